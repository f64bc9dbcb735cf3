import type { Value } from '../../bundle/index.js';
import { equalValues, Refusal } from '../../world/index.js';
import type { LinkedRule } from '../link/linked.js';
import { settleDirectors } from './directors.js';
import { ruleRounds } from './limits.js';
import { settleMissions, tellMissions } from './missions.js';
import { recordRefusal } from './refuse.js';
import { markOf, undo } from './savepoint.js';
import { type Emitted, freshFrame, nowhere, spend, type Turn } from './turn.js';

/** Takes note of what rules watch, before a turn changes anything. */
export function watch(turn: Turn): void {
  turn.watched = watchedBy(turn);
}

/**
 * Runs what belongs to a turn's end, in rounds: first rules, then missions. A rule sees what was emitted and changed
 * before its round began, each thing once; what rules and missions do is seen in the next round. Rules that keep waking
 * each other are stopped, and the ledger says so: the turn itself stands.
 */
export function runTurnEnd(turn: Turn, after?: TurnEnd): TurnEnd {
  const { rules, missions, directors } = turn.program;
  if (rules.length === 0 && missions.size === 0 && directors.length === 0) return { seen: 0, round: 0 };
  if (turn.draft.turn === 0 && !after) tellMissions(turn);
  const { frame, locals } = turn;
  const first = after?.round ?? 0;
  let seen = after?.seen ?? 0;
  let isDirected = after !== undefined;
  let round = first;
  for (; ; round++) {
    const emitted = turn.emitted.slice(seen);
    seen = turn.emitted.length;
    const now = watchedBy(turn);
    const before = turn.watched;
    turn.watched = now;
    const due = rules.flatMap((rule, index) =>
      dueTimes(rule, { emitted, round, before: before[index], now: now[index] }),
    );
    if (due.length > 0 && round - first >= ruleRounds) {
      const detail = `more than ${ruleRounds} rounds`;
      turn.events.push({ event: 'fault', by: due[0]?.rule.name ?? '', fault: 'rulesDontSettle', detail });
      break;
    }
    for (const [time, { rule, event }] of due.entries()) run(turn, rule, event, `${round}.${time}`);
    if (settleMissions(turn) || due.length > 0) continue;
    // Directors look at what the turn has come to, once; what they change may wake rules in their turn.
    if (isDirected || !settleDirectors(turn)) break;
    isDirected = true;
  }
  turn.frame = frame;
  turn.locals = locals;
  return { seen, round: round + 1 };
}

/** How far a turn's end has come: what was played behind it is settled from there. */
export interface TurnEnd {
  /** How much of what was emitted rules have seen. */
  readonly seen: number;
  readonly round: number;
}

interface Due {
  readonly rule: LinkedRule;
  readonly event: Emitted | undefined;
}

interface Looked {
  readonly emitted: readonly Emitted[];
  readonly round: number;
  readonly before: Value | undefined;
  readonly now: Value | undefined;
}

function dueTimes(rule: LinkedRule, { emitted, round, before = null, now = null }: Looked): Due[] {
  const { on } = rule;
  const once = [{ rule, event: undefined }];
  if ('everyTurn' in on) return round === 0 ? once : [];
  if ('watched' in on) return equalValues(before, now) ? [] : once;
  return emitted.filter(({ name }) => name === on.event).map((event) => ({ rule, event }));
}

/** A rule is refused whole, as an action is. Chance is its own: scope is the rule, the turn, and which run of it this is. */
function run(turn: Turn, { name, on, when, body, size }: LinkedRule, event: Emitted | undefined, time: string): void {
  const locals = new Array<Value | undefined>(size).fill(undefined);
  if ('event' in on && on.slot !== undefined && event) {
    const fields = Object.fromEntries(on.fields.map((field) => [field, event.data[field] ?? null]));
    locals[on.slot] = { is: 'record', fields };
  }
  turn.frame = freshFrame(nowhere, locals, `rule ${name}#${turn.draft.turn}.${time}`);
  turn.locals = locals;
  spend(turn, 1);
  turn.overwritten.length = 0;
  const mark = markOf(turn);
  try {
    if (when && when(turn) !== true) return;
    body(turn);
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    undo(turn, mark);
    recordRefusal(turn, name, refusal);
  }
}

/** What rules watch, by their place among them. What can't be read is as if it were not there. */
function watchedBy(turn: Turn): readonly (Value | undefined)[] {
  return turn.program.rules.map(({ on, size }) => {
    if (!('watched' in on)) return undefined;
    const { locals, path, depth } = turn;
    turn.locals = new Array<Value | undefined>(size).fill(undefined);
    try {
      return on.watched(turn);
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      return null;
    } finally {
      turn.locals = locals;
      turn.path = path;
      turn.depth = depth;
    }
  });
}
