import type { Json } from '../../bundle/index.js';
import type { Engine, StepResult } from '../engine.js';
import type { EngineEvent } from '../event.js';
import type { Act, Effects, Input } from '../input.js';
import type { OutputPart, Waiting } from '../output.js';
import type { State } from '../state.js';

/** Plays a session as a host would: keeps the state, asks for nothing twice, fails loudly. */
export interface Player {
  readonly engine: Engine;
  state: State;
  events: readonly EngineEvent[];
  output: readonly OutputPart[];
  waiting: Waiting;
}

const seed = '00112233445566778899aabbccddeeff';

export function input(act: Act, more: Partial<Input> = {}): Input {
  return { commandId: 'c', seat: 'reader', at: 0, locale: 'en', salt: 'ab'.repeat(16), act, ...more };
}

export function startAct(more: Partial<Extract<Act, { act: 'start' }>> = {}): Act {
  return { act: 'start', seed, seats: ['reader'], asked: {}, config: {}, ...more };
}

export function begin(engine: Engine, more: Partial<Extract<Act, { act: 'start' }>> = {}): Player {
  const first = done(engine.step(engine.initial, input(startAct(more), { seat: more.seats?.[0] ?? 'reader' }), {}));
  return { engine, ...first };
}

type Done = Extract<StepResult, { result: 'done' }>;

export function done(result: StepResult): Done {
  if (result.result !== 'done') throw new Error(`not done: ${JSON.stringify(result)}`);
  return result;
}

/** Takes a turn and remembers where it led. */
export function take(player: Player, act: Act, more: Partial<Input> = {}, effects: Effects = {}): Player {
  const { state, events, output, waiting } = done(player.engine.step(player.state, input(act, more), effects));
  Object.assign(player, { state, events, output, waiting });
  return player;
}

export function choose(player: Player, choice: string, key?: string): Player {
  return take(player, { act: 'choose', choice, ...(key !== undefined && { key }) });
}

/** Through a text and back, as a store does it. */
export function throughText(json: Json): Json {
  return parsed(JSON.stringify(json));
}

export function parsed(text: string): Json {
  const json: unknown = JSON.parse(text);
  if (isJson(json)) return json;
  throw new TypeError('nothing was parsed');
}

/** What `JSON.parse` yields is JSON. */
function isJson(value: unknown): value is Json {
  return value !== undefined;
}

/** The ids of lines said, with their first arguments: `['fog', 'count 3']`. */
export function said(player: Pick<Player, 'output'>): readonly string[] {
  return player.output.flatMap((part) => {
    if (part.part === 'ended') return ['(ended)'];
    if (part.part === 'mission') return [];
    if (part.part === 'moved') return [part.note === undefined ? '(moved)' : `(moved) ${part.note}`];
    if (part.part === 'recap') return [typeof part.says === 'string' ? part.says : JSON.stringify(part.says)];
    const values = Object.values(part.text.arguments).map((value) => JSON.stringify(value));
    return [[part.text.line, ...values].join(' ')];
  });
}

/** The choices that can be taken, `id` or `id/key`. */
export function offered(player: Pick<Player, 'waiting'>): readonly string[] {
  if (player.waiting.wait !== 'choice') return [player.waiting.wait];
  return player.waiting.options
    .filter(({ available }) => available)
    .map(({ choice, key }) => (key === undefined ? choice : `${choice}/${key}`));
}

export function refusals(player: Pick<Player, 'events'>): readonly string[] {
  return player.events.flatMap((event) => (event.event === 'refused' ? [event.refusal] : []));
}
