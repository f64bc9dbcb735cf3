import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Span, sourceFile } from '../../base/index.js';
import { FabulaGrammar } from './grammar/file.js';
import { parse } from './index.js';

const folders = ['../../../test/fixtures/parse/', '../../../../examples/', '../../../../stdlib/'];
const corpus = folders.flatMap((folder) => {
  const root = fileURLToPath(new URL(folder, import.meta.url));
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.fab')).map((name) => readFileSync(root + name, 'utf8'));
});
/** `test/fuzz/parser.test.ts` reads 5,000 more. */
const runs = Number(process.env['FABULA_RUNS'] ?? (process.env['FABULA_LONG'] === '1' ? 20_000 : 1_500));
const patience = 20_000 + 5 * runs;

test('chevrotain finds nothing wrong with the grammar', () => {
  expect(() => new FabulaGrammar(false)).not.toThrow();
});

describe('whatever the text', () => {
  test('parsing ends, and spans lie inside the file and inside their parents’', () => {
    for (const text of corpus) checkSpans(text);
  });

  test(
    'pieces of the examples, cut and put together anew, are read',
    () => {
      const pieces = corpus.flatMap((text) => text.match(/\s+|[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu) ?? []);
      const text = fc.constantFrom(...corpus).chain((whole) => {
        const at = fc.nat({ max: whole.length });
        const edit = fc.record({
          at,
          length: fc.nat({ max: 12 }),
          put: fc.constantFrom('', ...signs, ...pieces.slice(0, 500)),
        });
        return fc.array(edit, { minLength: 1, maxLength: 6 }).map((edits) => edits.reduce(apply, whole));
      });
      fc.assert(fc.property(text, checkSpans), { numRuns: runs });
    },
    patience,
  );

  test(
    'noise is read',
    () => {
      const noise = fc.array(fc.constantFrom(...signs, 'scene a {\n', 'mara', ' ', '\n', '\n  '), { maxLength: 60 });
      fc.assert(
        fc.property(noise, (parts) => checkSpans(parts.join(''))),
        { numRuns: runs },
      );
      fc.assert(
        fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => checkSpans(`scene a {\n${text}`)),
        { numRuns: 500 },
      );
    },
    patience,
  );
});

describe('faults', () => {
  const faults = [
    '  ~ tide = = 3',
    '  {a b}',
    '  ~ if { Text. }',
    '  * X ~ when ) {}',
    '  -> ->',
    '  ~ f(',
    '  A ~ B costs',
  ];

  test('three in a file are three diagnostics, each at its line', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...faults), { minLength: 3, maxLength: 3 }), (three) => {
        const lines = three.flatMap((fault) => [fault, '  mara: It’s late, isn’t it? (She laughs.)', '  ~ tide += 1']);
        const file = sourceFile('a.fab', ['scene a {', ...lines, '}', 'scene b {', '  -> end', '}'].join('\n'));
        const places = parse(file).diagnostics.map(({ place }) => file.lines.at(place.span.start).line);
        expect(places).toEqual([2, 5, 8]);
      }),
    );
  });

  test('a forgotten brace is one, at that brace', () => {
    const file = sourceFile('a.fab', 'scene a {\n  * X {\n    A.\n  * Y {\n    B.\n  }\n}\nscene b {\n  -> end\n}\n');
    const found = parse(file);
    expect(found.diagnostics.map(({ code, place }) => [code, file.lines.at(place.span.start)])).toEqual([
      ['FAB1003', { line: 2, column: 7 }],
    ]);
    expect(found.tree.declarations.length).toBe(2);
  });
});

describe('sizes and endings', () => {
  test('50,000 lines', () => {
    const scene = (n: number): string =>
      `scene s${n} {\n  mara: Line ${n}, {player.name}.\n  * Go. -> s${n + 1}\n  -> end\n}\n`;
    const { tree, diagnostics } = parse(
      sourceFile('a.fab', Array.from({ length: 10_000 }, (_, n) => scene(n)).join('')),
    );
    expect([tree.declarations.length, diagnostics.length]).toEqual([10_000, 0]);
  });

  test.each([
    ['blocks', (n: number) => `scene a {\n${'* X {\n'.repeat(n)}Text.\n${'}'.repeat(n)}\n}\n`],
    ['brackets', (n: number) => `fn f() = ${'('.repeat(n)}1${')'.repeat(n)}\n`],
    ['records', (n: number) => `entity a: K ${'{ b: '.repeat(n)}1${' }'.repeat(n)}\n`],
    ['arms', (n: number) => `fn f() = ${'match a { b { '.repeat(n)}1${' } }'.repeat(n)}\n`],
    ['sequences', (n: number) => `scene a {\n${'{cycle: '.repeat(n)}x${'}'.repeat(n)}\n}\n`],
    ['types', (n: number) => `type T = ${'list<'.repeat(n)}int${'>'.repeat(n)}\n`],
    ['conditionals', (n: number) => `fn f() = ${'if a then '.repeat(n)}1${' else 2'.repeat(n)}\n`],
    [
      'loose bodies',
      (n: number) => `scene a {\n${Array.from({ length: n }, (_, k) => `${' '.repeat(k)}* X\n`).join('')}}\n`,
    ],
    ['operators', (n: number) => `fn f() = ${'not '.repeat(n * 20)}a\n`],
    ['sums', (n: number) => `fn f() = ${'1 + '.repeat(n * 20)}1\n`],
    ['members', (n: number) => `fn f() = a${'.b'.repeat(n * 20)}\n`],
    ['else', (n: number) => `scene a {\n~ if a { b }${' else if c { d }'.repeat(n * 2)}\n}\n`],
  ])('%s may be nested, and too deep is said', (_, make) => {
    checkSpans(make(190));
    checkSpans(make(5000));
    expect(
      parse(sourceFile('a.fab', make(60))).diagnostics.filter(({ code }) => code !== 'FAB1014' && code !== 'FAB1038'),
    ).toEqual([]);
  });

  test('200 scenes’ worth of blocks, one in the other, are read', () => {
    const deep = `scene a {\n${'* X {\n'.repeat(199)}Text.\n${'}\n'.repeat(199)}}\n`;
    expect(parse(sourceFile('a.fab', deep)).diagnostics).toEqual([]);
    const deeper = `scene a {\n${'* X {\n'.repeat(250)}Text.\n${'}\n'.repeat(250)}}\n`;
    expect(parse(sourceFile('a.fab', deeper)).diagnostics.map(({ code }) => code)).toEqual(['FAB1007']);
  });

  test.each(['\r\n', '\r', '\n'])('line ends %j give the same tree', (ending) => {
    const text =
      'scene a "A"\n  at b\n{\n  * X\n\n    Deep.\n  mara: Hm. ~ t = f(\n    1)\n}\n\nscene b {\n  ~ if a {\n    B.\n  }\n  else {\n    C.\n  }\n}\n';
    const shape = (tree: unknown): string =>
      JSON.stringify(tree, (key, value: unknown) => (key === 'span' ? undefined : value));
    const plain = parse(sourceFile('a.fab', text));
    const other = parse(sourceFile('a.fab', text.replaceAll('\n', ending)));
    expect(shape(other.tree)).toBe(shape(plain.tree));
    expect(other.diagnostics.map(({ code }) => code)).toEqual(plain.diagnostics.map(({ code }) => code));
  });

  test('a file that is no text is one error', () => {
    const { tree, diagnostics } = parse(sourceFile('a.fab', 'scene a {\0\0\0'));
    expect([tree.declarations.length, diagnostics.map(({ code }) => code)]).toEqual([0, ['FAB1002']]);
  });

  test.each(['', '\n', '\uFEFF', '// only a comment', '}', '{', '///'])('%j is read', (text) => checkSpans(text));
});

const signs = [...'{}()[]~*+-=<>|:;,.#@"\\/!?&%', '->', ' ~ ', '\n}', '{if ', ' else ', '\u202e', '“', '/', '\r', '\n'];

function apply(text: string, edit: { at: number; length: number; put: string }): string {
  const at = Math.min(edit.at, text.length);
  return text.slice(0, at) + edit.put + text.slice(at + edit.length);
}

function checkSpans(text: string): void {
  const file = sourceFile('a.fab', text);
  const { tree, diagnostics } = parse(file);
  for (const { place, fix } of diagnostics) {
    inside(place.span, { start: 0, end: file.text.length }, 'diagnostic');
    for (const edit of fix?.edits ?? []) inside(edit.span, { start: 0, end: file.text.length }, 'edit');
  }
  walk(tree, { start: 0, end: file.text.length }, file.text);
}

function walk(value: unknown, around: Span, text: string): void {
  if (Array.isArray(value)) {
    for (const item of value) walk(item, around, text);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const span = 'span' in value && isSpan(value.span) ? value.span : around;
  const kind = 'kind' in value ? String(value.kind) : '';
  inside(span, around, kind);
  if (kind === 'name' && 'text' in value && typeof value.text === 'string' && value.text !== '') {
    const source = text.slice(span.start, span.end);
    if (source.normalize('NFC') !== value.text)
      throw new Error(`The name \`${value.text}\` is \`${source}\` in the text.`);
  }
  for (const [key, part] of Object.entries(value)) if (key !== 'span' && key !== 'keySpan') walk(part, span, text);
}

function inside(span: Span, around: Span, what: string): void {
  if (span.start >= around.start && span.end <= around.end && span.start <= span.end) return;
  throw new Error(`${what} ${span.start}..${span.end} leaves ${around.start}..${around.end}`);
}

function isSpan(value: unknown): value is Span {
  return typeof value === 'object' && value !== null && 'start' in value && 'end' in value;
}
