import type { State } from '../engine/index.js';
import type { BranchKey, ProjectionChange } from '../ports/index.js';
import { foldTurn, readTurn, stateBefore } from './fold-turn.js';
import { forgetLive, type Host, storyOf } from './host.js';
import { fail, type HostResult, storeFailed, succeed } from './host-error.js';
import { Books } from './ledger/books.js';
import { isObject } from './ledger/json.js';
import { headOf } from './live-branch.js';
import { UpcastFold } from './migrations/upcast-fold.js';
import { differences } from './projection/compare.js';
import { projectEntries, projectState } from './projection/project.js';
import { readLedger } from './read-ledger.js';
import { readSnapshot } from './snapshot.js';
import type { Story } from './story.js';

/** What folding a branch from nothing found. */
export interface Rebuilt {
  readonly turns: number;
  readonly stateHash: string;
  readonly snapshots: { readonly good: number; readonly damaged: readonly number[] };
  /**
   * The pack's typed tables: how many rows they should have, and how many were put right. `contracted`: a newer release took
   * away what this branch's were written to, and it has none until its next turn converts it. Absent where the pack has no tables.
   */
  readonly tables?: { readonly rows: number; readonly repaired: number } | 'contracted';
  /**
   * Turns that older bundles told, and the state that all turns come to in the words of the newest: it must be the same. Absent
   * where the session was never converted.
   */
  readonly upcast?: { readonly turns: number; readonly stateHash: string };
  /** Accounts whose balance in the state is not what was booked. */
  readonly unbooked: readonly string[];
}

/**
 * Folds a branch's events from nothing and holds what comes out against every recorded state hash, every snapshot and
 * the books; the pack's tables are put right where they differ. Nothing is executed. A damaged snapshot needs no repair: resuming passes it over and writes a new one soon.
 */
export async function rebuildSession(host: Host, key: BranchKey): Promise<HostResult<Rebuilt>> {
  const head = await headOf(host, key);
  if (!head.ok) return head;
  if (head.value === 0) return fail({ error: 'notStarted', session: key.session });
  const hashes = new Map<number, string>();
  const stories = new Map<number, Story>();
  const books = new Books();
  const own = await forkOf(host, key);
  if (!own.ok) return own;
  const entries: ProjectionChange[] = [];
  let state: State | undefined;
  let story: Story | undefined;
  const newest = await newestStory(host, key, head.value);
  if (!newest.ok) return newest;
  const retold = new UpcastFold(newest.value);
  for await (const row of readLedger(host, key, { from: 1, to: head.value })) {
    if (!row.ok) return row;
    const { version, bundle, stateHash } = row.value;
    const told = await storyOf(host, bundle);
    if (!told.ok) return told;
    const turn = readTurn(row.value);
    if (!turn.ok) return turn;
    const before = stateBefore(row.value, turn.value, story, told.value, state);
    if (!before.ok) return before;
    const folded = foldTurn(row.value, story, told.value, state);
    if (!folded.ok) return folded;
    state = folded.value;
    story = told.value;
    if (state.hash !== stateHash) {
      return fail({ error: 'stateDiffers', version, recorded: stateHash, folded: state.hash });
    }
    const { events } = turn.value;
    await retold.add({ story, before: before.value, after: state, events });
    books.enter(events, turn.value.input.act.act === 'migrate' ? balancesIn(story, before.value) : undefined);
    if (story.projector && version > own.value)
      entries.push(...projectEntries(story.projector, state, events, version));
    hashes.set(version, stateHash);
    stories.set(version, told.value);
  }
  if (!state || !story) return fail({ error: 'corrupt', version: head.value, detail: 'The turn is missing.' });
  const snapshots = await checkSnapshots(host, key, head.value, hashes, stories);
  if (!snapshots.ok) return snapshots;
  const tables = await repairTables(host, key, story, state, entries);
  if (!tables.ok) return tables;
  // What lies in memory was read by way of a snapshot that may be among the damaged.
  forgetLive(host, key);
  const upcast = retold.end();
  return succeed({
    turns: head.value,
    stateHash: state.hash,
    snapshots: snapshots.value,
    ...(tables.value && { tables: tables.value }),
    ...(upcast && { upcast }),
    unbooked: unbookedAccounts(story, state, books),
  });
}

/** The story that told the branch's last turn. */
async function newestStory(host: Host, key: BranchKey, head: number): Promise<HostResult<Story>> {
  const rows = await host.store.readTurns(key, head, 1);
  if (!rows.ok) return storeFailed(rows.error);
  const row = rows.value[0];
  return row ? storyOf(host, row.bundle) : fail({ error: 'corrupt', version: head, detail: 'The turn is missing.' });
}

/** The last version a branch shares with its parent. */
async function forkOf(host: Host, key: BranchKey): Promise<HostResult<number>> {
  const branches = await host.store.listBranches(key);
  if (!branches.ok) return storeFailed(branches.error);
  return succeed(branches.value.find(({ name }) => name === key.branch)?.at ?? 0);
}

async function repairTables(
  host: Host,
  key: BranchKey,
  story: Story,
  state: State,
  entries: readonly ProjectionChange[],
): Promise<HostResult<Rebuilt['tables']>> {
  if (!story.projector) return succeed(undefined);
  const pack = story.bundle.manifest.pack.name;
  const folded = [...projectState(story.projector, state), ...entries];
  const stored = await host.store.readProjection(key, pack);
  if (!stored.ok) return storeFailed(stored.error);
  const repaired = differences(stored.value, folded);
  if (repaired > 0) {
    const replaced = await host.store.replaceProjection(key, pack, folded, story.projector.ir.function);
    if (!replaced.ok && replaced.error.error === 'needsMigration') return succeed('contracted');
    if (!replaced.ok) return storeFailed(replaced.error);
  }
  return succeed({ rows: folded.length, repaired });
}

async function checkSnapshots(
  host: Host,
  key: BranchKey,
  head: number,
  hashes: ReadonlyMap<number, string>,
  stories: ReadonlyMap<number, Story>,
): Promise<HostResult<Rebuilt['snapshots']>> {
  let good = 0;
  const damaged: number[] = [];
  for (let atOrBefore = head; atOrBefore > 0; ) {
    const found = await host.store.readSnapshot(key, atOrBefore);
    if (!found.ok) return storeFailed(found.error);
    if (!found.value) break;
    const { version, stateHash } = found.value;
    const story = stories.get(version);
    const matches = hashes.get(version) === stateHash && story && readSnapshot(story.engine, found.value);
    if (matches) good += 1;
    else damaged.push(version);
    atOrBefore = version - 1;
  }
  return succeed({ good, damaged });
}

/** Accounts whose balance in the state is not what was booked. */
function unbookedAccounts(story: Story, state: State, books: Books): readonly string[] {
  const held = balancesIn(story, state);
  return [...books.balances()].filter(([account, balance]) => held(account) !== balance).map(([account]) => account);
}

function balancesIn(story: Story, state: State): (account: string) => bigint {
  const encoded = story.engine.encode(state);
  const cells = isObject(encoded) ? encoded['cells'] : undefined;
  return (account) => {
    const cell = isObject(cells) ? cells[account] : undefined;
    return isObject(cell) && typeof cell['$n'] === 'string' ? BigInt(cell['$n']) : 0n;
  };
}
