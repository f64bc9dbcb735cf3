import type { Effects, Waiting } from '../engine/index.js';
import type { BranchKey, SessionKey, SessionRow } from '../ports/index.js';
import { fetchEffects } from './execute.js';

import { type Host, keepStory, remember } from './host.js';
import { fail, type HostResult, succeed } from './host-error.js';
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
  const { seat } = key;
  const waiting = seat === undefined ? succeed(branch.last.waiting) : await waitingOf(host, branch.key, seat);
  if (!waiting.ok) return waiting;
  return succeed({
    key: branch.key,
    row: row.value,
    story: branch.story,
    version: branch.head,
    stateHash: branch.state.hash,
    last: branch.last,
    waiting: waiting.value,
    seats: branch.story.engine.seats(branch.state),
    titles: branch.story.engine.titles(branch.state),
    told: told.value.told,
    turnsRead: branch.turnsRead,
  });
}

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
