import type { ProgramIr } from '@fabula/runtime/bundle';
import type { Bounds, StopReason } from './bounds.js';
import { aloneCrew, type Crew, workerCrew, workersAvailable } from './crew.js';
import { Explorer } from './explorer.js';
import { type SavedSearch, Search } from './search.js';
import type { Sites } from './sites.js';
import { addTally, type Tally } from './tally.js';
import { type SavedWalks, Walks } from './walks.js';

export interface ExploreOptions {
  readonly bounds: Bounds;
  /** What walks are seeded with. */
  readonly seed: number;
  /** How many workers share the work; 0: none, it is done here. */
  readonly workers: number;
  readonly resume?: Saved;
  readonly onProgress?: (progress: Progress) => void;
  /** Asked between rounds: whether to stop and tell what there is. */
  readonly isStopped?: () => boolean;
}

/** How far a run has come. */
export interface Progress {
  readonly phase: 'search' | 'walks';
  readonly states: number;
  /** States that wait to be expanded. */
  readonly frontier: number;
  readonly depth: number;
  readonly walks: number;
  readonly turns: number;
  readonly seconds: number;
  readonly tally: Tally;
}

/** What a run knows when it stops: enough to report it, and to go on. */
export interface Explored {
  readonly search: Search;
  readonly walks: Walks;
  readonly stopped: StopReason;
  /** What the search and the walks came by, together. */
  readonly tally: Tally;
  readonly seconds: number;
  /** How many workers there were; 0: none. */
  readonly workers: number;
}

export interface Saved {
  readonly search: SavedSearch;
  readonly walks: SavedWalks;
}

/** Plays a pack through the engine: all its states in order of their distance, then walks by chance. */
export async function explore(program: ProgramIr, sites: Sites, options: ExploreOptions): Promise<Explored> {
  const { bounds, resume, isStopped = () => false } = options;
  const began = performance.now();
  const seconds = (): number => (performance.now() - began) / 1000;
  const search = new Search(sites, resume?.search);
  let walks = new Walks(sites, resume?.walks);
  const staff = new Staff(program, options.workers);
  const tell = (phase: Progress['phase']): void => {
    const tally = search.tally.slice();
    addTally(tally, walks.tally);
    options.onProgress?.({
      phase,
      states: search.table.size,
      frontier: search.frontier,
      depth: search.depth,
      walks: walks.plain + walks.guided,
      turns: search.turns + walks.turns,
      seconds: seconds(),
      tally,
    });
  };
  try {
    let stopped = search.stop(bounds);
    // A search that goes on sees more, and the walks that followed it are taken anew.
    if (stopped === undefined && search.cursor >= 0) walks = new Walks(sites);
    while (stopped === undefined) {
      await search.round(await staff.crew(search));
      tell('search');
      stopped = search.stop(bounds) ?? (isStopped() ? 'interrupted' : undefined);
      // A third of the time is left for walks: without them nothing is said of the endings' shares.
      if (!stopped && seconds() > (bounds.seconds * 2) / 3) stopped = 'seconds';
      await breathe();
    }
    while (stopped !== 'interrupted' && !walks.isDone(bounds, stopped === 'complete') && seconds() < bounds.seconds) {
      await walks.round(await staff.crew(search), bounds, options.seed, search.tally);
      tell('walks');
      if (isStopped()) break;
      await breathe();
    }
    const tally = search.tally.slice();
    addTally(tally, walks.tally);
    return { search, walks, stopped, tally, seconds: seconds(), workers: staff.workers };
  } finally {
    await staff.dismiss();
  }
}

/** What goes into a file, to go on with later. */
export function saved({ search, walks }: Explored): Saved {
  return { search: search.save(), walks: walks.save() };
}

/** Starts alone, and hires workers once there is enough to do: a small pack is done before a worker has started. */
class Staff {
  readonly #program: ProgramIr;
  readonly #wanted: number;
  #crew: Crew | undefined;
  workers = 0;

  constructor(program: ProgramIr, wanted: number) {
    this.#program = program;
    this.#wanted = workersAvailable() ? wanted : 0;
  }

  async crew(search: Search): Promise<Crew> {
    this.#crew ??= aloneCrew(await Explorer.make(this.#program));
    if (this.workers === 0 && this.#wanted > 0 && search.turns > enoughTurns) {
      await this.#crew.close();
      this.#crew = await workerCrew(this.#program, this.#wanted);
      this.workers = this.#wanted;
      search.forgetHolders();
    }
    return this.#crew;
  }

  async dismiss(): Promise<void> {
    await this.#crew?.close();
  }
}

/** About half a second of work. */
const enoughTurns = 20_000;

/** Lets signals and timers have their turn. */
function breathe(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
