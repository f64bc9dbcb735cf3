import { createHash } from 'node:crypto';
import { type Host, rootBranch, type Story, startSession, takeTurn } from '@fabula/runtime/host';
import type { Player } from './player.js';
import type { Walk } from './walks.js';

/** A session of the release, as a reader left it. */
export interface ShadowSession {
  readonly key: {
    readonly tenant: string;
    readonly campaign: string;
    readonly session: string;
    readonly branch: string;
  };
  readonly walk: Walk;
  readonly ended: boolean;
  /** Another session of the same walk: it is converted the other way, and comes to the same. */
  readonly twin?: string;
}

/** How many sessions share a twin: both ways of converting are held against each other in each so many-th. */
const everyTwin = 6;

/** Plays walks through the host, so that the database holds what readers' would. */
export async function keepWalks(
  host: Host,
  story: Story,
  player: Player,
  walks: readonly Walk[],
  isOver: () => boolean,
  onProgress: ((doing: string, done: number, of: number) => void) | undefined,
): Promise<{ readonly sessions: readonly ShadowSession[]; readonly leftOut: number }> {
  const sessions: ShadowSession[] = [];
  let leftOut = 0;
  for (const [index, walk] of walks.entries()) {
    if (isOver()) break;
    onProgress?.('playing the release', index, walks.length);
    const name = `walk-${index + 1}`;
    const made = await keepWalk(host, story, player, walk, name);
    if (!made) {
      leftOut += 1;
      continue;
    }
    const twin = index % everyTwin === 0 ? await keepWalk(host, story, player, walk, `${name}-twin`) : undefined;
    sessions.push({ ...made, ...(twin && { twin: twin.key.session }) });
    if (twin) sessions.push(twin);
  }
  return { sessions, leftOut };
}

/** Undefined where no reader could play it here: what a host's functions answer may matter. */
async function keepWalk(
  host: Host,
  story: Story,
  player: Player,
  walk: Walk,
  name: string,
): Promise<ShadowSession | undefined> {
  const { seed, seats, roles, asked, config } = player.startAct(walk.seed);
  const where = { tenant: 'shadow', campaign: name, session: name };
  // Twins are salted alike: what they say has the same digests then.
  const salt = createHash('sha256').update(walk.seed).digest('hex').slice(0, 32);
  const started = await startSession(host, story, {
    key: where,
    commandId: 'start',
    seed,
    seats,
    ...(roles && { roles }),
    salt,
    locale: 'en',
    asked,
    config,
  });
  if (!started.ok) return undefined;
  const key = { ...where, branch: rootBranch };
  let { waiting } = started.value;
  for (const [turn, { seat, act }] of walk.acts.entries()) {
    const done = await takeTurn(host, key, { commandId: `turn-${turn + 1}`, seat, locale: 'en', act });
    if (!done.ok) return undefined;
    ({ waiting } = done.value);
  }
  return { key, walk, ended: waiting.wait === 'ended' };
}
