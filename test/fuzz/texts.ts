import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const home = fileURLToPath(new URL('../..', import.meta.url));

/** Texts to damage: whole stories, the packs and faults the compiler's own tests are made of, and every block of the docs. */
export const texts: readonly string[] = [
  ...['examples', 'stdlib', 'compiler/test/fixtures/parse', 'compiler/test/fixtures/check'].flatMap((folder) =>
    fabFiles(join(home, folder)),
  ),
  ...readdirSync(join(home, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .sort()
    .flatMap((name) => blocks(readFileSync(join(home, 'docs', name), 'utf8'))),
];

function fabFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.fab') && !entry.parentPath.includes('node_modules'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => readFileSync(path, 'utf8'));
}

function blocks(page: string): string[] {
  return [...page.matchAll(/^```fab\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block);
}
