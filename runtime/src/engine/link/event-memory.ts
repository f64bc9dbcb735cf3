import type { EventsIr, ProgramIr, QueryIr } from '../../bundle/index.js';
import type { EventMemory } from '../../world/index.js';

/**
 * How long events have to be remembered for the queries of a pack. What happens after the first event of a sequence is
 * younger than it, so one window bounds them all.
 */
export function eventMemories({ queries, schema }: ProgramIr): ReadonlyMap<string, EventMemory> {
  const memories = new Map<string, EventMemory>();
  for (const { events } of Object.values(queries ?? {})) {
    for (const name of events ? eventsIn(events) : []) {
      // What lives this turn only is asked of the turn.
      if (schema.events[name]?.tier === 'ephemeral') continue;
      const memory = memoryOf(events?.last);
      const known = memories.get(name);
      memories.set(name, known ? longer(known, memory) : memory);
    }
  }
  return memories;
}

function eventsIn({ steps }: EventsIr): readonly string[] {
  return steps.flatMap(({ event, without }) => [event, ...(without ?? []).map((each) => each.event)]);
}

/** Ticks are counted by a simulation, which this version does not run: nobody knows what they bound. */
function memoryOf(last: NonNullable<QueryIr['events']>['last']): EventMemory {
  if (!last || last.unit === 'ticks') return {};
  return last.unit === 'turns' ? { turns: last.count } : { milliseconds: last.count };
}

function longer(a: EventMemory, b: EventMemory): EventMemory {
  if (isForGood(a) || isForGood(b)) return {};
  const turns = most(a.turns, b.turns);
  const milliseconds = most(a.milliseconds, b.milliseconds);
  return { ...(turns !== undefined && { turns }), ...(milliseconds !== undefined && { milliseconds }) };
}

function isForGood({ turns, milliseconds }: EventMemory): boolean {
  return turns === undefined && milliseconds === undefined;
}

function most(a: number | undefined, b: number | undefined): number | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return Math.max(a, b);
}
