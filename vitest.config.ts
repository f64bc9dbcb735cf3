import { defineConfig } from 'vitest/config';

/** The packages are read from their TypeScript source, so that a test never runs against a stale build. */
const conditions = ['fabula-source', 'node'];
/** What Node itself imports keeps Node's own conditions; others make `pg` export a module that it can't extend. */
const externalConditions = ['fabula-source'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions } },
  test: {
    include: ['{compiler,runtime}/src/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', '**/fixtures/**'],
    // Two cores are the machine that must do; a worker for each, and no third that fights with them.
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // A rejected expectation that nobody awaits would pass in silence.
    dangerouslyIgnoreUnhandledErrors: false,
    restoreMocks: true,
  },
});
