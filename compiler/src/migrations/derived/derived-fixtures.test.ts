import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type BuildOutput, Program, packsInMemory } from '../../program/index.js';
import type { PlannedPart } from '../change.js';
import { planParts } from '../plan-parts.js';

/** A case a folder: the release (`before.fab`), the pack with its `migrate from` (`after.fab`), and the plan of both. */
const folder = join(dirname(fileURLToPath(import.meta.url)), 'fixtures');
const cases = readdirSync(folder).sort();

describe('what `migrate from` makes of what was kept', () => {
  test('has its cases', () => {
    expect(cases.length).toBeGreaterThanOrEqual(15);
  });

  test.each(cases)('%s', (name) => {
    const read = (file: string): string => readFileSync(join(folder, name, file), 'utf8');
    const before = build(read('before.fab'), new Map());
    const after = build(read('after.fab'), before.ids);
    const models = { before: before.program, after: after.program };
    const found = show(planParts(models, { moved: {}, dropped: [] }, { migrate: after.migrations }));
    const file = join(folder, name, 'expected.txt');
    if (process.env['UPDATE_FIXTURES'] === '1') writeFileSync(file, found);
    expect(found).toBe(read('expected.txt'));
  });
});

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

function show({ questions, conversion }: PlannedPart): string {
  const { functions, types, kinds, components, relations } = conversion;
  const shown = {
    ...(functions && { functions }),
    ...(types && { types }),
    ...(kinds && { kinds }),
    ...(components && { components }),
    ...(relations && { relations }),
  };
  return `${[...questions.map(({ code, about, says }) => `${code} at ${about}: ${says}`), JSON.stringify(shown, undefined, 2)].join('\n')}\n`;
}
