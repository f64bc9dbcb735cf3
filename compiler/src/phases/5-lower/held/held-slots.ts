import type { OpIr } from '@fabula/runtime/bundle';
import { readsOf, type Step, stepsFrom } from './steps.js';

/** What the code of a scene does with the slots of its frames. */
export interface SlotFlow {
  /** What may be read from an op on, before it is written: by the op's index, and behind the last one. */
  readonly needed: readonly ReadonlySet<string>[];
  /** What is held at an op whichever way flow came there; nothing is said of an op that it never comes to. */
  readonly held: readonly (ReadonlySet<string> | undefined)[];
}

/** `entries` are the ops besides the first that flow may come to from elsewhere; `given` what the scene is entered with. */
export function slotFlow(code: readonly OpIr[], given: readonly string[], entries: ReadonlySet<number>): SlotFlow {
  const steps = code.map((_, pc) => stepsFrom(code, pc));
  return { needed: neededAt(code, steps), held: heldAt(steps, new Set(given), entries) };
}

/**
 * What has to be in a frame that waits at an op, for what comes after. A choice point looks at its offers anew; a visit
 * goes on behind itself, where what it drew is in its slot already.
 */
export function neededWaiting({ needed }: SlotFlow, code: readonly OpIr[], pc: number): ReadonlySet<string> {
  const op = code[pc]?.op;
  return needed[op === 'visit' || op === 'draw' ? pc + 1 : pc] ?? new Set();
}

/** The slots that frames of a scene have to keep from one turn to the next. */
export function keptSlots(code: readonly OpIr[]): ReadonlySet<string> {
  const flow = slotFlow(code, [], new Set());
  const kept = new Set<string>();
  for (const [pc, op] of code.entries()) {
    if (op.op !== 'point' && op.op !== 'hear' && op.op !== 'visit' && op.op !== 'draw') continue;
    for (const slot of neededWaiting(flow, code, pc)) kept.add(slot);
  }
  return kept;
}

/** Backwards until nothing is added: loops and `gather` are the only ways back, so a few rounds do. */
function neededAt(code: readonly OpIr[], steps: readonly (readonly Step[])[]): readonly ReadonlySet<string>[] {
  const needed = code.map((_, pc) => new Set(readsOf(code, pc)));
  for (let grew = true; grew; ) {
    grew = false;
    for (let pc = code.length - 1; pc >= 0; pc--) {
      const own = needed[pc];
      if (!own) continue;
      const before = own.size;
      for (const { to, writes } of steps[pc] ?? [])
        for (const slot of needed[to] ?? []) if (!writes.has(slot)) own.add(slot);
      grew ||= own.size > before;
    }
  }
  return needed;
}

function heldAt(
  steps: readonly (readonly Step[])[],
  given: ReadonlySet<string>,
  entries: ReadonlySet<number>,
): readonly (ReadonlySet<string> | undefined)[] {
  const held: (ReadonlySet<string> | undefined)[] = steps.map(() => undefined);
  const open: number[] = [];
  const come = (pc: number, slots: ReadonlySet<string>): void => {
    if (pc >= steps.length) return;
    const before = held[pc];
    const after = before ? new Set([...before].filter((slot) => slots.has(slot))) : slots;
    if (before && before.size === after.size) return;
    held[pc] = after;
    open.push(pc);
  };
  come(0, given);
  for (const pc of entries) come(pc, given);
  for (let pc = open.pop(); pc !== undefined; pc = open.pop()) {
    const own = held[pc] ?? given;
    for (const { to, writes } of steps[pc] ?? []) come(to, writes.size === 0 ? own : new Set([...own, ...writes]));
  }
  return held;
}
