import type { RecapTellsIr } from '../../bundle/index.js';
import type { Evaluate } from './linked.js';

/** A director, linked. What it keeps are cells of the world. */
export interface LinkedDirector {
  readonly name: string;
  readonly mission: string | undefined;
  /** By name, in their order. */
  readonly beats: ReadonlyMap<string, LinkedBeat>;
  readonly beat: LinkedKept;
  readonly since: LinkedKept;
  readonly over: LinkedKept;
  readonly adjusts: readonly LinkedAdjust[];
  readonly recaps: readonly LinkedRecap[];
  /** What is drawn when it comes to a beat. */
  readonly twists: readonly { readonly mission: string; readonly beat: string; readonly deck: string }[];
  /** How many locals its conditions need. */
  readonly size: number;
}

/** A field of the world: its cell, and how it is read where nothing was written yet. */
export interface LinkedKept {
  readonly key: string;
  readonly read: Evaluate;
}

export interface LinkedBeat {
  readonly least: number;
  readonly most: number | undefined;
  readonly until: Evaluate | undefined;
  readonly ways: readonly {
    readonly to: string;
    /** How often it may be gone, and where it is kept how often it was. */
    readonly bound: { readonly most: number; readonly used: LinkedKept } | undefined;
  }[];
}

export interface LinkedAdjust {
  readonly when: Evaluate | undefined;
  readonly values: readonly {
    readonly kept: LinkedKept;
    readonly low: number;
    readonly high: number;
    readonly start: number;
    readonly value: Evaluate | undefined;
    readonly step: number;
  }[];
}

export interface LinkedRecap {
  readonly after: number;
  readonly when: Evaluate | undefined;
  readonly tells:
    | Exclude<RecapTellsIr, { readonly tells: 'text' }>
    | { readonly tells: 'text'; readonly text: Evaluate };
  readonly otherwise: Evaluate | undefined;
}
