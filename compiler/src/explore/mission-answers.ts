import type { ProgramIr } from '@fabula/runtime/bundle';
import type { Place } from '../base/index.js';
import { catalogue, type Diagnostic } from '../diagnostics/index.js';
import type { Explored } from './explore.js';
import type { GoalSite } from './goals.js';
import type { At, ReportedGoal, ReportedMission, Way } from './report.js';
import type { Sites } from './sites.js';
import { testBlock } from './test-block.js';

export interface AnswerInput {
  readonly program: ProgramIr;
  readonly sites: Sites;
  readonly explored: Explored;
  readonly neverAt: ((place: Place) => string | undefined) | undefined;
  readonly at: (place: Place | undefined) => At | undefined;
  /** The ways that were found, by the numbers of the goals. */
  readonly ways: ReadonlyMap<number, Way>;
}

/**
 * What is known of each objective and fail state: a playthrough that comes to it, a reason why none can, or that it was
 * not shown. A reason comes from reading the story, or from having met all its states; where readers may say anything,
 * texts were only tried in samples, and having met all proves nothing.
 */
export function missionsOf(input: AnswerInput): readonly ReportedMission[] {
  const { program, sites } = input;
  return (program.missions ?? []).map(({ name, title }) => ({
    name,
    title: title ?? name,
    goals: sites.goals.flatMap((goal, number) => (goal.mission === name ? [answerOf(input, goal, number)] : [])),
  }));
}

function answerOf(input: AnswerInput, goal: GoalSite, number: number): ReportedGoal {
  const { place, part, is, title } = goal;
  return { objective: part, is, message: title, at: input.at(place), answer: answer(input, goal, number) };
}

function answer(input: AnswerInput, goal: GoalSite, number: number): ReportedGoal['answer'] {
  const { program, ways, neverAt } = input;
  const found = ways.get(number);
  if (found) {
    const { way, shortest } = found;
    const asked = [goal.mission, ...(goal.part === undefined ? [] : [goal.part]), goal.is].join('.');
    const what = goal.part === undefined ? `${goal.mission} ${goal.title}` : `${goal.mission}: ${goal.title}`;
    const test = testBlock(what.replaceAll(/[`"]/g, ''), program.start, way, {
      notes: [],
      expectations: [`expect ${asked}`],
    });
    return { shown: 'playthrough', turns: way.turns, shortest, test };
  }
  const reason = (goal.place && neverAt?.(goal.place)) ?? afterAll(input);
  return reason === undefined ? { shown: 'not' } : { shown: 'impossible', reason };
}

function afterAll({ program, explored: { search, stopped } }: AnswerInput): string | undefined {
  if (stopped !== 'complete' || search.dropped > 0 || hears(program)) return undefined;
  const states = search.table.size;
  return `in all ${states} states of the story it does not come about`;
}

/** Whether readers say anything in words: at the start, or on the way. */
function hears({ schema, scenes }: ProgramIr): boolean {
  if (schema.player.asked.length > 0) return true;
  return Object.values(scenes).some(({ code }) =>
    code.some((op) => op.op === 'hear' || (op.op === 'offer' && op.hear !== undefined)),
  );
}

/** What reading a story found of missions, by where it says so: findings name the conditions that can't come about. */
export function neverAtOf(diagnostics: readonly Diagnostic[]): (place: Place) => string | undefined {
  const reasons = new Map<string, string>();
  for (const { code, place, related, message } of diagnostics) {
    if (!ofMissions.has(code)) continue;
    for (const each of [place, ...related.map((other) => other.place)])
      reasons.set(`${each.file} ${each.span.start}`, message.replace(/\.$/, ''));
  }
  return ({ file, span }) => reasons.get(`${file} ${span.start}`);
}

const ofMissions: ReadonlySet<string> = new Set(
  [catalogue.objectiveNeverDone, catalogue.missionNeverDone, catalogue.failNeverHappens].map(({ code }) => code),
);
