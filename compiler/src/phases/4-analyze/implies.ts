import type { ExprIr } from '@fabula/runtime/bundle';
import { oppositeOf } from './opposite.js';

/**
 * Whether one condition follows from another, as far as that can be told from how they are written: a conjunction
 * implies its parts, `tide >= 8` implies `tide >= 5`, `mood == calm` implies `mood != furious`. What is not said so is
 * held not to follow. Both are asked at one moment, so that what they read is the same; what throws dice follows from
 * nothing, not from itself either.
 */
export function implies(a: ExprIr, b: ExprIr): boolean {
  return !meetsChance(b) && follows(a, b, mostSteps);
}

/** A condition of more parts than this is written by a machine. */
const mostSteps = 12;

function follows(a: ExprIr, b: ExprIr, steps: number): boolean {
  if (steps === 0) return false;
  const [given, wanted] = [pushed(a), pushed(b)];
  if (same(given, wanted)) return true;
  const on = (x: ExprIr, y: ExprIr): boolean => follows(x, y, steps - 1);
  if (given.op === 'or') return on(given.left, wanted) && on(given.right, wanted);
  if (wanted.op === 'and') return on(given, wanted.left) && on(given, wanted.right);
  if (given.op === 'and' && (on(given.left, wanted) || on(given.right, wanted))) return true;
  if (wanted.op === 'or') return on(given, wanted.left) || on(given, wanted.right);
  return compares(given, wanted);
}

/** `not` moved to where it says most: before a name, or into a comparison. */
function pushed(e: ExprIr): ExprIr {
  if (e.op !== 'unary' || e.operator !== 'not') return e;
  const { of } = e;
  if (of.op === 'unary' && of.operator === 'not') return pushed(of.of);
  const not = (part: ExprIr): ExprIr => ({ op: 'unary', operator: 'not', of: part });
  if (of.op === 'and') return { op: 'or', left: not(of.left), right: not(of.right) };
  if (of.op === 'or') return { op: 'and', left: not(of.left), right: not(of.right) };
  if (of.op !== 'binary') return e;
  return oppositeOf(of) ?? e;
}

/** Two comparisons of one thing with what is written out. */
function compares(a: ExprIr, b: ExprIr): boolean {
  if (a.op !== 'binary' || b.op !== 'binary' || !same(a.left, b.left)) return false;
  const [x, y] = [constant(a.right), constant(b.right)];
  if (x === undefined || y === undefined) return false;
  if (b.operator === 'ne' && a.operator === 'eq') return x !== y;
  if (typeof x !== 'number' || typeof y !== 'number') return false;
  switch (b.operator) {
    case 'lt':
      return (a.operator === 'lt' && x <= y) || ((a.operator === 'le' || a.operator === 'eq') && x < y);
    case 'le':
      return (a.operator === 'lt' || a.operator === 'le' || a.operator === 'eq') && x <= y;
    case 'gt':
      return (a.operator === 'gt' && x >= y) || ((a.operator === 'ge' || a.operator === 'eq') && x > y);
    case 'ge':
      return (a.operator === 'gt' || a.operator === 'ge' || a.operator === 'eq') && x >= y;
    case 'ne':
      return (
        (a.operator === 'lt' && x <= y) ||
        (a.operator === 'gt' && x >= y) ||
        (a.operator === 'le' && x < y) ||
        (a.operator === 'ge' && x > y)
      );
    default:
      return false;
  }
}

function constant(e: ExprIr): unknown {
  return e.op === 'const' ? e.value : undefined;
}

function same(a: ExprIr, b: ExprIr): boolean {
  return a === b || (a.op === b.op && JSON.stringify(a) === JSON.stringify(b));
}

/** Whether asking twice may have two answers. */
function meetsChance(e: ExprIr): boolean {
  return /"op":"(?:roll|random|act|extern|new)"/.test(JSON.stringify(e));
}
