import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Writes the packages' versions where the programs can read them without looking for a file. Answers what changed. */
export function generateVersion() {
  const compiler = versionOf('compiler');
  const runtime = versionOf('runtime');
  const written = [
    write(
      'compiler/src/cli/version.gen.ts',
      `${head('compiler')}
export const version = '${compiler}';

/** The runtimes that can open what this compiler writes. */
export const runtimeRange = '${rangeOf(runtime)}';
`,
    ),
    write('runtime/src/cli/version.gen.ts', `${head('runtime')}\nexport const version = '${runtime}';\n`),
  ];
  return written.filter((path) => path !== undefined);
}

/** @param {string} folder */
function head(folder) {
  return `// Made by \`node scripts/generate-version.mjs\` from ${folder}/package.json. Change that file, not this one.\n`;
}

/** @param {string} folder @returns {string} */
function versionOf(folder) {
  return JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')).version;
}

/** Before 1.0 a minor version may break; from then on a major one. @param {string} version */
function rangeOf(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major === 0 ? `>=0.${minor} <0.${minor + 1}` : `>=${major}.${minor} <${major + 1}`;
}

/** @param {string} path @param {string} text */
function write(path, text) {
  const full = join(root, path);
  let before = '';
  try {
    before = readFileSync(full, 'utf8');
  } catch {
    // The first run makes it.
  }
  if (before === text) return undefined;
  writeFileSync(full, text);
  return path;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const written = generateVersion();
  console.log(written.length === 0 ? 'Versions are up to date.' : `Wrote ${written.join(', ')}.`);
}
