import type { Value } from '../../bundle/index.js';
import { countGraphemes } from '../arithmetic/graphemes.js';
import { cleanText } from '../arithmetic/text.js';
import type { Act } from '../input.js';
import type { LinkedHear } from '../link/linked.js';
import { actAt, answerersAt, gathers, isAlone, mayClose, missingAt, waitingHere, windowAt } from './answering.js';
import type { Frame } from './flow.js';
import { type Given, nothingGiven } from './given.js';
import { InputRefused } from './input-refused.js';
import { personal } from './personal.js';
import { play } from './play.js';
import { lookAt } from './point.js';
import { countOrder, everyoneSaid, noChoice, settleChoices } from './settle.js';
import { takeOffer } from './take-offer.js';
import { type Turn, thaw } from './turn.js';

/** Takes a choice. Its point is looked at again, since what was true when it was shown need not be now. */
export function choose(turn: Turn, top: Frame, act: Extract<Act, { act: 'choose' }>): void {
  resume(turn, top);
  const point = top.scene.points.get(top.pc);
  if (!point) throw new TypeError(`no choice point at ${top.at}`);
  checkTurn(turn, top.pc);
  const offer = lookAt(turn, point).find(
    ({ linked, key }) => !linked.fallback && linked.id === act.choice && key === act.key,
  );
  if (!offer) {
    const refusal = point.choices.has(act.choice) ? 'choiceUnavailable' : 'unknownChoice';
    throw new InputRefused({ refusal, choice: act.choice });
  }
  if (!offer.available) throw new InputRefused({ refusal: 'choiceUnavailable', choice: act.choice });
  const { linked, key } = offer;
  const heard = linked.hear && hear(turn, linked.hear, act.text, act.digest);
  const { seat } = turn;
  if (isTogether(turn, top.pc)) {
    const given = { choice: linked.id, ...(key !== undefined && { key }), ...(heard !== undefined && { text: heard }) };
    if (isLast(turn, top, { seat, ...given })) play(turn, settleChoices(turn, top.pc, point));
    return;
  }
  countOrder(turn);
  turn.frame.given = nothingGiven;
  play(turn, takeOffer(turn, point, offer, { seat, heard }));
}

/** Gives the text that a `hear` waits for. */
export function say(turn: Turn, top: Frame, act: Extract<Act, { act: 'say' }>): void {
  resume(turn, top);
  const op = heardAt(top);
  checkTurn(turn, top.pc);
  const index = top.scene.slots.indexOf(op.slot);
  const { max, personal: isPersonal } = op;
  const text = hear(turn, { index, max, personal: isPersonal }, act.text, act.digest);
  const given: Given = { seat: turn.seat, text };
  if (isTogether(turn, top.pc) && !isLast(turn, top, given)) return;
  if (op.each) turn.frame.locals[index] = everyoneSaid(turn, isAlone(turn) ? [given] : withGiven(turn, given));
  else turn.frame.locals[index] = text;
  turn.frame.given = nothingGiven;
  play(turn, top.pc + 1);
}

/** Nothing more is waited for: goes on with what there is. */
export function close(turn: Turn, top: Frame): void {
  resume(turn, top);
  if (!mayClose(turn)) throw new InputRefused({ refusal: 'notAllowed', seat: turn.seat });
  if (!gathers(turn, top.pc) && windowAt(turn, top.pc) === undefined) {
    throw new InputRefused({ refusal: 'nothingToClose' });
  }
  const point = top.scene.points.get(top.pc);
  if (point) {
    const isGiven = turn.frame.given.length > 0;
    play(turn, isGiven ? settleChoices(turn, top.pc, point) : noChoice(turn, point));
    return;
  }
  const op = heardAt(top);
  const said = op.each ? everyoneSaid(turn, turn.frame.given) : op.personal ? personal(turn, '') : '';
  turn.frame.locals[top.scene.slots.indexOf(op.slot)] = said;
  turn.frame.given = nothingGiven;
  play(turn, top.pc + 1);
}

function heardAt(top: Frame): Omit<LinkedHear, 'index'> & { readonly slot: string; readonly each?: true } {
  const op = top.scene.ir.code[top.pc];
  if (op?.op !== 'hear') throw new TypeError(`nothing is heard at ${top.at}`);
  return op.hear;
}

function resume(turn: Turn, top: Frame): void {
  turn.frame = thaw(top);
  turn.locals = turn.frame.locals;
  actAt(turn, top.pc);
}

/** Where others read along, whoever answers must be one of those who are asked, and have not answered. */
function checkTurn(turn: Turn, pc: number): void {
  if (isAlone(turn)) return;
  const { seat } = turn;
  if (turn.frame.given.some((each) => each.seat === seat)) throw new InputRefused({ refusal: 'alreadyGiven', seat });
  if (!answerersAt(turn, pc).includes(seat)) throw new InputRefused({ refusal: 'notYourTurn', seat });
}

function isTogether(turn: Turn, pc: number): boolean {
  return !isAlone(turn) && gathers(turn, pc) && answerersAt(turn, pc).length > 1;
}

/** Keeps what a seat has given. True when it was the last that was waited for; else flow stays where it is. */
function isLast(turn: Turn, top: Frame, given: Given): boolean {
  turn.frame.given = withGiven(turn, given);
  if (missingAt(turn, top.pc).length === 0) return true;
  turn.waitPc = top.pc;
  turn.waitAt = top.at;
  turn.waiting = waitingHere(turn, top.pc, top.at);
  return false;
}

function withGiven({ frame }: Turn, given: Given): readonly Given[] {
  return frame.given.some(({ seat }) => seat === given.seat) ? frame.given : [...frame.given, given];
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
