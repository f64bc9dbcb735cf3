import { type Json, type ProgramIr, validateProgram } from '@fabula/runtime/bundle';
import {
  type Act,
  type CallAnswer,
  createEngine,
  type Engine,
  type State,
  type StepResult,
} from '@fabula/runtime/engine';
import { renderOutput, type Texts, textsOf } from '@fabula/runtime/render';
import { beforeAll, describe, expect, test } from 'vitest';
import { compile } from '../decks/story.js';
import { evening } from './story.js';

const pack = 'pack evening { title "Evening" version 1.0.0 start quay }\n';

type Done = Extract<StepResult, { result: 'done' }>;

/** A reader, and what models answer by their names; who is not among them declines. */
class Evening {
  state: State;
  calls: CallAnswer[] = [];
  readonly asked: string[] = [];
  #turn = 0;

  constructor(
    readonly engine: Engine,
    readonly texts: Texts,
  ) {
    this.state = engine.initial;
    this.act({ act: 'start', seed: '0'.repeat(32), seats: ['reader'], asked: {}, config: {} }, {});
  }

  say(text: string, answers: { readonly [name: string]: Json } = {}): string[] {
    const { output } = this.act({ act: 'say', text }, answers);
    return renderOutput(output, 'reader', { texts: this.texts, locale: 'en' }).map((line) => line.text);
  }

  act(act: Act, answers: { readonly [name: string]: Json }): Done {
    this.#turn += 1;
    const before = this.state;
    const input = {
      commandId: `c${this.#turn}`,
      seat: 'reader',
      at: this.#turn,
      locale: 'en',
      salt: '0'.repeat(32),
      act,
    };
    const calls: CallAnswer[] = [];
    for (;;) {
      const result = this.engine.step(before, input, { calls });
      if (result.result === 'wants') {
        for (const request of result.requests) {
          if (request.effect !== 'call') continue;
          const { function: name } = request;
          this.asked.push(name);
          const answer = answers[name];
          calls.push(
            answer === undefined
              ? { function: name, result: null, declined: true }
              : { function: name, result: answer },
          );
        }
        continue;
      }
      if (result.result !== 'done') throw new Error(JSON.stringify(result));
      // The ledger alone comes to the same state, and so does the turn told the same answers again.
      expect(this.engine.fold(before, result.events).hash).toBe(result.state.hash);
      const again = this.engine.step(before, input, { calls });
      expect(again.result === 'done' && again.state.hash).toBe(result.state.hash);
      this.state = result.state;
      this.calls = calls;
      this.events = result.events.flatMap((event) =>
        event.event === 'asked' ? [`${event.name} ${event.took}${event.why === undefined ? '' : ` ${event.why}`}`] : [],
      );
      return result;
    }
  }

  events: string[] = [];
}

describe('a story that asks models', () => {
  let program: ProgramIr;
  let engine: Engine;
  let texts: Texts;
  beforeAll(async () => {
    program = compile(evening, pack);
    engine = await createEngine(program);
    texts = textsOf(program);
  });

  test('goes on by its fallbacks where there is no provider, and records that it did', () => {
    const reader = new Evening(engine, texts);
    expect(reader.say('The fog is thick.')).toEqual([
      'She says nothing.',
      'It is 0.5 warm.',
      'Go on.',
      'She remembers You said: The fog is thick..',
    ]);
    expect(reader.asked).toEqual(['reply', 'warmth', 'interpret said']);
    expect(reader.events).toEqual([
      'reply fallback nobody',
      'warmth fallback nobody',
      'interpret said fallback nobody',
    ]);
    expect(reader.calls).toEqual(reader.asked.map((name) => ({ function: name, result: null, declined: true })));
  });

  test('takes answers that fit', () => {
    const reader = new Evening(engine, texts);
    const said = reader.say('Sorry.', {
      reply: { text: 'Well.', mood: 'wary' },
      warmth: 0.75,
      'interpret said': 'apologise',
    });
    expect(said.slice(0, 3)).toEqual(['Well.', 'It is 0.75 warm.', 'So you are sorry.']);
    expect(reader.events).toEqual(['reply answer', 'warmth answer', 'interpret said answer']);
  });

  test('falls back where an answer is not of its type, or not what is required', () => {
    const reader = new Evening(engine, texts);
    expect(reader.say('A', { reply: { text: 'Well.', mood: 'wild' } })[0]).toBe('She says nothing.');
    expect(reader.events[0]).toBe('reply fallback misfit');
    expect(reader.say('B', { reply: { text: '', mood: 'calm' } })[0]).toBe('She says nothing.');
    expect(reader.events[0]).toBe('reply fallback requirement');
  });

  test('does not know an intent that it has no arm for', () => {
    const reader = new Evening(engine, texts);
    expect(reader.say('A', { 'interpret said': 'attack' })).toContain('Go on.');
  });

  test('remembers, and recalls by the words that are rarest', () => {
    const reader = new Evening(engine, texts);
    reader.say('The boat is gone.');
    reader.say('Fog, said the harbour master.');
    const last = reader.say('Nothing.').at(-1);
    expect(last).toBe(
      'She remembers You said: Fog, said the harbour master., You said: Nothing. and You said: The boat is gone..',
    );
  });

  test('keeps the latest of what it remembers', () => {
    const reader = new Evening(engine, texts);
    for (let i = 0; i < 260; i++) reader.say(`Line ${i}`);
    const kept = engine.evaluate(reader.state, { op: 'builtin', name: 'length', arguments: [notes] }, 'reader');
    expect(kept).toEqual({ ok: true, value: 256 });
  });

  test('carries what models need in its bundle', () => {
    const { experimental, externs } = program;
    expect(Object.keys(experimental?.providers ?? {})).toEqual(['fast', 'home', 'voice']);
    expect(experimental?.models?.['warmth']).toMatchObject({
      file: 'models/warmth.onnx',
      budget: 50,
      inputs: [{ shape: ['n', 2] }],
    });
    expect(experimental?.contexts?.['talk']?.parts.map(({ name, tokens }) => [name, tokens])).toEqual([
      ['persona', 200],
      ['memories', 500],
      ['turns', 200],
    ]);
    expect(experimental?.prompts?.['reply']).toMatchObject({
      routes: [
        { mode: 'plain', provider: 'voice' },
        { mode: 'on', on: 'failure', provider: 'home' },
      ],
      budget: { milliseconds: 2000, cost: { amount: '0.002', unit: 'usd' }, overflow: 'background' },
      texts: [{ role: 'user' }],
    });
    expect(experimental?.memories?.['notes']).toMatchObject({ of: 'Person', lexical: true, halfLife: 2_592_000_000 });
    expect(externs?.['reply']).toMatchObject({ asks: 'prompt', fallback: 'reply', requires: ['reply/0'] });
  });
});

const notes = { op: 'field', of: { op: 'const', value: 'mara' }, field: 'notes' } as const;

describe('a bundle whose prompts do not hold', () => {
  const program = (): Record<string, unknown> => ({ ...compile(evening, pack) });

  test('is refused where a fallback takes something else', () => {
    const broken = program();
    broken['externs'] = { reply: { parameters: [], asks: 'prompt', fallback: 'reply' } };
    const checked = validateProgram(broken);
    expect(checked.ok).toBe(false);
  });

  test('is refused where a prompt has not its form', () => {
    const broken = program();
    broken['experimental'] = { prompts: { reply: { name: 'reply' } } };
    const checked = validateProgram(broken);
    expect(checked.ok || checked.error.where).toBe('program.json#/experimental/prompts/reply/parameters');
  });
});
