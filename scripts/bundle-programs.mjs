import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

/**
 * Makes one file of each program, with chunks for what only some commands need. Node reads 300 small modules in 400 ms,
 * and one large one in 60: what a writer waits for at each `fabula check` was mostly that.
 * @param {string} root
 */
export async function bundlePrograms(root) {
  await Promise.all([
    // A worker is a file of its own, which the program finds beside itself.
    bundle(root, 'compiler', 'fabula', { 'explore-worker': 'explore/explore-worker.js' }),
    bundle(root, 'runtime', 'fabula-run', { 'convert-worker': 'cli/commands/migrate/convert-worker.js' }),
  ]);
}

/** @param {string} root @param {string} folder @param {string} name @param {Readonly<Record<string, string>>} more */
async function bundle(root, folder, name, more) {
  const outdir = join(root, folder, 'bin');
  rmSync(outdir, { recursive: true, force: true });
  await build({
    entryPoints: {
      [name]: join(root, folder, 'dist/cli/bin.js'),
      ...Object.fromEntries(Object.entries(more).map(([file, from]) => [file, join(root, folder, 'dist', from)])),
    },
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    // The database and the parser of SQL bring files of their own, and the driver looks for optional modules when it starts.
    external: [
      '@electric-sql/pglite',
      '@electric-sql/pglite/*',
      '@electric-sql/pglite-age',
      'libpg-query',
      'pg',
      'typescript',
    ],
    // Some dependencies are CommonJS and call `require` for Node's modules.
    banner: {
      js: "import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);",
    },
    chunkNames: 'chunk-[hash]',
    legalComments: 'eof',
    minifySyntax: true,
    minifyWhitespace: true,
    logLevel: 'warning',
  });
}
