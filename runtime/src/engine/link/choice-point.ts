import { canonicalText, Refusal, spentKey } from '../../world/index.js';
import { actingSeat, isAlone, missingAt, waitingHere, windowAt } from '../run/answering.js';
import { lookAt, optionsOf, takeFallback } from '../run/point.js';
import { recordRefusal } from '../run/refuse.js';
import { noChoice, settleChoices } from '../run/settle.js';
import type { Turn } from '../run/turn.js';
import { halt, type LinkedOffer, type LinkedPoint, type Operate } from './linked.js';
import type { OpOf, Placed, SceneLinker } from './scene-linker.js';
import { linkTags, noTags } from './tags.js';

/** A choice point: looks at its offers; waits when one can be taken, else takes the fallback, else goes on. */
export function linkPoint(link: SceneLinker, { op, pc }: Placed<OpOf<'point'>>): Operate {
  const inside = link.code.slice(pc + 1, op.await);
  const point: LinkedPoint = {
    id: op.id,
    first: pc + 1,
    wait: op.await,
    gather: Math.max(
      pc,
      link.code.findIndex((part) => part.op === 'gather' && part.id === op.id),
    ),
    writes: inside.some((part) => part.op === 'for' || part.op === 'match'),
    choices: new Set(
      inside.flatMap((part) =>
        part.op === 'offer' || part.op === 'offerScene' || part.op === 'offerCards' ? [part.id] : [],
      ),
    ),
  };
  link.points.set(pc, point);
  const scene = link.scene;
  return (turn) => {
    if (!isAlone(turn)) {
      // Who comes back to where some have chosen finds that they have.
      if (missingAt(turn, pc).length === 0)
        return turn.frame.given.length > 0 ? settleChoices(turn, pc, point) : noChoice(turn, point);
      turn.waiting = waitingHere(turn, pc, point.id);
      turn.waitPc = pc;
      turn.waitAt = point.id;
      return halt;
    }
    const offers = lookAt(turn, point);
    const options = optionsOf(turn, offers);
    if (options.some(({ available }) => available)) {
      const window = windowAt(turn, pc);
      turn.waiting = { wait: 'choice', point: point.id, scene, options, ...(window !== undefined && { window }) };
      turn.waitPc = pc;
      turn.waitAt = point.id;
      return halt;
    }
    return takeFallback(turn, point, offers) ?? point.wait + 1;
  };
}

export function linkOffer(link: SceneLinker, { op, pc }: Placed<OpOf<'offer'>>): Operate {
  const { hear } = op;
  const offer: LinkedOffer = {
    id: op.id,
    sticky: op.sticky,
    fallback: false,
    guard: op.guard && link.expression(op.guard),
    label: link.text(op.label),
    echo: op.echo && link.text(op.echo),
    shownElse: op.shownElse && link.text(op.shownElse),
    keys: (op.keys ?? []).map((slot) => link.slots.index(slot)),
    hear: hear && { index: link.slots.index(hear.slot), max: hear.max, personal: hear.personal },
    tags: linkTags(link, op.tags),
    to: op.to,
  };
  return linkOffered(link, offer, pc + 1);
}

export function linkFallback(link: SceneLinker, { op, pc }: Placed<OpOf<'fallback'>>): Operate {
  const offer: LinkedOffer = {
    id: op.id,
    sticky: op.sticky,
    fallback: true,
    guard: op.guard && link.expression(op.guard),
    label: undefined,
    echo: undefined,
    shownElse: undefined,
    keys: [],
    hear: undefined,
    tags: noTags,
    to: op.to,
  };
  return linkOffered(link, offer, pc + 1);
}

/** Adds an offer to those of the point being looked at. One that is spent, or hidden by its guard, is none. */
function linkOffered(link: SceneLinker, offer: LinkedOffer, next: number): Operate {
  const plainKey = spentKey(link.world, offer.id, undefined);
  const { guard } = offer;
  // Where each chooses for themselves, or is spoken to alone, it is spent for them alone.
  const each = link.each || (link.actingDepth[next] ?? 0) > 0;
  return (turn) => {
    const key = offer.keys.length === 0 ? undefined : keyOf(turn, offer.keys);
    if (!offer.sticky) {
      const own = each && turn.seats.length > 1 ? actingSeat(turn) : undefined;
      const spent = turn.draft.get(
        key === undefined && own === undefined ? plainKey : spentKey(link.world, offer.id, key, own),
      );
      if (spent === true) return next;
    }
    const available = !guard || holds(turn, offer.id, guard);
    if (available || offer.shownElse) turn.offers.push({ linked: offer, key, available, locals: turn.locals });
    return next;
  };
}

/** A guard that is refused does not hold; that it was refused is recorded. */
export function holds(turn: Turn, id: string, guard: NonNullable<LinkedOffer['guard']>): boolean {
  const { locals, path, depth } = turn;
  try {
    return guard(turn) === true;
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    turn.locals = locals;
    turn.path = path;
    turn.depth = depth;
    recordRefusal(turn, id, refusal);
    return false;
  }
}

/** The elements a choice in loops stands for; a reference is its id. */
export function keyOf(turn: Turn, indexes: readonly number[]): string {
  return indexes
    .map((index) => {
      const value = turn.locals[index] ?? null;
      return typeof value === 'string' ? value : canonicalText(value);
    })
    .join('|');
}
