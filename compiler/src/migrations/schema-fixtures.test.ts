import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { type ConversionIr, openBundle, type ProgramIr, packBundle } from '@fabula/runtime/bundle';
import { describe, expect, test } from 'vitest';
import { Program, packsInMemory } from '../program/index.js';
import type { Answers, PlannedPart } from './change.js';
import { joinParts } from './plan-parts.js';
import { diffSchema, renamesOf } from './schema/index.js';

/**
 * A case a folder: the declarations of the release (`before.fab`), those of now (`after.fab`), what was answered
 * (`answers.txt`, as on the command line), and what comes of it. A pack and a scene are put beside them where there are none.
 */
const folder = join(import.meta.dirname, 'fixtures');
const cases = readdirSync(folder).sort();

describe('what becomes of what is stored', () => {
  test('has its cases', () => {
    expect(cases.length).toBeGreaterThanOrEqual(100);
  });

  test.each(cases)('%s', async (name) => {
    const read = (file: string): string => readFileSync(join(folder, name, file), 'utf8');
    const models = { before: build(read('before.fab')), after: build(read('after.fab')) };
    const answers = existsSync(join(folder, name, 'answers.txt')) ? answersIn(read('answers.txt')) : answersIn('');
    const part = joinParts(models, [diffSchema(models, renamesOf(models), answers)]);
    expect(await carried(models.after, part.conversion)).toEqual([{ ...head, ...part.conversion }]);
    const file = join(folder, name, 'expected.txt');
    const found = show(part);
    if (process.env['UPDATE_FIXTURES'] === '1') writeFileSync(file, found);
    expect(found).toBe(read('expected.txt'));
  });

  test.each(cases)('%s, with itself', (name) => {
    const program = build(readFileSync(join(folder, name, 'after.fab'), 'utf8'));
    const models = { before: program, after: program };
    const part = joinParts(models, [diffSchema(models, renamesOf(models), answersIn(''))]);
    expect(part).toEqual({ changes: [], questions: [], warnings: [], conversion: {} });
  });
});

const head = { conversion: 1, migration: '0002_next', from: 'a', to: 'b' } as const;

/** A bundle reads no conversion but one of the form that it says. */
async function carried(program: ProgramIr, conversion: PlannedPart['conversion']): Promise<readonly ConversionIr[]> {
  const conversions = [{ ...head, ...conversion }];
  const { bytes } = await packBundle({ program, semantics: 1, runtime: '>=0.1', conversions });
  const opened = await openBundle(bytes);
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return opened.value.conversions;
}

function build(declarations: string): ProgramIr {
  const pack = 'pack example { title "Example" version 1.0.0 start quay }\n';
  const scene = /^scene quay/m.test(declarations) ? '' : '\nscene quay {\n  The tide has turned.\n  -> end\n}\n';
  const { own, library } = packsInMemory(new Map([['pack.fab', pack + declarations + scene]]));
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

/** `--drop "field Person.shoe"`, a line each. */
function answersIn(text: string): Answers {
  const given = [...text.matchAll(/^--([a-z-]+) ["'](.+)["']$/gm)].map(([, flag = '', what = '']) => ({ flag, what }));
  const of = (flag: string): readonly string[] => given.flatMap((each) => (each.flag === flag ? [each.what] : []));
  const turned = new Map([
    ...of('turned').map((name) => [name, true] as const),
    ...of('not-turned').map((name) => [name, false] as const),
  ]);
  return { moved: {}, dropped: of('drop'), kept: of('keep'), turned: Object.fromEntries(turned) };
}

function show({ changes, questions, warnings = [], conversion }: PlannedPart): string {
  const lines = [
    ...changes.map(({ grade, change, what, name, says }) => `${grade}: ${change} ${what} ${name}: ${says}`),
    ...warnings.map(({ code, says }) => `warning ${code}: ${says}`),
    ...questions.flatMap(({ code, says, choices }) => [
      `${code}: ${says}`,
      ...choices.map(({ does, how }) => `  ${does} ${how}`),
    ]),
    JSON.stringify(conversion, undefined, 2),
  ];
  return `${lines.join('\n')}\n`;
}
