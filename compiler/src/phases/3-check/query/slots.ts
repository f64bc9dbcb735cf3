import type { ExprIr } from '@fabula/runtime/bundle';

/** The slots that an expression reads, whatever it is: a value may hold statements, statements hold texts. */
export function slotsOf(ir: ExprIr): ReadonlySet<string> {
  const slots = new Set<string>();
  collect(ir, slots);
  return slots;
}

function collect(part: unknown, slots: Set<string>): void {
  if (typeof part !== 'object' || part === null) return;
  if ('op' in part && part.op === 'local' && 'slot' in part && typeof part.slot === 'string') slots.add(part.slot);
  for (const each of Object.values(part)) collect(each, slots);
}
