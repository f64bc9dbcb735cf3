import fc from 'fast-check';
import { zipSync } from 'fflate';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { writeArchive } from './archive.js';
import { canonicalJson } from './canonical-json.js';
import { sha256Hex } from './hash.js';
import {
  type BundleErrorName,
  describeBundle,
  formatPublicKey,
  formatSecretKey,
  generateKey,
  type Manifest,
  type OpenOptions,
  openBundle,
  packBundle,
  parsePublicKey,
  parseSecretKey,
  type SecretKey,
  signBundle,
} from './index.js';
import { lantern } from './lantern.contract.js';
import { defaultLimits } from './limits.js';
import { readParts } from './open.js';

let packed: Uint8Array;
let hash: string;
let signed: Uint8Array;
let key: SecretKey;

beforeAll(async () => {
  ({ bytes: packed, hash } = await packBundle(lantern));
  key = await generateKey();
  const result = await signBundle(packed, key);
  if (!result.ok) throw new Error(result.error.detail);
  signed = result.value.bytes;
});

async function errorOf(bytes: Uint8Array, options?: OpenOptions): Promise<BundleErrorName | 'opened'> {
  const result = await openBundle(bytes, options);
  if (!result.ok) expect(result.error.detail).not.toBe('');
  return result.ok ? 'opened' : result.error.error;
}

async function partsOf(bytes: Uint8Array): Promise<{ manifest: Manifest; parts: Map<string, Uint8Array> }> {
  const read = await readParts(bytes, defaultLimits);
  if (!read.ok) throw new Error(read.error.detail);
  return { manifest: read.value.manifest, parts: new Map(read.value.parts) };
}

/** A bundle whose parts were changed and whose hashes were made to fit: what somebody who knows the format would do. */
async function forged(
  bytes: Uint8Array,
  changed: { readonly [name: string]: Uint8Array },
  about: object = {},
): Promise<Uint8Array> {
  const { manifest, parts } = await partsOf(bytes);
  const entries: { [name: string]: unknown } = { ...manifest.parts };
  for (const [name, part] of Object.entries(changed)) {
    parts.set(name, part);
    entries[name] = { size: part.length, sha256: await sha256Hex(part) };
  }
  parts.set('manifest.json', canonicalJson({ ...manifest, parts: entries, ...about }));
  return writeArchive(parts);
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('reproducible', () => {
  test('whatever the order of keys', async () => {
    const reversed = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(reversed);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([name, item]) => [name, reversed(item)]),
      );
    };
    const again = canonicalJson(reversed(lantern.program));
    expect(Buffer.from(again).equals(canonicalJson(lantern.program))).toBe(true);
    const { parts } = await partsOf(packed);
    expect(Buffer.from(parts.get('program.json') ?? []).equals(again)).toBe(true);
  });

  test('whatever the time zone and the locale', async () => {
    const offset = new Date(1980, 0, 1).getTimezoneOffset();
    vi.stubEnv('TZ', 'Pacific/Kiritimati');
    vi.stubEnv('LC_ALL', 'tr_TR.UTF-8');
    expect(new Date(1980, 0, 1).getTimezoneOffset()).not.toBe(offset);
    const again = await packBundle(lantern);
    vi.unstubAllEnvs();
    expect(Buffer.from(again.bytes).equals(packed)).toBe(true);
  });
});

describe('opening', () => {
  test('gives back what was packed', async () => {
    const opened = await openBundle(packed, { semantics: 1, runtimeVersion: '0.1.7' });
    expect(opened).toMatchObject({ ok: true, value: { hash, signature: { signed: false } } });
    if (!opened.ok) return;
    expect(opened.value.program).toEqual(lantern.program);
    expect(opened.value.migrations).toMatchObject([{ name: '0001_init.sql', sql: lantern.migrations?.[0]?.sql }]);
    expect(describeBundle(opened.value)).toMatchObject({
      pack: { name: 'lantern' },
      counts: { scenes: 2, lines: 4, choices: 2, entities: 2, migrations: 1 },
    });
  });

  test('a file cut off anywhere', async () => {
    for (let i = 0; i < 50; i++) {
      const cut = packed.subarray(0, Math.floor((packed.length * i) / 50));
      expect(await errorOf(cut)).toBe(i === 0 ? 'notABundle' : 'truncated');
    }
  });

  test('a byte changed anywhere', async () => {
    const places = fc.record({ at: fc.nat(signed.length - 1), bits: fc.integer({ min: 1, max: 255 }) });
    await fc.assert(
      fc.asyncProperty(places, async ({ at, bits }) => {
        const edited = signed.slice();
        edited[at] = (edited[at] ?? 0) ^ bits;
        expect(await errorOf(edited)).not.toBe('opened');
      }),
      { numRuns: 1_000 },
    );
  });

  test('any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        expect(await errorOf(bytes)).toBe('notABundle');
        const tail = signed.slice();
        tail.set(bytes.subarray(0, tail.length - 4), tail.length - bytes.length);
        expect(await errorOf(tail)).toBeTypeOf('string');
      }),
    );
  });

  test.each<[string, BundleErrorName, () => Promise<Uint8Array> | Uint8Array, OpenOptions?]>([
    ['nothing', 'notABundle', () => new Uint8Array()],
    ['a picture', 'notABundle', () => Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a)],
    ['another zip', 'notABundle', () => writeArchive(new Map([['readme.txt', utf8('hello')]]))],
    [
      'a zip of another tool',
      'damaged',
      async () => zipSync(Object.fromEntries((await partsOf(packed)).parts), { level: 0 }),
    ],
    ['a later format', 'newerFormat', () => forged(packed, {}, { format: 2, surprise: true })],
    ['other semantics', 'otherSemantics', () => packed, { semantics: 2 }],
    ['another runtime', 'otherRuntime', () => packed, { runtimeVersion: '0.2.0' }],
    ['a large file', 'tooLarge', () => packed, { limits: { totalBytes: 5_000 } }],
    ['a large part', 'tooLarge', () => packed, { limits: { partBytes: 5_000 } }],
    ['many parts', 'tooLarge', () => packed, { limits: { parts: 2 } }],
    ['many nodes', 'tooLarge', () => packed, { limits: { nodes: 100 } }],
    ['an unknown part', 'unknownPart', () => forged(packed, { 'run.js': utf8('alert(1)') })],
    [
      'a part that is not in the manifest',
      'unknownPart',
      async () => writeArchive(new Map([...(await partsOf(packed)).parts, ['migrations/0002.sql', utf8('drop')]])),
    ],
    [
      'a manifest of another spelling',
      'invalid',
      async () => {
        const { manifest, parts } = await partsOf(packed);
        return writeArchive(parts.set('manifest.json', utf8(JSON.stringify(manifest, null, 1))));
      },
    ],
    [
      'an edited part',
      'hashMismatch',
      async () => writeArchive((await partsOf(packed)).parts.set('migrations/0001_init.sql', utf8('drop table x'))),
    ],
    [
      'no program',
      'missingPart',
      async () => {
        const { parts } = await partsOf(packed);
        parts.delete('program.json');
        return writeArchive(parts);
      },
    ],
    [
      'a manifest of another pack',
      'invalid',
      () => forged(packed, {}, { pack: { name: 'x', title: 'The Lantern', version: '1.0.0' } }),
    ],
    [
      'a title that rings',
      'invalid',
      () => forged(packed, {}, { pack: { name: 'lantern', title: '\u001b[2J', version: '1.0.0' } }),
    ],
    ['deep JSON', 'tooLarge', () => forged(packed, { 'program.json': utf8('['.repeat(2_000_000)) })],
    ['wide JSON', 'tooLarge', () => forged(packed, { 'program.json': utf8(`[${'[],'.repeat(5_000_001)}1]`) })],
    ['half a surrogate pair', 'invalid', () => forged(packed, { 'program.json': utf8('{"ir":"\\uD800"}') })],
    ['bytes that are no UTF-8', 'invalid', () => forged(packed, { 'program.json': Uint8Array.of(0x22, 0xff, 0x22) })],
    ['no JSON', 'invalid', () => forged(packed, { 'program.json': utf8('{"ir":1') })],
  ])('%s: %s', async (_, error, make, options) => {
    expect(await errorOf(await make(), options)).toBe(error);
  });

  test('a zip bomb is not even looked into', async () => {
    const { parts } = await partsOf(packed);
    const bomb = zipSync({ ...Object.fromEntries(parts), 'program.json': [new Uint8Array(20 << 20), { level: 9 }] });
    expect(bomb.length).toBeLessThan(1 << 16);
    expect(await errorOf(bomb)).toBe('compressed');
  });

  test.each([
    '../evil.sql',
    '/etc/passwd',
    'migrations/../x.sql',
    'a\\b',
    'C:x',
    'migrations//x.sql',
    'program.json\0',
    'пример',
  ])('a part called %j', async (name) => {
    const { parts } = await partsOf(packed);
    const archive = zipSync(
      { ...Object.fromEntries(parts), [name]: utf8('x') },
      { level: 0, mtime: new Date(1980, 0, 1, 12) },
    );
    expect(await errorOf(archive)).toMatch(/^(?:unknownPart|damaged)$/);
  });

  test('two parts of one name', async () => {
    const { parts } = await partsOf(packed);
    const twin = writeArchive(new Map([...parts, ['program.jsom', utf8('{}')]]));
    const text = Buffer.from(twin).toString('latin1').replaceAll('program.jsom', 'program.json');
    expect(await errorOf(Buffer.from(text, 'latin1'))).toBe('damaged');
  });
});

describe('signatures', () => {
  test('a signed bundle has the hash of the unsigned one', async () => {
    const trustedKeys = [key.publicKey];
    const opened = await openBundle(signed, { requireSignature: true, trustedKeys });
    expect(opened).toMatchObject({
      ok: true,
      value: { hash, signature: { signed: true, trusted: true, keyId: key.publicKey.id } },
    });
    expect(await openBundle(signed)).toMatchObject({ ok: true, value: { signature: { trusted: false } } });
  });

  test('signing again replaces the signature', async () => {
    const other = await generateKey();
    const again = await signBundle(signed, other);
    if (!again.ok) throw new Error(again.error.detail);
    expect(await openBundle(again.value.bytes)).toMatchObject({
      ok: true,
      value: { signature: { keyId: other.publicKey.id } },
    });
    expect(await errorOf(again.value.bytes, { requireSignature: true, trustedKeys: [key.publicKey] })).toBe(
      'unknownKey',
    );
  });

  test('a missing one', async () => {
    expect(await errorOf(packed, { requireSignature: true, trustedKeys: [key.publicKey] })).toBe('missingSignature');
  });

  test('an edited part with hashes that fit', async () => {
    const edited = await forged(signed, { 'migrations/0001_init.sql': utf8('drop table sessions;') });
    expect(await errorOf(edited)).toBe('badSignature');
  });

  test('a signature of another bundle', async () => {
    const other = await packBundle({ ...lantern, migrations: [] });
    const { parts } = await partsOf(other.bytes);
    const theirs = (await partsOf(signed)).parts.get('signature.json') ?? new Uint8Array();
    expect(await errorOf(writeArchive(parts.set('signature.json', theirs)))).toBe('badSignature');
  });

  test('a signature that is garbage', async () => {
    const { parts } = await partsOf(packed);
    for (const text of ['', '{}', '[]', '{"algorithm":"none","keyId":"","publicKey":"","signature":""}']) {
      expect(await errorOf(writeArchive(parts.set('signature.json', utf8(text))))).toBe('invalid');
    }
    const zero = { algorithm: 'Ed25519', keyId: '0'.repeat(16), publicKey: '0'.repeat(64), signature: '0'.repeat(128) };
    expect(await errorOf(writeArchive(parts.set('signature.json', canonicalJson(zero))))).toBe('badSignature');
    const own = { ...zero, keyId: (await sha256Hex(new Uint8Array(32))).slice(0, 16) };
    expect(await errorOf(writeArchive(parts.set('signature.json', canonicalJson(own))))).toBe('badSignature');
  });

  test('keys survive as text', async () => {
    const secret = await parseSecretKey(formatSecretKey(key));
    expect(secret).toEqual({ ok: true, value: key });
    expect(await parsePublicKey(`  ${formatPublicKey(key.publicKey)}\r\n`)).toEqual({ ok: true, value: key.publicKey });
    const other = await generateKey();
    const mixed = formatSecretKey({ seed: key.seed, publicKey: other.publicKey });
    for (const text of ['', 'fabula-key-1:public:00', 'fabula-key-2:public:', formatPublicKey(key.publicKey), mixed]) {
      expect(await parseSecretKey(text)).toMatchObject({ ok: false, error: { error: 'badKey' } });
    }
    expect(await parsePublicKey(formatSecretKey(key))).toMatchObject({ ok: false, error: { error: 'badKey' } });
  });
});
