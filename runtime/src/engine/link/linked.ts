import type { DrawStrategyIr, ProgramIr, SceneIr, Value } from '../../bundle/index.js';
import type { World } from '../../world/index.js';
import type { Exploration } from '../exploration.js';
import type { OutputTag, TextArguments } from '../output.js';
import type { Wait } from '../run/flow.js';
import type { Turn } from '../run/turn.js';
import type { LinkedDirector } from './linked-director.js';
import type { LinkedMission } from './linked-mission.js';

/** An expression, linked: names are gone, what is left is a closure over a turn. */
export type Evaluate = (turn: Turn) => Value;

/** A statement, linked; `true` when it returned from its routine, with the result in `turn.returned`. */
export type Execute = (turn: Turn) => boolean;

/** An op of a scene, linked: the index of the next op, or `halt`. */
export type Operate = (turn: Turn) => number;

/** The turn ends here: the flow says why. */
export const halt = -1;

export interface LinkedParameter {
  readonly index: number;
  readonly fallback: Evaluate | undefined;
}

/** A function or an action. */
export interface LinkedRoutine {
  readonly name: string;
  readonly parameters: readonly LinkedParameter[];
  /** How many locals a call needs. */
  readonly size: number;
  readonly run: Evaluate;
}

/** A text with its holes, linked. */
export interface LinkedText {
  /** The arguments its walk needs, for the edge to render. */
  readonly arguments: (turn: Turn) => TextArguments;
  /** The sequences in it, which advance when it is shown to a reader. */
  readonly sequences: readonly LinkedSequence[];
}

export interface LinkedSequence {
  readonly site: string;
  readonly advance: (turn: Turn) => void;
}

/** Free text that a reader gives. */
export interface LinkedHear {
  readonly index: number;
  readonly max: number;
  readonly personal: boolean;
}

/** A choice, or the fallback of a point. */
export interface LinkedOffer {
  readonly id: string;
  readonly sticky: boolean;
  readonly fallback: boolean;
  readonly guard: Evaluate | undefined;
  readonly label: LinkedText | undefined;
  readonly echo: LinkedText | undefined;
  readonly shownElse: LinkedText | undefined;
  /** The locals whose values tell this choice from the same one in another round of a loop. */
  readonly keys: readonly number[];
  readonly hear: LinkedHear | undefined;
  readonly tags: (turn: Turn) => readonly OutputTag[];
  readonly to: number;
}

/** A choice point: where its offers begin, and where it waits. */
export interface LinkedPoint {
  readonly id: string;
  readonly first: number;
  readonly wait: number;
  /** Where flow gathers behind its choices, where each has chosen; else the point itself. */
  readonly gather: number;
  /** The choices it may offer at all, to tell one that is not available from one that isn't here. */
  readonly choices: ReadonlySet<string>;
  /** Whether evaluating its offers writes locals: then it works on a copy. */
  readonly writes: boolean;
}

/** What runs at a turn's end. */
export interface LinkedRule {
  readonly name: string;
  readonly on:
    | { readonly event: string; readonly slot: number | undefined; readonly fields: readonly string[] }
    | { readonly watched: Evaluate }
    | { readonly everyTurn: true };
  readonly when: Evaluate | undefined;
  readonly body: Execute;
  /** How many locals it needs. */
  readonly size: number;
}

/** A card, with what decides whether it may be drawn. */
export interface LinkedCard {
  readonly name: string;
  /** What its title is known by: its scene, or `harbor_twists.old_debt` where it has one besides. */
  readonly line: string;
  readonly scene: string;
  readonly when: Evaluate | undefined;
  readonly weight: Evaluate | undefined;
  /** How many locals those need. */
  readonly size: number;
}

export interface LinkedDeck {
  readonly name: string;
  readonly draws: DrawStrategyIr;
  /** A card that was drawn is out, and the deck keeps which are. */
  readonly keepsOut: boolean;
  /** When no card that is left may be drawn, all come back. */
  readonly comesBack: boolean;
  /** A factor for each weight, with the local that holds the card's scene, and how many locals it needs. */
  readonly bias: { readonly value: Evaluate; readonly index: number; readonly size: number } | undefined;
  readonly cards: readonly LinkedCard[];
}

/** An edge of the narrative graph. */
export interface LinkedLead {
  /** What tells it from the others. */
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly when: Evaluate | undefined;
}

/** The narrative graph, by the scenes that its edges leave and reach. */
/** What an edge waits for; its locals are its own. */
export interface LinkedGuard {
  readonly holds: Evaluate;
  readonly size: number;
}

export interface LinkedLeads {
  readonly out: ReadonlyMap<string, readonly LinkedLead[]>;
  readonly into: ReadonlyMap<string, readonly LinkedLead[]>;
  /** What was declared of an edge, by its key. */
  readonly values: ReadonlyMap<string, ReadonlyMap<string, Value>>;
}

export interface LinkedScene {
  readonly name: string;
  readonly ir: SceneIr;
  readonly parameters: readonly LinkedParameter[];
  readonly opens: Evaluate | undefined;
  readonly code: readonly Operate[];
  /** The names of locals by index. */
  readonly slots: readonly string[];
  /** Ids of ops to indexes, by what a frame may wait for there. */
  readonly places: { readonly [Kind in Wait]: ReadonlyMap<string, number> };
  readonly labels: ReadonlyMap<string, number>;
  readonly points: ReadonlyMap<number, LinkedPoint>;
  /** How many `~ to` blocks an op stands in. */
  readonly audienceDepth: readonly number[];
  /** Of these, the innermost that is for each player in turn, from 1; 0 outside of any. */
  readonly actingDepth: readonly number[];
  /** How long is waited, by the index of a point or a `hear`. */
  readonly windows: ReadonlyMap<number, Evaluate>;
}

/** The seats that an event's audience comes to; it may hang on what is told. */
export type Told = (turn: Turn, data: { readonly [field: string]: Value }) => readonly string[];

/** A pack, linked: compiled once to closures, shared by all its sessions. */
export interface LinkedProgram {
  readonly ir: ProgramIr;
  readonly world: World;
  readonly scenes: ReadonlyMap<string, LinkedScene>;
  readonly decks: ReadonlyMap<string, LinkedDeck>;
  readonly functions: ReadonlyMap<string, LinkedRoutine>;
  readonly actions: ReadonlyMap<string, LinkedRoutine>;
  readonly rules: readonly LinkedRule[];
  readonly queries: ReadonlyMap<string, LinkedRoutine>;
  /** Those that run inside the turn. */
  readonly workflows: ReadonlyMap<string, LinkedRoutine>;
  readonly leadsTo: LinkedLeads;
  /** Of declared edges, by the edge's cell. */
  readonly edgeGuards: ReadonlyMap<string, LinkedGuard>;
  /** In the order they are looked at. */
  readonly missions: ReadonlyMap<string, LinkedMission>;
  /** Who is told of an event, where not all are. */
  readonly told: ReadonlyMap<string, Told>;
  readonly directors: readonly LinkedDirector[];
  /** Whether anything in it reads or writes the campaign's cells. */
  readonly usesCampaign: boolean;
  /** Who explores it; absent in play. */
  readonly exploration: Exploration | undefined;
}
