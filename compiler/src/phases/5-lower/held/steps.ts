import type { OpIr } from '@fabula/runtime/bundle';
import { slotsBound, slotsRead } from './slots-read.js';

/** A way on from an op, and what it puts into slots on it. */
export interface Step {
  readonly to: number;
  readonly writes: ReadonlySet<string>;
}

const nothing: ReadonlySet<string> = new Set();

/** Where flow may go on from an op of a scene. */
export function stepsFrom(code: readonly OpIr[], pc: number): readonly Step[] {
  const op = code[pc];
  if (!op) return [];
  switch (op.op) {
    case 'say':
    case 'stage':
    case 'label':
    case 'audience':
    case 'endAudience':
    case 'await':
    case 'point':
    case 'visit':
      return [on(pc + 1)];
    case 'do':
      return [on(pc + 1, written(op))];
    case 'jump':
      return [on(op.to)];
    case 'branch':
      return [on(pc + 1), on(op.else)];
    case 'match':
      return [...op.arms.map(({ patterns, to }) => on(to, slotsBound(patterns))), on(op.else)];
    case 'act':
      return [...op.arms.map(({ outcome, to }) => on(to, slotsBound(outcome))), on(op.else)];
    case 'for':
      return rounds(op, pc);
    case 'again': {
      const loop = code[op.to];
      return loop?.op === 'for' ? rounds(loop, op.to) : [];
    }
    case 'pick':
      return [...op.items.map(({ to }) => on(to)), on(op.else)];
    case 'once':
      return [on(pc + 1), on(op.else)];
    case 'offer':
      return [on(pc + 1), on(op.to, op.hear && new Set([op.hear.slot]))];
    case 'fallback':
    case 'offerScene':
      return [on(pc + 1), on(op.to)];
    case 'offerCards':
      return [on(pc + 1), on(op.to, new Set([op.slot]))];
    case 'gather': {
      const point = code.findIndex((each) => each.op === 'point' && each.id === op.id);
      return point < 0 ? [on(pc + 1)] : [on(pc + 1), on(point)];
    }
    case 'hear':
      return [on(pc + 1, new Set([op.hear.slot]))];
    case 'draw':
      return [on(pc + 1, op.slot === undefined ? undefined : new Set([op.slot]))];
    case 'divert':
      return op.else === undefined ? [] : [on(op.else)];
    case 'best':
      return [on(op.else ?? pc + 1)];
    case 'back':
    case 'end':
    case 'exit':
      return [];
  }
}

/** The slots that an op itself reads, before flow goes on. */
export function readsOf(code: readonly OpIr[], pc: number): ReadonlySet<string> {
  const op = code[pc];
  if (!op) return nothing;
  switch (op.op) {
    case 'do':
      return op.do.do === 'let' ? slotsRead(op.do.value) : slotsRead(op.do);
    case 'again': {
      const loop = code[op.to];
      return loop?.op === 'for' ? headReads(loop.condition, loop) : nothing;
    }
    case 'for':
      return new Set([...slotsRead(op.source), ...headReads(op.condition, op)]);
    case 'offer':
    case 'offerScene':
    case 'offerCards':
      return op.keys ? new Set([...slotsRead(op), ...op.keys]) : slotsRead(op);
    case 'draw':
      return op.card === undefined ? nothing : new Set([op.card]);
    default:
      return slotsRead(op);
  }
}

function written(op: Extract<OpIr, { readonly op: 'do' }>): ReadonlySet<string> {
  const statement = op.do;
  if (statement.do === 'let') return new Set([statement.slot]);
  if (statement.do === 'set' && statement.to.target === 'local') return new Set([statement.to.slot]);
  return nothing;
}

type Loop = Extract<OpIr, { readonly op: 'for' }>;

function rounds(loop: Loop, at: number): readonly Step[] {
  const { slot, index } = loop;
  return [on(at + 1, new Set(index === undefined ? [slot] : [slot, index])), on(loop.end)];
}

/** A loop's condition is asked of each element, which the loop has put into its slots by then. */
function headReads(condition: Loop['condition'], { slot, index }: Loop): ReadonlySet<string> {
  return new Set([...slotsRead(condition)].filter((each) => each !== slot && each !== index));
}

function on(to: number, writes: ReadonlySet<string> = nothing): Step {
  return { to, writes };
}
