import type { ExprIr } from '@fabula/runtime/bundle';
import type { FlowNode, PointFlow, SceneFlow } from './flow-graph.js';
import { oppositeOf } from './opposite.js';
import type { ProgramFlow } from './program-flow.js';

/** Whether every choice of a point may be hidden at once, going by guards alone. */
export function mayAllBeHidden(point: PointFlow): boolean {
  if (point.hasFallback) return false;
  if (point.choices.some((choice) => !choice.guarded)) return false;
  return !someGuardHolds(point.choices.flatMap((choice) => (choice.guard ? [choice.guard] : [])));
}

/** Whether a point can run out of choices: each may be hidden, or is spent when taken. */
export function mayRunOut(point: PointFlow): boolean {
  return mayAllBeHidden(point) || !point.choices.some((choice) => choice.sticky && !choice.guarded);
}

/**
 * The ways on from a node. From a choice point they are its choices, and the way without one where that can be: when
 * each may be hidden, or when all are spent and the point is come to again.
 */
export function fallsThrough(scene: SceneFlow, node: FlowNode, flow: ProgramFlow): readonly FlowNode[] {
  const point = scene.points.get(node);
  if (!point) return node.next;
  const bodies = point.choices.map((choice) => choice.body);
  if (point.hasFallback || point.choices.length === 0) return [...bodies, point.without];
  const again = mayRunOut(point) && !mayAllBeHidden(point) && bodies.every((body) => flow.onOneCircle(body, node));
  return again ? [...bodies, point.without] : bodies;
}

/** Whether of these guards one always holds: one is the other's negation, or they split a range or an enum between them. */
export function someGuardHolds(guards: readonly ExprIr[]): boolean {
  const known = new Set(guards.map((guard) => JSON.stringify(guard)));
  return guards.some((guard) => negationsOf(guard).some((negation) => known.has(JSON.stringify(negation))));
}

function negationsOf(guard: ExprIr): ExprIr[] {
  const negations: ExprIr[] = [{ op: 'unary', operator: 'not', of: guard }];
  if (guard.op === 'unary' && guard.operator === 'not') negations.push(guard.of);
  const opposite = guard.op === 'binary' ? oppositeOf(guard) : undefined;
  if (opposite) negations.push(opposite);
  return negations;
}
