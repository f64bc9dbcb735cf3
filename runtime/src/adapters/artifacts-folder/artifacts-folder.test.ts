import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { artifactsContract } from '../../ports/artifacts.contract.js';
import { createFolderArtifacts } from './index.js';

const root = mkdtempSync(join(tmpdir(), 'fabula-artifacts-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const folder = (): string => join(mkdtempSync(join(root, 'folder-')), 'made on first use');

artifactsContract('a folder', async () => createFolderArtifacts(folder()));

it('finds bytes that changed on the disk, and leaves no half of a file', async () => {
  const at = folder();
  const artifacts = createFolderArtifacts(at);
  const put = await artifacts.put(new Uint8Array([1, 2, 3]));
  if (!put.ok) throw new Error(put.error.error);
  const file = join(at, put.value.slice(0, 2), put.value.slice(2));
  expect(readdirSync(join(at, put.value.slice(0, 2)))).toEqual([put.value.slice(2)]);
  writeFileSync(file, new Uint8Array([1, 2, 4]));
  expect(await artifacts.get(put.value)).toEqual({ ok: false, error: { error: 'corrupt', hash: put.value } });
  writeFileSync(file, new Uint8Array([1]));
  expect(await artifacts.put(new Uint8Array([1, 2, 3]))).toEqual(put);
  expect(await artifacts.get(put.value)).toEqual({ ok: true, value: new Uint8Array([1, 2, 3]) });
});

it('names a place that is no folder', async () => {
  const at = folder();
  writeFileSync(join(root, 'a file'), '');
  expect(await createFolderArtifacts(join(root, 'a file', at)).put(new Uint8Array([1]))).toMatchObject({
    ok: false,
    error: { error: 'unavailable' },
  });
});
