// Made by `node scripts/generate-version.mjs` from compiler/package.json. Change that file, not this one.

export const version = '0.1.0';

/** The runtimes that can open what this compiler writes. */
export const runtimeRange = '>=0.1 <0.2';
