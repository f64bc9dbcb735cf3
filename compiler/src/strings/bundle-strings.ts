import type { LineStringsIr, MissionStringsIr, PartIr, StringsIr } from '@fabula/runtime/bundle';
import type { Translation } from './check-strings.js';

/** What a bundle takes of a language. */
export function bundleStrings({ locale, read }: Translation): StringsIr {
  const lines: { [id: string]: LineStringsIr } = {};
  const scenes: { [scene: string]: string } = {};
  const entities: { [entity: string]: string } = {};
  const resources: { [resource: string]: string } = {};
  const cases: { [name: string]: { readonly [member: string]: string } } = {};
  const cards: { [card: string]: string } = {};
  const missions: { [mission: string]: MissionStringsIr } = {};
  let pack: string | undefined;
  for (const [text, { template }] of read) {
    switch (text.kind) {
      case 'line':
      case 'label':
      case 'echo':
      case 'reason':
        lines[text.of] = { ...lines[text.of], [slots[text.kind]]: template };
        break;
      case 'pack':
        pack = titleOf(template);
        break;
      case 'scene':
        scenes[text.of] = titleOf(template);
        break;
      case 'entity':
        entities[text.of] = titleOf(template);
        break;
      case 'resource':
        resources[text.of] = titleOf(template);
        break;
      case 'card':
        cards[text.of] = titleOf(template);
        break;
      case 'mission':
        missions[text.of] = { ...missionIn(missions, text.of), title: titleOf(template) };
        break;
      case 'objective':
      case 'clock':
      case 'fail': {
        const [mission, item] = split(text.of);
        const before = missionIn(missions, mission);
        const part = text.kind === 'fail' ? 'fails' : 'items';
        missions[mission] = { ...before, [part]: { ...before[part], [item]: titleOf(template) } };
        break;
      }
      case 'case': {
        const [name, member] = split(text.of);
        cases[name] = { ...cases[name], [member]: titleOf(template) };
        break;
      }
    }
  }
  return {
    locale,
    lines,
    titles: { ...(pack !== undefined && { pack }), scenes, entities, resources, cards, missions, cases },
  };
}

const slots = { line: 'text', label: 'label', echo: 'echo', reason: 'shownElse' } as const;

function missionIn(missions: { readonly [mission: string]: MissionStringsIr }, mission: string): MissionStringsIr {
  return missions[mission] ?? { items: {}, fails: {} };
}

/** `Mood.calm` as `Mood` and `calm`. */
function split(name: string): readonly [of: string, item: string] {
  const dot = name.lastIndexOf('.');
  return [name.slice(0, dot), name.slice(dot + 1)];
}

function titleOf(template: readonly PartIr[]): string {
  return template.filter((part) => typeof part === 'string').join('');
}
