import { setImmediate } from 'node:timers/promises';
import type { BranchBehind, BranchKey } from '../../ports/index.js';
import { type Host, keepStory } from '../host.js';
import { fail, type HostError, type HostResult, storeFailed, succeed } from '../host-error.js';
import type { Story } from '../story.js';
import { type ConvertedBranches, convertBranches, type StaysBehind } from './convert-branches.js';

export interface ConvertOptions {
  /** Only those of one tenant; of all, which takes the rights of the tables' owner, where it is left out. */
  readonly tenant?: string;
  /** How many branches are converted in one transaction. Default 200. */
  readonly batch?: number;
  /** Ends it after the batch at hand. What is left is left as it was, and the same call goes on with it. */
  readonly signal?: AbortSignal;
  /** Who converts the batches, where it is not this host alone. */
  readonly crew?: ConvertCrew;
  /** After each batch. */
  readonly onProgress?: (progress: ConvertProgress) => void;
  /** For each session that stays as it was. */
  readonly onStays?: (stays: StaysBehind) => void;
}

/**
 * Those who convert batches side by side, each by a connection of its own: sessions have nothing to do with each other but for the
 * campaign they may share, and who comes second to that is told so by the store. Whatever a member could not do is `later`.
 */
export interface ConvertCrew {
  readonly size: number;
  convert(keys: readonly BranchKey[]): Promise<ConvertedBranches>;
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
  return new Batches(host, story, options).run();
}

/** Sessions that are played meanwhile are looked at again so many times, and else by their own next turn. */
const mostPasses = 8;

class Batches {
  readonly #host: Host;
  readonly #story: Story;
  readonly #options: ConvertOptions;
  readonly #count = { converted: 0, moved: 0, quarantined: 0, held: 0, left: 0 };
  readonly #later: BranchKey[] = [];
  #error: HostError | undefined;

  constructor(host: Host, story: Story, options: ConvertOptions) {
    this.#host = host;
    this.#story = story;
    this.#options = options;
  }

  async run(): Promise<HostResult<ConvertReport>> {
    const { crew } = this.#options;
    const alone: ConvertCrew = { size: 1, convert: (keys) => convertBranches(this.#host, this.#story, keys) };
    const isWhole = await this.#all(crew ?? alone);
    for (let pass = 0; this.#later.length > 0 && pass < mostPasses && !this.#ends(); pass++)
      this.#take(await alone.convert(this.#later.splice(0)));
    if (this.#error) return fail(this.#error);
    // Whoever says stop during the last batch stops nothing.
    const stopped = this.#isStopped() && (!isWhole || this.#later.length > 0);
    for (const key of stopped ? [] : this.#later.splice(0))
      this.#stays({ key, stays: 'left', detail: 'It was played on all the while; its next turn converts it.' });
    return succeed({ ...this.#count, stopped });
  }

  /** Page by page; as many of them at once as there are members. Whether there were no more. */
  async #all(crew: ConvertCrew): Promise<boolean> {
    const running = new Set<Promise<void>>();
    let isLast = false;
    for (let after: BranchBehind | undefined; !this.#ends(); ) {
      const page = await this.#page(after);
      if (!page.ok) {
        this.#error ??= page.error;
        break;
      }
      after = page.value.at(-1);
      if (!after) {
        isLast = true;
        break;
      }
      const free = page.value.filter(({ held }) => held === undefined);
      this.#count.held += page.value.length - free.length;
      const work = crew
        .convert(free.map(({ key }) => key))
        .then((done) => this.#take(done))
        .finally(() => running.delete(work));
      running.add(work);
      if (running.size >= crew.size) await Promise.race(running);
      // An embedded store answers without ever letting the event loop on, and then nobody would hear of a Ctrl-C.
      await setImmediate();
    }
    await Promise.all(running);
    return isLast;
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

  #take({ converted, moved, stays, later, error }: ConvertedBranches): void {
    this.#count.converted += converted;
    this.#count.moved += moved;
    this.#later.push(...later);
    this.#error ??= error;
    for (const each of stays) this.#stays(each);
    this.#options.onProgress?.({ ...this.#count });
  }

  #stays(stays: StaysBehind): void {
    this.#count[stays.stays] += 1;
    this.#options.onStays?.(stays);
  }

  #ends(): boolean {
    return this.#error !== undefined || this.#isStopped();
  }

  #isStopped(): boolean {
    return this.#options.signal?.aborted === true;
  }
}
