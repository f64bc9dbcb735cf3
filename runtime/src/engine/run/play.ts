import type { Flow, Frame } from './flow.js';
import type { Turn } from './turn.js';
import { spend } from './turn.js';

/** Runs ops until the turn rests: at an input point, or at the story's end. */
export function play(turn: Turn, from: number): void {
  let pc = from;
  while (pc >= 0) {
    spend(turn, 1);
    const operate = turn.frame.scene.code[pc];
    if (!operate) throw new TypeError(`${turn.frame.scene.name} has no op ${pc}`);
    pc = operate(turn);
  }
}

/** Where the reader stands now. */
export function flowOf(turn: Turn): Flow {
  if (turn.ended) return { at: 'ended', how: turn.ended };
  const { frame } = turn;
  const top: Frame = {
    scene: frame.scene,
    wait: frame.scene.ir.code[turn.waitPc]?.op === 'hear' ? 'text' : 'choice',
    at: turn.waitAt,
    pc: turn.waitPc,
    locals: frame.locals,
    loops: frame.loops,
    uses: frame.uses,
    path: frame.path,
    audience: frame.audience,
    within: frame.within,
    staged: frame.staged,
    given: frame.given,
    queue: frame.queue,
    acting: frame.acting,
  };
  return { at: 'waiting', frames: [...turn.stack, top], top };
}
