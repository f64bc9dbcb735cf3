import type { Waiting } from '../engine/index.js';
import type { BranchKey, SessionKey, SessionRow } from '../ports/index.js';
import { fetchEffects } from './execute.js';
import { readTurn } from './fold-turn.js';
import { type Host, storyOf } from './host.js';
import { fail, type HostResult, isRace, storeFailed, succeed } from './host-error.js';
import { type LastTurn, type LiveBranch, liveBranch, sessionRow } from './live-branch.js';
import { catchUp, type GoneOn, goOnWith, goOnWithRelease, type Told } from './migrations/go-on.js';
import { leavesReader } from './migrations/migrate-row.js';
import type { WhyKept } from './migrations/why-kept.js';
import type { Story } from './story.js';
import { waitingOf } from './waiting-of.js';

export interface Resumed {
  readonly key: BranchKey;
  readonly row: SessionRow;
  /** The story it goes on with. */
  readonly story: Story;
  readonly version: number;
  readonly stateHash: string;
  /** What was last said, by the words of `last.story`, and what is waited for, by those of `story`. */
  readonly last: LastTurn;
  /** What the seat that was asked for can do now; without one, what the last turn's was told. */
  readonly waiting: Waiting;
  /** Everybody who reads. */
  readonly seats: readonly string[];
  /** Names of players and of entities made while playing, for rendering. */
  readonly titles: ReadonlyMap<string, string>;
  /** How the story handed in was taken, or else the one that this host serves. */
  readonly told: Told;
  /** Why it is told by the bundle it had. */
  readonly why?: WhyKept;
  /** Turns read from the store; does not grow with the session. */
  readonly turnsRead: number;
}

/**
 * Goes on with a session, on the branch it was last played on unless another is named. With `story`, the pack as it is
 * now, it goes on under that: at once where that keeps the same state, else converted, by a row of its own.
 */
export async function resumeSession(
  host: Host,
  key: SessionKey & { readonly branch?: string; readonly seat?: string },
  story?: Story,
): Promise<HostResult<Resumed>> {
  const row = await sessionRow(host, key);
  if (!row.ok) return row;
  const wanted = story?.bundle.manifest.pack.name;
  if (wanted !== undefined && row.value.pack !== wanted) {
    return fail({ error: 'otherPack', session: key.session, pack: row.value.pack, wanted });
  }
  const { tenant, campaign, session } = key;
  const where = { tenant, campaign, session, branch: key.branch ?? row.value.branch };
  const gone = await goneOn(host, where, story);
  if (!gone.ok) return gone;
  const { branch, told, why } = gone.value;
  const said = await lastSaid(host, branch);
  if (!said.ok) return said;
  const { seat } = key;
  const waiting = seat === undefined ? succeed(branch.last.waiting) : await waitingOf(host, branch.key, seat);
  if (!waiting.ok) return waiting;
  return succeed({
    key: branch.key,
    row: row.value,
    story: branch.story,
    version: branch.head,
    stateHash: branch.state.hash,
    last: said.value,
    waiting: waiting.value,
    seats: branch.story.engine.seats(branch.state),
    titles: branch.story.engine.titles(branch.state),
    told,
    ...(why && { why }),
    turnsRead: branch.turnsRead,
  });
}

/** Somebody else may convert the session at the same time, or its campaign: then it is looked at again. */
async function goneOn(host: Host, key: BranchKey, story: Story | undefined): Promise<HostResult<GoneOn>> {
  for (let attempt = 0; ; attempt++) {
    const loaded = await liveBranch(host, key);
    if (!loaded.ok) return loaded;
    const gone = story ? await goOnWith(host, loaded.value, story) : await goOnWithRelease(host, loaded.value);
    if (!gone.ok && attempt < mostAttempts && isRace(gone.error)) continue;
    if (!gone.ok) return gone;
    const effects = await fetchEffects(host, gone.value.branch.story, key);
    if (effects.ok || effects.error.error !== 'campaignAhead') return gone;
    const caught = await catchUp(host, gone.value.branch, effects.error.migration);
    if (caught.ok) return succeed({ branch: caught.value, told: 'converted' });
    if (attempt >= mostAttempts || !isRace(caught.error)) return caught;
  }
}

const mostAttempts = 8;

/**
 * What was said last, but for a recap or a conversion that left the reader where they were: a recap is told anew each time, a
 * conversion says nothing, and the page they left lies below it.
 */
async function lastSaid(host: Host, { key, head, last }: LiveBranch): Promise<HostResult<LastTurn>> {
  let said = last;
  let waiting: string | undefined;
  for (let version = head; version > 0 && head - version < mostReturns; version -= 1) {
    const rows = await host.store.readTurns(key, version, 1);
    if (!rows.ok) return storeFailed(rows.error);
    const row = rows.value[0];
    const turn = row && readTurn(row);
    if (turn && !turn.ok) return turn;
    const stands = JSON.stringify(turn?.value.waiting);
    if (!turn || (waiting !== undefined && stands !== waiting)) break;
    if (version < head) {
      const story = await storyOf(host, row.bundle);
      if (!story.ok) return story;
      said = { ...last, output: turn.value.output, story: story.value };
    }
    const isReturn = turn.value.input.act.act === 'return';
    if (!isReturn && !leavesReader(turn.value.events)) break;
    // What is asked may have other words since a conversion, on the same page.
    waiting = isReturn ? stands : undefined;
  }
  return succeed(said);
}

/** So many turns are looked through for what was said: resuming reads no more of a long session than of a short one. */
const mostReturns = 8;
