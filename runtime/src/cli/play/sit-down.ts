import type { Json } from '../../bundle/index.js';
import {
  type AskedField,
  askedFields,
  type HostError,
  type Resumed,
  resumeSession,
  seedFrom,
  startSession,
} from '../../host/index.js';
import { findSession, lastSession, newSessionKey } from '../find-session.js';
import type { PlayOptions } from './play-options.js';
import { Table } from './table.js';

/** How the reader is asked for the player's fields; undefined: they left instead. */
export type Ask = (
  fields: readonly AskedField[],
  wrong: { readonly field: string; readonly detail: string } | undefined,
) => Promise<{ readonly [field: string]: Json } | undefined>;

export type SatDown =
  | { readonly sat: 'down'; readonly table: Table; readonly resumed?: Resumed['told'] }
  | { readonly sat: 'left' }
  | { readonly sat: 'failed'; readonly error: HostError };

/** Goes on with the reader's session, or begins one. */
export async function sitDown(options: PlayOptions, ask: Ask): Promise<SatDown> {
  const { host, story, tenant, campaign, locale, session } = options;
  const where = { tenant, campaign, pack: story.bundle.manifest.pack.name };
  const found =
    session !== undefined
      ? await findSession(host.store, where, session)
      : options.fresh
        ? ({ ok: true, value: undefined } as const)
        : await lastSession(host.store, where);
  if (!found.ok) return { sat: 'failed', error: found.error };
  if (found.value && found.value.head > 0) {
    const resumed = await resumeSession(host, found.value.key, story);
    if (!resumed.ok) return { sat: 'failed', error: resumed.error };
    return { sat: 'down', table: Table.resumed(host, locale, resumed.value), resumed: resumed.value.told };
  }
  // A session that was made and never played; startSession would say so, but only after the reader was asked everything.
  if (found.value && found.value.pack !== where.pack) {
    const { key, pack } = found.value;
    return { sat: 'failed', error: { error: 'otherPack', session: key.session, pack, wanted: where.pack } };
  }
  const key = found.value?.key ?? newSessionKey(where, session, host.randomHex);
  return begin(options, key, ask);
}

async function begin(options: PlayOptions, key: Parameters<typeof startSession>[2]['key'], ask: Ask): Promise<SatDown> {
  const { host, story, locale } = options;
  const fields = askedFields(story.bundle.program);
  const seed = options.seed === undefined ? undefined : seedFrom(options.seed);
  // Who names a seed wants the same states again, so the salts come from it, too; `docs/operating.md` says what that costs.
  const salt = options.seed === undefined ? undefined : seedFrom(`${options.seed} salt`);
  const commandId = host.randomHex(16);
  let wrong: { readonly field: string; readonly detail: string } | undefined;
  for (;;) {
    const asked: { readonly [field: string]: Json } | undefined = fields.length === 0 ? {} : await ask(fields, wrong);
    if (!asked) return { sat: 'left' };
    const started = await startSession(host, story, {
      key,
      commandId,
      locale,
      asked,
      config: options.config,
      ...(seed !== undefined && { seed }),
      ...(salt !== undefined && { salt }),
    });
    if (started.ok) return { sat: 'down', table: Table.started(host, locale, started.value) };
    const { error } = started;
    const isAnswer = error.error === 'refused' && error.refusal.refusal === 'badValue';
    if (!isAnswer || fields.length === 0) return { sat: 'failed', error };
    wrong = { field: error.refusal.field, detail: error.refusal.detail };
  }
}
