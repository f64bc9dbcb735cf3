import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sourceFile } from '../../base/index.js';
import { parse } from '../1-parse/index.js';
import { bindProgram, type Namespace } from '../2-bind/index.js';
import { libraryNames } from './library-names.js';

const home = join(import.meta.dirname, '../../../../stdlib');

/** Every pack of the library with what it declares at its root and does not keep to itself. */
function declared() {
  const folders = readdirSync(home, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && readdirSync(join(home, entry.name)).some((file) => file.endsWith('.fab')))
    .map((entry) => entry.name);
  return folders.sort().map((folder) => {
    const files = readdirSync(join(home, folder))
      .filter((file) => file.endsWith('.fab'))
      .map((file) => {
        const source = sourceFile(file, readFileSync(join(home, folder, file), 'utf8'));
        return { source, tree: parse(source).tree };
      });
    const { program } = bindProgram({ files }, () => undefined);
    const exported = (namespace: Namespace) =>
      [...(program?.main.root.names[namespace].keys() ?? [])].filter((name) => !name.startsWith('_')).sort();
    const names = { type: exported('type'), scene: exported('scene'), value: exported('value') };
    return { pack: `std.${folder}`, names };
  });
}

test('the table of names holds what the standard library declares', () => {
  expect(libraryNames).toEqual(declared());
});
