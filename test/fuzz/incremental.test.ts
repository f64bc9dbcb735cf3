import { type PackFiles, Program, standardLibrary } from '@fabula/compiler';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstPack } from './edited-pack.js';
import { damage, seeded } from './edits.js';

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
    'move scene',
    'drop scene',
    'undo',
    'undo',
    'add file',
    'remove file',
    'store ids',
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
  test('says what a new one says', { timeout: 1_200_000 }, () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 4, maxLength: 14 }), (steps) => {
        const program = new Program({ library: standardLibrary });
        let files: PackFiles = firstPack;
        program.update(files);
        compare(program, files, 'build');
        for (const each of steps) {
          files = edited(files, each);
          program.update(files);
          compare(program, files, each.ask);
        }
        compare(program, files, 'build');
      }),
      { numRuns: isLong ? 2_000 : 30 },
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
  if (ask === 'build') expect(program.build()).toEqual(fresh.build());
}

function questionsOf({ questions }: ReturnType<Program['check']>) {
  return questions.map(({ candidates, ...question }) => ({
    ...question,
    candidates: candidates.map(({ id, file, span }) => ({ id, span, file: file.path })),
  }));
}

function edited(files: PackFiles, { kind, file, at, seed }: Step): PackFiles {
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
      const names = [
        'gate',
        'yard',
        'well',
        'mill',
        'tide',
        'trust',
        'mara',
        'oskar',
        'coins',
        'calm',
        'visit',
        'toll',
      ];
      const from = names[seed % names.length] ?? 'gate';
      const to = names[Math.floor(random() * names.length)] ?? 'yard';
      const where = text.indexOf(from, pos);
      if (where < 0) return files;
      return { ...files, sources: sources.set(path, text.slice(0, where) + to + text.slice(where + from.length)) };
    }
    case 'move scene':
    case 'drop scene': {
      const scene = sceneAt(text, pos);
      if (scene === '') return files;
      sources.set(
        path,
        text.replace(scene, () => ''),
      );
      const other = paths[(file + seed) % paths.length] ?? path;
      if (kind === 'move scene') sources.set(other, `${sources.get(other) ?? ''}\n${scene}`);
      return { ...files, sources };
    }
    case 'undo':
      return { ...files, sources: sources.set(path, firstPack.sources.get(path) ?? text) };
    case 'add file':
      sources.set(`new_${seed % 3}.fab`, `scene new${seed % 3} {\n  It is {tide} now.\n  -> gate\n}\n`);
      return { ...files, sources: new Map([...sources].sort(([a], [b]) => (a < b ? -1 : 1))) };
    case 'remove file':
      if (sources.size > 2) sources.delete(path);
      return { ...files, sources };
    case 'store ids': {
      const program = new Program({ library: standardLibrary });
      program.update(files);
      return { ...files, ids: program.build()?.ids ?? files.ids };
    }
  }
}

function sceneAt(text: string, pos: number): string {
  const start = text.indexOf('scene ', pos);
  const end = text.indexOf('\n}\n', start);
  return start < 0 || end < 0 ? '' : text.slice(start, end + 3);
}
