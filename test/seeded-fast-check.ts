import fc from 'fast-check';

/**
 * What tests get that ask for `fast-check` (vitest.config.ts sees to it): the same cases each time, so that a change fails for
 * what it changed. `FABULA_SEED` is another seed, or `random`, to look for what no run has met yet.
 */
const asked = process.env['FABULA_SEED'] ?? '20261122';
if (asked !== 'random') fc.configureGlobal({ seed: Number(asked) });

// biome-ignore lint/style/noDefaultExport: it stands in for one.
export default fc;
