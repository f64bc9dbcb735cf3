import { createHash } from 'node:crypto';
import { openPgliteStore } from '@fabula/runtime/adapters/store-pglite';
import { contractPack, createHost, deploy, type Host, keepStory, openStory, type Story } from '@fabula/runtime/host';
import { answerOf } from './answers.js';
import { convertAll, takeOver } from './convert-all.js';
import { describeHostError } from './describe-host-error.js';
import { driftOf, type Review, reviewOf, undoneDrift } from './drift.js';
import { checkLedger, checkTables, playOn } from './play-on.js';
import { Player } from './player.js';
import { inScratchFolder } from './scratch-folder.js';
import { type Failure, failure, type ShadowReport } from './shadow-report.js';
import { keepWalks } from './shadow-sessions.js';
import { findWalks } from './walks.js';

export interface ShadowOptions {
  /** The bundle that readers have. */
  readonly released: Uint8Array;
  /** The one that they shall get. */
  readonly next: Uint8Array;
  /** How long places are looked for, and how long sessions are then played to them; those are tried to their end. */
  readonly seconds: number;
  /** `undo.sql`, where the migration has one: it is in no bundle. */
  readonly undo?: string;
  /** Where SQL of the migration was edited by hand. */
  readonly review?: Review;
  readonly onProgress?: (doing: string, done: number, of: number) => void;
}

/**
 * Tries a release before anybody's save meets it. Sessions of the release are played in an embedded database of their own, brought
 * to the next bundle, some by their next turn and some by the batch, and played on; then the contract is applied.
 * Nothing of it is kept.
 */
export async function tryMigration(options: ShadowOptions): Promise<ShadowReport | Failure> {
  const [before, after] = await Promise.all([openStory(options.released), openStory(options.next)]);
  if (!before.ok) return failure('bundle', `the released bundle: ${describeHostError(before.error)}`);
  if (!after.ok) return failure('bundle', `the next bundle: ${describeHostError(after.error)}`);
  const player = new Player(before.value.bundle.program, before.value.engine);
  const end = performance.now() + options.seconds * 1_000;
  options.onProgress?.('looking for places', 0, 0);
  const walks = findWalks(player, () => performance.now() > end);
  return inScratchFolder('fabula-shadow-', async (folder) => {
    // What is thrown away need not reach the disk.
    const store = await openPgliteStore({ folder, disk: { sync: () => undefined } });
    if (!store.ok) return failure('store', store.error.error);
    try {
      const made = await store.value.migrate();
      if (!made.ok) return failure('store', made.error.error);
      const host = shadowHost(store.value, before.value);
      return await tried(host, { before: before.value, after: after.value, player, walks, options });
    } finally {
      await store.value.close();
    }
  });
}

interface Trial {
  readonly before: Story;
  readonly after: Story;
  readonly player: Player;
  readonly walks: ReturnType<typeof findWalks>;
  readonly options: ShadowOptions;
}

async function tried(host: Host, { before, after, player, walks, options }: Trial): Promise<ShadowReport | Failure> {
  const kept = await keepStory(host, before);
  if (!kept.ok) return failure('sql', describeHostError(kept.error));
  const end = performance.now() + options.seconds * 1_000;
  const made = await keepWalks(host, before, player, walks, () => performance.now() > end, options.onProgress);
  const deployed = await deploy(host, after);
  if (!deployed.ok) return failure('sql', describeHostError(deployed.error));
  // A release without a migration takes sessions as they are.
  const migrates = after.bundle.conversions.length > before.bundle.conversions.length;
  const bring = migrates ? convertAll : takeOver;
  const done = await bring(host, after, made.sessions, options.onProgress);
  if ('failed' in done) return done;
  const sessions = done.converted;
  const next = new Player(after.bundle.program, after.engine);
  let turns = 0;
  for (const [index, session] of sessions.entries()) {
    options.onProgress?.('playing on', index, sessions.length);
    const played = await playOn(host, after, next, session, index);
    if (typeof played !== 'number') return played;
    turns += played;
    const wrong = await checkLedger(host, session);
    if (wrong) return wrong;
  }
  options.onProgress?.('contracting', 0, 0);
  const contracted = await contractPack(host, after);
  if (!contracted.ok) return failure('sql', `the contract: ${describeHostError(contracted.error)}`);
  for (const session of sessions) {
    const wrong = await checkTables(host, session);
    if (wrong) return wrong;
  }
  const drift = await driftOf(host, after);
  if (drift !== undefined) return failure('sql', drift);
  const edited = options.review && (await reviewOf(after, options.review));
  if (edited !== undefined) return failure('edited', edited);
  options.onProgress?.('taking it back', 0, 0);
  const undone = options.undo === undefined ? undefined : await undoneDrift(before, after, options.undo);
  if (undone !== undefined) return failure('undone', undone);
  const places = new Set(sessions.map(({ walk }) => walk.place)).size;
  return {
    sessions: sessions.length,
    places,
    leftOut: made.leftOut + made.sessions.length - sessions.length,
    moved: done.moved,
    turns,
  };
}

/** The same on every run: a clock that goes on by itself, and chance that is counted. */
function shadowHost(store: Host['store'], { bundle }: Story): Host {
  let now = Date.UTC(2000, 0, 1);
  let drawn = 0;
  const names = Object.keys(bundle.program.externs ?? {}).filter((name) => !bundle.program.externs?.[name]?.asks);
  return createHost({
    store,
    now: () => (now += 1_000),
    randomHex: (bytes) => {
      drawn += 1;
      return createHash('sha512')
        .update(String(drawn))
        .digest('hex')
        .slice(0, bytes * 2);
    },
    externs: Object.fromEntries(names.map((name) => [name, () => answerOf(bundle.program, name)])),
  });
}
