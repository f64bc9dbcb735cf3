import { type BundleError, fail, type Result, succeed } from '../bundle-error.js';
import type { LineStringsIr, ProgramIr, StringsIr, TextIr } from '../ir/index.js';
import { Findings } from './findings.js';
import { collectNames } from './names.js';
import { References } from './references.js';
import { linkTemplate } from './template.js';

type Texts = { readonly [Slot in keyof LineStringsIr]-?: TextIr | undefined };

/** The texts of every place that has some. Made once for all languages of a bundle. */
export type Places = ReadonlyMap<string, Texts>;

export function placesOf(program: ProgramIr): Places {
  const places = new Map<string, Texts>();
  const none = { text: undefined, label: undefined, echo: undefined, shownElse: undefined };
  for (const { code } of Object.values(program.scenes)) {
    for (const op of code) {
      if (op.op === 'say') places.set(op.id, { ...none, text: op.text });
      else if (op.op === 'offer')
        places.set(op.id, { ...none, label: op.label, echo: op.echo, shownElse: op.shownElse });
    }
  }
  return places;
}

/** Whether the texts of a language fit their program: each has a place, and its holes are those of the place's text. */
export function linkStrings(
  strings: StringsIr,
  program: ProgramIr,
  places: Places,
  part: string,
): Result<StringsIr, BundleError> {
  const findings = new Findings(part);
  const references = new References(collectNames(program), findings);
  for (const [id, line] of Object.entries(strings.lines)) {
    const texts = places.get(id);
    for (const slot of ['text', 'label', 'echo', 'shownElse'] as const) {
      const template = line[slot];
      if (!template) continue;
      findings.at('lines', id, slot);
      const source = texts?.[slot];
      if (source) linkTemplate({ template, arguments: source.arguments }, references, findings);
      else findings.report('The program has no such text.');
    }
  }
  const { titles } = strings;
  findings.at('titles');
  for (const scene of Object.keys(titles.scenes)) references.scene(scene);
  for (const entity of Object.keys(titles.entities)) references.entity(entity);
  for (const resource of Object.keys(titles.resources)) references.resource(resource);
  const cards = cardsOf(program);
  for (const card of Object.keys(titles.cards)) references.need(cards.has(card), `a card \`${card}\``);
  for (const [name, { items, fails }] of Object.entries(titles.missions)) {
    const mission = program.missions?.find((each) => each.name === name);
    references.need(mission !== undefined, `a mission \`${name}\``);
    const known = [...(mission?.objectives ?? []), ...(mission?.clocks ?? [])].map((each) => each.name);
    for (const item of Object.keys(items)) references.need(known.includes(item), `an objective or clock \`${item}\``);
    for (const index of Object.keys(fails)) {
      references.need(mission?.fails[Number(index)] !== undefined, `a fail state ${index} of ${name}`);
    }
  }
  for (const [name, cases] of Object.entries(titles.cases)) {
    references.enumeration(name);
    const known = Object.hasOwn(program.schema.enums, name) ? program.schema.enums[name] : undefined;
    for (const member of Object.keys(cases)) {
      references.need(known?.cases.some((each) => each.name === member) ?? true, `a member \`${member}\` of ${name}`);
    }
  }
  const { first } = findings;
  return first ? fail('invalid', first.where, first.detail) : succeed(strings);
}

function cardsOf(program: ProgramIr): ReadonlySet<string> {
  return new Set(
    Object.entries(program.decks ?? {}).flatMap(([deck, { cards }]) => cards.map(({ name }) => `${deck}.${name}`)),
  );
}
