import type { SequenceStrategy } from '../../bundle/index.js';
import { spentKey } from '../../world/index.js';
import { refusable } from '../run/refuse.js';
import { advance, positionOf, shuffledItem } from '../run/sequence.js';
import { happen, type Turn } from '../run/turn.js';
import type { Evaluate, Operate } from './linked.js';
import type { OpOf, Placed, SceneLinker } from './scene-linker.js';

interface Item {
  readonly guard: Evaluate | undefined;
  readonly once: string | undefined;
  readonly to: number;
}

/** One of several bodies. An item whose guard fails, or that was used up, is passed over. */
export function linkPick(link: SceneLinker, { op, owner }: Placed<OpOf<'pick'>>): Operate {
  const items = op.items.map(
    (item): Item => ({ guard: item.guard && link.expression(item.guard), once: item.once, to: item.to }),
  );
  const { id, strategy, else: otherwise } = op;
  const spent = items.map(({ once }) => (once === undefined ? undefined : spentKey(link.world, once, undefined)));
  const isOpen = (turn: Turn, index: number): boolean => {
    const item = items[index];
    if (!item) return false;
    const key = spent[index];
    if (key !== undefined && turn.draft.get(key) === true) return false;
    return !item.guard || item.guard(turn) === true;
  };
  const take = (turn: Turn, index: number): number => {
    const item = items[index];
    if (!item) return otherwise;
    if (item.once !== undefined) happen(turn, { event: 'taken', by: item.once });
    return item.to;
  };
  if (strategy === 'first') {
    return refusable(owner, otherwise, (turn) => {
      for (let i = 0; i < items.length; i++) if (isOpen(turn, i)) return take(turn, i);
      return otherwise;
    });
  }
  return refusable(owner, otherwise, (turn) => {
    for (const { item, next } of inTurn(turn, id, strategy, items.length)) {
      if (!isOpen(turn, item)) continue;
      advance(turn, id, next);
      return take(turn, item);
    }
    return otherwise;
  });
}

/** The items in the order in which a strategy would try them now, each with where the sequence stands after it. */
function* inTurn(
  turn: Turn,
  id: string,
  strategy: SequenceStrategy,
  count: number,
): Generator<{ readonly item: number; readonly next: number }> {
  const at = positionOf(turn, id);
  switch (strategy) {
    case 'cycle':
      for (let i = 0; i < count; i++) yield { item: (at + i) % count, next: (at + i + 1) % count };
      return;
    case 'stop':
      for (let i = Math.min(at, count - 1); i < count; i++) yield { item: i, next: Math.min(i + 1, count - 1) };
      for (let i = Math.min(at, count - 1) - 1; i >= 0; i--) yield { item: i, next: at };
      return;
    case 'once':
      for (let i = at; i < count; i++) yield { item: i, next: i + 1 };
      return;
    case 'shuffle':
      // What is left of this round, then the next one.
      for (let i = at; i < at + 2 * count; i++) yield { item: shuffledItem(turn, id, i, count), next: i + 1 };
      return;
    case 'shuffle once':
      for (let i = at; i < count; i++) yield { item: shuffledItem(turn, id, i, count), next: i + 1 };
      return;
  }
}

export function linkOnce(link: SceneLinker, { op, pc }: Placed<OpOf<'once'>>): Operate {
  const key = spentKey(link.world, op.id, undefined);
  const { id, else: otherwise } = op;
  return (turn) => {
    if (turn.draft.get(key) === true) return otherwise;
    happen(turn, { event: 'taken', by: id });
    return pc + 1;
  };
}
