/** How often a fault at a random moment is tried: five times at home and in CI, sixty in the long run. */
export const rounds = Number(process.env['FABULA_ROUNDS'] ?? (process.env['FABULA_LONG'] === undefined ? 15 : 60));

/** The seed of this run: when a process is killed is chance anyway. A failure names it, and FABULA_SEED runs the same again. */
export const seed = Number(process.env['FABULA_SEED']) || Math.floor(Math.random() * 2 ** 31);

/** A small generator for tests: the same numbers for the same seed. */
export function randomFrom(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
