import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import type { ProgramIr } from '@fabula/runtime/bundle';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sourceFile } from '../base/index.js';
import { format } from '../phases/1-parse/index.js';
import { installedPacks, Program, packsInMemory, readPack } from '../program/index.js';
import { planParts } from './plan-parts.js';

const home = join(import.meta.dirname, '../../../examples');
const examples = readdirSync(home).filter((name) => existsSync(join(home, name, 'pack.fab')));
const noAnswers = { moved: {}, dropped: [] };
const folder = join(import.meta.dirname, 'fixtures');
const declarations = readdirSync(folder).map((name) => readFileSync(join(folder, name, 'after.fab'), 'utf8'));
const head = 'pack example { title "Example" version 1.0.0 start quay }\n';
const scene = 'scene quay {\n  The tide has turned.\n  -> end\n}\n';

describe('a difference', () => {
  test('is none after the declarations were put in another order', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...declarations),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 30, maxLength: 30 }),
        (text, order) => {
          const whole = /^scene quay/m.test(text) ? text : text + scene;
          const parts = apart(whole).map((part, nth) => ({ part, at: order[nth] ?? 1 }));
          const shuffled = parts.sort((a, b) => a.at - b.at).map(({ part }) => part);
          expect(difference(whole, shuffled.join(''))).toEqual({});
        },
      ),
      { numRuns: process.env['FABULA_LONG'] === '1' ? 1000 : 60 },
    );
  });

  test.each(declarations.filter((_, at) => at % 4 === 0))('is none after it was laid out otherwise: %j', (text) => {
    const whole = /^scene quay/m.test(text) ? text : text + scene;
    const laidOut = format(sourceFile('pack.fab', whole), { width: 40 });
    if (!laidOut.ok) throw new Error('it does not read');
    expect(difference(whole, laidOut.text)).toEqual({});
  });

  test.each(examples)('of %s with itself is none', (name) => {
    const pack = new Program({ library: installedPacks(join(home, name)) });
    pack.update(readPack(join(home, name)).files);
    const built = pack.build();
    if (!built)
      throw new Error(
        pack
          .check()
          .diagnostics.map((each) => each.message)
          .join('\n'),
      );
    const models = { before: built.program, after: built.program };
    expect(planParts(models, noAnswers)).toEqual({ changes: [], questions: [], warnings: [], conversion: {} });
  });

  test('of 2,000 declarations is found in less than a second', () => {
    const before = build(large(''));
    const after = build(large(', extra: int = 0'));
    const models = { before, after };
    expect(planParts(models, noAnswers).changes.length).toBeGreaterThan(100);
    // The best of a few: others may be using the machine.
    const times = Array.from({ length: 5 }, () => {
      const start = performance.now();
      planParts(models, noAnswers);
      return performance.now() - start;
    });
    expect(Math.min(...times)).toBeLessThan(1000);
  });
});

/** 2,000 declarations: kinds, components, enums, relations, edges and entities, each of which refers to others. */
function large(more: string): string {
  const lines: string[] = [];
  for (let at = 0; at < 200; at++) {
    lines.push(`enum Mood${at} { calm, wary, cross }`);
    lines.push(`component Part${at} { tone: text = "dry", of: Mood${at} = calm }`);
    lines.push(`kind Kind${at} has Part${at} { mood: Mood${at} = wary, figure: int in 0..10 = 3${more} }`);
    lines.push(`relation near${at}: Kind${at} -> Kind${at} { since: int = 0 }`);
    for (let nth = 0; nth < 5; nth++) lines.push(`entity thing${at}_${nth}: Kind${at} "Thing" { figure: ${nth} }`);
    lines.push(`edge thing${at}_0 -[near${at}]-> thing${at}_1`);
  }
  return `${lines.join('\n')}\n${scene}`;
}

/** Top-level declarations: each begins at a line's start. */
function apart(text: string): readonly string[] {
  return text.split(/^(?=[a-z])/m).map((part) => (part.endsWith('\n') ? part : `${part}\n`));
}

function difference(before: string, after: string): object {
  const models = { before: build(before), after: build(after) };
  const { questions, conversion } = planParts(models, noAnswers);
  expect(questions).toEqual([]);
  return conversion;
}

function build(text: string): ProgramIr {
  const { own, library } = packsInMemory(new Map([['pack.fab', head + text]]));
  const program = new Program({ library });
  program.update(own);
  const built = program.build();
  if (!built)
    throw new Error(
      program
        .check()
        .diagnostics.map((each) => each.message)
        .join('\n'),
    );
  return built.program;
}
