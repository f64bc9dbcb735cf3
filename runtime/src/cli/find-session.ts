import type { HostResult } from '../host/index.js';
import type { SessionKey, SessionRow, Store } from '../ports/index.js';

/** More sessions than a person plays; a server's are found by their whole key. */
const most = 1_000;

/** The session of this name. Without a campaign it is looked for in its own one first, which is where a lone session lives. */
export async function findSession(
  store: Store,
  where: { readonly tenant: string; readonly campaign: string | undefined },
  session: string,
): Promise<HostResult<SessionRow | undefined>> {
  const { tenant, campaign } = where;
  const own = await store.getSession({ tenant, campaign: campaign ?? session, session });
  if (!own.ok) return { ok: false, error: { error: 'store', store: own.error } };
  if (own.value || campaign !== undefined) return { ok: true, value: own.value };
  const rows = await store.listSessions({ tenant, limit: most });
  if (!rows.ok) return { ok: false, error: { error: 'store', store: rows.error } };
  return { ok: true, value: rows.value.find(({ key }) => key.session === session) };
}

/** The session of a pack that was played last and has not ended: the one a reader means who names none. */
export async function lastSession(
  store: Store,
  where: { readonly tenant: string; readonly campaign: string | undefined; readonly pack: string },
): Promise<HostResult<SessionRow | undefined>> {
  const { tenant, campaign, pack } = where;
  const rows = await store.listSessions({ tenant, pack, limit: most, ...(campaign !== undefined && { campaign }) });
  if (!rows.ok) return { ok: false, error: { error: 'store', store: rows.error } };
  const open = rows.value.filter(({ ended, head }) => !ended && head > 0);
  const latest = open.reduce<SessionRow | undefined>(
    (last, row) => (last === undefined || row.touched > last.touched ? row : last),
    undefined,
  );
  return { ok: true, value: latest };
}

/** `harbor_lights-3f9a1c`: short enough to be typed, and of the pack it belongs to. */
export function newSessionKey(
  where: { readonly tenant: string; readonly campaign: string | undefined; readonly pack: string },
  session: string | undefined,
  randomHex: (bytes: number) => string,
): SessionKey {
  const name = session ?? `${where.pack.slice(0, 100)}-${randomHex(3)}`;
  return { tenant: where.tenant, campaign: where.campaign ?? name, session: name };
}
