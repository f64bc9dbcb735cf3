import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Checked, checkText } from './check-source.contract.js';

const folder = join(import.meta.dirname, '../../../test/fixtures/check');
const update = process.env['UPDATE_FIXTURES'] === '1';

/**
 * Each file is a whole pack, `// file: path` separating several, and ends in what is expected of it: a comment for each
 * diagnostic, `// line:column code`, with the file's name before it where there are several. No comment: it is clean.
 */
for (const construct of existsSync(folder) ? readdirSync(folder).sort() : []) {
  describe(construct, () => {
    for (const name of readdirSync(join(folder, construct)).sort()) {
      test(name, () => {
        const path = join(folder, construct, name);
        const { source, expected } = split(readFileSync(path, 'utf8'));
        const found = reported(checkText(source));
        if (update)
          writeFileSync(path, `${[source.trimEnd(), '', ...found.map((line) => `// ${line}`)].join('\n').trimEnd()}\n`);
        else expect(found).toEqual(expected);
      });
    }
  });
}

const expectation = /^\/\/ ((?:\S+ )?\d+:\d+ FAB\d{4}.*)$/;

function split(text: string): { readonly source: string; readonly expected: readonly string[] } {
  const lines = text.split('\n');
  const expected: string[] = [];
  for (let last = lines.at(-1); last !== undefined; last = lines.at(-1)) {
    const found = expectation.exec(last)?.[1];
    if (found !== undefined) expected.unshift(found);
    else if (last.trim() !== '') break;
    lines.pop();
  }
  return { source: `${lines.join('\n')}\n`, expected };
}

function reported({ diagnostics, sources }: Checked): string[] {
  const several = sources.size > 2;
  return diagnostics.map(({ place, code, message }) => {
    const at = sources.get(place.file)?.lines.at(place.span.start);
    return `${several ? `${place.file} ` : ''}${at?.line}:${at?.column} ${code} ${message}`;
  });
}
