import { encodeValue, type Json, type ProgramIr, type Value } from '@fabula/runtime/bundle';
import {
  type Act,
  createEngine,
  type Engine,
  type EngineEvent,
  type Exploration,
  explorationKey,
  type Influence,
  type Option,
  type State,
  type StepResult,
  type Waiting,
} from '@fabula/runtime/engine';
import { cardInKey, goalIn, goalKey } from './goals.js';
import { influenceOf } from './influence.js';
import { playerAnswers, Samples } from './samples.js';
import { type Sites, sitesOf } from './sites.js';
import type { Tally } from './tally.js';

const seat = 'reader';

/** A throw as it came: what it could have been, and what it was. */
export interface Draw {
  readonly low: number;
  readonly high: number;
  readonly value: number;
}

/** Something that went wrong in a turn, though the turn was taken; `by` is the id of the place that did it. */
export interface Problem {
  readonly problem: 'fault' | 'refused' | 'saturated';
  readonly by: string;
  /** The fault, the refusal, or the value that was wanted. */
  readonly what: string;
  readonly detail: string;
}

/** A turn that was taken. */
export interface Outcome {
  readonly state: State;
  readonly waiting: Waiting;
  readonly draws: readonly Draw[];
  /** Which way flow took, as one figure: turns that took the same way have the same. */
  readonly trace: number;
  readonly problems: readonly Problem[];
  /** What missions came to, by the numbers of the sites' goals. */
  readonly goals: readonly number[];
  /** Where the story came to its end: the number of the op. */
  readonly end: number | undefined;
}

/** What a reader does at a state: the n-th option that can be taken, and the n-th sample where text is wanted. */
export interface Move {
  readonly option: number;
  readonly sample: number;
}

/** The engine as exploration drives it: it tallies where a turn comes by, and throws what it is told to. */
export class Machine {
  readonly sites: Sites;
  readonly engine: Engine;
  readonly tally: Tally;
  readonly samples: Samples;
  /** How many turns were taken. */
  turns = 0;
  readonly #program: ProgramIr;
  readonly #influence: Influence;
  readonly #choiceNumbers: ReadonlyMap<string, number>;
  readonly #sceneNumbers: ReadonlyMap<string, number>;
  readonly #goals: ReadonlyMap<string, number>;
  readonly #cards: ReadonlyMap<string, number>;
  /** The decks that choices offer the cards of, by the choices' ids. */
  readonly #offered: ReadonlyMap<string, string>;
  readonly #watch: Watch;

  private constructor(program: ProgramIr, sites: Sites, influence: Influence, watch: Watch, engine: Engine) {
    this.#program = program;
    this.sites = sites;
    this.#influence = influence;
    this.#watch = watch;
    this.engine = engine;
    this.tally = watch.tally;
    this.samples = new Samples(program);
    this.#choiceNumbers = new Map(sites.choices.map(({ id }, index) => [id, sites.at.choices + index]));
    this.#sceneNumbers = new Map(sites.scenes.map(({ name }, index) => [name, sites.at.scenes + index]));
    this.#goals = new Map(sites.goals.map((goal, index) => [goalKey(goal), index]));
    this.#cards = new Map(sites.cards.map(({ deck, card }, index) => [`${deck} ${card}`, sites.at.cards + index]));
    this.#offered = new Map(sites.ops.flatMap(({ op }) => (op.op === 'offerCards' ? [[op.id, op.deck]] : [])));
  }

  static async make(program: ProgramIr, sites: Sites = sitesOf(program)): Promise<Machine> {
    const influence = influenceOf(program);
    const watch: Watch = { tally: new Uint32Array(sites.size), trace: 0, lastEnd: -1, script: undefined, draws: [] };
    const engine = await createEngine(program, explorationOf(sites, influence, watch));
    return new Machine(program, sites, influence, watch, engine);
  }

  /** `script` decides throws in their order, those after it come out in the middle; without one the seed decides. */
  start(seed: string, script: readonly number[] | undefined): Outcome {
    return this.#turn(this.engine.initial, startAct(this.#program, seed), script);
  }

  take(state: State, waiting: Waiting, move: Move, script: readonly number[] | undefined): Outcome | undefined {
    const act = this.actOf(waiting, move);
    return act && this.#turn(state, act, script);
  }

  /** What a state waits for, for whoever kept the state alone. */
  waiting(state: State): Waiting {
    return this.engine.waiting(state, seat);
  }

  key(state: State): { readonly low: bigint; readonly high: bigint } {
    return explorationKey(state, this.#influence);
  }

  /** What can be done at a state, in the order in which exploration tries it. */
  moves(waiting: Waiting): readonly Move[] {
    switch (waiting.wait) {
      case 'ended':
      case 'others':
        return [];
      case 'text':
        return this.#textSamples(waiting).map((_, sample) => ({ option: 0, sample }));
      case 'choice': {
        const moves: Move[] = [];
        for (const [index, option] of waiting.options.entries()) {
          if (!option.available) continue;
          const ways = option.hearMax === undefined ? 1 : this.#optionSamples(waiting.scene, option).length;
          for (let sample = 0; sample < ways; sample++) moves.push({ option: index, sample });
        }
        return moves;
      }
    }
  }

  /** Where in the tally a choice is counted. */
  choiceNumber(choice: string): number | undefined {
    return this.#choiceNumbers.get(choice);
  }

  actOf(waiting: Waiting, { option, sample }: Move): Act | undefined {
    if (waiting.wait === 'text') {
      const text = this.#textSamples(waiting)[sample];
      return text === undefined ? undefined : { act: 'say', text };
    }
    if (waiting.wait !== 'choice') return undefined;
    const chosen = waiting.options[option];
    if (!chosen?.available) return undefined;
    const { choice, key, hearMax } = chosen;
    const text = hearMax === undefined ? undefined : this.#optionSamples(waiting.scene, chosen)[sample];
    return { act: 'choose', choice, ...(key !== undefined && { key }), ...(text !== undefined && { text }) };
  }

  #textSamples(waiting: Extract<Waiting, { wait: 'text' }>): readonly string[] {
    const op = this.#program.scenes[waiting.scene]?.code.find(
      (each) => each.op === 'hear' && each.id === waiting.point,
    );
    return this.samples.at(waiting.scene, op?.op === 'hear' ? op.hear.slot : '', waiting.max);
  }

  #optionSamples(scene: string, { choice, hearMax }: Option): readonly string[] {
    if (hearMax === undefined) return [''];
    const op = this.#program.scenes[scene]?.code.find((each) => each.op === 'offer' && each.id === choice);
    return this.samples.at(scene, op?.op === 'offer' ? (op.hear?.slot ?? '') : '', hearMax);
  }

  #turn(state: State, act: Act, script: readonly number[] | undefined): Outcome {
    const watch = this.#watch;
    watch.trace = 0;
    watch.lastEnd = -1;
    watch.script = script;
    watch.draws = [];
    this.turns += 1;
    const result = stepWith(this.engine, state, act);
    if (result.result !== 'done')
      throw new Error(`The engine would not take what it had offered: ${JSON.stringify(result)}.`);
    const problems: Problem[] = [];
    const goals: number[] = [];
    for (const event of result.events) this.#note(event, problems, goals);
    const ended = result.state.ended && !state.ended;
    return {
      state: result.state,
      waiting: result.waiting,
      draws: watch.draws,
      trace: watch.trace,
      problems,
      goals,
      end: ended ? watch.lastEnd : undefined,
    };
  }

  #note(event: EngineEvent, problems: Problem[], goals: number[]): void {
    switch (event.event) {
      case 'entered':
        this.#count(this.#sceneNumbers.get(event.scene));
        break;
      case 'chosen':
      case 'taken': {
        this.#count(this.#choiceNumbers.get(event.by));
        const deck = this.#offered.get(event.by);
        if (deck !== undefined) this.#count(this.#cards.get(`${deck} ${cardInKey(event.key)}`));
        break;
      }
      case 'drawn':
        if (event.card !== undefined) this.#count(this.#cards.get(`${event.deck} ${event.card}`));
        break;
      case 'mission': {
        const goal = goalIn(event);
        const number = goal && this.#goals.get(goalKey(goal));
        if (number === undefined) break;
        this.#count(this.sites.at.goals + number);
        goals.push(number);
        break;
      }
      case 'refused':
        problems.push({ problem: 'refused', by: event.by, what: event.refusal, detail: event.detail ?? '' });
        break;
      case 'saturated':
        problems.push({
          problem: 'saturated',
          by: event.by,
          what: '',
          detail: `${shown(event.wanted)} became ${shown(event.value)}`,
        });
        break;
      case 'fault':
        problems.push({ problem: 'fault', by: event.by ?? '', what: event.fault, detail: event.detail });
        break;
      default:
        break;
    }
  }

  #count(site: number | undefined): void {
    if (site !== undefined) this.tally[site] = (this.tally[site] ?? 0) + 1;
  }
}

/** What the watchers of one turn write to. */
interface Watch {
  readonly tally: Tally;
  trace: number;
  lastEnd: number;
  script: readonly number[] | undefined;
  draws: Draw[];
}

function explorationOf({ scenes, ops, watched }: Sites, influence: Influence, watch: Watch): Exploration {
  const { tally } = watch;
  const numbers = new Map(scenes.map(({ name, first }) => [name, first]));
  const go = (way: number): void => {
    tally[way] = (tally[way] ?? 0) + 1;
    watch.trace = (Math.imul(watch.trace, 31) + way + 1) | 0;
  };
  return {
    influence,
    expression: (node) => {
      const condition = watched.conditions.get(node);
      const value = watched.values.get(node);
      if (condition === undefined) return value === undefined ? undefined : () => go(value);
      return (found) => {
        go(found === true ? condition : condition + 1);
        if (value !== undefined) go(value);
      };
    },
    statements: (nodes) => {
      const way = watched.blocks.get(nodes);
      return way === undefined ? undefined : () => go(way);
    },
    op: (scene, pc) => {
      const number = (numbers.get(scene) ?? 0) + pc;
      const { op } = ops[number]?.op ?? { op: 'jump' };
      const ways = watched.ops.get(number);
      const ends = op === 'end' || op === 'exit' || op === 'back';
      if (silent.has(op)) return undefined;
      return (next) => {
        tally[number] = (tally[number] ?? 0) + 1;
        if (ends) watch.lastEnd = number;
        if (!ways) return;
        const way = ways.get(next) ?? (next === pc + 1 ? ways.get(-1) : undefined);
        if (way !== undefined) go(way);
      };
    },
    draw: (low, high) => {
      const { script, draws } = watch;
      if (!script) return undefined;
      const wanted = script[draws.length] ?? Math.floor((low + high) / 2);
      const value = Math.min(Math.max(wanted, low), high);
      draws.push({ low, high, value });
      return value;
    },
  };
}

/** Ops that no line of the source is about. */
const silent: ReadonlySet<string> = new Set(['jump', 'point', 'await', 'again', 'endAudience']);

/** The first turn of a playthrough, as a `test` block begins it. */
export function startAct(program: ProgramIr, seed: string): Act {
  return { act: 'start', seed, seats: [seat], asked: playerAnswers(program), config: {}, scene: program.start };
}

/** Why the story can't be begun, where it can't: what it asks the player for may want more than exploration can say. */
export async function startRefusal(program: ProgramIr): Promise<string | undefined> {
  const engine = await createEngine(program);
  const result = stepWith(engine, engine.initial, startAct(program, '1'.padStart(32, '0')));
  if (result.result !== 'refused') return undefined;
  const { refusal } = result;
  return refusal.refusal === 'badValue' ? `\`${refusal.field}\`: ${refusal.detail}` : refusal.refusal;
}

/** One turn, with nobody else in the campaign. */
export function stepWith(engine: Engine, state: State, act: Act): StepResult {
  const input = { commandId: '', seat, at: 0, locale: 'en', salt: '0'.repeat(32), act };
  return engine.step(state, input, engine.usesCampaign ? { campaign: campaignOf(state) } : {});
}

function campaignOf({ campaign }: State): {
  readonly version: number;
  readonly cells: { readonly [cell: string]: Json };
} {
  const cells: { [cell: string]: Json } = {};
  for (const [cell, value] of campaign ?? []) cells[cell] = encodeValue(value);
  return { version: 0, cells };
}

function shown(value: Value): string {
  const json = encodeValue(value);
  return typeof json === 'string' ? `"${json}"` : JSON.stringify(json);
}
