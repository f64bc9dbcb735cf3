import { distance } from 'fastest-levenshtein';
import type { Place } from '../../../base/index.js';
import { catalogue, type Diagnostic, diagnostic } from '../../../diagnostics/index.js';
import type { AnalyzeInput } from '../input.js';

/**
 * Tags that stand once in the pack, a letter or two off one that stands there more often or is declared. What a host
 * understands is not known here: a tag that stands once and is like no other may well be meant.
 */
export function tagSpeltAlone({ program, scenes }: AnalyzeInput): Diagnostic[] {
  const { main } = program;
  const uses = new Map<string, Place[]>();
  for (const { symbol, tags } of scenes) {
    if (symbol.chapter.unit !== main) continue;
    for (const { name } of tags.keys()) {
      const place = { file: symbol.file.path, span: { start: name.span.start - 1, end: name.span.end } };
      const known = uses.get(name.text);
      if (known) known.push(place);
      else uses.set(name.text, [place]);
    }
  }
  const declared = new Set(
    [main, ...main.uses.map(({ unit }) => unit)].flatMap((unit) =>
      [...unit.chapters.values()].flatMap((chapter) => [...chapter.names.tag.keys()]),
    ),
  );
  const likelier = [...new Set([...declared, ...[...uses].filter(([, all]) => all.length > 1).map(([name]) => name)])];
  return [...uses].flatMap(([name, places]) => {
    const [place, second] = places;
    if (!place || second || declared.has(name)) return [];
    const other = likelier.find((each) => isNear(name, each));
    if (other === undefined) return [];
    const fix = {
      title: `Write \`#${other}\``,
      edits: [{ file: place.file, span: place.span, text: `#${other}` }],
    };
    return [diagnostic(catalogue.tagSpeltAlone, place, { name, other }, { fix })];
  });
}

/** Two letters in a word of some length, one in a short one; two that are swapped are two. */
function isNear(name: string, other: string): boolean {
  const far = distance(name, other);
  return far > 0 && far <= (Math.min(name.length, other.length) > 4 ? 2 : 1);
}
