import type { OutputPart, State, Waiting } from '../engine/index.js';
import type { BranchKey, BranchReading, SessionKey, SessionRow, SnapshotRow, TurnRow } from '../ports/index.js';
import { foldRead, readForFold, readTurn } from './fold-turn.js';
import { type Host, recall, remember, storyOf } from './host.js';
import { fail, type HostResult, storeFailed, succeed } from './host-error.js';
import { type FoldedPayload, readSalt } from './ledger/payload.js';
import { rowLeavesReader } from './migrations/migrate-row.js';
import type { WhyKept } from './migrations/why-kept.js';
import { readSnapshot } from './snapshot.js';
import type { Story } from './story.js';

/** What a turn goes on from. */
export interface StoredBranch {
  readonly key: BranchKey;
  readonly story: Story;
  readonly state: State;
  /** The last turn's version. */
  readonly head: number;
  /**
   * The version whose page the reader still has before them: the head's, or an earlier one's where the branch was only converted
   * since, and they were left where they stood.
   */
  readonly seen: number;
  /** The last turn's hash in the chain. */
  readonly hash: string;
  readonly last: Pick<LastTurn, 'at' | 'locale'>;
  /** What was written since the last snapshot. */
  readonly sinceSnapshot: { readonly turns: number; readonly bytes: number };
  /** The first turn's salt; absent when it was forgotten. */
  readonly saltRoot?: string;
}

/** A branch, ready for its next turn. Immutable: a turn makes the next one. */
export interface LiveBranch extends StoredBranch {
  readonly last: LastTurn;
  /** How many turns were read to get here: at most those since a snapshot, and the first. */
  readonly turnsRead: number;
  /** A story that was looked at and can't take over, so that it is not looked at again every turn. */
  readonly kept?: { readonly from: string; readonly why: WhyKept };
}

/** What a reader is shown who comes back. `story` is the one it was told by: a later one may lack its lines. */
export interface LastTurn {
  readonly version: number;
  readonly commandId: string;
  readonly output: readonly OutputPart[];
  readonly waiting: Waiting;
  readonly story: Story;
  /** When it was, and in which language it was read. */
  readonly at: number;
  readonly locale: string;
}

/** The branch from memory, or read from the store: its newest good snapshot, and the turns since folded upon it. */
export async function liveBranch(host: Host, key: BranchKey): Promise<HostResult<LiveBranch>> {
  const known = recall(host, key);
  if (known) return succeed(known);
  const head = await headOf(host, key);
  if (!head.ok) return head;
  const loaded = await loadBranch(host, key, head.value);
  if (loaded.ok) remember(host, loaded.value);
  return loaded;
}

export async function sessionRow(host: Host, key: SessionKey): Promise<HostResult<SessionRow>> {
  const row = await host.store.getSession(key);
  if (!row.ok) return storeFailed(row.error);
  return row.value ? succeed(row.value) : fail({ error: 'unknownSession', session: key.session });
}

/** The last version of a branch. */
export async function headOf(host: Host, key: BranchKey): Promise<HostResult<number>> {
  const row = await sessionRow(host, key);
  if (!row.ok) return row;
  if (row.value.branch === key.branch) return succeed(row.value.head);
  const branches = await host.store.listBranches(key);
  if (!branches.ok) return storeFailed(branches.error);
  const branch = branches.value.find(({ name }) => name === key.branch);
  return branch ? succeed(branch.head) : fail({ error: 'unknownBranch', session: key.session, branch: key.branch });
}

interface Base {
  readonly state: State;
  readonly story: Story;
  readonly version: number;
}

/** The state of a branch after one of its versions, without keeping it. */
async function loadBranch(host: Host, key: BranchKey, head: number): Promise<HostResult<LiveBranch>> {
  if (head === 0) return fail({ error: 'notStarted', session: key.session });
  const base = await findBase(host, key, head);
  if (!base.ok) return base;
  const from = base.value?.version ?? 0;
  const folding = new BranchFold(host, base.value);
  // The snapshot's own turn is read, too: its row says what the next one's hash follows, and what is waited for.
  for (let version = Math.max(from, 1); version <= head; ) {
    const page = await host.store.readTurns(key, version, pageSize);
    if (!page.ok) return storeFailed(page.error);
    if (page.value.length === 0) return fail({ error: 'corrupt', version, detail: 'The turn is missing.' });
    for (const row of page.value) {
      if (row.version > head) break;
      const folded = await folding.add(row);
      if (!folded.ok) return folded;
      version += 1;
    }
  }
  const root = await readSaltRoot(host, key);
  if (!root.ok) return root;
  return folding.endLive(key, head, root.value);
}

/**
 * A branch from what was read of many at once; undefined where its snapshot is damaged, which `liveBranch` passes over. Nothing
 * of it is kept in memory, and what its reader was shown is not looked at.
 */
export async function branchOf(
  host: Host,
  { key, found }: BranchReading,
): Promise<HostResult<StoredBranch | undefined>> {
  if (!found) return fail({ error: 'unknownBranch', session: key.session, branch: key.branch });
  const { turns, snapshot, branch } = found;
  const first = found.first ?? turns[0];
  if (!first) return fail({ error: 'notStarted', session: key.session });
  const base = snapshot && (await baseFrom(host, snapshot, turns[0]));
  if (base && !base.ok) return base;
  if (snapshot && !base?.value) return succeed(undefined);
  const folding = new BranchFold(host, base?.value);
  for (const row of turns) {
    const folded = await folding.add(row);
    if (!folded.ok) return folded;
  }
  const root = folding.saltRoot ?? saltRootOf(first);
  return root.ok ? folding.end(key, branch.head, root.value) : root;
}

/** Turns are folded upon a base, one after the other, whichever way they were read. */
class BranchFold {
  readonly #host: Host;
  readonly #from: number;
  #state: State | undefined;
  #story: Story | undefined;
  #last: TurnRow | undefined;
  #read: FoldedPayload | undefined;
  #seen = 0;
  #bytes = 0;
  #turnsRead = 0;
  /** Where the first turn was folded: it need not be read for its salt again. */
  saltRoot: HostResult<string | undefined> | undefined;

  constructor(host: Host, base: Base | undefined) {
    this.#host = host;
    this.#from = base?.version ?? 0;
    this.#state = base?.state;
    this.#story = base?.story;
  }

  async add(row: TurnRow): Promise<HostResult<void>> {
    const version = this.#last ? this.#last.version + 1 : Math.max(this.#from, 1);
    if (row.version !== version) return fail({ error: 'corrupt', version, detail: 'The turn is missing.' });
    const told = this.#story?.hash === row.bundle ? succeed(this.#story) : await storyOf(this.#host, row.bundle);
    if (!told.ok) return told;
    this.#read = undefined;
    if (version > this.#from) {
      const turn = readForFold(row);
      if (!turn.ok) return turn;
      const folded = foldRead(row, turn.value, this.#story, told.value, this.#state);
      if (!folded.ok) return folded;
      this.#state = folded.value;
      this.#read = turn.value;
      if (version === 1) this.saltRoot = succeed(turn.value.input.salt || undefined);
      this.#bytes += row.payload.length;
    }
    this.#seen = rowLeavesReader(row) ? (this.#last ? this.#seen : version - 1) : version;
    this.#story = told.value;
    this.#last = row;
    this.#turnsRead += 1;
    return succeed(undefined);
  }

  /** What it takes to write the next turn. */
  end(key: BranchKey, head: number, saltRoot: string | undefined): HostResult<StoredBranch> {
    const last = this.#folded(head);
    if (!last.ok) return last;
    const { row, state, story } = last.value;
    const turn = this.#read ? succeed(this.#read) : readForFold(row);
    if (!turn.ok) return turn;
    const { at, locale } = turn.value.input;
    return succeed({
      key,
      story,
      state,
      head,
      seen: this.#seen,
      hash: row.hash,
      last: { at, locale },
      sinceSnapshot: { turns: head - this.#from, bytes: this.#bytes },
      ...(saltRoot !== undefined && { saltRoot }),
    });
  }

  /** The same with what its reader was shown. */
  endLive(key: BranchKey, head: number, saltRoot: string | undefined): HostResult<LiveBranch> {
    const last = this.#folded(head);
    if (!last.ok) return last;
    const { row, story } = last.value;
    const turn = readTurn(row);
    if (!turn.ok) return turn;
    const ended = this.end(key, head, saltRoot);
    if (!ended.ok) return ended;
    const { output, waiting } = turn.value;
    return succeed({
      ...ended.value,
      last: { ...ended.value.last, version: head, commandId: row.commandId, output, waiting, story },
      turnsRead: this.#turnsRead + 1,
    });
  }

  #folded(head: number): HostResult<{ readonly row: TurnRow; readonly state: State; readonly story: Story }> {
    const [state, story, row] = [this.#state, this.#story, this.#last];
    if (!state || !story || row?.version !== head) {
      return fail({ error: 'corrupt', version: head, detail: 'The turn is missing.' });
    }
    if (state.hash !== row.stateHash) {
      return fail({ error: 'stateDiffers', version: head, recorded: row.stateHash, folded: state.hash });
    }
    return succeed({ row, state, story });
  }
}

const pageSize = 64;

/**
 * The newest snapshot that can be trusted: it inflates, decodes, and hashes to what its turn recorded. A damaged one
 * costs time and nothing else, so the one before it is tried. Undefined: from the beginning.
 */
async function findBase(host: Host, key: BranchKey, head: number): Promise<HostResult<Base | undefined>> {
  for (let atOrBefore = head; atOrBefore > 0; ) {
    const found = await host.store.readSnapshot(key, atOrBefore);
    if (!found.ok) return storeFailed(found.error);
    const snapshot = found.value;
    if (!snapshot) return succeed(undefined);
    const row = await host.store.readTurns(key, snapshot.version, 1);
    if (!row.ok) return storeFailed(row.error);
    const base = await baseFrom(host, snapshot, row.value[0]);
    if (!base.ok || base.value) return base;
    atOrBefore = snapshot.version - 1;
  }
  return succeed(undefined);
}

/** Undefined: the snapshot is not what its turn recorded. */
async function baseFrom(
  host: Host,
  snapshot: SnapshotRow,
  turn: TurnRow | undefined,
): Promise<HostResult<Base | undefined>> {
  if (turn?.version !== snapshot.version || turn.stateHash !== snapshot.stateHash) return succeed(undefined);
  const story = await storyOf(host, turn.bundle);
  if (!story.ok) return story;
  const state = readSnapshot(story.value.engine, snapshot);
  return succeed(state && { state, story: story.value, version: snapshot.version });
}

async function readSaltRoot(host: Host, key: BranchKey): Promise<HostResult<string | undefined>> {
  const rows = await host.store.readTurns(key, 1, 1);
  if (!rows.ok) return storeFailed(rows.error);
  const first = rows.value[0];
  return first ? saltRootOf(first) : fail({ error: 'corrupt', version: 1, detail: 'The turn is missing.' });
}

function saltRootOf(first: TurnRow): HostResult<string | undefined> {
  const salt = readSalt(first.payload);
  if (salt === undefined) {
    return fail({ error: 'corrupt', version: first.version, detail: 'Its payload is not one that a turn writes.' });
  }
  return succeed(salt === '' ? undefined : salt);
}
