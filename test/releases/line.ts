import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Program, readPack, standardLibrary } from '@fabula/compiler';
import { openStory, type Story } from '@fabula/runtime/host';
import { fabula } from '../cli/run.js';
import { applyOperation, type Pieces, untouched } from '../edits/apply-case.js';
import { type EditCase, parseCase } from '../edits/case-file.js';
import { textOf } from '../edits/pieces.js';

/** A release of the example: what its edit is called, and the bundle that readers get. */
export interface Release {
  readonly name: string;
  readonly story: Story;
  readonly path: string;
}

const here = fileURLToPath(new URL('.', import.meta.url));
const examples = fileURLToPath(new URL('../../examples', import.meta.url));

/** Releases an example as it is checked in, and then after each of its edits, by the commands that an author types. */
export async function releaseAll(example: string, home: string): Promise<readonly Release[]> {
  cpSync(join(examples, example), home, { recursive: true });
  // Its own tests name what edits rename.
  for (const name of ['dist', 'tests.fab']) rmSync(join(home, name), { recursive: true, force: true });
  const releases = [await release(home, 'first')];
  for (const file of readdirSync(join(here, example)).sort()) {
    const name = basename(file, '.edit');
    const each = parseCase(example, name, readFileSync(join(here, example, file), 'utf8'));
    const answers = answersOf(home, each);
    edit(home, each);
    // A plan without changes takes nothing and writes nothing: words alone need none.
    await run(home, 'migrate', 'plan', name.replace(/^\d+-/, ''), '--no-verify', ...answers);
    releases.push(await release(home, name));
  }
  return releases;
}

/** What is typed for the answers of an edit; a place has the id that it was released with. */
function answersOf(home: string, { moved, dropped }: EditCase): readonly string[] {
  const drops = dropped.flatMap((what) => ['--drop', what]);
  if (moved.every(({ file }) => file === undefined)) {
    return [...drops, ...moved.flatMap(({ anchor, to }) => ['--moved', `${anchor} to ${to}`])];
  }
  const program = new Program({ library: standardLibrary });
  program.update(readPack(home).files);
  const places = program.places();
  const moves = moved.flatMap(({ file, anchor, to }) => {
    const found = places.find((each) => each.file.path === file && each.file.text.startsWith(anchor, each.span.start));
    if (!found) throw new Error(`No place of ${file} begins with ${anchor}.`);
    return ['--moved', `${found.id} to ${to}`];
  });
  return [...drops, ...moves];
}

function edit(home: string, { operations }: EditCase): void {
  const { files } = readPack(home);
  let pieces: Pieces = untouched(files.sources);
  for (const operation of operations) pieces = applyOperation(pieces, operation);
  for (const [path, parts] of pieces) writeFileSync(join(home, path), textOf(parts));
}

async function release(home: string, name: string): Promise<Release> {
  await run(home, 'release', '--no-verify');
  const built = readdirSync(join(home, 'dist')).find((file) => file.endsWith('.fabc')) ?? '';
  const bytes = readFileSync(join(home, 'dist', built));
  const path = join(home, 'dist', `${name}.released`);
  writeFileSync(path, bytes);
  const story = await openStory(bytes);
  if (!story.ok) throw new Error(`${name} can't be opened: ${JSON.stringify(story.error)}`);
  return { name, story: story.value, path };
}

async function run(home: string, ...argv: string[]): Promise<void> {
  const { code, out, err } = await fabula(home, ...argv);
  if (code !== 0) throw new Error(`fabula ${argv.join(' ')}: ${out}${err}`);
}
