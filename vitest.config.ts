import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The packages are read from their TypeScript source, so that a test never runs against a stale build. */
const conditions = ['fabula-source', 'node'];
/** What Node itself imports keeps Node's own conditions; others make `pg` export a module that it can't extend. */
const externalConditions = ['fabula-source'];

const seeded = fileURLToPath(new URL('test/seeded-fast-check.ts', import.meta.url));

const include = ['{compiler,runtime}/src/**/*.test.ts', 'test/**/*.test.ts'];
const exclude = ['**/node_modules/**', '**/dist/**', '**/fixtures/**'];
/** They put other modules in the place of some, hold databases and much memory, or are ended in the middle. */
const alone = [
  'compiler/src/program/recomputation.test.ts',
  'runtime/src/adapters/store-pglite/*.test.ts',
  'test/{contracts,e2e,edits,explore,faults,fuzz,migrations,mutation,releases}/*.test.ts',
];

export default defineConfig({
  plugins: [
    {
      name: 'seeded-fast-check',
      enforce: 'pre',
      resolveId: (id, importer) => (id === 'fast-check' && importer !== seeded ? seeded : undefined),
    },
  ],
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions } },
  test: {
    // Where each file reads the packages anew, that takes half the time of the small ones: those share what they import. The
    // packages keep no state of their own, which is an invariant; a test that leaves some behind makes another fail.
    projects: [
      { extends: true, test: { name: 'alone', include: alone, exclude } },
      { extends: true, test: { name: 'shared', isolate: false, include, exclude: [...exclude, ...alone] } },
    ],
    // Two cores are the machine that must do; a worker for each, and no third that fights with them.
    maxWorkers: 2,
    // How long a test takes is the machine’s business; this only ends one that hangs.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // A rejected expectation that nobody awaits would pass in silence.
    dangerouslyIgnoreUnhandledErrors: false,
    restoreMocks: true,
    unstubEnvs: true,
  },
});
