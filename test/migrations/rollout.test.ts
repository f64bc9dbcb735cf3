import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '@fabula/runtime/adapters';
import { branchSession, contractPack, convertSessions, deploy, rebuildSession, type Story } from '@fabula/runtime/host';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { begin, hostOf, keyOf, must, play } from './play.js';
import { twoReleases } from './releases.js';

let first: Story;
let second: Story;
const root = mkdtempSync(join(tmpdir(), 'fabula-rollout-'));
beforeAll(async () => {
  ({ first, second } = await twoReleases());
}, 240_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

it('rows of the version before are whole beside columns of the next, and rows of the next beside those of the one before', async () => {
  const store = must(await openStore(join(root, 'beside')));
  must(await store.migrate());
  const old = hostOf(store);
  const key = keyOf('beside');
  must(await deploy(old, first));
  await begin(old, first, key);
  await play(old, key, 3);
  const young = hostOf(store);
  must(await deploy(young, second));
  expect(must(await rebuildSession(old, key)).tables).toMatchObject({ repaired: 0 });
  await play(young, key, 1);
  expect(must(await rebuildSession(young, key)).tables).toMatchObject({ repaired: 0 });
  await store.close();
});

it('a host of the version before is told that its bundle is too old, once the old tables are gone', async () => {
  const store = must(await openStore(join(root, 'after')));
  must(await store.migrate());
  const old = hostOf(store);
  const key = keyOf('after');
  must(await deploy(old, first));
  await begin(old, first, key);
  await play(old, key, 3);
  must(await convertSessions(hostOf(store), second));
  must(await contractPack(hostOf(store), second));
  const branch = must(await branchSession(old, key, { at: 2 }));
  expect(must(await rebuildSession(old, branch)).tables).toBe('contracted');
  await expect(play(old, branch, 9)).rejects.toThrow(/needsNewer.*contract\.sql/);
  const young = hostOf(store);
  must(await deploy(young, second));
  await play(young, branch, 1);
  expect(must(await rebuildSession(young, branch)).tables).toMatchObject({ repaired: 0 });
  await store.close();
});
