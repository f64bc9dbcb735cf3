import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type Answers,
  type BuildOutput,
  type BundleMigrations,
  emitBundle,
  fitOf,
  type PackFiles,
  Program,
  planMigration,
  type Question,
  readPack,
  renderFolder,
  standardLibrary,
} from '@fabula/compiler';
import { semanticsVersion } from '@fabula/runtime/engine';
import { openStory, type Story } from '@fabula/runtime/host';
import type { StoryPlace } from './truth.js';

/** A version of an example, ready to be played. */
export interface Version {
  readonly built: BuildOutput;
  readonly story: Story;
  readonly places: readonly StoryPlace[];
}

/** What became of an edit: the next version, or what has to be answered before there is one. */
export type Next =
  | { readonly is: 'built'; readonly version: Version }
  | { readonly is: 'refused'; readonly places: readonly StoryPlace[]; readonly questions: readonly Question[] };

/** An example that is built again and again, each time with other sources and with the ids it is checked in with. */
export class Example {
  readonly files: PackFiles;
  readonly #folder: string;
  readonly #program = new Program({ library: standardLibrary });

  constructor(name: string) {
    this.#folder = fileURLToPath(new URL(`../../examples/${name}`, import.meta.url));
    const { files } = readPack(this.#folder);
    // Its own tests name choices by their words; an edit is not held to them.
    const sources = new Map([...files.sources].filter(([, text]) => !holdsOnlyTests(text)));
    this.files = { ...files, sources };
  }

  /** The example as it is checked in, as its first release. */
  async released(): Promise<Version> {
    const built = this.#build(this.files.sources);
    const name = '0001_init.sql';
    const sql = readFileSync(join(this.#folder, 'migrations', name), 'utf8');
    return this.#open(built, { program: built.program, migrations: [{ name, sql }], conversions: [] });
  }

  /** The release after one, with its migration: of other sources. */
  async next(released: Version, sources: ReadonlyMap<string, string>, answers: Answers): Promise<Next> {
    const built = this.#build(sources);
    const { program, docs, migrations: migrate } = built;
    const before = released.story.bundle;
    const plan = await planMigration({
      before: before.program,
      after: program,
      docs,
      answers,
      number: 2,
      name: 'edit',
      migrate,
    });
    const asked = this.#program.ids().questions;
    const places = this.#program.places();
    if (plan.questions.length > 0 || asked.length > 0) {
      // Which place is which is asked before a release, too: a locked build waits for it.
      const ids = asked.map(({ id }) => ({ code: 'FAB5016', says: id, about: id, choices: [] }));
      return { is: 'refused', places, questions: [...plan.questions, ...ids] };
    }
    // The folder is checked in, and the release made of it: as an author's is.
    const folder = { migration: plan.migration, number: 2, files: plan.isEmpty ? new Map() : await renderFolder(plan) };
    const initial = before.migrations.find(({ name }) => name === '0001_init.sql')?.sql;
    const fit = await fitOf({ initial, folders: plan.isEmpty ? [] : [folder], released: before }, built);
    if (!('carried' in fit)) throw new Error(`A plan made just now does not fit: ${fit.fit}`);
    return { is: 'built', version: await this.#open(built, fit.carried) };
  }

  compiles(sources: ReadonlyMap<string, string>): boolean {
    this.#program.update({ ...this.files, sources });
    return this.#program.build() !== undefined;
  }

  #build(sources: ReadonlyMap<string, string>): BuildOutput {
    this.#program.update({ ...this.files, sources });
    const built = this.#program.build();
    if (built) return built;
    const errors = this.#program.check().diagnostics.filter(({ severity }) => severity === 'error');
    throw new Error(`It does not build:\n${errors.map(({ code, message }) => `  ${code} ${message}`).join('\n')}`);
  }

  async #open(built: BuildOutput, carried: BundleMigrations): Promise<Version> {
    const { bytes } = await emitBundle({
      ...carried,
      semantics: semanticsVersion,
      runtime: '>=0.1 <0.2',
      strings: built.strings,
      libraries: [],
    });
    const story = await openStory(bytes);
    if (!story.ok) throw new Error(`Its bundle can't be opened: ${JSON.stringify(story.error)}`);
    return { built, story: story.value, places: this.#program.places() };
  }
}

function holdsOnlyTests(text: string): boolean {
  const declared = text.match(/^[a-z]+(?= )/gm) ?? [];
  return declared.length > 0 && declared.every((word) => word === 'test');
}
