import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type PackFiles, Program, readPack, standardLibrary } from '@fabula/compiler';
import { describe, expect, test } from 'vitest';
import { slips } from './slips.js';

const examples = join(import.meta.dirname, '../../examples');
const pages = join(import.meta.dirname, '../../compiler/messages/findings');

/** A pack, and what is said of it with a file changed: errors of any kind, and whatever an analysis finds. */
class Checked {
  readonly files: PackFiles;
  readonly #program = new Program({ library: standardLibrary, hints: true });

  constructor(pack: string) {
    this.files = readPack(join(examples, pack)).files;
  }

  found(sources: ReadonlyMap<string, string> = this.files.sources): readonly string[] {
    this.#program.update({ ...this.files, sources });
    const { diagnostics } = this.#program.check();
    return diagnostics
      .filter(({ code, severity }) => isAnalysis(code) || (severity === 'error' && !code.startsWith('FAB501')))
      .map(({ code, place, message }) => `${code} ${place.file}: ${message}`);
  }
}

function isAnalysis(code: string): boolean {
  return code.startsWith('FAB4');
}

const opened = new Map<string, Checked>();
function open(pack: string): Checked {
  const known = opened.get(pack) ?? new Checked(pack);
  opened.set(pack, known);
  return known;
}

describe('an original', () => {
  const packs = readdirSync(examples, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(examples, entry.name, 'pack.fab')))
    .map(({ name }) => name);

  test.each(packs)('%s has nothing to be found', (pack) => {
    expect(open(pack).found()).toEqual([]);
  });
});

describe('a slip is found', () => {
  test.each(slips)('$code in $pack', ({ code, pack, file, from, to }) => {
    const { files } = open(pack);
    const text = files.sources.get(file) ?? '';
    expect(text.split(from), `what the slip changes stands once in ${file}`).toHaveLength(2);
    const found = open(pack).found(
      new Map(files.sources).set(
        file,
        text.replace(from, () => to),
      ),
    );
    expect(found.map((each) => each.slice(0, code.length))).toContain(code);
    // It is a slip against the story, not against the grammar.
    expect(found.filter((each) => !isAnalysis(each))).toEqual([]);
  });
});

test('each analysis has a slip that it finds', () => {
  const codes = readdirSync(pages).map((page) => page.slice(0, 'FAB4000'.length));
  expect(new Set(slips.map(({ code }) => code))).toEqual(new Set(codes));
});
