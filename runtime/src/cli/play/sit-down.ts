import type { Json } from '../../bundle/index.js';
import {
  type AskedField,
  askedFields,
  type HostError,
  resumeSession,
  seedFrom,
  startSession,
  type Told,
  type WhyKept,
} from '../../host/index.js';
import { findSession, lastSession, newSessionKey } from '../find-session.js';
import type { PlayOptions } from './play-options.js';
import { hostSeat, Table } from './table.js';

/** How the reader is asked for the player's fields; undefined: they left instead. */
export type Ask = (
  fields: readonly AskedField[],
  wrong: { readonly field: string; readonly detail: string } | undefined,
  /** Who is asked, where several play. */
  seat: string | undefined,
) => Promise<{ readonly [field: string]: Json } | undefined>;

export type SatDown =
  | { readonly sat: 'down'; readonly table: Table; readonly resumed?: Told; readonly why?: WhyKept }
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
    const { seat } = options;
    const resumed = await resumeSession(host, { ...found.value.key, ...(seat !== undefined && { seat }) }, story);
    if (!resumed.ok) return { sat: 'failed', error: resumed.error };
    const { seats, told, why } = resumed.value;
    if (seat !== undefined && !seats.includes(seat)) return { sat: 'failed', error: noSeat(seat) };
    const table = Table.resumed(host, locale, seat ?? seats[0] ?? 'reader', resumed.value);
    // The last turn was another's: what this seat can do now is looked up.
    if (seat === undefined && seats.length > 1) await table.look();
    // Directors may have something to tell who comes back; where they have not, nothing has happened.
    if (story.bundle.program.directors?.some(({ recaps }) => recaps.length > 0)) await table.comeBack();
    return { sat: 'down', table, resumed: told, ...(why && { why }) };
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
  const { host, story, locale, attendance } = options;
  const seats = attendance.seats ?? ['reader'];
  const seat = options.seat ?? seats[0] ?? 'reader';
  const fields = askedFields(story.bundle.program);
  const seed = options.seed === undefined ? undefined : seedFrom(options.seed);
  // Who names a seed wants the same states again, so the salts come from it, too; `docs/operating.md` says what that costs.
  const salt = options.seed === undefined ? undefined : seedFrom(`${options.seed} salt`);
  const commandId = host.randomHex(16);
  const there = [...seats, ...Object.values(attendance.roles ?? {}).flat(), ...(attendance.spectators ?? [])];
  if (![...there, hostSeat].includes(seat)) return { sat: 'failed', error: noSeat(seat) };
  let wrong: { readonly field: string; readonly detail: string } | undefined;
  // Begun without answers at first: what else stands in the way is said before anybody is asked anything.
  for (let isAsked = fields.length === 0; ; isAsked = true) {
    const asked = await askAll(seats, (each) => (isAsked && fields.length > 0 ? ask(fields, wrong, each) : noAnswers));
    if (!asked) return { sat: 'left' };
    const started = await startSession(host, story, {
      key,
      commandId,
      locale,
      ...attendance,
      ...asked,
      config: options.config,
      ...(seed !== undefined && { seed }),
      ...(salt !== undefined && { salt }),
    });
    if (started.ok) {
      const table = Table.started(host, locale, seats[0] ?? seat, started.value);
      const moved = seat === seats[0] ? undefined : await table.sitAs(seat);
      return moved && !moved.ok ? { sat: 'failed', error: moved.error } : { sat: 'down', table };
    }
    const { error } = started;
    const refusal = error.error === 'refused' ? error.refusal : undefined;
    // What an operator set wrong, nobody can mend by another answer.
    if (refusal?.refusal !== 'badValue' || !fields.some(({ field }) => field === refusal.field)) {
      return { sat: 'failed', error };
    }
    if (isAsked) wrong = { field: refusal.field, detail: refusal.detail };
  }
}

type Answers = { readonly [field: string]: Json };

const noAnswers: Promise<Answers> = Promise.resolve({});

/** Asks each of those who play; undefined when one of them left instead. */
async function askAll(
  seats: readonly string[],
  ask: (seat: string | undefined) => Promise<Answers | undefined>,
): Promise<{ readonly asked: Answers; readonly askedOf?: { readonly [seat: string]: Answers } } | undefined> {
  const askedOf: { [seat: string]: Answers } = {};
  for (const seat of seats) {
    const asked = await ask(seats.length > 1 ? seat : undefined);
    if (!asked) return undefined;
    if (seats.length <= 1) return { asked };
    askedOf[seat] = asked;
  }
  return { asked: {}, askedOf };
}

function noSeat(seat: string): HostError {
  return { error: 'refused', refusal: { refusal: 'unknownSeat', seat } };
}
