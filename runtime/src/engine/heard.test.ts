import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { SchemaIr } from '../bundle/index.js';
import { createEngine } from './create-engine.js';
import {
  binary,
  constant,
  end,
  exit,
  field,
  fieldOf,
  type Line,
  local,
  personally,
  point,
  program,
  player as reader,
  run,
  say,
  scene,
  setField,
  showing,
  text,
} from './testing/ir.js';
import { begin, done, input, parsed, said, take } from './testing/player.js';

const schema: Partial<SchemaIr> = {
  player: {
    fields: [fieldOf('note', text, ''), { ...fieldOf('name', text, 'Nobody'), personal: true }],
    values: {},
    asked: ['name'],
  },
};
const hear = (personal: boolean, max = 5): Line => ({ op: 'hear', id: 'h', hear: { slot: 'said', max, personal } });
const engineOf = (lines: readonly Line[]) => createEngine(program({ schema, scenes: [scene('a', lines)] }));
const asked = { asked: { name: 'Ada' } };
const salt = 'ab'.repeat(16);
const digestOf = (words: string, by = salt): string =>
  createHash('sha256')
    .update(by + words)
    .digest('hex');

describe('what a reader says', () => {
  it('is waited for, cleaned, and refused when it is too long', async () => {
    const engine = await engineOf([hear(false), say('heard', showing(local('said'))), end]);
    const player = begin(engine, asked);
    expect(player.waiting).toEqual({ wait: 'text', point: 'h', scene: 'a', max: 5 });
    const say6 = engine.step(player.state, input({ act: 'say', text: '👩‍👩‍👧23456' }), {});
    expect(say6).toEqual({ result: 'refused', refusal: { refusal: 'textTooLong', max: 5 } });
    expect(engine.step(player.state, input({ act: 'choose', choice: 'x' }), {})).toMatchObject({
      refusal: { refusal: 'textWanted' },
    });
    take(player, { act: 'say', text: 'e\u0301👩‍👩‍👧345' });
    expect(said(player)[0]).toBe('heard "é👩‍👩‍👧345"');
  });

  it('may come with a choice', async () => {
    const engine = await engineOf([
      ...point([
        { id: 'tell', hear: { slot: 'said', max: 9, personal: false }, body: [say('told', showing(local('said')))] },
      ]),
      end,
    ]);
    const player = begin(engine, asked);
    expect(player.waiting).toMatchObject({ options: [{ choice: 'tell', hearMax: 9 }] });
    expect(engine.step(player.state, input({ act: 'choose', choice: 'tell' }), {})).toMatchObject({
      refusal: { refusal: 'textWanted' },
    });
    take(player, { act: 'choose', choice: 'tell', text: 'yes' });
    expect(said(player)[0]).toBe('told "yes"');
  });
});

describe('personal text', () => {
  const lines: readonly Line[] = [
    hear(true, 40),
    run(personally(setField(reader, 'note', binary('text.add', local('said'), constant('!'))))),
    say('heard', showing(local('said'), binary('text.contains', local('said'), constant('STONE')))),
    ...point([{ id: 'on' }]),
    exit,
  ];

  it('is hashed by salted digests; no two have the same salt', async () => {
    const engine = await engineOf(lines);
    const player = begin(engine, asked);
    expect(player.state.cells.map().get('e/player/name')?.value).toEqual({
      is: 'personal',
      text: 'Ada',
      salt,
      digest: digestOf('Ada'),
    });
    take(player, { act: 'say', text: 'the stone' });
    expect(player.state.cells.map().get('e/player/note')?.value).toEqual({
      is: 'personal',
      text: 'the stone!',
      salt: `${salt}+`,
      digest: digestOf('the stone!', `${salt}+`),
    });
    expect(player.output[0]).toMatchObject({
      text: { arguments: { 0: { $personal: { digest: digestOf('the stone') } }, 1: true } },
    });
  });

  it('is what is made of it, wherever that goes: into a line, a list, an event', async () => {
    const shouted = binary('text.add', local('said'), constant('!'));
    const engine = await engineOf([
      hear(true, 40),
      say('heard', showing(shouted, { op: 'list', items: [shouted] })),
      ...point([{ id: 'on' }]),
      exit,
    ]);
    const { output } = take(begin(engine, asked), { act: 'say', text: 'the stone' });
    const made = { $personal: { digest: digestOf('the stone!', `${salt}+`), salt: `${salt}+`, text: 'the stone!' } };
    expect(output[0]).toMatchObject({ text: { arguments: { 0: made, 1: [made] } } });
  });

  it('may be forgotten in a saved state: the hash stays', async () => {
    const engine = await engineOf(lines);
    const player = take(begin(engine, asked), { act: 'say', text: 'the stone' });
    const forget = (_: string, value: unknown): unknown =>
      value !== null && typeof value === 'object' && 'digest' in value ? { ...value, text: null, salt: null } : value;
    const saved = parsed(JSON.stringify(engine.encode(player.state), forget));
    expect(JSON.stringify(saved)).not.toContain('stone');
    const state = engine.decode(saved);
    expect(state.hash).toBe(player.state.hash);
    expect(engine.evaluate(state, binary('text.contains', field(reader, 'note'), constant('x')), 'reader')).toEqual({
      ok: false,
      refusal: 'forgotten',
    });
  });

  it('may be forgotten in the input: replay goes by the digest', async () => {
    const engine = await engineOf([hear(true, 40), ...point([{ id: 'on' }]), exit]);
    const { state } = begin(engine, asked);
    const first = done(engine.step(state, input({ act: 'say', text: 'the stone' }), {}));
    const replayed = done(engine.step(state, input({ act: 'say', text: '', digest: digestOf('the stone') }), {}));
    expect(replayed.state.hash).toBe(first.state.hash);
  });
});
