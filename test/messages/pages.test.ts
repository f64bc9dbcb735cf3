import { type Diagnostic, type Example, loadExplanations, Program, packsInMemory } from '@fabula/compiler';
import { describe, expect, test } from 'vitest';

const explanations = await loadExplanations();

/** Pages about a file's bytes, or about another file than the pack's: no text can show what they report, so their examples only stand for it. */
const aboutBytes = new Set(['FAB3123', 'FAB5003', 'FAB5004', 'FAB5019', 'FAB5020', 'FAB5021']);

/**
 * About what lies between two programs: shown to be true beside what asks and looks for it, by
 * `compiler/src/migrations/question-pages.test.ts` and, of the SQL of migrations, in `compiler/src/migrations/lint`.
 */
const isAboutMigrations = (code: string): boolean => code.startsWith('FAB6');

/** What `build --locked` says, and nothing else does. */
const onlyWhenLocked = new Set(['FAB5017', 'FAB5018']);

/** What `strings check` says, and nothing else does. */
const onlyOfStrings = new Set(['FAB7013', 'FAB7014']);

/**
 * What every page shows must be true: its wrong example is reported exactly where it is marked, and its right one not
 * at all. Examples are short, so findings about a whole story may have something to say of them; other errors may not.
 */
describe.each(Object.values(explanations).filter(({ code }) => !aboutBytes.has(code) && !isAboutMigrations(code)))(
  '$code $name',
  (page) => {
    test.each(page.wrong.map((example, index) => ({ index, example })))('wrong $index', ({ example }) => {
      const marks = example.files.flatMap((file) =>
        file.marks.map((mark) => `${file.path}:${mark.line}:${mark.column}+${mark.length} ${mark.code}`),
      );
      expect(found(example, page.code)).toEqual(marks.toSorted());
    });

    test.each(page.right.map((example, index) => ({ index, example })))('right $index', ({ example }) => {
      expect(found(example, page.code)).toEqual([]);
    });

    if (page.fix !== undefined) {
      test('offers its fix', () => {
        const offered = page.wrong.some((example) =>
          check(example, page.code).some((each) => each.code === page.code && each.fix !== undefined),
        );
        expect(offered).toBe(true);
      });
    }
  },
);

function found(example: Example, code: string): string[] {
  const { diagnostics, sources } = run(example, code);
  const shown = new Set([code, ...example.files.flatMap((file) => file.marks.map((mark) => mark.code))]);
  return diagnostics
    .filter((each) => each.severity === 'error' || shown.has(each.code))
    .map(({ place, code: reported }) => {
      const at = sources.get(place.file)?.lines.at(place.span.start);
      const file = place.file.replace(/^(\w+):/, 'use/$1/');
      return `${file}:${at?.line}:${at?.column}+${place.span.end - place.span.start} ${reported}`;
    })
    .toSorted();
}

function check(example: Example, code: string): readonly Diagnostic[] {
  return run(example, code).diagnostics;
}

function run(example: Example, code: string) {
  const { own, library } = packsInMemory(new Map(example.files.map(({ path, text }) => [path, text])));
  const sources = new Map(own.sources);
  const all = [...sources.values()].join('\n');
  // A page about one scene need not repeat the pack around it.
  if (!/^pack /m.test(all) && code !== 'FAB5001') {
    const start = firstScene(sources);
    const begins = start === undefined ? '' : ` start ${start}`;
    sources.set('pack.fab', `pack example { title "Example" version 1.0.0${begins} }\n`);
  }
  const program = new Program({ library, hints: true });
  program.update({ ...own, sources });
  const output = program.check();
  if (onlyOfStrings.has(code))
    return { ...output, diagnostics: [...output.diagnostics, ...(program.strings()?.unfinished ?? [])] };
  return onlyWhenLocked.has(code) ? { ...output, diagnostics: [...output.diagnostics, ...program.locked()] } : output;
}

/** The first scene's name, as the pack would write it. */
function firstScene(sources: ReadonlyMap<string, string>): string | undefined {
  for (const [path, text] of sources) {
    const name = /^ *scene ([\p{L}\p{N}_]+)/mu.exec(text)?.[1];
    if (name !== undefined) return [...path.split('/').slice(0, -1), name].join('.');
  }
  return undefined;
}
