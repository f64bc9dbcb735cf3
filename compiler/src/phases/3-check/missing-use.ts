import type { Span } from '../../base/index.js';
import { catalogue, type Fix } from '../../diagnostics/index.js';
import type { Namespace, Unit } from '../2-bind/index.js';
import type { Checker } from './checker.js';
import { libraryNames } from './library-names.js';

/** Longer than what anybody would write before a pack's name has passed. */
const longestPath = 200;

/**
 * Whether an unknown name is one that a pack of the standard library has and nobody `use`s; then that is what is said.
 * A `use` that names no pack was reported, so what it would have brought is passed over.
 */
export function reportMissingUse(
  c: Checker,
  kind: string,
  name: string,
  span: Span,
  namespaces: readonly Namespace[],
): boolean {
  const { unit } = c.chapter;
  const found = libraryNames.find(
    ({ pack, names }) =>
      pack !== unit.name &&
      !unit.uses.some((use) => use.unit.name === pack) &&
      (isWithin(pack, name, pathAt(c, span)) || namespaces.some((namespace) => names[namespace]?.includes(name))),
  );
  if (!found || namespaces.length === 0) return false;
  const { pack } = found;
  if (!hasBrokenUse(unit)) c.report(catalogue.missingUse, span, { kind, name, pack }, { fix: useFix(unit, pack) });
  return true;
}

/** `d20.check`, `std.d20.check`, or a pack's name alone. */
function isWithin(pack: string, name: string, path: string): boolean {
  const alias = pack.slice(pack.lastIndexOf('.') + 1);
  return name === alias || name === pack || [alias, pack].some((each) => path.startsWith(`${each}.`));
}

/** What is written from a place on, as far as it is a path: of one that names nothing, only its head is a name here. */
function pathAt(c: Checker, span: Span): string {
  return (
    /^[\p{L}\p{N}_]+(?:\.[\p{L}\p{N}_]+)*/u.exec(c.file.text.slice(span.start, span.start + longestPath))?.[0] ?? ''
  );
}

function hasBrokenUse(unit: Unit): boolean {
  const declarations = unit.files.flatMap(({ tree }) => tree.declarations);
  const written = declarations.flatMap((each) =>
    each.kind === 'useDeclaration' || each.kind === 'pack' ? each.uses : [],
  );
  return written.some(({ path }) => {
    const name = path.names.map((each) => each.text).join('.');
    return !unit.uses.some((use) => use.unit.name === name);
  });
}

/** Puts the `use` beside the others, else below the title, as one would. */
function useFix(unit: Unit, pack: string): Fix {
  const { packFile: file, pack: declaration } = unit;
  const edit = (start: number, text: string): Fix => ({
    title: `Add \`use ${pack}\``,
    edits: [{ file: file.path, span: { start, end: start }, text }],
  });
  const last = declaration.uses.at(-1);
  if (last) return edit(last.span.end, `, ${pack}`);
  const { title, version, path, span } = declaration;
  const open = /^\s*\{/.exec(file.text.slice(path.span.end, span.end));
  if (!open) return edit(span.end, `\nuse ${pack}`);
  const above = Math.max(path.span.end + open[0].length, title?.span.end ?? 0, version?.span.end ?? 0);
  const lines = file.text.slice(span.start, span.end).includes('\n');
  return edit(above, `${lines ? '\n ' : ''} use ${pack}`);
}
