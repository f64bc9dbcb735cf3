import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkFiles } from './check-source.contract.js';

const examples = join(import.meta.dirname, '../../../../examples');

/** What is shown to newcomers has nothing to be said about, hints included. */
describe.each(
  readdirSync(examples, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name),
)('%s', (name) => {
  test('checks clean', () => {
    const home = join(examples, name);
    const files = readdirSync(home, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /\.(?:fab|csv|md)$/.test(file),
    );
    const { diagnostics, sources } = checkFiles(
      new Map(files.map((file) => [file.replaceAll('\\', '/'), readFileSync(join(home, file), 'utf8')])),
    );
    // What there is to be said of a library is said in its own tests.
    const own = diagnostics.filter(({ place }) => !place.file.startsWith('std.'));
    const found = own.map(({ place, code, message }) => {
      const at = sources.get(place.file)?.lines.at(place.span.start);
      return `${place.file}:${at?.line}:${at?.column} ${code} ${message}`;
    });
    expect(found).toEqual([]);
  });
});
