import type { Value } from '../../bundle/index.js';
import { Refusal } from '../../world/index.js';
import { countGraphemes } from '../arithmetic/graphemes.js';
import { cleanText } from '../arithmetic/text.js';
import type { Act } from '../input.js';
import { takeStaged } from '../link/line.js';
import type { LinkedHear, LinkedSequence } from '../link/linked.js';
import type { Frame } from './flow.js';
import { InputRefused } from './input-refused.js';
import { personal } from './personal.js';
import { play } from './play.js';
import { adoptLocals, lookAt, shown } from './point.js';
import { recordRefusal } from './refuse.js';
import { happen, type Offer, type Turn, thaw } from './turn.js';

/** Takes a choice. Its point is looked at again, since what was true when it was shown need not be now. */
export function choose(turn: Turn, top: Frame, act: Extract<Act, { act: 'choose' }>): void {
  resume(turn, top);
  const point = top.scene.points.get(top.pc);
  if (!point) throw new TypeError(`no choice point at ${top.at}`);
  const offer = lookAt(turn, point).find(
    ({ linked, key }) => !linked.fallback && linked.id === act.choice && key === act.key,
  );
  if (!offer) {
    const refusal = point.choices.has(act.choice) ? 'choiceUnavailable' : 'unknownChoice';
    throw new InputRefused({ refusal, choice: act.choice });
  }
  if (!offer.available) throw new InputRefused({ refusal: 'choiceUnavailable', choice: act.choice });
  const { linked, key, taken } = offer;
  const heard = linked.hear && hear(turn, linked.hear, act.text, act.digest);

  adoptLocals(turn, point, offer);
  happen(turn, {
    event: 'chosen',
    by: linked.id,
    seat: turn.seat,
    ...(key !== undefined && { key }),
    ...(!linked.sticky && { spent: true as const }),
  });
  if (taken) turn.frame.locals[taken.slot] = taken.card;
  if (linked.hear && heard !== undefined) turn.frame.locals[linked.hear.index] = heard;
  echo(turn, offer);
  play(turn, linked.to);
}

/** Gives the text that a `hear` waits for. */
export function say(turn: Turn, top: Frame, act: Extract<Act, { act: 'say' }>): void {
  resume(turn, top);
  const op = top.scene.ir.code[top.pc];
  if (op?.op !== 'hear') throw new TypeError(`nothing is heard at ${top.at}`);
  const index = top.scene.slots.indexOf(op.hear.slot);
  const { max, personal: isPersonal } = op.hear;
  turn.frame.locals[index] = hear(turn, { index, max, personal: isPersonal }, act.text, act.digest);
  play(turn, top.pc + 1);
}

function resume(turn: Turn, top: Frame): void {
  turn.frame = thaw(top);
  turn.locals = turn.frame.locals;
}

/**
 * What was said: NFC, within its length (a reader is asked to shorten it; cutting would put words in a mouth). A text that
 * was forgotten is only a digest.
 */
function hear(
  turn: Turn,
  { max, personal: isPersonal }: LinkedHear,
  given: string | undefined,
  digest?: string,
): Value {
  if (digest !== undefined) return { is: 'personal', text: null, salt: null, digest };
  if (given === undefined) throw new InputRefused({ refusal: 'textWanted' });
  const text = cleanText(given);
  if (countGraphemes(text) > max) throw new InputRefused({ refusal: 'textTooLong', max });
  return isPersonal ? personal(turn, text) : text;
}

/**
 * What is said when the choice is taken. Its label was shown to a reader, so the sequences in it and in the echo move on
 * now, each once, after both were read at the same place.
 */
function echo(turn: Turn, offer: Offer): void {
  const { linked } = offer;
  const sequences: readonly LinkedSequence[] = [
    ...(linked.label?.sequences ?? []),
    ...(linked.echo?.sequences ?? []).filter(
      ({ site }) => !linked.label?.sequences.some((other) => other.site === site),
    ),
  ];
  if (linked.echo) {
    turn.quiet = true;
    try {
      const text = shown(turn, linked.id, 'echo', linked.echo);
      turn.output.push({
        part: 'line',
        text,
        tags: takeStaged(turn, linked.tags),
        glueBefore: false,
        glueAfter: false,
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
