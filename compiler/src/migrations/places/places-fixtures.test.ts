import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { OpIr, ProgramIr, TextIr } from '@fabula/runtime/bundle';
import { describe, expect, test } from 'vitest';
import { type BuildOutput, Program, packsInMemory } from '../../program/index.js';
import type { Answers, PlannedPart } from '../change.js';
import { renamesOf } from '../schema/renames.js';
import { diffPlaces } from './index.js';

/**
 * A case a folder: the release (`before.fab`), the pack as it is now (`after.fab`), what was answered (`answers.txt`, a
 * line `PLACE to TARGET` each), and the part of the plan that comes of it. Ids stand as the words of what has them.
 */
const folder = join(dirname(fileURLToPath(import.meta.url)), 'fixtures');
const cases = readdirSync(folder).sort();

describe('what becomes of places', () => {
  test('has its cases', () => {
    expect(cases.length).toBeGreaterThanOrEqual(40);
  });

  test.each(cases)('%s', (name) => {
    const read = (file: string): string => readFileSync(join(folder, name, file), 'utf8');
    const before = build(read('before.fab'), new Map());
    const after = build(read('after.fab'), before.ids);
    const names = namesOf(before.program, after.program);
    const answers = existsSync(join(folder, name, 'answers.txt')) ? answersIn(read('answers.txt'), names) : noAnswers;
    const models = { before: before.program, after: after.program };
    const found = show(diffPlaces(models, renamesOf(models), answers), names);
    const file = join(folder, name, 'expected.txt');
    if (process.env['UPDATE_FIXTURES'] === '1') writeFileSync(file, found);
    expect(found).toBe(read('expected.txt'));
  });
});

const noAnswers: Answers = { moved: {}, dropped: [] };

function build(text: string, ids: ReadonlyMap<string, string>): BuildOutput {
  const { own, library } = packsInMemory(new Map([['story.fab', text]]));
  const program = new Program({ library });
  program.update({ ...own, ids });
  const built = program.build();
  if (!built)
    throw new Error(
      program
        .check()
        .diagnostics.map((each) => each.message)
        .join('\n'),
    );
  return built;
}

/** `Wait. to quay.steps`: places by their words. */
function answersIn(text: string, names: ReadonlyMap<string, string>): Answers {
  const ids = new Map([...names].map(([id, name]) => [name, id]));
  const moved: { [id: string]: string } = {};
  for (const line of text.split('\n').filter((each) => each !== '')) {
    const [place = '', target = ''] = line.split(' to ');
    moved[ids.get(`‹${place}›`) ?? place] = ids.get(`‹${target}›`) ?? target;
  }
  return { moved, dropped: [] };
}

/** Ids by what has them: the words of a choice, the name of a label, what is heard, whom is visited. */
function namesOf(...programs: readonly ProgramIr[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const program of programs) {
    for (const { code } of Object.values(program.scenes)) {
      for (const op of code) {
        const words = wordsOf(op);
        if (words && !names.has(words.id)) names.set(words.id, `‹${words.name}›`);
      }
    }
  }
  return names;
}

function wordsOf(op: OpIr): { readonly id: string; readonly name: string } | undefined {
  switch (op.op) {
    case 'offer':
      return { id: op.id, name: plain(op.label) };
    case 'fallback':
      return { id: op.id, name: 'fallback' };
    case 'label':
      return { id: op.id, name: `=${op.name}` };
    case 'hear':
      return { id: op.id, name: `hear ${op.hear.slot}` };
    case 'offerScene':
      return { id: op.id, name: `offer ${op.scene}` };
    case 'offerCards':
      return { id: op.id, name: `offer ${op.deck}` };
    case 'visit':
      return { id: op.id, name: `visit ${typeof op.scene === 'string' ? op.scene : '…'}` };
    case 'draw':
      return { id: op.id, name: `draw ${op.deck}` };
    case 'for':
      return { id: op.id, name: `for ${op.slot}` };
    default:
      return undefined;
  }
}

function plain({ template }: TextIr): string {
  return template
    .map((part) => (typeof part === 'string' ? part : '…'))
    .join('')
    .trim();
}

function show({ changes, questions, conversion }: PlannedPart, names: ReadonlyMap<string, string>): string {
  const lines = [
    ...changes.map(({ grade, change, what, says }) => `${grade} ${change} ${what}: ${says}`),
    ...questions.flatMap(({ code, says, about, choices }) => [
      `${code} at ${about}: ${says}`,
      ...choices.map(({ does, how }) => `  ${does} ${how}`),
    ]),
    JSON.stringify(conversion, undefined, 2),
  ];
  let text = `${lines.join('\n')}\n`;
  for (const [id, name] of names) text = text.replaceAll(id, name);
  return text;
}
