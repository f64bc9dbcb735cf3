import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { sourceFile } from '../base/index.js';
import { codeFrame, plain } from './frame.js';

/** Draws the frame around the first place where `marked` stands. */
function frame(text: string, marked: string): string {
  const start = text.indexOf(marked);
  return codeFrame(sourceFile('a.fab', text), { file: 'a.fab', span: { start, end: start + marked.length } });
}

describe('codeFrame', () => {
  test('marks what it is about, with the line before', () => {
    expect(frame('scene a {\n  -> warehose\n}', 'warehose')).toBe(
      ['1 | scene a {', '2 |   -> warehose', '  |      ^^^^^^^^'].join('\n'),
    );
  });

  test('draws tabs as wide as it says', () => {
    expect(frame('\t\t-> x', 'x')).toBe(['1 |     -> x', '  |        ^'].join('\n'));
  });

  test('knows that wide characters take two cells, and marks none', () => {
    expect(frame('港 -> x', 'x')).toBe(['1 | 港 -> x', '  |       ^'].join('\n'));
    expect(frame('👋🏽 -> x', 'x')).toBe(['1 | 👋🏽 -> x', '  |       ^'].join('\n'));
    expect(frame('e\u0301 -> x', 'x')).toBe(['1 | e\u0301 -> x', '  |      ^'].join('\n'));
    expect(frame('港港', '港港')).toBe(['1 | 港港', '  | ^^^^'].join('\n'));
  });

  test('shows what could move the cursor as a dot', () => {
    expect(frame('a\u202eb c', 'c')).toBe(['1 | a·b c', '  |     ^'].join('\n'));
    expect(frame('a\u001b[31mb', 'b')).toBe(['1 | a·[31mb', '  |       ^'].join('\n'));
  });

  test('marks a place of several lines to the end of its first', () => {
    expect(frame('scene {\n  Hello\n}', '{\n  Hello\n}')).toBe(['1 | scene {', '  |       ^'].join('\n'));
  });

  test('marks an empty place, and the end of the file', () => {
    const source = sourceFile('a.fab', 'ab\r\ncd');
    expect(codeFrame(source, { file: 'a.fab', span: { start: 6, end: 6 } })).toBe(
      ['1 | ab', '2 | cd', '  |   ^'].join('\n'),
    );
  });

  describe('of a line wider than the terminal', () => {
    const long = `${'over and '.repeat(9)}here and ${'on and '.repeat(9)}`.trimEnd();
    const rows = (text: string, marked: string, columns: number): string[] => {
      const start = text.indexOf(marked);
      const place = { file: 'a.fab', span: { start, end: start + marked.length } };
      return codeFrame(sourceFile('a.fab', text), place, plain, columns).split('\n');
    };

    test('is cut on both sides, with the place in its middle', () => {
      expect(rows(long, 'here', 30)).toEqual(['1 | … over and here and on an…', '  |            ^^^^']);
    });

    test('is cut on one side near its ends', () => {
      expect(rows(long, 'over', 30)).toEqual(['1 | over and over and over an…', '  | ^^^^']);
      expect(rows(`${long} end`, ' end', 30)).toEqual([
        '1 | … on and on and on and end',
        '  |                       ^^^^',
      ]);
    });

    test('is never wider than the terminal, whatever is marked', () => {
      const wide = '港 and 👩‍👩‍👧 '.repeat(20);
      for (const columns of [24, 25, 41])
        for (let start = 0; start < wide.length; start += 7)
          for (const length of [1, 30, 400]) {
            const place = { file: 'a.fab', span: { start, end: Math.min(wide.length, start + length) } };
            const shown = codeFrame(sourceFile('a.fab', wide), place, plain, columns).split('\n');
            for (const row of shown) expect(stringWidth(row)).toBeLessThanOrEqual(columns);
            expect(shown.at(-1)).toContain('^');
          }
    });

    test('takes the line before it along', () => {
      expect(rows(`short\n${long}`, 'here', 30)[0]).toBe('1 | …');
    });
  });
});
