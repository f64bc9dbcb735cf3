import { Refusal } from '../../world/index.js';
import type { Evaluate } from '../link/linked.js';
import type { Turn } from '../run/turn.js';

/**
 * Whether a condition of a query holds. What is refused does not hold: which rows are looked at is the planner's
 * matter, so a refusal must not depend on it.
 */
export function holds(turn: Turn, condition: Evaluate): boolean {
  const { locals, path, depth } = turn;
  try {
    return condition(turn) === true;
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    turn.locals = locals;
    turn.path = path;
    turn.depth = depth;
    return false;
  }
}
