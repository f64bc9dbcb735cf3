import { Refusal } from '../../world/index.js';
import type { LinkedPoint, LinkedText } from '../link/linked.js';
import type { Option, TextOutput } from '../output.js';
import { recordRefusal } from './refuse.js';
import { happen, type Offer, spend, type Turn } from './turn.js';

/**
 * Looks at a choice point: runs its offers, branches and loops without changing anything. It is done when the point is
 * reached, when a choice is taken (so that guards are asked again), and whenever a host asks what the session waits for.
 */
export function lookAt(turn: Turn, point: LinkedPoint): readonly Offer[] {
  const { frame, quiet, offers: outer } = turn;
  const offers: Offer[] = [];
  turn.offers = offers;
  turn.quiet = true;
  if (point.writes) {
    turn.frame = { ...frame, locals: frame.locals.slice() };
    turn.locals = turn.frame.locals;
  }
  const { code } = frame.scene;
  for (let pc = point.first; pc !== point.wait; ) {
    spend(turn, 1);
    const operate = code[pc];
    if (!operate) throw new TypeError(`a choice point of ${frame.scene.name} leads out of its scene`);
    const count = offers.length;
    pc = operate(turn);
    // The next round of a loop writes the same locals, so an offer keeps a copy of what it saw.
    for (let i = count; point.writes && i < offers.length; i++) {
      const offer = offers[i];
      if (offer) offers[i] = { ...offer, locals: turn.locals.slice() };
    }
  }
  turn.frame = frame;
  turn.locals = frame.locals;
  turn.quiet = quiet;
  turn.offers = outer;
  if (!offers.some(isOffered)) return offers;
  return [...offers.filter((offer) => !isOffered(offer)), ...offers.filter(isOffered)];
}

/** What `~ offer` adds comes after the point's own choices, wherever it stands among them. */
function isOffered({ title }: Offer): boolean {
  return title !== undefined;
}

/** The offers as a reader sees them. One whose text is refused is not shown. */
export function optionsOf(turn: Turn, offers: readonly Offer[]): readonly Option[] {
  const { quiet, locals } = turn;
  turn.quiet = true;
  const options: Option[] = [];
  for (const offer of offers) {
    if (offer.linked.fallback) continue;
    turn.locals = offer.locals;
    try {
      options.push(optionOf(turn, offer));
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      turn.path = '';
      turn.depth = 0;
      recordRefusal(turn, offer.linked.id, refusal);
    }
  }
  turn.locals = locals;
  turn.quiet = quiet;
  return options;
}

function optionOf(turn: Turn, { linked, key, available, title }: Offer): Option {
  const { id, label, shownElse, hear, tags } = linked;
  if (title !== undefined) {
    const shownBy: TextOutput = { line: title, text: 'title', arguments: {} };
    return { choice: id, ...(key !== undefined && { key }), label: shownBy, available, tags: tags(turn) };
  }
  if (!label) throw new TypeError('a choice without a label');
  return {
    choice: id,
    ...(key !== undefined && { key }),
    label: shown(turn, id, 'label', label),
    available,
    ...(!available && shownElse && { reason: shown(turn, id, 'shownElse', shownElse) }),
    ...(hear && { hearMax: hear.max }),
    tags: tags(turn),
  };
}

export function shown(turn: Turn, line: string, text: TextOutput['text'], linked: LinkedText): TextOutput {
  return { line, text, arguments: linked.arguments(turn) };
}

/** Goes on in the fallback that is open, if there is one. */
export function takeFallback(turn: Turn, point: LinkedPoint, offers: readonly Offer[]): number | undefined {
  const offer = offers.find(({ linked, available }) => linked.fallback && available);
  if (!offer) return undefined;
  if (!offer.linked.sticky) happen(turn, { event: 'taken', by: offer.linked.id });
  adoptLocals(turn, point, offer);
  return offer.linked.to;
}

/** The body of an offer sees the binders around it. */
export function adoptLocals(turn: Turn, point: LinkedPoint, offer: Offer): void {
  if (!point.writes) return;
  const { locals } = turn.frame;
  for (let i = 0; i < locals.length; i++) locals[i] = offer.locals[i];
}
