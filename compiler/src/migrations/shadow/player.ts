import { encodeValue, type Json, type ProgramIr } from '@fabula/runtime/bundle';
import type { Act, CallAnswer, Engine, State, Waiting } from '@fabula/runtime/engine';
import { playerAnswers, Samples } from '../../explore/index.js';
import { answerOf } from './answers.js';

export type StartAct = Extract<Act, { act: 'start' }>;
export type ReaderAct = Extract<Act, { act: 'choose' | 'say' }>;

/** What one of those who play does. */
export interface Move {
  readonly seat: string;
  readonly act: ReaderAct;
}

/** Where a playthrough stands. */
export interface Standing {
  readonly state: State;
  readonly waiting: Waiting;
}

const first = 'reader';

/** Plays a program without a host: what it asks of one is answered with the simplest there is. */
export class Player {
  /** As few as may play; the first one has all roles. */
  readonly seats: readonly string[];
  readonly #program: ProgramIr;
  readonly #engine: Engine;
  readonly #samples: Samples;

  constructor(program: ProgramIr, engine: Engine) {
    this.#program = program;
    this.#engine = engine;
    this.#samples = new Samples(program);
    const least = program.seats?.least ?? 1;
    this.seats = Array.from({ length: least }, (_, index) => (index === 0 ? first : `${first}-${index + 1}`));
  }

  startAct(seed: string): StartAct {
    const { start, seats } = this.#program;
    const roles = Object.fromEntries((seats?.roles ?? []).map((role) => [role, [first]]));
    return {
      act: 'start',
      seed,
      seats: this.seats,
      ...(Object.keys(roles).length > 0 && { roles }),
      asked: playerAnswers(this.#program),
      config: {},
      scene: start,
    };
  }

  /** The state after an act; undefined where the story fails, or does not take it. */
  play(from: State | undefined, act: StartAct | ReaderAct, seat = first): Standing | undefined {
    const state = from ?? this.#engine.initial;
    const calls: CallAnswer[] = [];
    const campaign = { version: 0, cells: campaignOf(state) };
    for (;;) {
      const input = { commandId: '', seat, at: 0, locale: 'en', salt: '0'.repeat(32), act };
      const result = this.#engine.step(state, input, { campaign, calls });
      if (result.result === 'refused') return undefined;
      if (result.result === 'done') {
        const failed = result.events.some(({ event }) => event === 'fault');
        return failed ? undefined : { state: result.state, waiting: result.waiting };
      }
      for (const request of result.requests) {
        if (request.effect !== 'call') continue;
        const { function: name, asks } = request;
        calls.push(
          asks
            ? { function: name, result: null, declined: true }
            : { function: name, result: answerOf(this.#program, name) },
        );
      }
    }
  }

  /** What those who play may do, seat after seat. */
  allMoves({ state, waiting }: Standing): readonly Move[] {
    const { seats } = this;
    return seats.flatMap((seat) => {
      const mine = seats.length === 1 ? waiting : this.#engine.waiting(state, seat);
      return this.moves(mine).map((act) => ({ seat, act }));
    });
  }

  /** What a reader may do, in the order it is offered. */
  moves(waiting: Waiting): readonly ReaderAct[] {
    switch (waiting.wait) {
      case 'ended':
      case 'others':
        return [];
      case 'text':
        return this.#texts(waiting.scene, waiting.point, waiting.max).map((text) => ({ act: 'say', text }));
      case 'choice':
        return waiting.options.flatMap(({ choice, key, available, hearMax }): readonly ReaderAct[] => {
          if (!available) return [];
          const act = { act: 'choose', choice, ...(key !== undefined && { key }) } as const;
          if (hearMax === undefined) return [act];
          return this.#texts(waiting.scene, choice, hearMax).map((text) => ({ ...act, text }));
        });
    }
  }

  #texts(scene: string, id: string, max: number): readonly string[] {
    const op = this.#program.scenes[scene]?.code.find((each) => 'id' in each && each.id === id);
    const slot = op?.op === 'hear' || op?.op === 'offer' ? (op.hear?.slot ?? '') : '';
    return this.#samples.at(scene, slot, max);
  }
}

function campaignOf({ campaign }: State): { readonly [cell: string]: Json } {
  return Object.fromEntries([...(campaign ?? [])].map(([cell, value]) => [cell, encodeValue(value)]));
}
