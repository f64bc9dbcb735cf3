import type { MissionIr } from '../ir/index.js';
import type { Findings } from './findings.js';
import { type Frame, newFrame } from './frame.js';
import type { LogicLinker } from './logic.js';
import type { References } from './references.js';

/** What checking missions takes along. */
interface MissionLinking {
  readonly logic: LogicLinker;
  readonly references: References;
  readonly findings: Findings;
  readonly checkSlots: (frame: Frame) => void;
}

/** Follows a mission's names. What it asks is asked at each turn's end, so nothing in it may change anything. */
export function linkMission(linking: MissionLinking, index: number, mission: MissionIr): void {
  const { findings, logic, references, checkSlots } = linking;
  const frame = newFrame({});
  findings.at('missions', index);
  logic.guard(mission.starts, frame);
  const objectives = new Set(mission.objectives.map(({ name }) => name));
  const parts = [...mission.objectives, ...mission.clocks].map(({ name }) => name);
  for (const [at, name] of parts.entries()) {
    findings.expect(parts.indexOf(name) === at, () => `There are two of \`${name}\`.`);
  }
  for (const { after, done, fail } of mission.objectives) {
    for (const name of after?.objectives ?? []) references.need(objectives.has(name), `an objective \`${name}\``);
    logic.guard(done, frame);
    logic.guard(fail, frame);
  }
  for (const { from, full, type, is, body } of mission.clocks) {
    references.type(type);
    for (const each of [from, full, is]) logic.guard(each, frame);
    logic.statements(body, frame);
  }
  for (const { when } of mission.fails) logic.guard(when, frame);
  logic.statements(mission.reward, frame);
  checkSlots(frame);
}

/** Missions are kept by their names, so a name stands once. */
export function linkMissionNames(findings: Findings, missions: readonly MissionIr[]): void {
  const met = new Set<string>();
  for (const [index, { name }] of missions.entries()) {
    findings.at('missions', index);
    findings.expect(!met.has(name), () => `There are two of mission \`${name}\`.`);
    met.add(name);
  }
}
