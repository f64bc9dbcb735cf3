import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { openBundle, packBundle } from './index.js';
import { lantern } from './lantern.contract.js';
import { isObject } from './shape/check.js';

/**
 * Bundles as they were written by the first release of each format. They are never written again: a change that
 * cannot open them is a new format, or a mistake.
 */
const folder = fileURLToPath(new URL('../../test/golden/v1/', import.meta.url));
const hashes: unknown = JSON.parse(readFileSync(`${folder}hashes.json`, 'utf8'));
const files = readdirSync(folder).filter((name) => name.endsWith('.fabc'));

describe('golden bundles', () => {
  test('each has its hash written down, and none is missing', () => {
    expect(isObject(hashes) ? Object.keys(hashes).sort() : []).toEqual(files.sort());
  });

  test.each(files)('%s opens and has its hash', async (name) => {
    const opened = await openBundle(readFileSync(folder + name), { semantics: 1, runtimeVersion: '0.1.0' });
    expect(opened).toMatchObject({ ok: true });
    if (opened.ok && isObject(hashes)) expect(opened.value.hash).toBe(hashes[name]);
  });

  test('the program of lantern.fabc still gives its bytes', async () => {
    const { bytes } = await packBundle(lantern);
    expect(Buffer.from(bytes).equals(readFileSync(`${folder}lantern.fabc`))).toBe(true);
  });
});
