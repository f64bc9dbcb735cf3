import type { ProgramIr } from '@fabula/runtime/bundle';
import { type Act, createEngine, type Engine, type Waiting } from '@fabula/runtime/engine';
import { type RenderedOption, renderWaiting, type Texts, textsOf } from '@fabula/runtime/render';
import { exploringSeed } from './explorer.js';
import { goalIn, goalKey } from './goals.js';
import { type Happening, happeningsIn, nameOf } from './happening.js';
import type { Step } from './input-code.js';
import { Machine, type Move, type Outcome, startAct, stepWith } from './machine.js';
import { seedText } from './walk.js';

/** A way to something, as a reader would go it. */
export interface Playthrough {
  readonly acts: readonly PlayedAct[];
  /** Turns after the first one, which begins the story. */
  readonly turns: number;
  /** The seed of a `test` block with which it comes out so; undefined where none was found. */
  readonly seed: number | undefined;
  /** Why it can't be written as a `test` block; undefined where it can. */
  readonly obstacle: string | undefined;
}

export type PlayedAct =
  | { readonly act: 'choose'; readonly label: string }
  | { readonly act: 'say'; readonly text: string };

/** A reader's steps, before it is known how to tell them. */
interface Played {
  readonly act: Act;
  readonly move: Move;
  readonly label: string | undefined;
  /** Why a test can't do it. */
  readonly obstacle: string | undefined;
}

/** What a way is to come to: as the exploring engine tells it, and as the one for readers shows it. */
interface Goal {
  readonly isMet: (outcome: Outcome) => boolean;
  readonly isMetInPlay: (result: Done) => boolean;
}

type Done = Extract<ReturnType<typeof stepWith>, { result: 'done' }>;

/** How many seeds are tried before it is said that none was found. */
const mostSeeds = 4_000;
/** And how many turns that may take for one way. */
const mostTurns = 60_000;

/**
 * Turns ways into playthroughs, on an engine as it is played with: what exploration claims is claimed again by the real
 * thing, or the playthrough says that it wasn't.
 */
export class Player {
  readonly #machine: Machine;
  readonly #engine: Engine;
  readonly #texts: Texts;
  readonly #program: ProgramIr;

  private constructor(program: ProgramIr, machine: Machine, engine: Engine) {
    this.#program = program;
    this.#machine = machine;
    this.#engine = engine;
    this.#texts = textsOf(program);
  }

  static async make(program: ProgramIr): Promise<Player> {
    return new Player(program, await Machine.make(program), await createEngine(program));
  }

  /** A way the search found: its throws were told what to be, so a seed is looked for that throws as well. */
  bySteps(steps: readonly Step[], happening: Happening): Playthrough {
    return this.#byStepsTo(steps, this.#goalOf(happening));
  }

  /** A way to a state. */
  toState(steps: readonly Step[], key: { readonly low: bigint; readonly high: bigint }): Playthrough {
    return this.#byStepsTo(steps, {
      isMet: ({ state }) => {
        const { low, high } = this.#machine.key(state);
        return low === key.low && high === key.high;
      },
      isMetInPlay: () => true,
    });
  }

  /** The id of the choice point or `hear` at a way's end. */
  pointAt(steps: readonly Step[]): string | undefined {
    const [first, ...rest] = steps;
    if (!first) return undefined;
    let at: Outcome | undefined = this.#machine.start(exploringSeed, first.script);
    for (const step of rest) at = at && this.#machine.take(at.state, at.waiting, step, step.script);
    return at && at.waiting.wait !== 'ended' ? at.waiting.point : undefined;
  }

  #goalOf(happening: Happening): Goal {
    const name = nameOf(happening);
    return {
      isMet: (outcome) => happeningsIn(outcome, this.#machine.sites).some((each) => nameOf(each) === name),
      isMetInPlay: (result) => this.#cameTo(result, happening),
    };
  }

  #byStepsTo(steps: readonly Step[], goal: Goal): Playthrough {
    const [first, ...rest] = steps;
    if (!first) throw new Error('A way begins with the start.');
    const start = this.#machine.start(exploringSeed, first.script);
    const { played, throws } = this.#retrace(start, rest);
    let turns = 0;
    const seeds = throws === 0 ? 1 : mostSeeds;
    for (let seed = 1; seed <= seeds && turns < mostTurns; seed++) {
      const tried = this.#try(seed, played, goal);
      turns += tried.turns;
      if (tried.came) return playthrough(played, seed);
    }
    return playthrough(played, undefined);
  }

  /** A way that a walk took: its seed is known. What turns out not to be needed is left out. */
  byMoves(seed: number, moves: readonly Move[], happening: Happening): Playthrough {
    const { played } = this.#retrace(this.#machine.start(seedText(seed), undefined), moves);
    const goal = this.#goalOf(happening);
    if (!this.#try(seed, played, goal).came) return playthrough(played, undefined);
    return playthrough(this.#shorter(seed, played, goal), seed);
  }

  /**
   * Leaves out runs of turns, long ones first, as long as the rest still comes to the same (Zeller, "Yesterday, my
   * program worked. Today, it does not. Why?", 1999). Nothing shorter by one run of turns is left, which is not to say
   * that there is nothing shorter.
   */
  #shorter(seed: number, played: readonly Played[], goal: Goal): readonly Played[] {
    let best = played;
    let turns = 0;
    for (let run = Math.ceil(best.length / 2); run >= 1; run = run === 1 ? 0 : Math.ceil(run / 2)) {
      for (let from = best.length - run; from >= 0 && turns < mostTurns; from--) {
        if (from + run > best.length) continue;
        const without = [...best.slice(0, from), ...best.slice(from + run)];
        const tried = this.#try(seed, without, goal);
        turns += tried.turns;
        if (tried.came) best = without;
      }
    }
    return best;
  }

  /** Goes a way again, and notes what a reader would see of it. */
  #retrace(
    start: Outcome,
    moves: readonly (Move & Partial<Step>)[],
  ): { readonly played: readonly Played[]; readonly throws: number } {
    const played: Played[] = [];
    let at = start;
    let throws = start.draws.length;
    for (const move of moves) {
      played.push(this.#tell(at.waiting, move));
      const next = this.#machine.take(at.state, at.waiting, move, move.script);
      if (!next) throw new Error('A way leads nowhere.');
      throws += next.draws.length;
      at = next;
    }
    return { played, throws };
  }

  /** Plays with a seed; whether it comes to what is looked for, in its last turn. */
  #try(seed: number, played: readonly Played[], goal: Goal): { readonly came: boolean; readonly turns: number } {
    const machine = this.#machine;
    let turns = 1;
    let at: Outcome = machine.start(seedText(seed), undefined);
    for (const { act, move, label } of played) {
      const option = act.act === 'choose' ? this.#sameChoice(at.waiting, act.choice, label) : move.option;
      const next =
        option === undefined || at.state.ended
          ? undefined
          : machine.take(at.state, at.waiting, { option, sample: move.sample }, undefined);
      if (!next) return { came: false, turns };
      at = next;
      turns += 1;
    }
    return { came: goal.isMet(at) && this.#comesTo(seed, played, goal), turns };
  }

  /** The same on an engine that nobody watches, and whose chance is its own. */
  #comesTo(seed: number, played: readonly Played[], goal: Goal): boolean {
    let result = stepWith(this.#engine, this.#engine.initial, startAct(this.#program, seedText(seed)));
    for (const { act, label } of played) {
      if (result.result !== 'done' || result.state.ended) return false;
      const { state, waiting } = result;
      const option = act.act === 'choose' ? this.#sameChoice(waiting, act.choice, label) : undefined;
      const key = waiting.wait === 'choice' && option !== undefined ? waiting.options[option]?.key : undefined;
      if (act.act === 'choose' && option === undefined) return false;
      result = stepWith(this.#engine, state, act.act === 'choose' && key !== undefined ? { ...act, key } : act);
    }
    return result.result === 'done' && goal.isMetInPlay(result);
  }

  #cameTo(result: Done, happening: Happening): boolean {
    const { state, events } = result;
    switch (happening.kind) {
      case 'ending':
        return state.flow.at === 'ended' && state.flow.how === 'end';
      case 'deadEnd':
        return state.flow.at === 'ended' && state.flow.how === 'deadEnd';
      case 'goal': {
        const wanted = this.#machine.sites.goals[happening.goal];
        return events.some((each) => {
          const goal = each.event === 'mission' ? goalIn(each) : undefined;
          return goal !== undefined && wanted !== undefined && goalKey(goal) === goalKey(wanted);
        });
      }
      case 'refused':
        return events.some((each) => each.event === 'refused' && each.by === happening.by);
      case 'saturated':
        return events.some((each) => each.event === 'saturated' && each.by === happening.by);
      case 'fault':
        return events.some((each) => each.event === 'fault' && each.fault === happening.what);
    }
  }

  /** The choice of the same name at another state; what a loop made of it may have another key there. */
  #sameChoice(waiting: Waiting, choice: string, label: string | undefined): number | undefined {
    if (waiting.wait !== 'choice') return undefined;
    const shown = this.#options(waiting);
    const index = waiting.options.findIndex(
      (option, at) => option.available && option.choice === choice && shown[at]?.label === label,
    );
    return index < 0 ? undefined : index;
  }

  #tell(waiting: Waiting, move: Move): Played {
    const act = this.#machine.actOf(waiting, move);
    if (!act) throw new Error('A way takes what is not on offer.');
    if (waiting.wait !== 'choice') return { act, move, label: undefined, obstacle: undefined };
    const options = this.#options(waiting);
    const label = options[move.option]?.label ?? '';
    const alike = options.filter((option) => option.label === label).length;
    const obstacle =
      alike > 1
        ? `there are ${alike} choices "${label}" at one point`
        : label === ''
          ? 'a choice shows nothing'
          : undefined;
    return { act, move, label, obstacle };
  }

  #options(waiting: Extract<Waiting, { wait: 'choice' }>): readonly RenderedOption[] {
    const rendered = renderWaiting(waiting, { texts: this.#texts, locale: 'en' });
    return rendered.wait === 'choice' ? rendered.options : [];
  }
}

function playthrough(played: readonly Played[], seed: number | undefined): Playthrough {
  const acts = played.flatMap(({ act, label }): PlayedAct[] => {
    if (act.act === 'say') return [{ act: 'say', text: act.text }];
    const choose: PlayedAct = { act: 'choose', label: label ?? '' };
    return act.act === 'choose' && act.text !== undefined ? [choose, { act: 'say', text: act.text }] : [choose];
  });
  return {
    acts,
    turns: played.length,
    seed,
    obstacle: played.find(({ obstacle }) => obstacle !== undefined)?.obstacle,
  };
}
