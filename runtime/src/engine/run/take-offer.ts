import type { Value } from '../../bundle/index.js';
import { Refusal } from '../../world/index.js';
import { takeStaged } from '../link/line.js';
import type { LinkedPoint, LinkedSequence } from '../link/linked.js';
import { audienceAt } from './answering.js';
import { adoptLocals, shown } from './point.js';
import { recordRefusal } from './refuse.js';
import { happen, type Offer, type Turn } from './turn.js';

/** A choice is taken for a seat; answers where its body begins. */
export function takeOffer(
  turn: Turn,
  point: LinkedPoint,
  offer: Offer,
  { seat, heard }: { readonly seat: string; readonly heard: Value | undefined },
): number {
  const { linked, key, taken } = offer;
  const { scene } = turn.frame;
  const isOwn = scene.ir.choices?.by === 'each' || (scene.actingDepth[point.first] ?? 0) > 0;
  const own = turn.seats.length > 1 && isOwn;
  adoptLocals(turn, point, offer);
  happen(turn, {
    event: 'chosen',
    by: linked.id,
    seat,
    ...(key !== undefined && { key }),
    ...(!linked.sticky && { spent: true as const }),
    ...(own && !linked.sticky && { own: true as const }),
  });
  if (taken) turn.frame.locals[taken.slot] = taken.card;
  if (linked.hear && heard !== undefined) turn.frame.locals[linked.hear.index] = heard;
  echo(turn, point, offer);
  return linked.to;
}

/**
 * What is said when the choice is taken. Its label was shown to a reader, so the sequences in it and in the echo move on
 * now, each once, after both were read at the same place.
 */
function echo(turn: Turn, point: LinkedPoint, offer: Offer): void {
  const { linked } = offer;
  const sequences: readonly LinkedSequence[] = [
    ...(linked.label?.sequences ?? []),
    ...(linked.echo?.sequences ?? []).filter(
      ({ site }) => !linked.label?.sequences.some((other) => other.site === site),
    ),
  ];
  if (linked.echo) {
    const to = audienceAt(turn, turn.frame.scene.audienceDepth[point.first] ?? 0);
    turn.quiet = true;
    try {
      const text = shown(turn, linked.id, 'echo', linked.echo);
      turn.output.push({
        part: 'line',
        text,
        tags: takeStaged(turn, linked.tags(turn)),
        glueBefore: false,
        glueAfter: false,
        ...(to && { audience: to }),
      });
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      turn.locals = turn.frame.locals;
      turn.path = '';
      turn.depth = 0;
      recordRefusal(turn, linked.id, refusal);
    }
    turn.quiet = false;
  }
  for (const { advance } of sequences) advance(turn);
}
