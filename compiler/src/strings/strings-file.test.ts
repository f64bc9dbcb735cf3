import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sourceFile } from '../base/index.js';
import { readCsv, writeCsv } from './csv.js';
import type { StoryText } from './story-texts.js';
import { readStrings, type StringsRow, writeStrings } from './strings-file.js';
import { mergeStrings, updateStrings } from './update-strings.js';

const cells = (text: string) => {
  const csv = readCsv(text);
  return csv.ok ? csv.rows.map((row) => row.map((cell) => cell.text)) : csv;
};

describe('CSV', () => {
  test('reads what spreadsheets save', () => {
    expect(cells('a,b\r\n"x, ""y""",z\r\n')).toEqual([
      ['a', 'b'],
      ['x, "y"', 'z'],
    ]);
    expect(cells('\uFEFFid;translation\nline:a;"Ja; nein\nvielleicht"\n')).toEqual([
      ['id', 'translation'],
      ['line:a', 'Ja; nein\nvielleicht'],
    ]);
    expect(cells('id\ttranslation\rline:a\tJa')).toEqual([
      ['id', 'translation'],
      ['line:a', 'Ja'],
    ]);
    expect(cells('a,b,\n,,\n1,,3')).toEqual([
      ['a', 'b', ''],
      ['1', '', '3'],
    ]);
    expect(cells('a,b\n"x,y')).toEqual({ ok: false, at: 4 });
  });

  test('knows where a cell stands', () => {
    const csv = readCsv('id,t\nline:a,"x ""y"""\n');
    expect(csv.ok && csv.rows[1]?.map(({ span }) => [span.start, span.end])).toEqual([
      [5, 11],
      [12, 21],
    ]);
  });

  test('writes nothing that a spreadsheet would calculate, and reads it back', () => {
    const row = ['=1+1', '+', '-No', '@x', ' a ', 'b"c', 'd\ne', '\\-x'];
    const text = writeCsv([row]);
    expect(text.split('\r\n')[0]).toBe('\uFEFF\\=1+1,\\+,\\-No,\\@x," a ","b""c","d\ne",\\\\-x');
    expect(cells(text)).toEqual([row]);
  });

  test('gives back any text', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom('\\', '-', '"', ',', ';') }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
        const head = ['id', 'translation'];
        const kept = rows.filter((row) => row.some((each) => each !== ''));
        expect(cells(writeCsv([head, ...rows]))).toEqual([head, ...kept]);
      }),
    );
  });
});

const text = (id: string, source: string): StoryText => ({
  id,
  kind: 'line',
  of: id,
  source,
  hash: `s${source}`,
  file: sourceFile('a.fab', ''),
  span: { start: 0, end: 0 },
  scene: 'a',
  tags: [],
});
const filled = (rows: readonly StringsRow[], translations: Readonly<Record<string, string>>): readonly StringsRow[] =>
  rows.map((row) => ({ ...row, translation: translations[row.id] ?? row.translation }));
const short = (rows: readonly StringsRow[]) =>
  rows.map(({ id, translation, status, was }) => [id, translation, status, was].join('|'));

describe('a translation file', () => {
  const first = updateStrings([text('a', 'One.'), text('b', 'Two.')], [], false).rows;
  const done = updateStrings([text('a', 'One.'), text('b', 'Two.')], filled(first, { a: 'Eins.' }), false).rows;

  test('begins empty and keeps what is translated', () => {
    expect(short(first)).toEqual(['a||new|', 'b||new|']);
    expect(short(done)).toEqual(['a|Eins.||', 'b||new|']);
  });

  test('marks what changed, keeps the first source, and takes the mark off when it is changed back', () => {
    const once = updateStrings([text('a', 'One!'), text('b', 'Two.')], done, false).rows;
    expect(short(once)).toEqual(['a|Eins.|stale|One.', 'b||new|']);
    const twice = updateStrings([text('a', 'ONE'), text('b', 'Two.')], once, false).rows;
    expect(short(twice)[0]).toBe('a|Eins.|stale|One.');
    expect(short(updateStrings([text('a', 'One.')], twice, false).rows)[0]).toBe('a|Eins.||');
    const cleared = twice.map((row): StringsRow => ({ ...row, status: '' }));
    expect(short(updateStrings([text('a', 'ONE')], cleared, false).rows)[0]).toBe('a|Eins.||');
  });

  test('keeps what is gone at its end, until it is pruned', () => {
    const gone = updateStrings([text('b', 'Two.')], done, false).rows;
    expect(short(gone)).toEqual(['b||new|', 'a|Eins.|gone|']);
    expect(short(updateStrings([text('a', 'One.'), text('b', 'Two.')], gone, false).rows)[0]).toBe('a|Eins.||');
    expect(short(updateStrings([text('b', 'Two.')], gone, true).rows)).toEqual(['b||new|']);
  });

  test.each(['csv', 'json'] as const)('reads back what it wrote, as %s', (format) => {
    const read = readStrings(writeStrings('de', done, format), format);
    expect(read.ok && short(read.rows)).toEqual(short(done));
  });

  test('takes a returned file in', () => {
    const ours = updateStrings([text('a', 'One!'), text('b', 'Two.'), text('c', 'Three.')], done, false).rows;
    const theirs = filled(first, { a: 'Eins?', b: 'Zwei.', x: '' });
    const merged = mergeStrings(
      ours,
      [...theirs, ...filled(updateStrings([text('gone', 'Gone.')], [], false).rows, { gone: 'Weg.' })],
      undefined,
    );
    expect(short(merged.rows)).toEqual(['a|Eins?|stale|One.', 'b|Zwei.||', 'c||new|']);
    expect(merged).toMatchObject({ taken: 2, conflicts: [], stale: ['a'], unknown: ['gone'] });
  });

  test('two translations of one text are for a person to choose from', () => {
    const theirs = filled(first, { a: 'Ein.' });
    expect(mergeStrings(done, theirs, undefined).conflicts).toEqual([{ id: 'a', ours: 'Eins.', theirs: 'Ein.' }]);
    expect(short(mergeStrings(done, theirs, 'ours').rows)[0]).toBe('a|Eins.||');
    expect(short(mergeStrings(done, theirs, 'theirs').rows)[0]).toBe('a|Ein.||');
  });
});
