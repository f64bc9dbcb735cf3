import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { closest, type NoPack } from '../phases/2-bind/index.js';
import type { FindLibrary } from './libraries.js';
import type { PackFiles } from './pack-files.js';
import { readPack } from './read-pack.js';
import { standardLibrary, standardNames } from './standard-library.js';

/**
 * Finds what a pack in a folder `use`s: `std.…` in the standard library, everything else among the packages that npm
 * has installed, as Node would: in `node_modules` of the folder and of each one above it.
 */
export function installedPacks(folder: string): FindLibrary {
  const home = realpathSync(folder);
  return (name, from) => (name.startsWith('std.') ? standard(name) : installed(name, from ?? home));
}

function standard(name: string): PackFiles | NoPack {
  const found = standardLibrary(name);
  if (found) return found;
  const names = standardNames();
  const near = closest(name, names);
  const known = near === undefined ? names.map((each) => `\`${each}\``).join(', ') : `\`${near}\``;
  return { no: 'package', looked: `; the standard library has ${known}` };
}

function installed(name: string, from: string): PackFiles | NoPack {
  const candidates = packageNames(name);
  for (const folder of upward(from)) {
    if (basename(folder) === 'node_modules') continue;
    for (const candidate of candidates) {
      const found = join(folder, 'node_modules', ...candidate.split('/'));
      if (existsSync(found)) return packIn(candidate, realpathSync(found));
    }
  }
  return { no: 'package', looked: wayOut(candidates, from) };
}

/**
 * What the package of a pack may be called. Names of packages have `-` where ours have `_`, and a scope where ours have
 * a dot: `salt.harbor_kit` is `@salt/harbor_kit` or `@salt/harbor-kit`.
 */
function packageNames(name: string): string[] {
  const [first = '', ...rest] = name.split('.');
  const plain = rest.length === 0 ? first : `@${first}/${rest.join('-')}`;
  const dashed = plain.replaceAll('_', '-');
  return plain === dashed ? [plain] : [plain, dashed];
}

function packIn(name: string, folder: string): PackFiles | NoPack {
  const manifest = join(folder, 'package.json');
  const shown = `node_modules/${name}`;
  let named: string | undefined;
  if (existsSync(manifest)) {
    const json = parsed(manifest);
    if (json === undefined) return { no: 'pack', reason: `\`${shown}/package.json\` is not JSON` };
    named = textAt(json, 'fabula', 'pack');
  }
  const home = resolve(folder, named ?? '.');
  const below = relative(folder, home);
  if (below === '..' || below.startsWith(`..${sep}`) || isAbsolute(below))
    return { no: 'pack', reason: `\`fabula.pack\` in \`${shown}/package.json\` leads out of the package` };
  if (!existsSync(home))
    return { no: 'pack', reason: `\`${shown}\` has no folder \`${named}\`, which its \`package.json\` names` };
  const { files, diagnostics } = readPack(home);
  const [unread] = diagnostics;
  if (unread) return { no: 'pack', reason: `\`${shown}/${unread.place.file}\` can't be read: ${unread.message}` };
  return { ...files, home };
}

/** What was looked for, and how to come by it. */
function wayOut(candidates: readonly string[], from: string): string {
  const paths = candidates.map((each) => `\`node_modules/${each}\``).join(' nor ');
  const neither = candidates.length > 1 ? `neither ${paths} is` : `no ${paths} is`;
  const wanted = candidates.find((each) => isWanted(each, from));
  const command = wanted === undefined ? `npm install ${candidates.at(-1)}` : 'npm install';
  const named = wanted === undefined ? '' : `, though \`package.json\` names \`${wanted}\``;
  return `: ${neither} in this folder or above it${named}. Run \`${command}\``;
}

/** Whether the nearest `package.json` asks for a package. */
function isWanted(name: string, from: string): boolean {
  const folder = upward(from).find((each) => existsSync(join(each, 'package.json')));
  if (folder === undefined) return false;
  const json = parsed(join(folder, 'package.json'));
  return ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'].some(
    (list) => textAt(json, list, name) !== undefined,
  );
}

/** A folder and all above it. */
function upward(folder: string): string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...upward(above)];
}

function parsed(file: string): unknown {
  try {
    const json: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return json;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function textAt(json: unknown, ...path: readonly string[]): string | undefined {
  let at = json;
  for (const name of path) at = isObject(at) ? at[name] : undefined;
  return typeof at === 'string' ? at : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
