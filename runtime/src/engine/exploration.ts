import type { ExprIr, StatementIr, Value } from '../bundle/index.js';
import { cellParts, type Hashing, isList } from '../world/index.js';

/**
 * What whoever explores a pack is told by the engine, and decides for it. An engine made without it pays nothing: what
 * is watched is wrapped when the pack is linked, not asked about when it runs.
 */
export interface Exploration {
  readonly influence: Influence;
  /** Asked once for each expression; what it answers is called with every value that the expression has. */
  expression(node: ExprIr): ((value: Value) => void) | undefined;
  /** Asked once for each block of logic; what it answers is called whenever the block begins. */
  statements(nodes: readonly StatementIr[]): (() => void) | undefined;
  /** Asked once for each op of a scene; what it answers is called with the index of the op that flow goes on at. */
  op(scene: string, pc: number): ((next: number) => void) | undefined;
  /** What a throw comes to, from `low` to `high`; undefined leaves it to the session's own chance. */
  draw(low: number, high: number): number | undefined;
}

/** What of a session's history its future can hang on: two states that differ in nothing else are taken for one. */
export interface Influence {
  /** Up to how many visits of a place make a difference; 0 where nothing asks for them. */
  visits(place: string): number;
  /** How many positions of a sequence make a difference: its count comes round after them. 0: nothing hangs on it. */
  sequence(site: string): number;
  /** Whether it makes a difference that a choice, or another place that is used up, was taken. */
  spent(place: string): boolean;
  /** Places whose last visit is asked for, and up to how many turns ago makes a difference. */
  readonly since: ReadonlyMap<string, number>;
  /** Events that are asked for. */
  readonly events: ReadonlyMap<string, EventInfluence>;
  /** Directors, and up to how many turns ago the beat that they are at began makes a difference. */
  readonly beats?: ReadonlyMap<string, number>;
  /** Up to what count of turns, and of choices, it makes a difference. */
  readonly turns: number;
  readonly choices: number;
}

/** What of an event's past makes a difference. */
export interface EventInfluence {
  /** It is asked for that many turns back; absent: however long ago it was. */
  readonly turns?: number;
  /** Up to how many turns between it and the event before make a difference. */
  readonly gap: number;
  /** Its hour does, too. */
  readonly timed: boolean;
}

/** Hashing that leaves out of a state's hash what its future can't hang on: so it is the key of exploration. */
export function hashingFor(hashing: Hashing, { visits, sequence, spent, beats }: Influence): Hashing {
  /** What of a cell counts, by its key: the same few keys are asked for in every state. */
  const known = new Map<string, (value: Value) => Value | undefined>();
  const ruleOf = (key: string): ((value: Value) => Value | undefined) => {
    const [kind, name = ''] = cellParts(key);
    // When something happened is told by how long ago that is: see the key.
    if (kind === 'w' && name.endsWith('.since') && beats?.has(name.slice(0, -'.since'.length))) return () => undefined;
    if (key === 'm/seed' || key === 'm/events' || kind === 'l') return () => undefined;
    if (kind === 'v') {
      const most = visits(name);
      return (value) => (most === 0 || !isList(value) ? undefined : upTo(most, value[0]));
    }
    if (kind === 'q') {
      const count = sequence(name);
      return (value) => (count === 0 || typeof value !== 'number' ? undefined : value % count);
    }
    if (kind === 'o' && !spent(name)) return () => undefined;
    if (kind === 'b') return withoutRound;
    return (value) => value;
  };
  return {
    hash: hashing.hash,
    counts: (key, value) => {
      const rule = known.get(key) ?? ruleOf(key);
      if (known.size < 100_000) known.set(key, rule);
      return rule(value);
    },
  };
}

/** Whoever explores takes a shuffled deck's cards in any order, so nothing hangs on which round it is. */
function withoutRound(pile: Value): Value {
  if (pile === null || typeof pile !== 'object' || isList(pile) || pile.is !== 'record') return pile;
  const { round: _, ...fields } = pile.fields;
  return { is: 'record', fields };
}

function upTo(most: number, count: Value | undefined): number {
  return typeof count === 'number' ? Math.min(count, most) : 0;
}
