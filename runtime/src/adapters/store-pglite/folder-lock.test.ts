import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { lockFolder } from './folder-lock.js';

const root = mkdtempSync(join(tmpdir(), 'fabula-lock-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(root, 'folder-'));
});

const file = (): string => join(folder, 'lock');
const holder = (): { [name: string]: unknown } =>
  z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(file(), 'utf8')));

async function take() {
  const lock = await lockFolder(folder);
  if ('error' in lock) throw new Error(JSON.stringify(lock));
  return lock;
}

async function refusal(): Promise<string> {
  const lock = await lockFolder(folder);
  return 'error' in lock && lock.error === 'locked' ? lock.by : '';
}

/** A number that belonged to a process until just now. */
async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  return child.pid ?? 0;
}

describe('the lock of a folder', () => {
  it('is held by one, and given back', async () => {
    const lock = await take();
    expect(await refusal()).toContain('this process');
    lock.release();
    expect(existsSync(file())).toBe(false);
    (await take()).release();
  });

  it('names the process that has it', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    const lock = await take();
    writeFileSync(file(), JSON.stringify({ ...holder(), pid: child.pid, started: '', nonce: 'of another' }));
    expect(await lockFolder(folder)).toEqual({ error: 'locked', by: `process ${child.pid}` });
    // Another's lock is not ours to remove.
    lock.release();
    expect(existsSync(file())).toBe(true);
    child.kill('SIGKILL');
    await once(child, 'exit');
    (await take()).release();
  });

  it('is taken over from a process that is gone', async () => {
    await take();
    writeFileSync(file(), JSON.stringify({ ...holder(), pid: await deadPid() }));
    (await take()).release();
  });

  it('is taken over when the number belongs to another process by now', async () => {
    await take();
    const { started } = holder();
    if (started === '') return; // The system doesn't tell when a process started; the lock stays.
    writeFileSync(file(), JSON.stringify({ ...holder(), started: `${Number(started) - 1}` }));
    (await take()).release();
  });

  it('is taken over after the machine was started again', async () => {
    await take();
    writeFileSync(file(), JSON.stringify({ ...holder(), boot: 'another' }));
    (await take()).release();
  });

  it('is left to a process on another machine', async () => {
    await take();
    writeFileSync(file(), JSON.stringify({ ...holder(), host: 'elsewhere', pid: await deadPid() }));
    expect(await refusal()).toContain('elsewhere');
  });

  it('is taken over when its holder died while it wrote it', async () => {
    writeFileSync(file(), '{"pid":');
    const longAgo = new Date(Date.now() - 60_000);
    utimesSync(file(), longAgo, longAgo);
    (await take()).release();
  });

  it('is won by one of many that find it stale', async () => {
    await take();
    writeFileSync(file(), JSON.stringify({ ...holder(), pid: await deadPid() }));
    const locks = await Promise.all(Array.from({ length: 8 }, () => lockFolder(folder)));
    expect(locks.filter((lock) => 'release' in lock)).toHaveLength(1);
  });
});
