import { encodeValue, type Value } from '../../bundle/index.js';
import { isPersonal, Refusal, textOf } from '../../world/index.js';
import type { LinkedDirector, LinkedRecap } from '../link/linked-director.js';
import { isAlone } from './answering.js';
import { asked } from './directors.js';
import type { Frame } from './flow.js';
import { InputRefused } from './input-refused.js';
import { drawBetween, playBetween } from './interlude.js';
import { play } from './play.js';
import { recordRefusal } from './refuse.js';
import { type Turn, thaw } from './turn.js';

/**
 * A reader comes back after `away` milliseconds: the first recap that is due is told where they stand, and what they may
 * choose stays the same. Where none is due that is said, and nothing has happened.
 */
export function comeBack(turn: Turn, top: Frame, away: number): void {
  turn.frame = thaw(top);
  turn.locals = turn.frame.locals;
  const due = dueRecap(turn, away);
  if (!due) throw new InputRefused({ refusal: 'nothingToTell' });
  turn.frame = thaw(top);
  turn.locals = turn.frame.locals;
  play(turn, top.pc);
  const { director, recap } = due;
  const { tells } = recap;
  const by = `director ${director.name}`;
  switch (tells.tells) {
    case 'text': {
      const text = asked(turn, director, tells.text);
      turn.locals = turn.frame.locals;
      if (!tell(turn, director, text)) instead(turn, due);
      return;
    }
    case 'scene':
      if (!playBetween(turn, tells.scene, by)) instead(turn, due);
      return;
    case 'deck':
      if (!drawBetween(turn, tells.deck, by)) instead(turn, due);
      return;
    case 'prompt':
      recordRefusal(turn, by, new Refusal('notRun', `the prompt ${tells.prompt}`));
      instead(turn, due);
  }
}

interface Due {
  readonly director: LinkedDirector;
  readonly recap: LinkedRecap;
}

function dueRecap(turn: Turn, away: number): Due | undefined {
  for (const director of turn.program.directors) {
    for (const recap of director.recaps) {
      if (away < recap.after || (recap.when && asked(turn, director, recap.when) !== true)) continue;
      return { director, recap };
    }
  }
  return undefined;
}

function instead(turn: Turn, { director, recap }: Due): void {
  const text = recap.otherwise && asked(turn, director, recap.otherwise);
  turn.locals = turn.frame.locals;
  tell(turn, director, text);
}

/** Tells who comes back, and nobody else; false where there is nothing to tell. */
function tell(turn: Turn, { name }: LinkedDirector, text: Value | undefined): boolean {
  if (text === undefined || !isText(text) || textOf(text) === '') return false;
  const audience = isAlone(turn) ? {} : { audience: [turn.seat] };
  turn.output.push({ part: 'recap', director: name, says: encodeValue(text), ...audience });
  return true;
}

function isText(value: Value): boolean {
  return typeof value === 'string' || isPersonal(value);
}
