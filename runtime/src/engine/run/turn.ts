import type { Json, Value } from '../../bundle/index.js';
import { type Draft, playerOf, Refusal, rememberedCount, seatsOf } from '../../world/index.js';
import type { EngineEvent } from '../event.js';
import type { CallAnswer } from '../input.js';
import type { LinkedOffer, LinkedProgram, LinkedScene } from '../link/linked.js';
import type { OutputPart, OutputTag, Waiting } from '../output.js';
import { type Frame, type Loop, noLoops, noUses, type Queue } from './flow.js';
import { foldEvent } from './fold-event.js';
import { type Given, nothingGiven } from './given.js';
import { stepsPerTurn } from './limits.js';
import { StoryFault } from './signals.js';

/** A frame that is being played. */
export interface RunFrame {
  readonly scene: LinkedScene;
  readonly locals: (Value | undefined)[];
  loops: ReadonlyMap<string, Loop>;
  uses: ReadonlyMap<string, number>;
  readonly path: string;
  audience: readonly (readonly string[])[];
  within: readonly string[] | undefined;
  staged: readonly OutputTag[];
  given: readonly Given[];
  queue: Queue | undefined;
  acting: string | undefined;
}

/** A choice as a look at its point finds it. */
export interface Offer {
  readonly linked: LinkedOffer;
  readonly key: string | undefined;
  readonly available: boolean;
  /** What its texts and its body see: the frame's locals, and the binders of the loops and arms around it. */
  readonly locals: (Value | undefined)[];
  /** Of an `~ offer`: what has the title it is shown by. */
  readonly title?: string;
  /** Of an offered card: the local that keeps its name when it is taken. */
  readonly taken?: { readonly slot: number; readonly card: string };
}

/** All that a turn works on. One object with always the same fields, because every closure of the program reads it. */
export interface Turn {
  readonly program: LinkedProgram;
  readonly draft: Draft;
  readonly seat: string;
  /** The seat that acts where nobody in particular is talked to: who began the turn, or whose choice is being run. */
  acting: string;
  /** What an action that was called from outside has answered. */
  answer: Json | undefined;
  readonly seats: readonly string[];
  /** Who acts: the player of the seat whose input began the turn, or of the one that is being talked to. */
  player: string;
  /** The salt of this turn's personal values, and how many there were. */
  readonly salt: string;
  salted: number;
  /** The campaign's cells as the host read them; `undefined` when it hasn't. */
  readonly campaign: CampaignCells | undefined;
  /** What the host's functions answered, and how many were called. */
  readonly answers: readonly CallAnswer[];
  called: number;
  readonly choices: number;
  readonly events: EngineEvent[];
  /** What was emitted, whatever its tier: rules wait for it. */
  readonly emitted: Emitted[];
  /** What rules watched when they last looked, or when the turn began. */
  watched: readonly (Value | undefined)[];
  readonly output: OutputPart[];
  /** Decks that a card is to be drawn from when the turn's end has settled. */
  readonly twists: { readonly deck: string; readonly by: string }[];
  /** Frames that visit, the outermost first. */
  stack: Frame[];
  frame: RunFrame;
  /** Locals of the routine that runs: the frame's, unless a function or action was called. */
  locals: (Value | undefined)[];
  /** Locals of the frame that this statement overwrote: index, value, index, value… */
  readonly overwritten: { readonly index: number; readonly value: Value | undefined }[];
  /** The calls that led here, for chance. */
  path: string;
  depth: number;
  steps: number;
  returned: Value;
  /** What the statement that runs says it does this because of. */
  because: Json | undefined;
  /** The edges whose guards are being asked. */
  readonly guarding: string[];
  /** Nothing may change: a choice point is looked at, or a console asks. */
  quiet: boolean;
  /** A test's `given` may set what a story may only book. */
  readonly given: boolean;
  /** What the choice point being looked at offers. */
  offers: Offer[];
  /** Why the turn came to rest. */
  ended: 'end' | 'deadEnd' | undefined;
  waiting: Waiting | undefined;
  waitPc: number;
  waitAt: string;
}

export interface Emitted {
  readonly name: string;
  /** Its place among the events that are remembered, between those before it and those after. */
  readonly order: number;
  /** The story's time then. */
  readonly time: number;
  readonly data: { readonly [field: string]: Value };
}

export type CampaignCells = ReadonlyMap<string, Value>;

/** The place of what is emitted next. */
export function emittedOrder(turn: Turn): number {
  return rememberedCount(turn.draft) - 1 + (turn.emitted.length + 1) / 1_000_000;
}

export interface TurnSource {
  readonly seat: string;
  readonly salt: string;
  readonly campaign: CampaignCells | undefined;
  readonly answers?: readonly CallAnswer[];
  readonly choices: number;
  readonly quiet: boolean;
  readonly given?: boolean;
  /** Who is there; by default those the session was started with. */
  readonly seats?: readonly string[];
}

export function beginTurn(program: LinkedProgram, draft: Draft, source: TurnSource): Turn {
  const seats = source.seats ?? seatsOf(draft);
  return {
    program,
    draft,
    seat: source.seat,
    acting: source.seat,
    answer: undefined,
    seats,
    player: playerOf(source.seat, seats),
    salt: source.salt,
    salted: 0,
    campaign: source.campaign,
    answers: source.answers ?? [],
    called: 0,
    choices: source.choices,
    events: [],
    emitted: [],
    watched: [],
    output: [],
    twists: [],
    stack: [],
    frame: freshFrame(nowhere, [], ''),
    locals: [],
    overwritten: [],
    path: '',
    depth: 0,
    steps: stepsPerTurn,
    returned: null,
    because: undefined,
    guarding: [],
    quiet: source.quiet,
    given: source.given === true,
    offers: [],
    ended: undefined,
    waiting: undefined,
    waitPc: -1,
    waitAt: '',
  };
}

/** Outside any scene: before the start, in a rule, and in a test's `given`. */
export const nowhere: LinkedScene = {
  name: '',
  ir: { name: '', parameters: [], cast: [], tags: [], code: [] },
  parameters: [],
  opens: undefined,
  code: [],
  slots: [],
  places: { choice: new Map(), text: new Map(), visit: new Map() },
  labels: new Map(),
  points: new Map(),
  audienceDepth: [],
  actingDepth: [],
  windows: new Map(),
};

export function freshFrame(scene: LinkedScene, locals: (Value | undefined)[], path: string): RunFrame {
  return {
    scene,
    locals,
    loops: noLoops,
    uses: noUses,
    path,
    audience: [],
    within: undefined,
    staged: [],
    given: nothingGiven,
    queue: undefined,
    acting: undefined,
  };
}

/** A frame to play in, from one that stood still. */
export function thaw(frame: Frame): RunFrame {
  const { scene, locals, loops, uses, path, audience, within, staged, given, queue, acting } = frame;
  return { scene, locals: locals.slice(), loops, uses, path, audience, within, staged, given, queue, acting };
}

/** Something happens: the one way in which a turn changes state. */
export function happen(turn: Turn, event: EngineEvent): void {
  if (turn.quiet) throw new Refusal('effectInPreview');
  turn.events.push(turn.because === undefined ? event : { ...event, because: turn.because });
  foldEvent(turn.program.world, turn.draft, event);
}

/** Something is worth recording that changes nothing. */
export function note(turn: Turn, event: Extract<EngineEvent, { event: 'refused' | 'saturated' | 'rolled' }>): void {
  turn.events.push(event);
}

/** Takes a step of the turn's budget. */
export function spend(turn: Turn, steps: number): void {
  turn.steps -= steps;
  if (turn.steps < 0) throw new StoryFault('tooManySteps', `more than ${stepsPerTurn} steps in one turn`);
}

/** Writes a local of the frame so that a refused statement can be undone. */
export function writeFrameLocal(turn: Turn, index: number, value: Value): void {
  turn.overwritten.push({ index, value: turn.frame.locals[index] });
  turn.frame.locals[index] = value;
}
