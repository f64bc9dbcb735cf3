import type { SourceFile } from '../../base/index.js';
import { catalogue, type Diagnostic, type Related } from '../../diagnostics/index.js';

/** So many further places are shown; more would bury the rest. */
const mostShown = 3;

/**
 * Of a name that means nothing only the first use in a file is reported, and of a pack that is not `use`d the first of
 * its names. The later ones go along: as places beside the first, and in its fix, so that mending it mends them all.
 * Takes what is said in reading order; declarations are checked each by itself, so only here all of it is together.
 */
export function onceAName(
  diagnostics: readonly Diagnostic[],
  sources: ReadonlyMap<string, SourceFile>,
): readonly Diagnostic[] {
  const groups = new Map<string, Diagnostic[]>();
  for (const each of diagnostics) {
    const key = keyOf(each, sources);
    const group = key === undefined ? undefined : groups.get(key);
    if (group) group.push(each);
    else if (key !== undefined) groups.set(key, [each]);
  }
  return diagnostics.flatMap((each) => {
    const key = keyOf(each, sources);
    const group = key === undefined ? undefined : groups.get(key);
    if (!group || group.length === 1) return [each];
    return group[0] === each ? [together(each, group.slice(1), sources)] : [];
  });
}

function keyOf(
  { code, place, message, fix }: Diagnostic,
  sources: ReadonlyMap<string, SourceFile>,
): string | undefined {
  if (code === catalogue.missingUse.code) return `${code} ${place.file} ${fix?.title}`;
  if (code === catalogue.undefinedField.code) return `${code} ${place.file} ${message}`;
  return code === catalogue.undefinedName.code ? `${code} ${place.file} ${textAt({ place }, sources)}` : undefined;
}

function textAt({ place }: Pick<Diagnostic, 'place'>, sources: ReadonlyMap<string, SourceFile>): string {
  return sources.get(place.file)?.text.slice(place.span.start, place.span.end) ?? '';
}

function together(
  first: Diagnostic,
  later: readonly Diagnostic[],
  sources: ReadonlyMap<string, SourceFile>,
): Diagnostic {
  const names = new Set([textAt(first, sources)]);
  const related = later
    // A missing pack is missed by several names, and each says it once.
    .filter((each) => first.code !== catalogue.missingUse.code || isNew(names, textAt(each, sources)))
    .slice(0, mostShown)
    .map((each): Related => ({ place: each.place, message: `\`${textAt(each, sources)}\` is used here, too.` }));
  const { fix } = first;
  const same = later.flatMap((each) => (fix && each.fix?.title === fix.title ? each.fix.edits : []));
  const further = same.filter((edit) => edit.span.start !== edit.span.end);
  return {
    ...first,
    related: [...first.related, ...related],
    ...(fix && { fix: { ...fix, edits: [...fix.edits, ...further] } }),
  };
}

function isNew(names: Set<string>, name: string): boolean {
  const known = names.has(name);
  names.add(name);
  return !known;
}
