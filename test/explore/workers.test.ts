import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { programs, runProgram } from '../e2e/program.js';
import { endless } from './packs.js';

let home = '';
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'fabula-explore-'));
  for (const [path, text] of Object.entries(endless)) writeFileSync(join(home, path), text);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** Workers are files that Node reads, so these run the program as it is built. */
describe('fabula explore as a program', () => {
  test('comes to the same with any number of workers', async () => {
    const results: unknown[] = [];
    for (const workers of ['0', '2']) {
      const { code, out, err } = await runProgram('fabula', [
        ...['explore', home, '--json', '--states', '16000', '--walks', '100', '--seconds', '100'],
        ...['--workers', workers],
      ]);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      const found: unknown = JSON.parse(out);
      expect(found).toMatchObject({ stopped: 'states', workers: Number(workers) });
      results.push(typeof found === 'object' ? { ...found, seconds: 0, workers: 0 } : found);
    }
    expect(results[0]).toEqual(results[1]);
  });

  test('a Ctrl-C stops it, and it tells what it has', async () => {
    const args = [programs.fabula, 'explore', home, '--states', '100000000', '--seconds', '300', '--workers', '1'];
    const child = spawn(process.execPath, args);
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString();
    });
    await new Promise((resolve) => {
      setTimeout(resolve, 4_000);
    });
    child.kill('SIGINT');
    await once(child, 'close');
    expect(err).toContain('what was found so far follows');
    expect(out).toContain('It was stopped by hand.');
    expect(out).toContain('1 ending');
    expect(child.exitCode).toBe(0);
  });
});
