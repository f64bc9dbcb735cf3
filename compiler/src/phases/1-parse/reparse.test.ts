import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { sourceFile } from '../../base/index.js';
import { type EditedFile, parse, parseWhole, reparse, toReal } from './index.js';

const examples = fileURLToPath(new URL('../../../../examples', import.meta.url));
const pieces = '{ } ( ) [ ] " \\ -> ~ * + = | : @ // /// <> & scene deck if else \n \r\n \0 \ufeff }\n{ cast'.split(
  ' ',
);
const isLong = process.env['FABULA_LONG'] === '1';

/** However often a file is edited, and read again only where it changed: it is read as it would be for the first time. */
describe('reading a file again', () => {
  const texts = readdirSync(examples, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.fab') && !path.includes('node_modules'))
    .map((path) => readFileSync(join(examples, path), 'utf8'));

  test('comes to what reading it whole comes to', { timeout: 600_000 }, () => {
    let again = 0;
    for (let seed = 0; seed < (isLong ? 3_000 : 40); seed++) {
      const random = seeded(seed);
      const first = texts[Math.floor(random() * texts.length)] ?? '';
      let file = parseWhole(sourceFile('a.fab', first.slice(0, 6_000 + Math.floor(random() * 20_000))));
      for (let step = 0; step < 4; step++) {
        const { text, how } = edited(file.real.text, random);
        const real = sourceFile('a.fab', text);
        const next = reparse(file, real);
        if (next) {
          again++;
          const whole = parse(real);
          expect(whole.diagnostics, `seed ${seed}, step ${step}: ${how}`).toEqual([]);
          expect(inPlace(next), `seed ${seed}, step ${step}: ${how}`).toEqual(whole.tree.declarations);
        }
        file = next ?? parseWhole(real);
      }
    }
    expect(again).toBeGreaterThan(20);
  });
});

/** Mostly small changes that leave the file readable, so that it can be read in part again. */
function edited(text: string, random: () => number): { readonly text: string; readonly how: string } {
  const at = Math.floor(random() * text.length);
  const space = text.indexOf(' ', at);
  switch (Math.floor(random() * 5)) {
    case 0: {
      const piece = pieces[Math.floor(random() * pieces.length)] ?? '{';
      const length = Math.floor(random() * 2) * Math.floor(random() * 40);
      const how = `${JSON.stringify(piece)} for ${length} at ${at}`;
      return { text: text.slice(0, at) + piece + text.slice(at + length), how };
    }
    case 1:
      return { text: text.slice(0, space) + text.slice(text.indexOf(' ', space + 1)), how: `a word out at ${space}` };
    case 2: {
      const start = text.indexOf('\nscene ', at);
      const end = text.indexOf('\nscene ', start + 1);
      if (start < 0 || end < 0) return { text: `${text}\n// more\n`, how: 'a comment at the end' };
      const scene = text.slice(start, end);
      return random() < 0.5
        ? { text: text.slice(0, start) + text.slice(end), how: `a scene out at ${start}` }
        : { text: scene + text, how: `the scene at ${start} to the top` };
    }
    case 3: {
      const line = text.indexOf('\n', at) + 1;
      return { text: `${text.slice(0, line)}\n/// words\n${text.slice(line)}`, how: `a doc comment at ${line}` };
    }
    default:
      return { text: `${text.slice(0, space)} word${text.slice(space)}`, how: `a word in at ${space}` };
  }
}

/** The declarations with their places in the file as it is. */
function inPlace(file: EditedFile): unknown[] {
  return file.tree.declarations.map((declaration) => {
    const whole = toReal(file, declaration.span);
    return shifted(declaration, (whole?.start ?? Number.NaN) - declaration.span.start);
  });
}

function shifted(value: unknown, by: number): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => shifted(each, by));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]: [string, unknown]) => [
      key,
      (key === 'start' || key === 'end') && typeof each === 'number' ? each + by : shifted(each, by),
    ]),
  );
}

/** Mulberry32 (Tommy Ettinger, public domain): a seed names a case. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let z = Math.imul(state ^ (state >>> 15), state | 1);
    z ^= z + Math.imul(z ^ (z >>> 7), z | 61);
    return ((z ^ (z >>> 14)) >>> 0) / 4294967296;
  };
}
