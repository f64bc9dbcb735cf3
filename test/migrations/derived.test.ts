import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type BuildOutput, Program, packsInMemory, planMigration } from '@fabula/compiler';
import type { ExprIr, Value } from '@fabula/runtime/bundle';
import { createConverter, createEngine } from '@fabula/runtime/engine';
import { expect, test } from 'vitest';

const fixtures = fileURLToPath(new URL('../../compiler/src/migrations/derived/fixtures', import.meta.url));

/** What `migrate from` says, carried out on a session of the release: it has what was reckoned from what it kept. */
test.each<{ readonly name: string; readonly ask: ExprIr; readonly has: Value }>([
  { name: 'one-field-of-another', ask: field('mara', 'vigor'), has: 50 },
  { name: 'one-field-of-another', ask: field('tam', 'vigor'), has: 30 },
  { name: 'in-the-body', ask: field('mara', 'vigor'), has: 50 },
  { name: 'kind-renamed', ask: field('mara', 'vigor'), has: 50 },
  { name: 'with-let-and-function', ask: field('mara', 'vigor'), has: 60 },
  { name: 'enum-that-is-gone', ask: field('mara', 'temper'), has: 'hot' },
  { name: 'enum-case-added', ask: field('mara', 'temper'), has: 'wild' },
  { name: 'enum-case-removed', ask: field('mara', 'mood'), has: 'cross' },
  { name: 'component-fields-of-a-kind', ask: field('mara', 'speech'), has: 'highhigh' },
  { name: 'component-itself', ask: field('mara', 'Voice.height'), has: 100 },
  { name: 'optional', ask: field('mara', 'vigor'), has: 0 },
  { name: 'record-within-a-kind', ask: field('mara', 'address'), has: 'Mole 1' },
  { name: 'entity-renamed', ask: field('mara', 'ally'), has: null },
  { name: 'reads-a-holding', ask: field('mara', 'rich'), has: false },
  {
    name: 'relation',
    ask: { op: 'edge', relation: 'trusts', from: entity('mara'), to: entity('tam'), field: 'faith' },
    has: 8,
  },
])('$name: $has', async ({ name, ask, has }) => {
  const before = build(name, 'before', new Map());
  const after = build(name, 'after', before.ids);
  const plan = await planMigration({
    before: before.program,
    after: after.program,
    docs: after.docs,
    answers: { moved: {}, dropped: [] },
    number: 2,
    name: 'derived',
    migrate: after.migrations,
  });
  expect(plan.questions).toEqual([]);
  const old = await createEngine(before.program);
  const started = old.step(old.initial, start, {});
  if (started.result !== 'done') throw new Error(`not done: ${JSON.stringify(started)}`);
  const converted = (await createConverter(plan.conversion)).convert(old.encode(started.state));
  if (!converted.ok) throw new Error(converted.reason);
  const engine = await createEngine(after.program);
  expect(engine.evaluate(engine.decode(converted.state), ask, 'reader')).toEqual({ ok: true, value: has });
});

const start = {
  commandId: 'c',
  seat: 'reader',
  at: 0,
  locale: 'en',
  salt: 'ab'.repeat(16),
  act: { act: 'start', seed: '0'.repeat(32), seats: ['reader'], asked: {}, config: {} },
} as const;

function build(name: string, side: 'before' | 'after', ids: ReadonlyMap<string, string>): BuildOutput {
  const text = readFileSync(`${fixtures}/${name}/${side}.fab`, 'utf8');
  const { own, library } = packsInMemory(new Map([['story.fab', text]]));
  const program = new Program({ library });
  program.update({ ...own, ids });
  const built = program.build();
  if (!built)
    throw new Error(
      program
        .check()
        .diagnostics.map(({ message }) => message)
        .join('\n'),
    );
  return built;
}

function field(of: string, name: string): ExprIr {
  return { op: 'field', of: entity(of), field: name };
}

function entity(id: string): ExprIr {
  return { op: 'const', value: id };
}
