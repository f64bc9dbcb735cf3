import { describe, expect, test } from 'vitest';
import { type Example, loadExplanations } from '../diagnostics/index.js';
import { type BuildOutput, Program, packsInMemory } from '../program/index.js';
import { planParts } from './plan-parts.js';

/** About an answer that was given: shown to be true by the fixtures of `places`, which have answers. */
const aboutAnswers = new Set(['FAB6144', 'FAB6145', 'FAB6146']);

const pages = Object.values(await loadExplanations()).filter(
  ({ code }) => /^FAB6[01]/.test(code) && !aboutAnswers.has(code),
);

/**
 * What a plan asks and warns of stands between two programs: files of an example below `before/` are those of the release. A
 * question has no place in the text, so a mark says only that it is asked.
 */
describe.each(pages)('$code $name', (page) => {
  test.each(page.wrong.map((example, index) => ({ index, example })))('wrong $index', ({ example }) => {
    const marked = example.files.flatMap(({ marks }) => marks.map(({ code }) => code));
    expect(asked(example)).toEqual([...new Set(marked)].sort());
  });

  test.each(page.right.map((example, index) => ({ index, example })))('right $index', ({ example }) => {
    expect(asked(example)).not.toContain(page.code);
  });
});

function asked({ files }: Example): readonly string[] {
  const of = (isBefore: boolean): ReadonlyMap<string, string> =>
    new Map(
      files.flatMap(({ path, text }) => {
        const released = path.startsWith('before/');
        return released === isBefore ? [[released ? path.slice('before/'.length) : path, text] as const] : [];
      }),
    );
  const before = build(of(true), new Map());
  const after = build(of(false), before.ids);
  const { questions, warnings = [] } = planParts(
    { before: before.program, after: after.program },
    { moved: {}, dropped: [] },
    { migrate: after.migrations },
  );
  return [...new Set([...questions, ...warnings].map(({ code }) => code))].sort();
}

function build(files: ReadonlyMap<string, string>, ids: ReadonlyMap<string, string>): BuildOutput {
  const { own, library } = packsInMemory(files);
  const sources = new Map(own.sources);
  const all = [...sources.values()].join('\n');
  if (!/^pack /m.test(all)) {
    const start = /^scene ([\p{L}\p{N}_]+)/mu.exec(all)?.[1] ?? 'quay';
    sources.set('the-pack.fab', `pack example { title "Example" version 1.0.0 start ${start} }\n`);
  }
  const program = new Program({ library });
  program.update({ ...own, sources, ids });
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
