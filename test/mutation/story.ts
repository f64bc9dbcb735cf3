import { type PackFiles, Program, readPack, standardLibrary } from '@fabula/compiler';
import { defaultBounds, explore, type Report, reportOf, sitesOf } from '@fabula/compiler/explore';
import type { ProgramIr } from '@fabula/runtime/bundle';

/** What `check` says of a story, and the story where it can be built. */
export interface Checked {
  readonly found: readonly { readonly code: string; readonly message: string; readonly severity: string }[];
  readonly program: ProgramIr | undefined;
}

/** A pack of the examples, checked again and again with a file changed. */
export class Story {
  readonly files: PackFiles;
  readonly #program = new Program({ library: standardLibrary, hints: true });

  constructor(folder: string) {
    this.files = readPack(folder).files;
  }

  /** The ids are those of the original, so that a place that stays is the same place. */
  check(sources: ReadonlyMap<string, string> = this.files.sources): Checked {
    this.#program.update({ ...this.files, sources });
    const { diagnostics } = this.#program.check();
    return {
      // Which place is which is a question to the author, and says nothing against the story.
      found: diagnostics.filter(({ code }) => !code.startsWith('FAB501')),
      program: this.#program.build()?.program,
    };
  }

  /** What `explore` says, with bounds that a mutant can be given. */
  async explore(program: ProgramIr, seed: number): Promise<Report> {
    const sources = this.#program.check().sources;
    const isOwn = (file: string): boolean => this.files.sources.has(file);
    const sites = sitesOf(program, isOwn);
    const bounds = { ...defaultBounds, states: 1_500, walks: 100, turns: 150, seconds: 120 };
    const explored = await explore(program, sites, { bounds, seed, workers: 0 });
    return reportOf({ program, sites, explored, sources });
  }
}
