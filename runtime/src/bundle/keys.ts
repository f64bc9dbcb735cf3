import { type BundleError, fail, type Result, succeed } from './bundle-error.js';
import { fromHex, sha256Hex, toHex } from './hash.js';

/** A key that signatures are checked with. `id` is the start of its SHA-256: short enough to be read out. */
export interface PublicKey {
  readonly id: string;
  readonly bytes: Uint8Array;
}

/** A key that bundles are signed with. */
export interface SecretKey {
  readonly publicKey: PublicKey;
  /** The 32 bytes that Ed25519 calls the private key. */
  readonly seed: Uint8Array;
}

export const algorithm = 'Ed25519';
const keyLength = 32;
const idLength = 16;
export const signatureLength = 64;

/** What stands before the 32 bytes of an Ed25519 key in PKCS #8, which is the one form Web Crypto takes a secret key in. */
const pkcs8Prefix = Uint8Array.of(
  0x30,
  0x2e,
  0x02,
  0x01,
  0x00,
  0x30,
  0x05,
  0x06,
  0x03,
  0x2b,
  0x65,
  0x70,
  0x04,
  0x22,
  0x04,
  0x20,
);

export async function generateKey(): Promise<SecretKey> {
  const { subtle } = globalThis.crypto;
  const pair = await subtle.generateKey(algorithm, true, ['sign', 'verify']);
  if (!('privateKey' in pair)) throw new TypeError('Web Crypto made no pair of keys.');
  const pkcs8 = new Uint8Array(await subtle.exportKey('pkcs8', pair.privateKey));
  const bytes = new Uint8Array(await subtle.exportKey('raw', pair.publicKey));
  return { publicKey: await publicKeyOf(bytes), seed: pkcs8.slice(-keyLength) };
}

/** A line of text to be kept in a file; `parsePublicKey` reads it. */
export function formatPublicKey(key: PublicKey): string {
  return `fabula-key-1:public:${toHex(key.bytes)}\n`;
}

/** A line of text to be kept in a file that only its owner can read. */
export function formatSecretKey(key: SecretKey): string {
  return `fabula-key-1:secret:${toHex(key.seed)}:${toHex(key.publicKey.bytes)}\n`;
}

export async function parsePublicKey(text: string): Promise<Result<PublicKey, BundleError>> {
  const match = /^fabula-key-1:public:([0-9a-f]+)$/.exec(text.trim());
  const bytes = match && fromHex(match[1] ?? '', keyLength);
  if (!bytes) return fail('badKey', '', 'This is no public key: it reads `fabula-key-1:public:` and 64 hex digits.');
  return succeed(await publicKeyOf(bytes));
}

export async function parseSecretKey(text: string): Promise<Result<SecretKey, BundleError>> {
  const match = /^fabula-key-1:secret:([0-9a-f]+):([0-9a-f]+)$/.exec(text.trim());
  const seed = match && fromHex(match[1] ?? '', keyLength);
  const bytes = match && fromHex(match[2] ?? '', keyLength);
  // The text is not repeated: it may be a secret all the same.
  if (!seed || !bytes) {
    return fail(
      'badKey',
      '',
      'This is no secret key: it reads `fabula-key-1:secret:` and twice 64 hex digits, with a colon between.',
    );
  }
  const key: SecretKey = { publicKey: await publicKeyOf(bytes), seed };
  // Halves of two keys would sign what nobody can verify.
  const probe = new Uint8Array(1);
  const fits = await verifyBytes(bytes, await signBytes(key, probe), probe);
  return fits ? succeed(key) : fail('badKey', '', 'The two halves of the secret key do not belong together.');
}

export async function publicKeyOf(bytes: Uint8Array): Promise<PublicKey> {
  return { id: (await sha256Hex(bytes)).slice(0, idLength), bytes };
}

export async function signBytes(key: SecretKey, bytes: Uint8Array): Promise<Uint8Array> {
  const pkcs8 = new Uint8Array(pkcs8Prefix.length + keyLength);
  pkcs8.set(pkcs8Prefix);
  pkcs8.set(key.seed, pkcs8Prefix.length);
  const imported = await globalThis.crypto.subtle.importKey('pkcs8', pkcs8, algorithm, false, ['sign']);
  return new Uint8Array(await globalThis.crypto.subtle.sign(algorithm, imported, bytes));
}

export async function verifyBytes(key: Uint8Array, signature: Uint8Array, bytes: Uint8Array): Promise<boolean> {
  try {
    const imported = await globalThis.crypto.subtle.importKey('raw', key, algorithm, false, ['verify']);
    return await globalThis.crypto.subtle.verify(algorithm, imported, signature, bytes);
  } catch {
    // Some platforms throw for bytes that are no point of the curve, others say that nothing verifies.
    return false;
  }
}
