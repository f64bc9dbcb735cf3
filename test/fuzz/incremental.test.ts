import { type PackFiles, Program, standardLibrary } from '@fabula/compiler';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { damage, seeded } from './edits.js';
import { type EditedPack, packs } from './packs.js';

const isLong = process.env['FABULA_LONG'] === '1';

/** One step of somebody's work. Places are shares of a text's length, so that they fit whatever it has become. */
const step = fc.record({
  kind: fc.constantFrom(
    'word',
    'word',
    'word',
    'cut',
    'damage',
    'comment',
    'rename',
    'move',
    'drop',
    'undo',
    'undo',
    'add file',
    'remove file',
    'store ids',
    'data',
  ),
  file: fc.nat(7),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  seed: fc.nat(),
  /** Whether somebody looks at it after this step, and builds it. */
  ask: fc.constantFrom('check', 'check', 'check', 'build', 'nothing'),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** Whatever is edited, and in what order: what is kept from before never shows. */
describe('a program that is edited', () => {
  test.each(packs)('says what a new one says: $name', { timeout: 1_200_000 }, ({ packs: all, runs }) => {
    fc.assert(
      fc.property(fc.constantFrom(...all), fc.array(step, { minLength: 4, maxLength: 14 }), (pack, steps) => {
        const program = new Program({ library: standardLibrary });
        let files = pack.files;
        program.update(files);
        compare(program, files, 'build');
        for (const each of steps) {
          files = edited(pack, files, each);
          program.update(files);
          compare(program, files, each.ask);
        }
        compare(program, files, 'build');
      }),
      { numRuns: runs * (isLong ? 60 : 1) },
    );
  });
});

function compare(program: Program, files: PackFiles, ask: Step['ask']): void {
  if (ask === 'nothing') return;
  const fresh = new Program({ library: standardLibrary });
  fresh.update(files);
  const [now, anew] = [program.check(), fresh.check()];
  expect(now.diagnostics).toEqual(anew.diagnostics);
  expect([...now.sources].map(([path, { text }]) => [path, text])).toEqual(
    [...anew.sources].map(([path, { text }]) => [path, text]),
  );
  expect(now.scenes).toBe(anew.scenes);
  expect(questionsOf(now)).toEqual(questionsOf(anew));
  if (ask !== 'build') return;
  const [built, builtAnew] = [program.build(), fresh.build()];
  expect(withMigrations(built)).toEqual(withMigrations(builtAnew));
}

/** What a build makes of `migrate` when it is asked, in place of the question. */
function withMigrations(built: ReturnType<Program['build']>) {
  const same = new Map<string, string>();
  const renames = { enums: same, components: same, kinds: same, relations: same, resources: same };
  return built && { ...built, migrations: built.migrations({ schema: built.program.schema, ...renames }) };
}

function questionsOf({ questions }: ReturnType<Program['check']>) {
  return questions.map(({ candidates, ...question }) => ({
    ...question,
    candidates: candidates.map(({ id, file, span }) => ({ id, span, file: file.path })),
  }));
}

function edited(pack: EditedPack, files: PackFiles, { kind, file, at, seed }: Step): PackFiles {
  const sources = new Map(files.sources);
  const paths = [...sources.keys()];
  const path = paths[file % paths.length] ?? 'main.fab';
  const text = sources.get(path) ?? '';
  const pos = Math.floor(at * text.length);
  const random = seeded(seed);
  switch (kind) {
    case 'word': {
      const space = Math.max(0, text.indexOf(' ', pos));
      return { ...files, sources: sources.set(path, `${text.slice(0, space)} softly${text.slice(space)}`) };
    }
    case 'cut':
      return { ...files, sources: sources.set(path, text.slice(0, pos) + text.slice(pos + (seed % 30))) };
    case 'damage':
      return { ...files, sources: sources.set(path, damage(text, random).text) };
    case 'comment': {
      const line = text.indexOf('\n', pos) + 1;
      return { ...files, sources: sources.set(path, `${text.slice(0, line)}// A note.\n${text.slice(line)}`) };
    }
    case 'rename': {
      const { names } = pack;
      const from = names[seed % names.length] ?? 'gate';
      const to = names[Math.floor(random() * names.length)] ?? 'yard';
      const where = text.indexOf(from, pos);
      if (where < 0) return files;
      return { ...files, sources: sources.set(path, text.slice(0, where) + to + text.slice(where + from.length)) };
    }
    case 'move':
    case 'drop': {
      const scene = declarationAt(text, pos);
      if (scene === '') return files;
      sources.set(
        path,
        text.replace(scene, () => ''),
      );
      const other = paths[(file + seed) % paths.length] ?? path;
      if (kind === 'move') sources.set(other, `${sources.get(other) ?? ''}\n${scene}`);
      return { ...files, sources };
    }
    case 'undo':
      return { ...files, sources: sources.set(path, pack.files.sources.get(path) ?? text) };
    case 'add file':
      sources.set(`new_${seed % 3}.fab`, `scene new${seed % 3} {\n  It is {tide} now.\n  -> gate\n}\n`);
      return { ...files, sources: new Map([...sources].sort(([a], [b]) => (a < b ? -1 : 1))) };
    case 'remove file':
      if (sources.size > 2) sources.delete(path);
      return { ...files, sources };
    case 'data': {
      const data = new Map(files.data);
      const all = [...(pack.files.data ?? [])];
      const [of, content] = all[seed % Math.max(1, all.length)] ?? [];
      if (of === undefined || typeof content !== 'string') return files;
      const now = data.get(of);
      if (random() < 0.2) data.delete(of);
      else data.set(of, typeof now === 'string' && random() < 0.6 ? damage(now, random).text : content);
      return { ...files, data };
    }
    case 'store ids': {
      const program = new Program({ library: standardLibrary });
      program.update(files);
      return { ...files, ids: program.build()?.ids ?? files.ids };
    }
  }
}

/** The first declaration behind a place, with what follows it up to the next one. */
function declarationAt(text: string, pos: number): string {
  const found = /\n([a-z][a-z_]* [\s\S]*?\n)(?=[a-z/]|$(?![\s\S]))/.exec(text.slice(Math.max(0, pos - 1)));
  return found?.[1] ?? '';
}
