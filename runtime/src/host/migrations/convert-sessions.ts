import type { BranchBehind, BranchKey, BranchReading, StoreError } from '../../ports/index.js';
import { type NewTurn, prepareTurn } from '../append-turn.js';
import { forgetLive, type Host, keepStory } from '../host.js';
import { fail, type HostError, type HostResult, storeFailed, succeed } from '../host-error.js';
import { branchOf, liveBranch, type StoredBranch } from '../live-branch.js';
import type { Story } from '../story.js';
import { convertBranch } from './convert-branch.js';
import { holdBack, reasonOf } from './hold.js';
import { descentOf } from './lineage.js';
import { leavesReader } from './migrate-row.js';

export interface ConvertOptions {
  /** Only those of one tenant; of all, which takes the rights of the tables' owner, where it is left out. */
  readonly tenant?: string;
  /** How many branches are converted in one transaction. Default 200. */
  readonly batch?: number;
  /** Ends it after the batch at hand. What is left is left as it was, and the same call goes on with it. */
  readonly signal?: AbortSignal;
  /** After each batch. */
  readonly onProgress?: (progress: ConvertProgress) => void;
  /** For each session that stays as it was. */
  readonly onStays?: (stays: StaysBehind) => void;
}

/** Branches, side branches and ended ones included. */
export interface ConvertProgress {
  readonly converted: number;
  /** Of these, those whose reader was led elsewhere. */
  readonly moved: number;
  /** Their conversion failed: put aside, with the reason. */
  readonly quarantined: number;
  /** Pinned, or put aside before. */
  readonly held: number;
  /** Left for their reader's next turn, because they need what only the story's host has. */
  readonly left: number;
}

export interface StaysBehind {
  readonly key: BranchKey;
  readonly stays: 'quarantined' | 'left';
  readonly detail: string;
}

export interface ConvertReport extends ConvertProgress {
  /** The signal came before all were looked at. */
  readonly stopped: boolean;
}

/**
 * Converts all sessions of a story's pack that are behind it, a batch in a transaction, while they are played. It does the same as
 * their next turn would. It is gone on with by calling it again: what was converted is no longer behind.
 */
export async function convertSessions(
  host: Host,
  story: Story,
  options: ConvertOptions = {},
): Promise<HostResult<ConvertReport>> {
  const kept = await keepStory(host, story);
  if (!kept.ok) return kept;
  return new Conversion(host, story, options).run();
}

/** A page of branches is read in pieces of so many bytes. */
const mostBytes = 16 * 1024 * 1024;

/** Sessions that are played meanwhile are looked at again so many times, and else by their own next turn. */
const mostPasses = 8;

class Conversion {
  readonly #host: Host;
  readonly #story: Story;
  readonly #options: ConvertOptions;
  readonly #count = { converted: 0, moved: 0, quarantined: 0, held: 0, left: 0 };
  readonly #later: BranchKey[] = [];

  constructor(host: Host, story: Story, options: ConvertOptions) {
    this.#host = host;
    this.#story = story;
    this.#options = options;
  }

  async run(): Promise<HostResult<ConvertReport>> {
    let after: BranchBehind | undefined;
    for (;;) {
      if (this.#isStopped()) return this.#report(true);
      const page = await this.#page(after);
      if (!page.ok) return page;
      after = page.value.at(-1);
      if (!after) break;
      const free = page.value.filter(({ held }) => held === undefined);
      this.#count.held += page.value.length - free.length;
      const done = await this.#convert(free.map(({ key }) => key));
      if (!done.ok) return done;
      this.#tell();
    }
    for (let pass = 0; this.#later.length > 0 && pass < mostPasses; pass++) {
      if (this.#isStopped()) return this.#report(true);
      const done = await this.#convert(this.#later.splice(0));
      if (!done.ok) return done;
      this.#tell();
    }
    for (const key of this.#later.splice(0))
      this.#leave(key, 'It was played on all the while; its next turn converts it.');
    return this.#report(false);
  }

  async #page(after: BranchBehind | undefined): Promise<HostResult<readonly BranchBehind[]>> {
    const { tenant, batch } = this.#options;
    const page = await this.#host.store.branchesBehind({
      ...(tenant !== undefined && { tenant }),
      pack: this.#story.bundle.manifest.pack.name,
      migration: this.#story.migration,
      ...(after && { after: { key: after.key, migration: after.migration } }),
      limit: batch ?? 200,
    });
    return page.ok ? page : storeFailed(page.error);
  }

  async #convert(keys: readonly BranchKey[]): Promise<HostResult<void>> {
    for (let at = 0; at < keys.length; ) {
      const readings = await this.#host.store.readBranches(keys.slice(at), mostBytes);
      if (!readings.ok) return storeFailed(readings.error);
      at += readings.value.length;
      const turns: NewTurn[] = [];
      const campaigns = new Set<string>();
      for (const reading of readings.value) {
        const campaign = nameOf(reading.key);
        // The first of a campaign's sessions converts what they share; the others come after it.
        if (campaigns.has(campaign)) this.#later.push(reading.key);
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
    this.#count.converted += 1;
    if (!leavesReader(turn.executed.step.events)) this.#count.moved += 1;
  }

  async #notStored(key: BranchKey, error: StoreError): Promise<HostResult<undefined>> {
    switch (error.error) {
      // Its own next turn was faster.
      case 'duplicate':
        return succeed(undefined);
      case 'conflict':
      case 'campaignConflict':
        this.#later.push(key);
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
        this.#later.push(key);
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
    this.#count.quarantined += 1;
    this.#options.onStays?.({ key, stays: 'quarantined', detail });
    return succeed(undefined);
  }

  #leave(key: BranchKey, detail: string): void {
    this.#count.left += 1;
    this.#options.onStays?.({ key, stays: 'left', detail });
  }

  #isStopped(): boolean {
    return this.#options.signal?.aborted === true;
  }

  #tell(): void {
    this.#options.onProgress?.({ ...this.#count });
  }

  #report(stopped: boolean): HostResult<ConvertReport> {
    return succeed({ ...this.#count, stopped });
  }
}

function present(branch: StoredBranch | undefined): HostResult<StoredBranch> {
  return branch ? succeed(branch) : fail({ error: 'corrupt', version: 0, detail: 'Its snapshot is damaged.' });
}

function nameOf({ tenant, campaign }: BranchKey): string {
  return JSON.stringify([tenant, campaign]);
}
