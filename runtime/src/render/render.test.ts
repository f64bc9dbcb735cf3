import { describe, expect, it } from 'vitest';
import type { FormatIr, Json, ProgramIr, TextIr, Value } from '../bundle/index.js';
import type { OutputPart } from '../engine/index.js';
import { formatValue, type Reader, renderOutput, renderText, renderWaiting, textsOf } from './index.js';

const program: ProgramIr = {
  ir: 1,
  pack: { name: 'test', title: 'Test', version: '1.0.0' },
  start: 'quay',
  schema: {
    enums: { Crop: { ordered: false, cases: [{ name: 'beans', title: 'broad beans' }, { name: 'rye' }] } },
    components: {},
    kinds: {},
    relations: {},
    resources: { silver: { scale: 2, issuer: 'mint' } },
    events: {},
    world: [],
    campaign: [],
    config: [],
    player: { fields: [], values: {}, asked: [] },
    entities: [
      { id: 'mara', kind: 'Person', title: 'Mara Quill', values: {} },
      { id: 'town.old_tom', kind: 'Person', values: {} },
    ],
    edges: [],
  },
  functions: {},
  actions: {},
  scenes: {
    quay: {
      name: 'quay',
      parameters: [],
      cast: [],
      tags: [],
      code: [
        say(
          'coins',
          [{ part: 'plural', argument: 0, arms: arms({ '=0': 'none', one: 'a coin', other: [value(0), ' coins'] }) }],
          { as: 'int' },
        ),
        say('paid', ['Paid ', value(0), '.'], { as: 'amount', resource: 'silver' }),
        say('who', [{ part: 'select', argument: 0, arms: arms({ mara: 'her', other: 'them' }) }], { as: 'title' }),
        say('crops', [{ part: 'list', argument: 0 }, ' grow.'], { as: 'list', of: { as: 'enum', enum: 'Crop' } }),
        say('pick', [{ part: 'pick', argument: 0, arms: [['Hello'], ['Hello again']] }, '.'], { as: 'int' }),
        say('plain', ['He shakes'], { as: 'text' }),
        say('sits', [', and sits.'], { as: 'text' }),
        say('empty', ['  '], { as: 'text' }),
      ],
    },
  },
  tests: [],
};

const english: Reader = { texts: textsOf(program), locale: 'en' };

describe('a text', () => {
  it.each<[string, Json, string, string]>([
    ['coins', 0, 'en', 'none'],
    ['coins', 1, 'en', 'a coin'],
    ['coins', 1_234, 'de', '1.234 coins'],
    ['paid', { $n: '1250' }, 'en', 'Paid 12.50.'],
    ['paid', { $n: '-5' }, 'de', 'Paid -0,05.'],
    ['paid', { $n: '123456789012345678901234' }, 'en', 'Paid 1,234,567,890,123,456,789,012.34.'],
    ['who', 'mara', 'en', 'her'],
    ['who', 'town.old_tom', 'en', 'them'],
    ['crops', { $set: ['beans', 'rye', 'beans'] }, 'en', 'broad beans, rye and broad beans grow.'],
    ['pick', 1, 'en', 'Hello again.'],
    ['pick', -1, 'en', '.'],
  ])('%s with %j in %s', (line, argument, locale, expected) => {
    const output = { line, text: 'text', arguments: { 0: argument } } as const;
    expect(renderText(output, { ...english, locale }).text).toBe(expected);
  });

  it('that the bundle does not have reads as its id', () => {
    expect(renderText({ line: 'k3x9', text: 'text', arguments: {} }, english).text).toBe('[k3x9]');
  });
});

describe('a value', () => {
  it.each<[Value, FormatIr, string]>([
    [0.1 + 0.2, { as: 'float' }, '0.3'],
    [1_234_567, { as: 'int' }, '1,234,567'],
    [90 * 60_000, { as: 'duration' }, '1 hour 30 minutes'],
    [0, { as: 'duration' }, '0 seconds'],
    [{ is: 'dice', count: 2, sides: 6 }, { as: 'dice' }, '2d6'],
    [true, { as: 'bool' }, 'true'],
    [null, { as: 'text' }, ''],
    ['mara', { as: 'title' }, 'Mara Quill'],
    ['town.old_tom', { as: 'title' }, 'old tom'],
    [{ is: 'personal', text: 'Ana', salt: 's', digest: 'd' }, { as: 'text' }, 'Ana'],
    [{ is: 'personal', text: null, salt: null, digest: 'd' }, { as: 'text' }, '[…]'],
    [{ is: 'variant', case: 'blame', fields: { who: 'mara' } }, { as: 'text' }, 'blame (who: mara)'],
    [1250n, { as: 'decimal', scale: 3 }, '1.250'],
    [['a'], { as: 'list', of: { as: 'text' } }, 'a'],
  ])('%#', (given, format, expected) => {
    expect(formatValue(given, format, english)).toBe(expected);
  });

  it('of time is told in UTC', () => {
    const at = Date.UTC(2026, 4, 9, 21, 30);
    expect(formatValue(at, { as: 'instant' }, { ...english, locale: 'de' })).toBe('09.05.2026, 21:30');
  });

  it('is shown in a locale that is none, too', () => {
    expect(formatValue(1.5, { as: 'float' }, { ...english, locale: 'no such locale' })).toBe('1.5');
  });
});

describe('a turn', () => {
  it('joins lines with no break and one blank, and leaves empty ones out', () => {
    const parts = [line('plain', { glueAfter: true }), line('sits'), line('empty'), line('plain')];
    expect(renderOutput(parts, 'reader', english).map(({ text }) => text)).toEqual([
      'He shakes, and sits.',
      'He shakes',
    ]);
  });

  it('begins a line for each speaker', () => {
    const parts = [
      line('plain', { glueAfter: true, speaker: { id: 'mara' } }),
      line('sits', { speaker: { id: 'boat 1', title: 'Say Nothing' } }),
    ];
    expect(renderOutput(parts, 'reader', english).map(({ speaker }) => speaker?.name)).toEqual([
      'Mara Quill',
      'Say Nothing',
    ]);
  });

  it('is for those it is addressed to', () => {
    const parts = [line('plain', { audience: ['tam'] }), line('sits', { audience: ['reader', 'tam'] })];
    expect(renderOutput(parts, 'reader', english)).toHaveLength(1);
    expect(renderOutput(parts, 'tam', english)).toHaveLength(2);
  });

  it('begins with what the reader is told of having been moved', () => {
    const moved: OutputPart = { part: 'moved', note: 'The inn is gone.' };
    const lines = renderOutput([moved, line('plain'), { part: 'moved' }], 'reader', english);
    expect(lines.map(({ text }) => text)).toEqual(['The inn is gone.', 'He shakes']);
  });

  it('numbers what may be chosen', () => {
    const label = (name: string) => ({ line: name, text: 'text', arguments: {} }) as const;
    const waiting = renderWaiting(
      {
        wait: 'choice',
        point: 'p',
        scene: 'quay',
        options: [
          { choice: 'a', label: label('plain'), available: true, tags: [] },
          { choice: 'b', key: 'mara', label: label('sits'), available: false, reason: label('plain'), tags: [] },
        ],
      },
      english,
    );
    expect(waiting).toEqual({
      wait: 'choice',
      options: [
        { number: 1, choice: 'a', label: 'He shakes', available: true, tags: [] },
        { number: 2, choice: 'b', key: 'mara', label: ', and sits.', available: false, reason: 'He shakes', tags: [] },
      ],
    });
  });
});

function say(id: string, template: TextIr['template'], format: FormatIr): ProgramIr['scenes'][string]['code'][number] {
  return {
    op: 'say',
    id,
    text: { template, arguments: [{ argument: 'value', of: { op: 'const', value: 0 }, format }] },
  };
}

function value(argument: number) {
  return { part: 'value', argument } as const;
}

function arms(texts: { readonly [key: string]: string | TextIr['template'] }) {
  return Object.entries(texts).map(([key, text]) => ({ key, text: typeof text === 'string' ? [text] : text }));
}

function line(id: string, more: Partial<Extract<OutputPart, { part: 'line' }>> = {}): OutputPart {
  const text = { line: id, text: 'text', arguments: {} } as const;
  return { part: 'line', text, tags: [], glueBefore: false, glueAfter: false, ...more };
}
