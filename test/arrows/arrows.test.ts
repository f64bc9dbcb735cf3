import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { allowed, type Import, violations } from './cases.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What dependency-cruiser reports, as far as it is read here. */
const report = z.object({
  summary: z.object({
    totalCruised: z.number(),
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

let folder = '';
/** `rule: from → to`, for every import that the rules refuse in the house below. */
let found: ReadonlySet<string> = new Set();

/** A house of the same plan as ours in which every rule is broken, built once: starting the tool is what takes time. */
beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'fabula-arrows-')));
  await buildHouse([...violations.flatMap((each) => each.imports), ...allowed]);
  const result = report.parse(JSON.parse(await cruise()));
  expect(result.summary.totalCruised).toBeGreaterThan(violations.length);
  found = new Set(result.summary.violations.map((each) => `${each.rule.name}: ${each.from} → ${each.to}`));
});

afterAll(async () => {
  if (folder !== '') await rm(folder, { recursive: true, force: true });
});

test.each(violations)('$rule fires for $imports.0.from', ({ rule, imports, to }) => {
  const first = imports[0];
  expect(first).toBeDefined();
  expect([...found]).toContain(`${rule}: ${first?.from ?? ''} → ${to}`);
});

test('every rule of the configuration is broken by a case', async () => {
  const configuration = z
    .object({ default: z.object({ forbidden: z.array(z.object({ name: z.string() })) }) })
    .parse(await import(join(root, '.dependency-cruiser.cjs')));
  const tried = new Set(violations.map((each) => each.rule));
  const untried = configuration.default.forbidden.map((rule) => rule.name).filter((name) => !tried.has(name));
  expect(untried).toEqual([]);
});

test.each(allowed)('$from may import $specifier', ({ from }) => {
  expect([...found].filter((each) => each.includes(`: ${from} → `))).toEqual([]);
});

async function buildHouse(imports: readonly Import[]): Promise<void> {
  const sources = new Map<string, string[]>();
  for (const each of imports) {
    const lines = sources.get(each.from) ?? [];
    lines.push(each.type === true ? `import type {} from '${each.specifier}';` : `import '${each.specifier}';`);
    sources.set(each.from, lines);
    for (const target of each.targets ?? []) if (!sources.has(target)) sources.set(target, []);
  }
  for (const [path, lines] of sources) await write(path, `${lines.join('\n')}\nexport {};\n`);
  for (const name of ['chevrotain', 'pg', 'vitest']) {
    await write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
    await write(`node_modules/${name}/index.js`, '');
  }
  await mkdir(join(folder, 'node_modules/@fabula'), { recursive: true });
  for (const name of ['runtime', 'compiler']) {
    // The real map of faces, so that a face which is missing from it is found here.
    await cp(join(root, name, 'package.json'), join(folder, name, 'package.json'));
    await symlink(join(folder, name), join(folder, 'node_modules/@fabula', name), 'junction');
  }
}

async function write(path: string, text: string): Promise<void> {
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

/** Runs the tool as `npm run arrows` does, over the house. It exits with the number of errors, which are wanted here. */
function cruise(): Promise<string> {
  const tool = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const config = join(root, '.dependency-cruiser.cjs');
  const args = [tool, '--config', config, '--output-type', 'json', 'compiler/src', 'runtime/src', 'test'];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { cwd: folder, maxBuffer: 64_000_000 }, (error, stdout, stderr) => {
      if (stdout.startsWith('{')) resolve(stdout);
      else reject(new Error(`dependency-cruiser gave no report: ${stderr}`, { cause: error }));
    });
  });
}
