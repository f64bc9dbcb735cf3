import type { LineStringsIr, PartIr, StringsIr } from '@fabula/runtime/bundle';
import type { Translation } from './check-strings.js';

/** What a bundle takes of a language. */
export function bundleStrings({ locale, read }: Translation): StringsIr {
  const lines: { [id: string]: { -readonly [Slot in keyof LineStringsIr]: LineStringsIr[Slot] } } = {};
  const scenes: { [scene: string]: string } = {};
  const entities: { [entity: string]: string } = {};
  const resources: { [resource: string]: string } = {};
  const cases: { [name: string]: { [member: string]: string } } = {};
  let pack: string | undefined;
  for (const [text, { template }] of read) {
    switch (text.kind) {
      case 'line':
      case 'label':
      case 'echo':
      case 'reason':
        (lines[text.of] ??= {})[slots[text.kind]] = template;
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
      case 'case': {
        const dot = text.of.lastIndexOf('.');
        (cases[text.of.slice(0, dot)] ??= {})[text.of.slice(dot + 1)] = titleOf(template);
        break;
      }
    }
  }
  return { locale, lines, titles: { ...(pack !== undefined && { pack }), scenes, entities, resources, cases } };
}

const slots = { line: 'text', label: 'label', echo: 'echo', reason: 'shownElse' } as const;

function titleOf(template: readonly PartIr[]): string {
  return template.filter((part) => typeof part === 'string').join('');
}
