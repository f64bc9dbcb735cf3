import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Artifacts } from './artifacts.js';

/** What every place for artifacts passes. */
export function artifactsContract(name: string, fresh: () => Promise<Artifacts>): void {
  describe(`the artifacts contract: ${name}`, () => {
    const bytes = new Uint8Array(100_000).map((_, index) => (index * 7) % 256);
    const hash = createHash('sha256').update(bytes).digest('hex');

    it('keeps bytes by their hash, once', async () => {
      const artifacts = await fresh();
      expect(await artifacts.get(hash)).toEqual({ ok: true, value: undefined });
      expect(await artifacts.put(bytes)).toEqual({ ok: true, value: hash });
      expect(await artifacts.put(bytes)).toEqual({ ok: true, value: hash });
      expect(await artifacts.get(hash)).toEqual({ ok: true, value: bytes });
    });

    it('keeps what two put at once', async () => {
      const artifacts = await fresh();
      const both = await Promise.all([artifacts.put(bytes), artifacts.put(bytes)]);
      expect(both).toEqual([
        { ok: true, value: hash },
        { ok: true, value: hash },
      ]);
      expect(await artifacts.get(hash)).toEqual({ ok: true, value: bytes });
    });

    it('keeps nothing at all, too', async () => {
      const artifacts = await fresh();
      const put = await artifacts.put(new Uint8Array());
      expect(put.ok && (await artifacts.get(put.value))).toEqual({ ok: true, value: new Uint8Array() });
    });

    it.each(['', 'x', '../../etc/passwd', hash.toUpperCase(), `${hash}0`])('refuses %j as a hash', async (bad) => {
      expect(await (await fresh()).get(bad)).toEqual({ ok: false, error: { error: 'badHash', hash: bad } });
    });
  });
}
