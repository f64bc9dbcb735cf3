import type { Effects, Waiting } from '../engine/index.js';
import type { BranchKey, SessionKey, SessionRow } from '../ports/index.js';
import { fetchEffects } from './execute.js';
import { readTurn } from './fold-turn.js';
import { type Host, keepStory, remember, storyOf } from './host.js';
import { fail, type HostResult, storeFailed, succeed } from './host-error.js';
import { canonicalBytes } from './ledger/json.js';
import { type LastTurn, type LiveBranch, liveBranch, sessionRow, tellBy } from './live-branch.js';
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
  /**
   * How the story handed in was taken: `same` as the last turn's; `moved` to, because it keeps the same state; `kept` the last
   * turn's, because the new one's state has another form or lacks the place the reader is at.
   */
  readonly told: 'same' | 'moved' | 'kept';
  /** Turns read from the store; does not grow with the session. */
  readonly turnsRead: number;
}

/**
 * Goes on with a session, on the branch it was last played on unless another is named. With `story`, the pack as it is
 * now, it goes on under that where state and place allow it.
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
  const loaded = await liveBranch(host, { tenant, campaign, session, branch: key.branch ?? row.value.branch });
  if (!loaded.ok) return loaded;
  const told = await retell(host, loaded.value, story);
  if (!told.ok) return told;
  const { branch } = told.value;
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
    told: told.value.told,
    turnsRead: branch.turnsRead,
  });
}

/**
 * What was said last, but for a recap that left the reader where they were: it is told anew each time, and the page they
 * left lies below it.
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
    if (turn.value.input.act.act !== 'return') break;
    waiting = stands;
  }
  return succeed(said);
}

/** So many turns are looked through for what was said: resuming reads no more of a long session than of a short one. */
const mostReturns = 8;

interface Retold {
  readonly branch: LiveBranch;
  readonly told: Resumed['told'];
}

async function retell(host: Host, branch: LiveBranch, story: Story | undefined): Promise<HostResult<Retold>> {
  if (!story || story.hash === branch.story.hash) return succeed({ branch, told: 'same' });
  const kept: Retold = { branch, told: 'kept' };
  if (!hasSameState(branch.story, story)) return succeed(kept);
  const moved = tellBy(branch, story);
  if (!moved.ok || moved.value.state.flow.at === 'lost') return succeed(kept);
  if (moved.value.state.hash !== branch.state.hash) return succeed(kept);
  const effects: HostResult<Effects> = story.engine.usesCampaign
    ? await fetchEffects(host, branch.key, {})
    : succeed({});
  if (!effects.ok) return effects;
  const waiting = story.engine.waiting(moved.value.state, 'reader', effects.value);
  const stored = await keepStory(host, story);
  if (!stored.ok) return stored;
  // The reader is asked by the new story's words; what was said before stays as it was said.
  const retold = { ...moved.value, last: { ...branch.last, waiting, story: branch.last.story } };
  remember(host, retold);
  return succeed({ branch: retold, told: 'moved' });
}

/** Until migrations carry state from one form to another, only a story that stores the same things may take over. */
function hasSameState(from: Story, to: Story): boolean {
  if (from.bundle.manifest.semantics !== to.bundle.manifest.semantics) return false;
  return canonicalBytes(from.bundle.program.schema).equals(canonicalBytes(to.bundle.program.schema));
}
