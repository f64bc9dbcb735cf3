import type { Outcome, Problem } from './machine.js';
import type { Sites } from './sites.js';

/** Something worth telling that a turn came to. */
export type Happening =
  /** The story ended, at this op: by `-> end`, or because there was no way on. */
  | { readonly kind: 'ending'; readonly op: number }
  | { readonly kind: 'deadEnd'; readonly op: number }
  /** A mission came to this: the number of the goal. */
  | { readonly kind: 'goal'; readonly goal: number }
  | { readonly kind: Problem['problem']; readonly by: string; readonly what: string; readonly detail: string };

/** What a turn came to besides a state. */
export function happeningsIn({ problems, goals, end }: Outcome, { ops }: Sites): readonly Happening[] {
  if (problems.length === 0 && goals.length === 0 && end === undefined) return nothing;
  const found: Happening[] = problems.map(({ problem, by, what, detail }) => ({ kind: problem, by, what, detail }));
  for (const goal of goals) found.push({ kind: 'goal', goal });
  if (end !== undefined) found.push({ kind: ops[end]?.op.op === 'end' ? 'ending' : 'deadEnd', op: end });
  return found;
}

const nothing: readonly Happening[] = [];

/** Equal for what is the same thing, however it came about. */
export function nameOf(happening: Happening): string {
  if (happening.kind === 'goal') return `goal ${happening.goal}`;
  return 'op' in happening
    ? `${happening.kind} ${happening.op}`
    : `${happening.kind} ${happening.by} ${happening.what}`;
}
