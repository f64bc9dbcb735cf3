import type { OutputPart, State, Waiting } from '../engine/index.js';
import type { BranchKey, SessionKey, SessionRow, TurnRow } from '../ports/index.js';
import { foldTurn, moveState, readTurn } from './fold-turn.js';
import { type Host, recall, remember, storyOf } from './host.js';
import { fail, type HostResult, storeFailed, succeed } from './host-error.js';
import { readSnapshot } from './snapshot.js';
import type { Story } from './story.js';

/** A branch, ready for its next turn. Immutable: a turn makes the next one. */
export interface LiveBranch {
  readonly key: BranchKey;
  readonly story: Story;
  readonly state: State;
  /** The last turn's version. */
  readonly head: number;
  /** The last turn's hash in the chain. */
  readonly hash: string;
  readonly last: LastTurn;
  /** What was written since the last snapshot. */
  readonly sinceSnapshot: { readonly turns: number; readonly bytes: number };
  /** The first turn's salt; absent when it was forgotten. */
  readonly saltRoot?: string;
  /** How many turns were read to get here: at most those since a snapshot, and the first. */
  readonly turnsRead: number;
}

/** What a reader is shown who comes back. `story` is the one it was told by: a later one may lack its lines. */
export interface LastTurn {
  readonly version: number;
  readonly commandId: string;
  readonly output: readonly OutputPart[];
  readonly waiting: Waiting;
  readonly story: Story;
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
  let state = base.value?.state;
  let story = base.value?.story;
  let bytes = 0;
  let turnsRead = 0;
  let last: TurnRow | undefined;
  // The snapshot's own turn is read, too: its row says what the next one's hash follows, and what is waited for.
  for (let version = Math.max(from, 1); version <= head; ) {
    const page = await host.store.readTurns(key, version, pageSize);
    if (!page.ok) return storeFailed(page.error);
    if (page.value.length === 0) return fail({ error: 'corrupt', version, detail: 'The turn is missing.' });
    for (const row of page.value) {
      if (row.version > head) break;
      if (row.version !== version) return fail({ error: 'corrupt', version, detail: 'The turn is missing.' });
      const told = story?.hash === row.bundle ? succeed(story) : await storyOf(host, row.bundle);
      if (!told.ok) return told;
      if (row.version > from) {
        const folded = foldTurn(row, story, told.value, state);
        if (!folded.ok) return folded;
        state = folded.value;
        bytes += row.payload.length;
      }
      story = told.value;
      last = row;
      version += 1;
      turnsRead += 1;
    }
  }
  if (!state || !story || !last) return fail({ error: 'corrupt', version: head, detail: 'The turn is missing.' });
  if (state.hash !== last.stateHash) {
    return fail({ error: 'stateDiffers', version: head, recorded: last.stateHash, folded: state.hash });
  }
  const turn = readTurn(last);
  if (!turn.ok) return turn;
  const root = await readSaltRoot(host, key);
  if (!root.ok) return root;
  return succeed({
    key,
    story,
    state,
    head,
    hash: last.hash,
    last: { version: head, commandId: last.commandId, output: turn.value.output, waiting: turn.value.waiting, story },
    sinceSnapshot: { turns: head - from, bytes },
    ...(root.value !== undefined && { saltRoot: root.value }),
    turnsRead: turnsRead + 1,
  });
}

/** The same branch told by another story from here on. */
export function tellBy(branch: LiveBranch, story: Story): HostResult<LiveBranch> {
  if (branch.story.hash === story.hash) return succeed(branch);
  const moved = moveState(branch.state, branch.story, story, branch.head);
  return moved.ok ? succeed({ ...branch, story, state: moved.value }) : moved;
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
    const turn = row.value[0];
    if (turn?.version === snapshot.version && turn.stateHash === snapshot.stateHash) {
      const story = await storyOf(host, turn.bundle);
      if (!story.ok) return story;
      const state = readSnapshot(story.value.engine, snapshot);
      if (state) return succeed({ state, story: story.value, version: snapshot.version });
    }
    atOrBefore = snapshot.version - 1;
  }
  return succeed(undefined);
}

async function readSaltRoot(host: Host, key: BranchKey): Promise<HostResult<string | undefined>> {
  const rows = await host.store.readTurns(key, 1, 1);
  if (!rows.ok) return storeFailed(rows.error);
  const first = rows.value[0];
  if (!first) return fail({ error: 'corrupt', version: 1, detail: 'The turn is missing.' });
  const turn = readTurn(first);
  if (!turn.ok) return turn;
  return succeed(turn.value.forgotten || turn.value.input.salt === '' ? undefined : turn.value.input.salt);
}
