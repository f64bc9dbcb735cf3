import { format, parse, sameStory, sourceFile } from '@fabula/compiler';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { damage, seeded } from './edits.js';
import { programs } from './programs.js';
import { texts } from './texts.js';

const isLong = process.env['FABULA_LONG'] === '1';

/** Whatever is laid out says the same as before, and is laid out the same a second time. */
describe('the formatter', () => {
  test('keeps what generated programs say', { timeout: 600_000 }, () => {
    let read = 0;
    const widths = fc.constantFrom(100, 100, 60, 20);
    fc.assert(
      fc.property(programs, widths, fc.boolean(), (program, width, crlf) => {
        const text = crlf ? program.replaceAll('\n', '\r\n') : program;
        fc.pre(isReadable(text));
        read++;
        holds(text, width);
      }),
      { numRuns: isLong ? 10_000 : 200 },
    );
    expect(read).toBeGreaterThan(0);
  });

  test('keeps what damaged stories say, where they can still be read', { timeout: 600_000 }, () => {
    let read = 0;
    for (let seed = 0; seed < (isLong ? 50_000 : 1_000); seed++) {
      const random = seeded(seed);
      const source = texts[Math.floor(random() * texts.length)] ?? '';
      const from = source.indexOf('\nscene ', Math.floor(random() * source.length));
      const { text } = damage(source.slice(Math.max(0, from), from + 2_000), random);
      const whole = `${text}\n}`;
      for (const each of [text, whole]) {
        if (!isReadable(each)) continue;
        read++;
        holds(each, 100 - 15 * Math.floor(random() * 6));
      }
    }
    expect(read).toBeGreaterThan(50);
  });
});

function isReadable(text: string): boolean {
  return parse(sourceFile('a.fab', text)).diagnostics.every(({ severity }) => severity !== 'error');
}

function holds(text: string, width: number): void {
  const once = laidOut(text, width);
  const detail = `${text}\n=== laid out ${width} wide\n${once}`;
  expect(isReadable(once), detail).toBe(true);
  expect(sameStory(parse(sourceFile('a.fab', text)).tree, parse(sourceFile('a.fab', once)).tree), detail).toBe(true);
  // Most often the words behind each `//` tell at once, whether they are a comment's or a text's.
  if (afterSlashes(once) !== afterSlashes(text)) expect(comments(once), detail).toEqual(comments(text));
  const twice = laidOut(once, width);
  expect(twice, `${detail}\n=== and again\n${twice}`).toBe(once);
  // What is sent to a model letter for letter keeps its blanks.
  if (text.includes('"""')) return;
  expect(/\n\s*\n\s*\n|[ \t]\r?\n|\{[ \t]*\r?\n[ \t]*\r?\n/.test(once), detail).toBe(false);
}

function laidOut(text: string, width: number): string {
  const result = format(sourceFile('a.fab', text), { width });
  return result.ok ? result.text : '';
}

function afterSlashes(text: string): string {
  return [...text.matchAll(/\/\/.*/g)].join('\n').replace(/[^\S\n]/g, '');
}

/** What stands behind `//` where it can be left out and the story says the same: anywhere else it is text. */
function comments(text: string): string[] {
  const { tree } = parse(sourceFile('a.fab', text));
  const found: string[] = [];
  let end = 0;
  // Looked for ahead, so that a `//` in the rest of a line that turns out to be text is looked at too.
  for (const { index, 1: rest = '' } of text.matchAll(/(?=(\/\/.*))/g)) {
    if (index < end) continue;
    const without = text.slice(0, index) + text.slice(index + rest.length);
    if (!isReadable(without) || !sameStory(tree, parse(sourceFile('a.fab', without)).tree)) continue;
    found.push(rest.replace(/^\/+/, '//').trimEnd());
    end = index + rest.length;
  }
  return found;
}
