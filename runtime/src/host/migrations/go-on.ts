import type { Json } from '../../bundle/index.js';
import type { State } from '../../engine/index.js';
import type { SessionHold } from '../../ports/index.js';
import { type PreparedTurn, prepareTurn } from '../append-turn.js';
import { fetchEffects } from '../execute.js';
import { moveState } from '../fold-turn.js';
import { forgetLive, type Host, keepOnce, packMigrations, remember } from '../host.js';
import { fail, type HostError, type HostResult, storeFailed, succeed } from '../host-error.js';
import { canonicalBytes, isList, isObject } from '../ledger/json.js';
import { type LiveBranch, liveBranch, sessionRow } from '../live-branch.js';
import type { Story } from '../story.js';
import { convertBranch } from './convert-branch.js';
import { holdBack, reasonOf } from './hold.js';
import { descentOf } from './lineage.js';
import { storyOfCampaign } from './releases.js';
import type { WhyKept } from './why-kept.js';

/**
 * How a story was taken that a session was to go on with: `same` as the last turn's; `moved` to, because it keeps the same state;
 * `converted` to, by a row of its own; `kept` the last turn's.
 */
export type Told = 'same' | 'moved' | 'converted' | 'kept';

export interface GoneOn {
  readonly branch: LiveBranch;
  readonly told: Told;
  readonly why?: WhyKept;
  /** The row that converted it, where that is still to be stored. */
  readonly unstored?: PreparedTurn;
}

/** Goes on with a branch under a story, as far as its migrations, its state and its reader's place allow. */
export async function goOnWith(host: Host, branch: LiveBranch, story: Story): Promise<HostResult<GoneOn>> {
  const gone = await look(host, branch, story);
  return gone.ok && gone.value.unstored ? storeGoneOn(host, gone.value, gone.value.unstored) : gone;
}

/** Goes on with what the host serves; without a release of its pack a session goes on as it was. */
export function goOnWithRelease(host: Host, branch: LiveBranch): Promise<HostResult<GoneOn>> {
  return goOnWith(host, branch, releaseFor(host, branch));
}

/** The same for who is about to store a turn: a row that converts the branch may be stored with it. */
export function goOnForTurn(host: Host, branch: LiveBranch): Promise<HostResult<GoneOn>> {
  return look(host, branch, releaseFor(host, branch));
}

function releaseFor(host: Host, { story }: LiveBranch): Story {
  return host.releases.get(story.bundle.manifest.pack.name) ?? story;
}

async function look(host: Host, branch: LiveBranch, story: Story): Promise<HostResult<GoneOn>> {
  if (story.hash === branch.story.hash) return succeed({ branch, told: 'same' });
  if (branch.kept?.from === story.hash) return succeed({ branch, told: 'kept', why: branch.kept.why });
  const descent = descentOf(branch.story.migrations, story.migrations);
  switch (descent.descent) {
    case 'same':
      return retell(host, branch, story);
    case 'ahead':
      return succeed(keep(host, branch, story, { why: 'older' }));
    case 'apart': {
      const row = await sessionRow(host, branch.key);
      if (!row.ok) return row;
      const left = await leftBehind(host, branch, story, row.value.held);
      return left ? succeed(left) : succeed(keep(host, branch, story, { why: 'otherLineage', migration: descent.at }));
    }
    case 'behind': {
      // A row tells what its own bundle's state became, and not what a release in between, which wrote none, made of that.
      if (branch.story.hash !== branch.last.story.hash) {
        forgetLive(host, branch.key);
        const stored = await liveBranch(host, branch.key);
        return stored.ok ? look(host, stored.value, story) : stored;
      }
      const row = await sessionRow(host, branch.key);
      if (!row.ok) return row;
      const { held } = row.value;
      // Looked up every time: an operator may let it go at any time, from anywhere.
      const left = await leftBehind(host, branch, story, held);
      if (left) return succeed(left);
      if (held) return succeed({ branch, told: 'kept', why: { why: held.why, detail: held.detail } });
      const stored = await keepOnce(host, story);
      if (!stored.ok) return stored;
      const turn = await convertBranch(host, branch, story, descent.pending);
      if (!turn.ok) return isOfSession(turn.error) ? putAside(host, branch, story, turn.error) : turn;
      const unstored = prepareTurn(host, turn.value);
      return succeed({ branch: unstored.appended.branch, told: 'converted', unstored });
    }
  }
}

/** Catches up with a campaign that other sessions have converted; where that can't be, it is the error it was. */
export async function catchUp(host: Host, branch: LiveBranch, migration: number): Promise<HostResult<LiveBranch>> {
  const { name } = branch.story.bundle.manifest.pack;
  const story = await storyOfCampaign(host, branch.key, name, migration);
  if (!story.ok) return story;
  const gone = await goOnWith(host, branch, story.value);
  if (!gone.ok) return gone;
  if (gone.value.told === 'converted') return succeed(gone.value.branch);
  return fail({ error: 'campaignAhead', campaign: branch.key.campaign, migration });
}

/** Stores the row that converted a branch, by itself. */
export async function storeGoneOn(host: Host, gone: GoneOn, { item }: PreparedTurn): Promise<HostResult<GoneOn>> {
  const stored = await host.store.append(item.key, item.turn, item.extra);
  if (!stored.ok) {
    // Somebody else converted it, or it went on meanwhile: whoever asked looks again.
    forgetLive(host, item.key);
    return storeFailed(stored.error);
  }
  remember(host, gone.branch);
  return succeed({ branch: gone.branch, told: gone.told });
}

/** One that was put aside, and that a contract went on without. */
async function leftBehind(
  host: Host,
  branch: LiveBranch,
  story: Story,
  held: SessionHold | undefined,
): Promise<GoneOn | undefined> {
  if (held?.why !== 'quarantined') return undefined;
  const applied = await host.store.reportPack(packMigrations(story));
  const isOutlived =
    applied.ok && applied.value.alreadyApplied.some((name) => contractNumber(name) > branch.story.migration);
  return isOutlived ? { branch, told: 'kept', why: { why: 'leftBehind', detail: held.detail } } : undefined;
}

/** 0 where it is no contract. */
function contractNumber(file: string): number {
  return Number(/^(\d+)\w*\.contract\.sql$/.exec(file)?.[1] ?? 0);
}

/** Whether an error is the session's own, which stays however often it is tried. */
function isOfSession({ error }: HostError): boolean {
  return error === 'conversionFailed' || error === 'refused';
}

async function putAside(host: Host, branch: LiveBranch, story: Story, error: HostError): Promise<HostResult<GoneOn>> {
  const detail = reasonOf(error);
  const held = await holdBack(host, branch.key, story, detail);
  return held.ok ? succeed({ branch, told: 'kept', why: { why: 'quarantined', detail } }) : held;
}

function keep(host: Host, branch: LiveBranch, story: Story, why: WhyKept): GoneOn {
  const kept = { ...branch, kept: { from: story.hash, why } };
  remember(host, kept);
  return { branch: kept, told: 'kept', why };
}

/** A story of the same migrations takes over as it is: it keeps the same state. */
async function retell(host: Host, branch: LiveBranch, story: Story): Promise<HostResult<GoneOn>> {
  const isReleased = story.bundle.program.releases?.includes(branch.story.hash) === true;
  if (!isReleased && !hasSameState(branch.story, story)) {
    return succeed(keep(host, branch, story, { why: 'otherForm' }));
  }
  const moved = moveState(branch.state, branch.story, story, branch.head);
  if (!moved.ok) return succeed(keep(host, branch, story, { why: 'otherForm' }));
  const state = moved.value;
  if (state.flow.at === 'lost') {
    return succeed(keep(host, branch, story, { why: 'placeLost', place: state.flow.place }));
  }
  if (!isReleased && !standsAlike(branch, story, state)) {
    return succeed(keep(host, branch, story, { why: 'otherForm' }));
  }
  const effects = await fetchEffects(host, story, branch.key);
  if (!effects.ok) return effects;
  const waiting = story.engine.waiting(state, 'reader', effects.value);
  const stored = await keepOnce(host, story);
  if (!stored.ok) return stored;
  // The reader is asked by the new story's words; what was said before stays as it was said.
  const retold = { ...branch, story, state, last: { ...branch.last, waiting, story: branch.last.story } };
  remember(host, retold);
  return succeed({ branch: retold, told: 'moved' });
}

/** Whether a state is the branch's own, but for how its places are called: a choice point goes by its first choice's id. */
function standsAlike(branch: LiveBranch, story: Story, state: State): boolean {
  if (state.hash === branch.state.hash) return true;
  const before = withoutPlaces(branch.story.engine.encode(branch.state));
  return canonicalBytes(before).equals(canonicalBytes(withoutPlaces(story.engine.encode(state))));
}

function withoutPlaces(state: Json): Json {
  if (!isObject(state)) return state;
  const { flow } = state;
  if (!isObject(flow) || !isList(flow['frames'])) return state;
  const frames = flow['frames'].map((frame) => {
    if (!isObject(frame) || frame['wait'] !== 'choice') return frame;
    const { at: _, queue, ...rest } = frame;
    return isObject(queue) ? { ...rest, queue: { ...queue, point: '' } } : rest;
  });
  return { ...state, flow: { ...flow, frames } };
}

/** What a compiler has never compared with what the session was told by must keep the same things. */
function hasSameState(from: Story, to: Story): boolean {
  if (from.bundle.manifest.semantics !== to.bundle.manifest.semantics) return false;
  return canonicalBytes(from.bundle.program.schema).equals(canonicalBytes(to.bundle.program.schema));
}
