import type { BranchKey, BranchReading, StoreError } from '../../ports/index.js';
import { type NewTurn, prepareTurn } from '../append-turn.js';
import { forgetLive, type Host } from '../host.js';
import { fail, type HostError, type HostResult, storeFailed, succeed } from '../host-error.js';
import { branchOf, liveBranch, type StoredBranch } from '../live-branch.js';
import type { Story } from '../story.js';
import { convertBranch } from './convert-branch.js';
import { holdBack, reasonOf } from './hold.js';
import { descentOf } from './lineage.js';
import { leavesReader } from './migrate-row.js';

export interface StaysBehind {
  readonly key: BranchKey;
  readonly stays: 'quarantined' | 'left';
  readonly detail: string;
}

/** What became of some branches: plain data, for whoever asked from another thread. */
export interface ConvertedBranches {
  readonly converted: number;
  /** Of these, those whose reader was led elsewhere. */
  readonly moved: number;
  readonly stays: readonly StaysBehind[];
  /** Played on meanwhile, or after another session of their campaign: to be looked at again. */
  readonly later: readonly BranchKey[];
  /** What would stop the next one, too. What is told above was done before. */
  readonly error?: HostError;
}

/** Converts branches that are behind, a transaction for all of them. The story is in the store, and its tables are made. */
export async function convertBranches(
  host: Host,
  story: Story,
  keys: readonly BranchKey[],
): Promise<ConvertedBranches> {
  const conversion = new Conversion(host, story);
  const done = await conversion.convert(keys);
  return done.ok ? conversion.done : { ...conversion.done, error: done.error };
}

/** A page of branches is read in pieces of so many bytes. */
const mostBytes = 16 * 1024 * 1024;

interface Counted {
  converted: number;
  moved: number;
  readonly stays: StaysBehind[];
  readonly later: BranchKey[];
}

class Conversion {
  readonly #host: Host;
  readonly #story: Story;
  readonly #done: Counted = { converted: 0, moved: 0, stays: [], later: [] };

  constructor(host: Host, story: Story) {
    this.#host = host;
    this.#story = story;
  }

  get done(): ConvertedBranches {
    return this.#done;
  }

  async convert(keys: readonly BranchKey[]): Promise<HostResult<void>> {
    for (let at = 0; at < keys.length; ) {
      const readings = await this.#host.store.readBranches(keys.slice(at), mostBytes);
      if (!readings.ok) return storeFailed(readings.error);
      at += readings.value.length;
      const turns: NewTurn[] = [];
      const campaigns = new Set<string>();
      for (const reading of readings.value) {
        const campaign = nameOf(reading.key);
        // The first of a campaign's sessions converts what they share; the others come after it.
        if (campaigns.has(campaign)) this.#done.later.push(reading.key);
        else {
          const turn = await this.#prepare(reading);
          if (!turn.ok) return turn;
          if (turn.value) turns.push(turn.value);
          if (turn.value?.executed.campaign?.outdated) campaigns.add(campaign);
        }
      }
      const stored = await this.#store(turns);
      if (!stored.ok) return stored;
    }
    return succeed(undefined);
  }

  /** Undefined: the session stays as it is, which has been said. */
  async #prepare(reading: BranchReading): Promise<HostResult<NewTurn | undefined>> {
    const { key } = reading;
    const found = await branchOf(this.#host, reading);
    // A damaged snapshot is passed over by whoever reads from further back.
    const branch: HostResult<StoredBranch> =
      found.ok && found.value === undefined ? await this.#readAnew(key) : found.ok ? present(found.value) : found;
    if (!branch.ok) return this.#failed(key, branch.error);
    const descent = descentOf(branch.value.story.migrations, this.#story.migrations);
    if (descent.descent === 'apart') {
      return this.#putAside(
        key,
        `Its migrations differ from ${descent.at} on: this bundle does not come from its own.`,
      );
    }
    if (descent.descent !== 'behind') return succeed(undefined);
    const turn = await convertBranch(this.#host, branch.value, this.#story, descent.pending);
    return turn.ok ? turn : this.#failed(key, turn.error);
  }

  async #readAnew(key: BranchKey): Promise<HostResult<StoredBranch>> {
    forgetLive(this.#host, key);
    const read = await liveBranch(this.#host, key);
    forgetLive(this.#host, key);
    return read;
  }

  async #store(turns: readonly NewTurn[]): Promise<HostResult<void>> {
    if (turns.length === 0) return succeed(undefined);
    const prepared = turns.map((turn) => ({ turn, ...prepareTurn(this.#host, turn) }));
    const stored = await this.#host.store.appendMany(prepared.map(({ item }) => item));
    if (!stored.ok) return storeFailed(stored.error);
    for (const [index, each] of prepared.entries()) {
      const outcome = stored.value[index];
      forgetLive(this.#host, each.item.key);
      if (outcome?.ok) this.#converted(each.turn);
      else if (outcome) {
        const failed = await this.#notStored(each.item.key, outcome.error);
        if (!failed.ok) return failed;
      }
    }
    return succeed(undefined);
  }

  #converted(turn: NewTurn): void {
    this.#done.converted += 1;
    if (!leavesReader(turn.executed.step.events)) this.#done.moved += 1;
  }

  async #notStored(key: BranchKey, error: StoreError): Promise<HostResult<undefined>> {
    switch (error.error) {
      // Its own next turn was faster.
      case 'duplicate':
        return succeed(undefined);
      case 'conflict':
      case 'campaignConflict':
        this.#done.later.push(key);
        return succeed(undefined);
      case 'refused':
      case 'corrupt':
        return this.#putAside(key, error.detail);
      default:
        return storeFailed(error);
    }
  }

  /** What only this session suffers from puts it aside; what would stop the next one, too, ends the whole. */
  async #failed(key: BranchKey, error: HostError): Promise<HostResult<undefined>> {
    switch (error.error) {
      case 'externMissing':
      case 'externFailed':
        this.#leave(key, `Going on from where it is led calls \`${error.function}\`, a function of the story's host.`);
        return succeed(undefined);
      case 'conflict':
        this.#done.later.push(key);
        return succeed(undefined);
      case 'conversionFailed':
      case 'refused':
      case 'corrupt':
      case 'stateDiffers':
      case 'bundleMissing':
      case 'bundle':
      case 'campaignAhead':
        return this.#putAside(key, reasonOf(error));
      default:
        return fail(error);
    }
  }

  async #putAside(key: BranchKey, detail: string): Promise<HostResult<undefined>> {
    const held = await holdBack(this.#host, key, this.#story, detail);
    if (!held.ok) return held;
    this.#done.stays.push({ key, stays: 'quarantined', detail });
    return succeed(undefined);
  }

  #leave(key: BranchKey, detail: string): void {
    this.#done.stays.push({ key, stays: 'left', detail });
  }
}

function present(branch: StoredBranch | undefined): HostResult<StoredBranch> {
  return branch ? succeed(branch) : fail({ error: 'corrupt', version: 0, detail: 'Its snapshot is damaged.' });
}

function nameOf({ tenant, campaign }: BranchKey): string {
  return JSON.stringify([tenant, campaign]);
}
