import { catalogue, type Diagnostic } from '../../diagnostics/index.js';

const absent: ReadonlySet<string> = new Set([
  catalogue.unknownPack.code,
  catalogue.packageWithoutPack.code,
  catalogue.packNamedOtherwise.code,
  catalogue.packCircle.code,
]);

/**
 * Without the names that mean nothing because a pack is not there, or can't be read as a whole: that it is not there has
 * been said, and each of its names would say it again. A name that is a slip of one that is known is still reported.
 */
export function withoutNamesOfAbsent(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const lacking = new Set(diagnostics.filter(({ code }) => absent.has(code)).map(packOf));
  const unread = diagnostics.some((each) => each.code.startsWith('FAB1') && packOf(each) !== '');
  if (lacking.size === 0 && !unread) return diagnostics;
  return diagnostics.filter(
    (each) =>
      each.code !== catalogue.undefinedName.code ||
      each.fix !== undefined ||
      !(lacking.has(packOf(each)) || (unread && packOf(each) === '')),
  );
}

/** The used pack whose file it is about; empty for the pack's own. */
function packOf({ place }: Diagnostic): string {
  return place.file.slice(0, Math.max(0, place.file.indexOf(':')));
}
