import type { EventConversionIr, FieldIr, Json, ProgramIr } from '@fabula/runtime/bundle';
import { fallbackOf } from '../values/index.js';
import { compareOwnFields } from './fields.js';
import { type Findings, note } from './findings.js';
import { migratedOf } from './fresh-migrations.js';

/** Of events that the state remembers, since a query asks about them. The ledger's own are never rewritten. By the names before. */
export function compareEvents(findings: Findings): { readonly [event: string]: EventConversionIr } {
  const { models, renames } = findings.context;
  const [before, after] = [models.before.schema.events, models.after.schema.events];
  const [remembered, remembers] = [rememberedEvents(models.before), rememberedEvents(models.after)];
  const events: { [event: string]: EventConversionIr } = {};
  const known = new Set<string>();
  for (const [was, old] of Object.entries(before)) {
    const now = renames.events.get(was) ?? was;
    const heir = after[now];
    if (heir) known.add(now);
    else note(findings, 'removed', 'event', was, 'safe', `The event \`${was}\` is gone.`);
    if (heir && now !== was)
      note(findings, 'renamed', 'event', now, 'safe', `\`${was}\` is called \`${now}\` now.`, was);
    if (!remembered.has(was)) continue;
    if (!heir || !remembers.has(now)) {
      // Nobody can ask about it any more; it must not turn up again when somebody does.
      events[was] = { gone: true };
      if (heir)
        note(findings, 'altered', 'event', now, 'safe', `No query asks about \`${now}\` any more; it is forgotten.`);
      continue;
    }
    const conversion = compareEvent(was, now, old.fields, heir.fields, findings);
    if (Object.keys(conversion).length > 0) events[was] = conversion;
  }
  for (const name of Object.keys(after))
    if (!known.has(name)) note(findings, 'added', 'event', name, 'safe', `The event \`${name}\` is new.`);
  return events;
}

function compareEvent(
  was: string,
  now: string,
  before: readonly FieldIr[],
  after: readonly FieldIr[],
  findings: Findings,
): EventConversionIr {
  const owner = { key: `event ${was}`, was, now, hasUndeclared: () => true, migrated: migratedOf([], now) };
  const { fields, added } = compareOwnFields(owner, before, after, findings);
  const given: { [field: string]: Json } = {};
  for (const field of added) {
    const value = fallbackOf(field);
    if (value !== undefined) given[field.name] = value;
  }
  return {
    ...(now !== was && { to: now }),
    ...(Object.keys(fields).length > 0 && { fields }),
    ...(Object.keys(given).length > 0 && { added: given }),
  };
}

function rememberedEvents({ queries, schema }: ProgramIr): ReadonlySet<string> {
  const asked = Object.values(queries ?? {}).flatMap(({ events }) => events?.steps ?? []);
  const names = asked.flatMap(({ event, without }) => [event, ...(without ?? []).map((each) => each.event)]);
  return new Set(names.filter((name) => schema.events[name]?.tier !== 'ephemeral'));
}
