import type { OpIr, ProgramIr, TextIr } from '../bundle/index.js';
import type { TextOutput } from '../engine/index.js';
import { missionKey, missionTitles } from './mission-titles.js';

/** What rendering needs of a bundle: its texts by the ids that output names, its titles and scales. */
export interface Texts {
  /** The story's title. */
  readonly pack: string;
  text(line: string, slot: TextOutput['text']): TextIr | undefined;
  /** An entity's, scene's or pack's name for a reader; the id where it has no title. */
  title(id: string): string;
  caseTitle(enumName: string, member: string): string;
  /** A mission's, or that of an objective or a clock by name, of a fail state by index. */
  mission(mission: string, item?: string | number): string;
  /** How many decimals an amount of this resource shows. */
  scale(resource: string): number;
  /** What one counts in it: its title, or its name. */
  unit(resource: string): string;
}

/** The texts of one op. */
type Slots = Partial<Record<TextOutput['text'], TextIr>>;

/** Made once a bundle: 0.1 µs a line. */
export function textsOf(program: ProgramIr): Texts {
  const lines = new Map<string, Slots>();
  const titles = new Map<string, string>();
  for (const scene of Object.values(program.scenes)) {
    titles.set(scene.name, plainText(scene.title) ?? lastName(scene.name));
    for (const op of scene.code) {
      const slots = slotsOf(op);
      if (slots) lines.set(slots.id, slots.texts);
    }
  }
  for (const [name, deck] of Object.entries(program.decks ?? {})) {
    for (const card of deck.cards) {
      if (card.title !== undefined) titles.set(`${name}.${card.name}`, card.title);
    }
  }
  for (const entity of program.schema.entities) titles.set(entity.id, entity.title ?? lastName(entity.id));
  const cases = new Map<string, string>();
  for (const [name, declared] of Object.entries(program.schema.enums)) {
    for (const member of declared.cases)
      if (member.title !== undefined) cases.set(`${name} ${member.name}`, member.title);
  }
  const missions = missionTitles(program);
  return {
    pack: program.pack.title,
    text: (line, slot) => (slot === 'title' ? plain(titles.get(line)) : lines.get(line)?.[slot]),
    title: (id) => titles.get(id) ?? lastName(id),
    caseTitle: (enumName, member) => cases.get(`${enumName} ${member}`) ?? member,
    mission: (mission, item) => missions.get(missionKey(mission, item)) ?? lastName(String(item ?? mission)),
    scale: (resource) => program.schema.resources[resource]?.scale ?? 0,
    unit: (resource) => program.schema.resources[resource]?.title ?? lastName(resource),
  };
}

function slotsOf(op: OpIr): { id: string; texts: Slots } | undefined {
  if (op.op === 'say') return { id: op.id, texts: { text: op.text } };
  if (op.op !== 'offer') return undefined;
  return {
    id: op.id,
    texts: {
      label: op.label,
      ...(op.echo && { echo: op.echo }),
      ...(op.shownElse && { shownElse: op.shownElse }),
    },
  };
}

function plain(title: string | undefined): TextIr | undefined {
  return title === undefined ? undefined : { template: [title], arguments: [] };
}

/** A title has no holes. */
function plainText(text: TextIr | undefined): string | undefined {
  const title = text?.template.filter((part) => typeof part === 'string').join('');
  return title === '' ? undefined : title;
}

/** `quay.pier` reads as `pier`. */
function lastName(id: string): string {
  return id.slice(Math.max(id.lastIndexOf('.'), id.lastIndexOf('/')) + 1).replaceAll('_', ' ');
}
