/**
 * What `npm start`, `npm test` and the other commands need before they can begin: packages, generated files, a build.
 * Each step is skipped when nothing it depends on has changed. Node's own modules only: it runs on a fresh clone.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { generateMessages } from './generate-messages.mjs';
import { generateVersion } from './generate-version.mjs';
import { withLock } from './lock.mjs';

/** @typedef {{ readonly code: number, readonly output: string }} Outcome */

export const root = fileURLToPath(new URL('..', import.meta.url));
const cache = join(root, '.cache');

/** The two programs, as the build leaves them. */
export const programs = {
  fabula: join(root, 'compiler/bin/fabula.js'),
  fabulaRun: join(root, 'runtime/bin/fabula-run.js'),
};

/** A step that failed, in words for whoever typed the command. */
export class SetupError extends Error {
  /** @param {string} message @param {number} [code] */
  constructor(message, code = 3) {
    super(message);
    this.name = 'SetupError';
    this.code = code;
  }
}

/** Says what is going on. Not to stdout: that belongs to the story, or to the results of the tests. @param {string} text */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

/**
 * Packages, generated files and the build, whatever of them is missing or out of date.
 * @param {{ readonly build: boolean }} wanted
 */
export async function setUp({ build: withBuild }) {
  await withLock(join(cache, 'setup.lock'), say, async () => {
    await install();
    generate();
    if (withBuild) await build();
  });
}

/**
 * Runs a command's body, turns what went wrong into one friendly message and sets the exit code.
 * @param {() => Promise<number>} body
 */
export async function command(body) {
  try {
    process.exitCode = await body();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    say(error.message);
    process.exitCode = error.code;
  }
}

/**
 * Runs a program and waits for it. A Ctrl-C reaches it directly, as it shares the terminal; this process only waits,
 * so that the program can save the reader's place and leave the terminal as it found it.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ readonly quiet?: boolean, readonly env?: NodeJS.ProcessEnv }} [options] `quiet` keeps the output instead of showing it
 * @returns {Promise<Outcome>}
 */
export function run(program, args, { quiet = false, env = process.env } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, env, stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit' });
    let output = '';
    const keep = (/** @type {Buffer} */ chunk) => {
      output += chunk.toString();
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);

    const wait = () => undefined;
    const pass = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal);
    process.on('SIGINT', wait).on('SIGTERM', pass).on('SIGHUP', pass);
    const settle = () => process.off('SIGINT', wait).off('SIGTERM', pass).off('SIGHUP', pass);

    child.on('error', (error) => {
      settle();
      reject(error);
    });
    child.on('close', (code, signal) => {
      settle();
      resolve({ code: code ?? 128 + (signal === null ? 1 : constants.signals[signal]), output });
    });
  });
}

/** Runs a script of an installed package, or one of ours, with the Node that runs this. @param {string} script @param {readonly string[]} args @param {Parameters<typeof run>[2]} [options] */
export function runNode(script, args, options) {
  return run(process.execPath, [join(root, script), ...args], options);
}

/** Makes the generated files again. */
export function generate() {
  try {
    generateMessages();
    generateVersion();
  } catch (error) {
    throw new SetupError(error instanceof Error ? error.message : String(error), 1);
  }
}

async function install() {
  if (isInstalled()) return;
  say('Installing packages. This is done once and takes about a minute.');
  const outcome = await runNpm(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (outcome.code !== 0) {
    throw new SetupError(
      `${outcome.output.trim()}\n\nThe packages could not be installed. If the network was the reason, try again; ` +
        'otherwise run `npm ci` to see all of what npm says.',
    );
  }
  writeFileSync(installStamp(), lockHash());
}

/**
 * A stamp tells it at once. Without one, somebody may have run npm by hand: then npm's own record of what it installed
 * is compared with the lockfile, so that a good installation is not thrown away.
 */
function isInstalled() {
  const stamp = installStamp();
  if (readIfThere(stamp) === lockHash()) return true;
  const record = readIfThere(join(root, 'node_modules/.package-lock.json'));
  if (record === undefined || !agrees(record, readFileSync(join(root, 'package-lock.json'), 'utf8'))) return false;
  writeFileSync(stamp, lockHash());
  return true;
}

/** @param {string} record @param {string} lockfile */
function agrees(record, lockfile) {
  const installed = packagesOf(record);
  for (const [path, wanted] of packagesOf(lockfile)) {
    const isPackage = path.startsWith('node_modules/') && wanted.link !== true;
    const found = installed.get(path);
    if (isPackage && found === undefined && wanted.optional !== true && wanted.peer !== true) return false;
    if (isPackage && found !== undefined && found.integrity !== wanted.integrity) return false;
  }
  return true;
}

/** @typedef {{ readonly integrity?: unknown, readonly optional?: unknown, readonly peer?: unknown, readonly link?: unknown }} Locked */

/** @param {string} text @returns {Map<string, Locked>} */
function packagesOf(text) {
  /** @type {unknown} */
  const lock = JSON.parse(text);
  const packages = typeof lock === 'object' && lock !== null && 'packages' in lock ? lock.packages : undefined;
  if (typeof packages !== 'object' || packages === null) return new Map();
  return new Map(Object.entries(packages).filter(([path]) => path !== ''));
}

function installStamp() {
  return join(root, 'node_modules/.fabula-stamp');
}

/** Another platform or major of Node needs other binaries, from the same lockfile. */
function lockHash() {
  const lockfile = readFileSync(join(root, 'package-lock.json'));
  const major = process.versions.node.split('.')[0] ?? '';
  return createHash('sha256').update(lockfile).update(`${process.platform} ${process.arch} ${major}`).digest('hex');
}

/** @param {readonly string[]} args */
function runNpm(args) {
  const script = process.env['npm_execpath'];
  // Started through npm, this is npm's own file: no search of the path, and no shell on Windows.
  if (script?.endsWith('.js')) return run(process.execPath, [script, ...args], { quiet: true });
  return process.platform === 'win32'
    ? run('cmd.exe', ['/c', 'npm', ...args], { quiet: true })
    : run('npm', args, { quiet: true });
}

/** Compiles both packages, unless what is there was made from the very same sources. */
export async function build() {
  const stamp = join(cache, 'build-stamp');
  const hash = sourceHash();
  if (readIfThere(stamp) === hash && Object.values(programs).every((path) => existsSync(path))) return;
  say('Building.');
  rmSync(stamp, { force: true });
  const outcome = await runNode('node_modules/typescript/bin/tsc', ['-b', ...sourceProjects], { quiet: true });
  if (outcome.code !== 0) throw new SetupError(`${outcome.output.trim()}\n\nThe sources do not compile.`, 1);
  for (const name of ['runtime', 'compiler']) finish(join(root, name, 'src'), join(root, name, 'dist'));
  // esbuild is there only after the installation, so it is not imported at the top.
  const { bundlePrograms } = await import('./bundle-programs.mjs');
  await bundlePrograms(root);
  await linkPrograms();
  mkdirSync(cache, { recursive: true });
  writeFileSync(stamp, hash);
}

/** Compiles what the tests and benchmarks start as programs; seconds at first, then as much as looking takes. */
export async function buildTests() {
  const compiled = await runNode('node_modules/typescript/bin/tsc', ['-b', 'test'], { quiet: true });
  if (compiled.code !== 0) throw new SetupError(`${compiled.output.trim()}\n\nThe tests do not compile.`, 1);
}

const sourceProjects = ['runtime/tsconfig.src.json', 'compiler/tsconfig.src.json'];

/** Everything a build reads; a file's time says nothing after a checkout, so contents are hashed (some milliseconds). */
function sourceHash() {
  const hash = createHash('sha256').update(lockHash());
  const files = [
    'tsconfig.base.json',
    ...['runtime', 'compiler'].flatMap((name) => [
      `${name}/package.json`,
      `${name}/tsconfig.src.json`,
      ...filesBelow(`${name}/src`).filter((file) => !/\.(test|contract)\.ts$/.test(file)),
    ]),
  ];
  for (const file of files) hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

/** @param {string} folder relative to the root @returns {string[]} */
function filesBelow(folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((file) => statSync(join(root, file)).isFile())
    .sort();
}

/**
 * What tsc leaves to others: what is not TypeScript (such as SQL) goes along, and what a deleted source once became
 * goes away, so that a package never ships a file that has no source.
 * @param {string} source
 * @param {string} output
 */
function finish(source, output) {
  for (const name of readdirSync(source, { recursive: true, encoding: 'utf8' })) {
    if (name.endsWith('.ts') || !statSync(join(source, name)).isFile()) continue;
    mkdirSync(dirname(join(output, name)), { recursive: true });
    copyFileSync(join(source, name), join(output, name));
  }
  for (const name of readdirSync(output, { recursive: true, encoding: 'utf8' })) {
    const made = join(output, name);
    if (!existsSync(made) || !statSync(made).isFile()) continue;
    const stem = name.replace(/\.(?:d\.ts|js)(?:\.map)?$/, '');
    if (!existsSync(join(source, name)) && !existsSync(join(source, `${stem}.ts`))) rmSync(made);
  }
}

/** npm links a program when its file is there, which before the first build it is not. */
async function linkPrograms() {
  for (const path of Object.values(programs)) if (existsSync(path)) chmodSync(path, 0o755);
  const link = join(root, 'node_modules/.bin', process.platform === 'win32' ? 'fabula.cmd' : 'fabula');
  if (existsSync(link) || !existsSync(programs.fabula)) return;
  await runNpm(['rebuild', '--ignore-scripts', '@fabula/compiler', '@fabula/runtime']);
}

/** @param {string} path */
function readIfThere(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
