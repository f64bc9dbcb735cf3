import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type BuildOutput, Program, packsInMemory, planMigration } from '@fabula/compiler';
import type { OpIr, ProgramIr } from '@fabula/runtime/bundle';
import { createConverter, createEngine } from '@fabula/runtime/engine';
import { expect, test } from 'vitest';

const fixtures = fileURLToPath(new URL('../../compiler/src/migrations/places/fixtures', import.meta.url));

/** Sessions of the release, brought to a place by choices and what is said, and where they stand after the conversion. */
test.each<{ readonly name: string; readonly by: readonly string[]; readonly stands: string }>([
  { name: 'first-choice-deleted', by: ['Wait for the ferry.'], stands: 'waiting at quay: Give up and go home.' },
  { name: 'choices-reordered', by: [], stands: 'waiting at quay: Ask the harbor master about it.' },
  { name: 'point-deleted-nearest', by: ['Wait for the ferry.'], stands: 'moved to quay.steps' },
  { name: 'scene-renamed', by: ['Go into the warehouse.'], stands: 'waiting at depot: Look around in the warehouse.' },
  {
    name: 'scene-renamed-without-was',
    by: ['Go into the warehouse.'],
    stands: 'waiting at depot: Look around in the warehouse.',
  },
  { name: 'scene-split', by: ['Wait for the ferry.'], stands: 'waiting at waiting: Wait a little longer.' },
  { name: 'scenes-merged', by: ['Go into the warehouse.'], stands: 'waiting at quay: Look around in the warehouse.' },
  { name: 'scene-deleted-nearest', by: ['Go into the warehouse.'], stands: 'moved to quay' },
  { name: 'point-parted-by-a-line', by: [], stands: 'waiting at quay: Wait for the ferry.' },
  { name: 'first-choice-moved-away', by: [], stands: 'waiting at quay: Leave the harbor at once.' },
  { name: 'visit-moved-into-if', by: [], stands: 'waiting at quay, watchman: Show him your papers, slowly.' },
  { name: 'card-removed-nearest', by: [], stands: 'moved to quay' },
  { name: 'deck-renamed', by: [], stands: 'waiting at quay, turns_of_fate.gull: Feed the gull with bread.' },
  { name: 'card-renamed', by: [], stands: 'waiting at quay, twists.gull: Feed the gull with bread.' },
])('$name after $by', async ({ name, by, stands }) => {
  const before = build(name, 'before', new Map());
  const after = build(name, 'after', before.ids);
  const plan = await planMigration({
    before: before.program,
    after: after.program,
    docs: after.docs,
    answers: { moved: {}, dropped: [] },
    number: 2,
    name: 'places',
  });
  expect(plan.questions).toEqual([]);
  const old = await createEngine(before.program);
  let state = old.initial;
  const inputs = [
    { act: 'start', seed: '0'.repeat(32), seats: ['reader'], asked: {}, config: {} } as const,
    ...by.map((text) => ({ act: 'choose', choice: choiceNamed(before.program, text) }) as const),
  ];
  for (const act of inputs) {
    const input = { commandId: 'c', seat: 'reader', at: 0, locale: 'en', salt: 'ab'.repeat(16), act };
    const turn = old.step(state, input, {});
    if (turn.result !== 'done') throw new Error(JSON.stringify(turn));
    state = turn.state;
  }
  const converted = (await createConverter(plan.conversion)).convert(old.encode(state));
  if (!converted.ok) throw new Error(converted.reason);
  const engine = await createEngine(after.program);
  const { flow } = engine.decode(converted.state);
  if (flow.at === 'moved') {
    const { scene, label } = flow;
    const name = label === undefined ? '' : `.${labelNamed(after.program, scene.name, label)}`;
    expect(`moved to ${scene.name}${name}`).toBe(stands);
    return;
  }
  if (flow.at !== 'waiting') throw new Error(`the session is ${flow.at}`);
  const { top, frames } = flow;
  const offer = top.scene.ir.code.slice(top.pc).find((op) => op.op === 'offer');
  expect(`waiting at ${frames.map(({ scene }) => scene.name).join(', ')}: ${offer ? labelOf(offer) : ''}`).toBe(stands);
});

function build(name: string, side: 'before' | 'after', ids: ReadonlyMap<string, string>): BuildOutput {
  expect(existsSync(`${fixtures}/${name}/answers.txt`)).toBe(false);
  const { own, library } = packsInMemory(
    new Map([['story.fab', readFileSync(`${fixtures}/${name}/${side}.fab`, 'utf8')]]),
  );
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

function choiceNamed({ scenes }: ProgramIr, text: string): string {
  for (const { code } of Object.values(scenes))
    for (const op of code) if (op.op === 'offer' && labelOf(op) === text) return op.id;
  throw new Error(`no choice ${text}`);
}

function labelNamed({ scenes }: ProgramIr, scene: string, id: string): string {
  const label = scenes[scene]?.code.find((op) => op.op === 'label' && op.id === id);
  return label?.op === 'label' ? label.name : id;
}

function labelOf({ label }: Extract<OpIr, { op: 'offer' }>): string {
  return label.template.map((part) => (typeof part === 'string' ? part : '…')).join('');
}
