import type { RuleIr } from '../../bundle/index.js';
import type { LinkedRule } from './linked.js';
import type { Linker } from './linker.js';

/** A rule; its locals are its own, as a routine's are. */
export function linkRule(link: Linker, { name, on, when, body }: RuleIr): LinkedRule {
  const linked = linkTrigger(link, on);
  const guard = when && link.expression(when);
  const execute = link.statements(body);
  return { name, on: linked, when: guard, body: execute, size: link.slots.names.length };
}

function linkTrigger(link: Linker, on: RuleIr['on']): LinkedRule['on'] {
  if (on.on === 'change') return { watched: link.expression(on.of) };
  if (on.on === 'turn') return { everyTurn: true };
  const { event } = on;
  const slot = on.slot === undefined ? undefined : link.slots.index(on.slot);
  return { event, slot, fields: (link.world.schema.events[event]?.fields ?? []).map((field) => field.name) };
}
