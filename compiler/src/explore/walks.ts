import type { Bounds } from './bounds.js';
import type { Crew } from './crew.js';
import type { Request } from './explorer.js';
import { nameOf } from './happening.js';
import type { Sites } from './sites.js';
import { addTally, type Tally } from './tally.js';
import type { WalkFinding } from './walk.js';

/**
 * Walks by chance alone: from those the endings' shares are told, since nothing guides them. Where the search could not
 * see all, others follow that prefer what was taken least, until they come upon nothing new.
 */
export class Walks {
  readonly tally: Tally;
  readonly findings: Map<string, WalkFinding>;
  /** How many walks came to each end, by its op; −1: those that were given up. */
  readonly ends: Map<number, number>;
  plain: number;
  guided: number;
  turns: number;
  /** Turns of the plain walks. */
  plainTurns: number;
  /** Rounds of guided walks in a row that came upon nothing new. */
  #idle: number;

  constructor(sites: Sites, saved?: SavedWalks) {
    this.tally = new Uint32Array(sites.size);
    if (saved) this.tally.set(saved.tally);
    this.findings = new Map(saved?.findings.map((finding) => [nameOf(finding.happening), finding]));
    this.ends = new Map(saved?.ends);
    this.plain = saved?.plain ?? 0;
    this.guided = saved?.guided ?? 0;
    this.turns = saved?.turns ?? 0;
    this.plainTurns = saved?.plainTurns ?? 0;
    this.#idle = saved?.idle ?? 0;
  }

  save(): SavedWalks {
    const { tally, plain, guided, turns, plainTurns } = this;
    return {
      tally,
      findings: [...this.findings.values()],
      ends: [...this.ends],
      plain,
      guided,
      turns,
      plainTurns,
      idle: this.#idle,
    };
  }

  /** Whether there is anything left to walk for. */
  isDone(bounds: Bounds, complete: boolean): boolean {
    if (this.plain < bounds.walks) return false;
    return complete || bounds.walks === 0 || this.#idle >= idleRounds || this.guided >= bounds.walks * guidedWalks;
  }

  /** Takes the next walks. `known` is what the search has come by. */
  async round(crew: Crew, bounds: Bounds, seed: number, known: Tally): Promise<void> {
    const isPlain = this.plain < bounds.walks;
    const from = isPlain ? this.plain : firstGuided + this.guided;
    const count = isPlain ? Math.min(roundSize, bounds.walks - this.plain) : roundSize;
    const guide = isPlain ? undefined : sum(known, this.tally);
    const before = guide ?? sum(known, this.tally);
    const share = Math.ceil(count / crew.size);
    const requests = Array.from({ length: crew.size }, (_, member): Request | undefined => {
      const mine = Math.min(share, count - member * share);
      if (mine <= 0) return undefined;
      return {
        ask: 'walk',
        from: from + member * share,
        count: mine,
        seed,
        turns: Math.min(bounds.turns, mostTurns),
        guide,
      };
    });
    for (const reply of await crew.ask(requests)) {
      if (reply?.reply !== 'walked') continue;
      addTally(this.tally, reply.tally);
      this.turns += reply.turns;
      for (const finding of reply.found) {
        const name = nameOf(finding.happening);
        const other = this.findings.get(name);
        if (!other || finding.moves.length < other.moves.length) this.findings.set(name, finding);
      }
      if (!isPlain) continue;
      for (const { end, turns } of reply.walks) {
        this.ends.set(end ?? -1, (this.ends.get(end ?? -1) ?? 0) + 1);
        this.plainTurns += turns;
      }
    }
    if (isPlain) this.plain += count;
    else {
      this.guided += count;
      const news = before.some((times, site) => times === 0 && (this.tally[site] ?? 0) > 0);
      this.#idle = news ? 0 : this.#idle + 1;
    }
  }
}

export interface SavedWalks {
  readonly tally: Tally;
  readonly findings: readonly WalkFinding[];
  readonly ends: readonly (readonly [number, number])[];
  readonly plain: number;
  readonly guided: number;
  readonly turns: number;
  readonly plainTurns: number;
  readonly idle: number;
}

/** How many walks are taken before bounds are looked at again. */
const roundSize = 32;
/** A walk that has come to no end by then is given up. */
const mostTurns = 300;
/** After so many rounds without anything new, guided walks are given up. */
const idleRounds = 40;
/** And at the latest after so many times the plain ones. */
const guidedWalks = 50;
/** Their numbers are apart from those of the plain walks, so that more plain ones repeat none. */
const firstGuided = 500_000;

function sum(a: Tally, b: Tally): Tally {
  const all = a.slice();
  addTally(all, b);
  return all;
}
