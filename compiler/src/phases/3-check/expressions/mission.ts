import type { MissionStepIr } from '@fabula/runtime/bundle';
import type { MissionDeclaration, Name } from '../../1-parse/index.js';
import type { Symbol } from '../../2-bind/index.js';
import type { Checker } from '../checker.js';
import { reportUndefined } from '../names.js';
import { boolTy } from '../types.js';
import type { Meaning } from './meaning.js';

/** What may be asked of a mission, of its objectives, of its clocks. */
export const missionWords = ['active', 'done', 'failed'] as const satisfies readonly MissionStepIr[];
const objectiveWords = ['open', 'done', 'failed'] as const satisfies readonly MissionStepIr[];
const clockWords = ['full'] as const satisfies readonly MissionStepIr[];

/** `find_ledger.done`, or `find_ledger.search` before what is asked of it. */
export function memberOfMission(c: Checker, name: Name, mission: Symbol<MissionDeclaration>): Meaning {
  c.reads.add(`value:${mission.id}`);
  const { objectives, clocks } = mission.declaration;
  const step = missionWords.find((word) => word === name.text);
  if (step) return { is: 'value', value: { type: boolTy, ir: { op: 'mission', mission: mission.id, is: step } } };
  const parts = [...objectives, ...clocks];
  const part = parts.find((each) => each.name.text === name.text);
  if (part) return { is: 'missionPart', mission, part };
  const known = [...parts.map((each) => each.name.text), ...missionWords];
  reportUndefined(c, `objective or clock of ${mission.name}`, name.text, name.span, known);
  return { is: 'reported' };
}

/** `find_ledger.search.done`, `find_ledger.high_water.full`. */
export function memberOfMissionPart(c: Checker, name: Name, { mission, part }: MissionPart): Meaning {
  const words: readonly MissionStepIr[] = part.kind === 'clock' ? clockWords : objectiveWords;
  const step = words.find((word) => word === name.text);
  if (step) {
    return {
      is: 'value',
      value: { type: boolTy, ir: { op: 'mission', mission: mission.id, part: part.name.text, is: step } },
    };
  }
  reportUndefined(c, `step of ${part.name.text}`, name.text, name.span, words);
  return { is: 'reported' };
}

type MissionPart = Extract<Meaning, { readonly is: 'missionPart' }>;
