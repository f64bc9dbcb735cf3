import type { Answers } from './change.js';
import { type Plan, type PlanInput, planMigration } from './plan.js';

/** A plan, and the answers that change nothing of it, as they are given; it is made without them. */
export interface NeededPlan {
  readonly plan: Plan;
  readonly idle: readonly string[];
}

/** Leaves out the answers that name nothing that is gone: one that is misspelt must not look as if it had been heard. */
export async function planWithoutIdle(input: PlanInput): Promise<NeededPlan> {
  let plan = await planMigration(input);
  const idle: string[] = [];
  for (const { says, without } of eachAnswer(input.answers)) {
    const fewer = await planMigration({ ...input, answers: without(plan.answers) });
    if (content(fewer) !== content(plan)) continue;
    plan = fewer;
    idle.push(says);
  }
  return { plan, idle };
}

interface Given {
  readonly says: string;
  readonly without: (answers: Answers) => Answers;
}

function eachAnswer({ moved, dropped, kept = [], turned = {} }: Answers): readonly Given[] {
  return [
    ...Object.entries(moved).map(([place, to]) => ({
      says: `--moved "${place} to ${to}"`,
      without: (answers: Answers) => ({ ...answers, moved: lacking(answers.moved, place) }),
    })),
    ...dropped.map((what) => ({
      says: `--drop "${what}"`,
      without: (answers: Answers) => ({ ...answers, dropped: answers.dropped.filter((each) => each !== what) }),
    })),
    ...kept.map((what) => ({
      says: `--keep "${what}"`,
      without: (answers: Answers) => ({ ...answers, kept: (answers.kept ?? []).filter((each) => each !== what) }),
    })),
    ...Object.entries(turned).map(([relation, is]) => ({
      says: `--${is ? 'turned' : 'not-turned'} ${relation}`,
      without: (answers: Answers) => ({ ...answers, turned: lacking(answers.turned ?? {}, relation) }),
    })),
  ];
}

function lacking<T>(of: { readonly [name: string]: T }, name: string): { readonly [name: string]: T } {
  return Object.fromEntries(Object.entries(of).filter(([each]) => each !== name));
}

/** All of a plan but its answers. */
function content({ answers: _, ...rest }: Plan): string {
  return JSON.stringify(rest);
}
