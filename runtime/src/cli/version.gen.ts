// Made by `node scripts/generate-version.mjs` from runtime/package.json. Change that file, not this one.

export const version = '0.1.0';
