import { type ExprIr, type OpIr, type ProgramIr, type ProjectionIr, packBundle, type TextIr } from '../bundle/index.js';
import { semanticsVersion } from '../engine/index.js';

export interface SampleOptions {
  readonly version?: string;
  /** Another wording of a line. */
  readonly lateLine?: string;
  readonly projection?: ProjectionIr;
  readonly migrations?: readonly { readonly name: string; readonly sql: string }[];
}

/**
 * A story with one of everything a host has to do with: a name that is asked for and personal, a choice, free text, dice, money, a
 * campaign cell, an event for the world outside, an entity made while playing, an end. It goes round until somebody
 * signs, so that a session can be as long as a test wants it.
 */
export function sampleProgram(more: SampleOptions = {}): ProgramIr {
  return {
    ir: 1,
    pack: { name: 'sample', title: 'The Sample', version: more.version ?? '1.0.0' },
    start: 'quay',
    schema: {
      enums: { Mood: { ordered: false, cases: [{ name: 'calm' }, { name: 'wary', title: 'on her guard' }] } },
      components: {},
      kinds: {
        Person: {
          has: [],
          fields: [
            { name: 'mood', type: { type: 'enum', enum: 'Mood' }, default: constant('calm') },
            { name: 'purse', type: { type: 'amount', resource: 'silver' }, default: constant({ $n: '0' }) },
          ],
        },
        Boat: { has: [], fields: [] },
      },
      relations: {},
      resources: { silver: { scale: 2, issuer: 'mint' } },
      events: { signed: { tier: 'broadcast', fields: [{ name: 'tide', type: { type: 'int' } }] } },
      world: [{ name: 'tide', type: { type: 'int' }, default: constant(0) }],
      campaign: [{ name: 'reports', type: { type: 'int' }, default: constant(0) }],
      config: [{ name: 'glim', type: { type: 'int', low: 0, high: 9 }, default: constant(1) }],
      player: {
        kind: 'Person',
        fields: [{ name: 'name', type: { type: 'text', max: 40 }, personal: true }],
        values: { purse: constant({ $n: '1000' }) },
        asked: ['name'],
      },
      entities: [{ id: 'mara', kind: 'Person', title: 'Mara Quill', values: { purse: constant({ $n: '1250' }) } }],
      edges: [],
    },
    functions: {},
    actions: {},
    scenes: {
      quay: { name: 'quay', title: plain('The Quay'), parameters: [], cast: ['mara'], tags: [], code: quay(more) },
    },
    tests: [],
    ...(more.projection && { projection: more.projection }),
  };
}

/** The story's bundle, as a compiler would write it. */
export async function sampleBundle(more: SampleOptions = {}): Promise<Uint8Array> {
  const packed = await packBundle({
    program: sampleProgram(more),
    semantics: semanticsVersion,
    runtime: '>=0.1 <1',
    ...(more.migrations && { migrations: more.migrations }),
  });
  return packed.bytes;
}

const round = 1;
const pay = 9;
const roll = 12;
const speak = 15;
const build = 18;
const sign = 20;

function quay({ lateLine }: { readonly lateLine?: string }): readonly OpIr[] {
  return [
    { op: 'label', id: 'again', name: 'again' },
    { op: 'say', id: 'tide', text: showing(['The tide stands at ', '.'], [world('tide'), { as: 'int' }]) },
    {
      op: 'say',
      id: 'late',
      speaker: constant('mara'),
      text: showing(
        [lateLine ?? "You're late, ", '. In hand: ', '.'],
        [ofPlayer('name'), { as: 'text' }],
        [ofPlayer('purse'), { as: 'amount', resource: 'silver' }],
      ),
    },
    { op: 'point', id: 'ask', await: 8 },
    offer('pay', 'Pay her.', pay, {
      guard: { op: 'binary', operator: 'ge', left: ofPlayer('purse'), right: constant({ $n: '500' }) },
      shownElse: plain('You have no silver left.'),
    }),
    offer('roll', 'Throw a die.', roll, {}),
    offer('speak', 'Say something.', speak, {}),
    offer('sign', 'Sign the report.', sign, {}),
    { op: 'await', id: 'ask' },
    {
      op: 'do',
      do: {
        do: 'transfer',
        id: 'fee',
        resource: 'silver',
        amount: constant({ $n: '500' }),
        from: { target: 'field', of: { op: 'player' }, field: 'purse' },
        to: { target: 'field', of: constant('mara'), field: 'purse' },
      },
    },
    { op: 'say', id: 'paid', text: plain('She takes it.') },
    { op: 'jump', to: round },
    {
      op: 'do',
      do: {
        do: 'set',
        id: 'rise',
        to: { target: 'state', scope: 'world', name: 'tide' },
        value: {
          op: 'binary',
          operator: 'int.add',
          left: world('tide'),
          right: { op: 'roll', site: 'rise 0', of: constant({ $dice: [1, 6] }) },
        },
      },
    },
    { op: 'say', id: 'rolled', text: plain('The tide  rises , a little.') },
    { op: 'jump', to: round },
    { op: 'hear', id: 'words', hear: { slot: 'said', max: 40, personal: true } },
    { op: 'say', id: 'echoed', text: showing(['You say: ', ''], [{ op: 'local', slot: 'said' }, { as: 'text' }]) },
    { op: 'jump', to: build },
    {
      op: 'do',
      do: {
        do: 'let',
        slot: 'boat',
        value: { op: 'new', site: 'boat 0', kind: 'Boat', title: plain('Second Opinion'), fields: {} },
      },
    },
    { op: 'jump', to: round },
    {
      op: 'do',
      do: {
        do: 'set',
        id: 'count',
        to: { target: 'state', scope: 'campaign', name: 'reports' },
        value: {
          op: 'binary',
          operator: 'int.add',
          left: { op: 'state', scope: 'campaign', name: 'reports' },
          right: constant(1),
        },
      },
    },
    { op: 'do', do: { do: 'emit', id: 'tell', event: 'signed', fields: { tide: world('tide') } } },
    {
      op: 'say',
      id: 'signed',
      text: showing(
        ['Reports signed on this coast: ', '.'],
        [{ op: 'state', scope: 'campaign', name: 'reports' }, { as: 'int' }],
      ),
    },
    { op: 'end' },
  ];
}

function offer(id: string, label: string, to: number, more: Partial<Extract<OpIr, { op: 'offer' }>>): OpIr {
  return { op: 'offer', id, sticky: true, label: plain(label), to, ...more };
}

function plain(text: string): TextIr {
  return { template: [text], arguments: [] };
}

/** Literal text with values between: one more text than values. */
function showing(
  texts: readonly string[],
  ...values: readonly (readonly [ExprIr, Extract<TextIr['arguments'][number], { argument: 'value' }>['format']])[]
): TextIr {
  return {
    template: texts.flatMap((text, index) =>
      index < values.length ? [text, { part: 'value' as const, argument: index }] : [text],
    ),
    arguments: values.map(([of, format]) => ({ argument: 'value', of, format })),
  };
}

function constant(value: Extract<ExprIr, { op: 'const' }>['value']): ExprIr {
  return { op: 'const', value };
}

function world(name: string): ExprIr {
  return { op: 'state', scope: 'world', name };
}

function ofPlayer(field: string): ExprIr {
  return { op: 'field', of: { op: 'player' }, field };
}
