import type { Objective } from '../1-parse/index.js';
import type { CheckedMission } from '../3-check/index.js';
import type { NeverHolds, Prospects } from './never-holds.js';

/** Why an objective can never be done. */
export type NeverDone =
  /** Its own condition never holds. */
  | NeverHolds
  /** It comes after one that is only done with the mission, and so not before. */
  | { readonly because: 'kept'; readonly after: string }
  /** It comes after one that can never be done, which is said there. */
  | { readonly because: 'after' }
  /** It comes after itself, by way of these. */
  | { readonly because: 'circle'; readonly circle: readonly Objective[] };

/**
 * Which objectives can never be done, and why. First grows what can be done: whose condition may hold, and whose `after`
 * can be done. What is left over waits for something that never comes, or for itself.
 */
export function neverDone(
  { symbol, conditions }: CheckedMission,
  prospects: Prospects,
): ReadonlyMap<Objective, NeverDone> {
  const { objectives } = symbol.declaration;
  const found = new Map<Objective, NeverDone>();
  for (const objective of objectives) {
    const { done } = objective;
    const never = done && prospects(done, conditions.get(done));
    if (never) found.set(objective, never);
  }
  const byName = new Map(objectives.map((objective) => [objective.name.text, objective]));
  const afterOf = ({ after }: Objective): readonly Objective[] =>
    (after?.objectives ?? []).flatMap(({ text }) => byName.get(text) ?? []);
  const can = new Set<Objective>();
  const opens = (objective: Objective): boolean => {
    const { after } = objective;
    if (!after) return true;
    const first = afterOf(objective);
    return after.any ? first.some((each) => can.has(each)) : first.every((each) => can.has(each));
  };
  // Those behind each: they are looked at again when it can be done.
  const behind = new Map<Objective, Objective[]>();
  for (const each of objectives)
    for (const first of afterOf(each)) {
      const known = behind.get(first);
      if (known) known.push(each);
      else behind.set(first, [each]);
    }
  const work = [...objectives];
  for (let each = work.pop(); each; each = work.pop()) {
    if (can.has(each) || !each.done || found.has(each) || !opens(each)) continue;
    can.add(each);
    work.push(...(behind.get(each) ?? []));
  }
  // What can't open but for what it comes after: kept ones open, too, and are then done with the mission.
  const stuck = new Set(objectives.filter((each) => !found.has(each) && !can.has(each) && !opens(each)));
  for (const objective of stuck) found.set(objective, whyStuck(objective, stuck, afterOf));
  return found;
}

function whyStuck(
  objective: Objective,
  stuck: ReadonlySet<Objective>,
  afterOf: (objective: Objective) => readonly Objective[],
): NeverDone {
  const circle = circleOf(objective, stuck, afterOf);
  if (circle) return { because: 'circle', circle };
  const kept = afterOf(objective).find((each) => !each.done && !stuck.has(each));
  return kept ? { because: 'kept', after: kept.name.text } : { because: 'after' };
}

/** The way from an objective back to itself over others that can't open either. */
function circleOf(
  objective: Objective,
  stuck: ReadonlySet<Objective>,
  afterOf: (objective: Objective) => readonly Objective[],
): readonly Objective[] | undefined {
  const seen = new Set<Objective>();
  const ways: Objective[][] = [[objective]];
  for (let way = ways.shift(); way; way = ways.shift()) {
    const last = way.at(-1) ?? objective;
    for (const next of afterOf(last)) {
      if (next === objective) return way;
      if (!stuck.has(next) || seen.has(next)) continue;
      seen.add(next);
      ways.push([...way, next]);
    }
  }
  return undefined;
}
