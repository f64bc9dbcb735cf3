import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProgramIr } from '@fabula/runtime/bundle';
import { fabula, folder } from '../cli/run.js';
import { type Baseline, baselineOf, type Catcher, newInExploration } from './caught.js';
import { type Mutant, mutantsOf } from './mutants.js';
import { Story } from './story.js';
import { Transcripts, Walker } from './transcripts.js';

/** What became of a mutant. */
export interface Fate {
  readonly mutant: Mutant;
  /** Undefined: it escaped. */
  readonly by: Catcher | undefined;
  /** What was said of it. */
  readonly said: string;
}

const walks = 200;
/** Several, so that what one run comes upon by luck is not held against a mutant. */
const baselineSeeds = [1, 2, 3, 4];

/**
 * Makes mutants of an example until so many change what some reader sees, or do not compile, and tells who notices.
 * The cheap one is asked first: `check`, the pack's own tests, `explore`.
 */
export async function mutate(
  home: string,
  { seed, count, onFate }: { readonly seed: number; readonly count: number; readonly onFate?: (fate: Fate) => void },
): Promise<readonly Fate[]> {
  const story = new Story(home);
  const original = story.check();
  if (!original.program) throw new Error(`${home} does not compile.`);
  const known = new Set(original.found.map(nameOf));
  const transcripts = Transcripts.of(await Walker.make(original.program), walks);
  let baseline: Baseline | undefined;
  const bench = folder();
  cpSync(home, bench, { recursive: true });

  const fates: Fate[] = [];
  const note = (fate: Fate): void => {
    fates.push(fate);
    onFate?.(fate);
  };
  for (const mutant of mutantsOf(story.files.sources, seed)) {
    if (fates.length === count) break;
    const { found, program } = story.check(mutant.sources);
    // Something else is seen, or nothing can be seen any more.
    if (program && !transcripts.differ(await Walker.make(program))) continue;
    const finding = found.find((each) => !known.has(nameOf(each)));
    if (finding) {
      note({ mutant, by: 'check', said: `${finding.code} ${finding.message}` });
      continue;
    }
    const failed = await failedTest(bench, mutant, story);
    if (failed !== undefined) {
      note({ mutant, by: 'tests', said: failed });
      continue;
    }
    // Dear, and seldom asked for: most are noticed before.
    baseline ??= await exploredOriginal(story, original.program);
    const fresh = program && newInExploration(await story.explore(program, 1), baseline);
    note({ mutant, by: fresh === undefined ? undefined : 'explore', said: fresh ?? '' });
  }
  return fates;
}

/** Without its place, since lines move. */
function nameOf({ code, message }: { readonly code: string; readonly message: string }): string {
  return `${code} ${message}`;
}

/** The title of a test of the pack that fails now. */
async function failedTest(bench: string, { file, sources }: Mutant, story: Story): Promise<string | undefined> {
  writeFileSync(join(bench, file), sources.get(file) ?? '');
  const { out } = await fabula(bench, 'test');
  writeFileSync(join(bench, file), story.files.sources.get(file) ?? '');
  return /^FAILED\s+(.*)$/m.exec(out)?.[1];
}

async function exploredOriginal(story: Story, program: ProgramIr): Promise<Baseline> {
  const reports = [];
  for (const seed of baselineSeeds) reports.push(await story.explore(program, seed));
  return baselineOf(reports);
}
