import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The packages are read from their TypeScript source, so that a test never runs against a stale build. */
const conditions = ['fabula-source', 'node'];
/** What Node itself imports keeps Node's own conditions; others make `pg` export a module that it can't extend. */
const externalConditions = ['fabula-source'];

const seeded = fileURLToPath(new URL('test/seeded-fast-check.ts', import.meta.url));

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
    include: ['{compiler,runtime}/src/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', '**/fixtures/**'],
    // Two cores are the machine that must do; a worker for each, and no third that fights with them.
    maxWorkers: 2,
    // How long a test takes is the machine’s business; this only ends one that hangs.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // A rejected expectation that nobody awaits would pass in silence.
    dangerouslyIgnoreUnhandledErrors: false,
    restoreMocks: true,
  },
});
