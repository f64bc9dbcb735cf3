import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Diagnostic, parse, sourceFile } from '@fabula/compiler';
import { describe, expect, test } from 'vitest';
import { damage, seeded } from './edits.js';
import { texts } from './texts.js';

const home = fileURLToPath(new URL('../..', import.meta.url));
const rounds = process.env['FABULA_LONG'] === '1' ? 100_000 : 5_000;
const share = 500;

/**
 * Whatever is done to a text, parsing it ends, throws nothing, and every span lies inside the file and inside its
 * parent's. Cases are named by their seed. Whole files cost too much at this count: a case is a few declarations.
 */
describe(`${rounds} damaged texts`, () => {
  test.each(Array.from({ length: rounds / share }, (_, index) => index * share))(
    'from seed %i',
    { timeout: 300_000 },
    (first) => {
      for (let seed = first; seed < first + share; seed++) hold(seed);
    },
  );
});

/** Cases that once failed stay. */
describe('the corpus', () => {
  const folder = join(home, 'test/fuzz/corpus');
  test.each(readdirSync(folder))('%s', (name) => {
    look(readFileSync(join(folder, name), 'utf8'), name);
  });
});

function hold(seed: number): void {
  const random = seeded(seed);
  const source = texts[Math.floor(random() * texts.length)] ?? '';
  const from = Math.floor(random() * source.length);
  const { text, how } = damage(source.slice(from, from + 2_000), random);
  look(text, `seed ${seed}: ${how}`);
}

function look(text: string, name: string): void {
  const file = sourceFile('damaged.fab', text);
  let result: ReturnType<typeof parse>;
  try {
    result = parse(file);
  } catch (error) {
    throw new Error(`${name} threw\n${text}`, { cause: error });
  }
  const problem =
    badSpan(result.tree, { start: 0, end: file.text.length }) ?? badPlace(result.diagnostics, file.text.length);
  expect(problem, `${name}\n${text}`).toBeUndefined();
}

/** The first node whose span is no span, or lies outside its parent's. */
function badSpan(node: unknown, parent: { start: number; end: number }): string | undefined {
  if (Array.isArray(node)) {
    for (const each of node) {
      const problem = badSpan(each, parent);
      if (problem !== undefined) return problem;
    }
    return undefined;
  }
  if (typeof node !== 'object' || node === null) return undefined;
  let within = parent;
  if ('span' in node && isSpan(node.span)) {
    const { start, end } = node.span;
    if (!(start >= parent.start && start <= end && end <= parent.end)) {
      return `${'kind' in node ? String(node.kind) : 'a node'} ${start}..${end} outside ${parent.start}..${parent.end}`;
    }
    within = node.span;
  }
  for (const [key, value] of Object.entries(node)) {
    if (key === 'span' || key === 'keySpan') continue;
    const problem = badSpan(value, within);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function isSpan(value: unknown): value is { start: number; end: number } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'start' in value &&
    'end' in value &&
    typeof value.start === 'number' &&
    typeof value.end === 'number'
  );
}

function badPlace(diagnostics: readonly Diagnostic[], length: number): string | undefined {
  for (const { code, place } of diagnostics) {
    if (!(place.span.start >= 0 && place.span.start <= place.span.end && place.span.end <= length))
      return `${code} at ${place.span.start}..${place.span.end}`;
  }
  return undefined;
}
