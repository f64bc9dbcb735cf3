import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { sourceFile } from '../../../base/index.js';
import { parse } from '../index.js';
import { format, sameStory } from './index.js';

/**
 * One case a file: `compiler/test/fixtures/format/<case>.fab`, and what is made of it beside it in `<case>.out.fab`.
 * UPDATE_FIXTURES=1 rewrites the latter.
 */
const root = fileURLToPath(new URL('../../../../test/fixtures/format/', import.meta.url));
const update = process.env['UPDATE_FIXTURES'] === '1';
const files = readdirSync(root);
const cases = files.filter((name) => !name.endsWith('.out.fab')).sort();

describe.each(cases)('%s', (name) => {
  const text = readFileSync(root + name, 'utf8');
  const file = sourceFile(name, text);
  const path = root + name.replace(/\.fab$/, '.out.fab');
  const result = format(file);
  const out = result.ok ? result.text : result.diagnostics.map(({ message }) => message).join('\n');
  if (update) writeFileSync(path, out);

  test('is laid out as the file beside it', () => {
    expect(result.ok, out).toBe(true);
    expect(existsSync(path)).toBe(true);
    expect(out).toBe(readFileSync(path, 'utf8'));
  });

  test('says the same, and is laid out once', () => {
    const again = sourceFile(name, out);
    expect(sameStory(parse(file).tree, parse(again).tree)).toBe(true);
    expect(format(again)).toEqual({ ok: true, text: out });
  });
});

test('no result lies beside nothing', () => {
  const orphans = files.filter(
    (name) => name.endsWith('.out.fab') && !cases.includes(name.replace(/\.out\.fab$/, '.fab')),
  );
  if (update) for (const orphan of orphans) rmSync(root + orphan);
  expect(update ? [] : orphans).toEqual([]);
});

describe('a file', () => {
  test.each([
    ['', ''],
    ['\n \n', ''],
    ['// alone', '// alone\n'],
    ['use a', 'use a\n'],
    ['\ufeffuse a\r\n', 'use a\r\n'],
    ['use a\r\nuse b\n', 'use a\nuse b\n'],
    ['use a\ruse b', 'use a\nuse b\n'],
  ])('%j becomes %j', (text, out) => {
    expect(format(sourceFile('a.fab', text))).toEqual({ ok: true, text: out });
  });

  test('with errors of syntax is left alone', () => {
    expect(format(sourceFile('a.fab', 'scene x {'))).toMatchObject({ ok: false, diagnostics: [{ code: 'FAB1003' }] });
  });

  test.each([1300, 700, 300])('keeps a list of %i where the lexer can find its end', (count) => {
    for (const apart of [',', ',\n']) {
      const list = Array.from({ length: count }, () => 'a').join(apart);
      const file = sourceFile('a.fab', `scene x {\n  ~ xs = [${list}]\n}\n`);
      const result = format(file);
      const text = result.ok ? result.text : '';
      expect(sameStory(parse(file).tree, parse(sourceFile('a.fab', text)).tree)).toBe(true);
      expect(format(sourceFile('a.fab', text))).toEqual(result);
    }
  });

  test.each([
    ['scene x {\n  a\n=}\n', '  \\=\n'],
    ['scene x {\n  a\n*}\n', '  \\*\n'],
    ['query q { match (a: P) select a, n = - [] }\n', 'n = - []'],
    ['scene x {\n  mara:// gone\n}\n', '  mara: // gone\n'],
  ])('%j keeps its signs from becoming others', (source, expected) => {
    const file = sourceFile('a.fab', source);
    const result = format(file);
    const text = result.ok ? result.text : '';
    expect(text).toContain(expected);
    expect(sameStory(parse(file).tree, parse(sourceFile('a.fab', text)).tree)).toBe(true);
  });

  test('is laid out however deep things nest', () => {
    const deep = `scene x {${'~ if a {\n'.repeat(190)}A.${'}\n'.repeat(190)}}`;
    const result = format(sourceFile('a.fab', deep));
    expect(result.ok && result.text.includes(`${' '.repeat(382)}A.`)).toBe(true);
  });
});

describe('two trees', () => {
  const says = (one: string, other: string): boolean =>
    sameStory(parse(sourceFile('a.fab', one)).tree, parse(sourceFile('b.fab', other)).tree);

  test.each([
    ['scene x { A. }', 'scene x {\n  A.\n}', true],
    ['scene x { * A. -> end }', 'scene x { * A. { -> end } }', true],
    ['scene x { * A. -> end }', 'scene x { * A. { B. -> end } }', false],
    ['scene x { A. }', 'scene x { B. }', false],
    ['scene x { A. }', 'scene x { A. #t }', false],
    ['enum E { a }', 'enum E { a, b }', false],
  ])('of %j and %j: the same is %s', (one, other, same) => {
    expect(says(one, other)).toBe(same);
  });
});
