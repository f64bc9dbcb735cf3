import { playerAnswers } from '@fabula/compiler/explore';
import type { ProgramIr } from '@fabula/runtime/bundle';
import { createEngine, type Engine, type Input } from '@fabula/runtime/engine';
import { renderOutput, renderWaiting, type Texts, textsOf } from '@fabula/runtime/render';
import { seeded } from '../fuzz/edits.js';

/** Answers to `hear`, so that a reader who says something is among the readers. */
const answers = ['', 'Two quick and a long dark.', 'two', 'nothing at all'];
const turnsOfAWalk = 120;
const seat = 'reader';
/** Nobody has played before. */
const effects = { campaign: { version: 0, cells: {} } };

/** A story that can be walked through. */
export class Walker {
  readonly #program: ProgramIr;
  readonly #engine: Engine;
  readonly #texts: Texts;

  private constructor(program: ProgramIr, engine: Engine) {
    this.#program = program;
    this.#engine = engine;
    this.#texts = textsOf(program);
  }

  static async make(program: ProgramIr): Promise<Walker> {
    return new Walker(program, await createEngine(program));
  }

  /**
   * What a reader sees on a walk, a line a turn. Whom chance decides for takes the n-th thing on offer, so that two
   * stories that offer the same are walked in the same way.
   */
  *walk(seed: number): Generator<string> {
    const random = seeded(seed);
    const asked = playerAnswers(this.#program);
    const engine = this.#engine;
    const input = (turn: number, act: Input['act']): Input => ({
      commandId: `walk-${turn}`,
      seat,
      at: turn * 1000,
      locale: 'en',
      salt: turn.toString(16).padStart(32, '0'),
      act,
    });
    const start: Input['act'] = {
      act: 'start',
      seed: (seed + 1).toString(16).padStart(32, '0'),
      seats: [seat],
      asked,
      config: {},
    };
    let result = engine.step(engine.initial, input(0, start), effects);
    for (let turn = 1; turn <= turnsOfAWalk; turn++) {
      if (result.result !== 'done') {
        yield JSON.stringify(result);
        return;
      }
      const { waiting, state } = result;
      yield this.#shown(result);
      const figure = random();
      let act: Input['act'] | undefined;
      if (waiting.wait === 'text') {
        act = { act: 'say', text: (answers[Math.floor(figure * answers.length)] ?? '').slice(0, waiting.max) };
      } else if (waiting.wait === 'choice') {
        const open = waiting.options.filter((option) => option.available);
        const option = open[Math.floor(figure * open.length)];
        if (option) {
          const text = answers[Math.floor(random() * answers.length)] ?? '';
          act = {
            act: 'choose',
            choice: option.choice,
            ...(option.key !== undefined && { key: option.key }),
            ...(option.hearMax !== undefined && { text: text.slice(0, option.hearMax) }),
          };
        }
      }
      if (!act) return;
      result = engine.step(state, input(turn, act), effects);
    }
  }

  #shown(result: Extract<ReturnType<Engine['step']>, { result: 'done' }>): string {
    const how = { texts: this.#texts, locale: 'en' };
    const lines = renderOutput(result.output, seat, how).map(({ speaker, text }) => `${speaker?.name ?? ''}: ${text}`);
    const waiting = renderWaiting(result.waiting, how);
    const offered =
      waiting.wait === 'choice' ? waiting.options.map(({ label, available }) => `${available} ${label}`) : [];
    const problems = result.events.filter(({ event }) => event === 'fault' || event === 'refused');
    return [...lines, ...offered, ...problems.map(({ event }) => event), waiting.wait].join('\n');
  }
}

/** The walks of a story as they were first taken, to hold others against. */
export class Transcripts {
  readonly #known: readonly (readonly string[])[];

  private constructor(known: readonly (readonly string[])[]) {
    this.#known = known;
  }

  static of(walker: Walker, walks: number): Transcripts {
    return new Transcripts(Array.from({ length: walks }, (_, seed) => [...walker.walk(seed)]));
  }

  /** Whether a reader of the other story sees something else on one of the walks. */
  differ(walker: Walker): boolean {
    return this.#known.some((known, seed) => {
      let turn = 0;
      for (const shown of walker.walk(seed)) if (shown !== known[turn++]) return true;
      return turn !== known.length;
    });
  }
}
