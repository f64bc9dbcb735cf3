import {
  hasLetters,
  type LineStringsIr,
  type OpIr,
  type ProgramIr,
  type StringsIr,
  type TextIr,
} from '../bundle/index.js';
import type { Texts } from './texts.js';

/** The texts of a language; what it lacks is read as it was written. */
export function translatedTexts(source: Texts, strings: StringsIr): Texts {
  const { lines, titles } = strings;
  const titleOf = (id: string): string | undefined =>
    own(titles.entities, id) ?? own(titles.cards, id) ?? own(titles.scenes, id);
  return {
    ...source,
    pack: titles.pack ?? source.pack,
    text: (line, slot) => {
      if (slot === 'title') {
        const title = titleOf(line);
        return title === undefined ? source.text(line, slot) : { template: [title], arguments: [] };
      }
      const written = source.text(line, slot);
      const template = own(lines, line)?.[slot];
      return written && template ? { template, arguments: written.arguments } : written;
    },
    title: (id) => titleOf(id) ?? source.title(id),
    mission: (mission, item) => {
      const known = own(titles.missions, mission);
      const title =
        item === undefined
          ? known?.title
          : known && own(typeof item === 'number' ? known.fails : known.items, String(item));
      return title ?? source.mission(mission, item);
    },
    caseTitle: (enumName, member) => {
      const cases = own(titles.cases, enumName);
      return (cases && own(cases, member)) ?? source.caseTitle(enumName, member);
    },
    unit: (resource) => own(titles.resources, resource) ?? source.unit(resource),
  };
}

/** How many texts of lines and choices a language lacks. What has no letter needs no translation. */
export function countUntranslated(program: ProgramIr, strings: StringsIr): number {
  let missing = 0;
  for (const { code } of Object.values(program.scenes)) {
    for (const op of code) {
      for (const [id, slot, text] of textsIn(op))
        if (hasLetters(text.template) && !own(strings.lines, id)?.[slot]) missing += 1;
    }
  }
  return missing;
}

function textsIn(op: OpIr): readonly (readonly [id: string, slot: keyof LineStringsIr, text: TextIr])[] {
  if (op.op === 'say') return [[op.id, 'text', op.text]];
  if (op.op !== 'offer') return [];
  const { id, label, echo, shownElse } = op;
  return [
    [id, 'label', label],
    ...(echo ? [[id, 'echo', echo] as const] : []),
    ...(shownElse ? [[id, 'shownElse', shownElse] as const] : []),
  ];
}

/** Names come from a story: `constructor` is no translation. */
function own<T>(table: { readonly [name: string]: T }, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
