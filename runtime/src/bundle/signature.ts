import { type BundleError, fail, type Result, succeed } from './bundle-error.js';
import { canonicalJson } from './canonical-json.js';
import { fromHex, toHex } from './hash.js';
import { parseJsonPart } from './json-part.js';
import {
  algorithm,
  type PublicKey,
  publicKeyOf,
  type SecretKey,
  signatureLength,
  signBytes,
  verifyBytes,
} from './keys.js';
import type { BundleLimits } from './limits.js';
import { signaturePart } from './manifest.js';
import { matching, object, only } from './shape/check.js';
import { shaped } from './shape/program-shape.js';

/**
 * What `signature.json` holds. The public key stands in it, so that a signature can be checked by everybody; whether
 * the key is trusted is another question, which the operator's list answers.
 */
interface SignatureFile {
  readonly algorithm: typeof algorithm;
  readonly keyId: string;
  readonly publicKey: string;
  readonly signature: string;
}

const signatureFile = object<SignatureFile>({
  algorithm: only(algorithm),
  keyId: matching(/^[0-9a-f]{16}$/, 'a key id of 16 hex digits'),
  publicKey: matching(/^[0-9a-f]{64}$/, 'a public key of 64 hex digits'),
  signature: matching(/^[0-9a-f]{128}$/, 'a signature of 128 hex digits'),
});

/** Who signed a bundle, if anybody did. A signature that does not verify is an error and never gets here. */
export type SignatureState =
  | { readonly signed: false }
  | { readonly signed: true; readonly keyId: string; readonly trusted: boolean };

export interface SignatureOptions {
  /** Refuse a bundle that none of the trusted keys signed. */
  readonly requireSignature?: boolean;
  readonly trustedKeys?: readonly PublicKey[];
}

export async function makeSignature(manifest: Uint8Array, key: SecretKey): Promise<Uint8Array> {
  const file: SignatureFile = {
    algorithm,
    keyId: key.publicKey.id,
    publicKey: toHex(key.publicKey.bytes),
    signature: toHex(await signBytes(key, manifest)),
  };
  return canonicalJson(file);
}

export async function checkSignature(
  part: Uint8Array | undefined,
  manifest: Uint8Array,
  options: SignatureOptions,
  limits: BundleLimits,
): Promise<Result<SignatureState, BundleError>> {
  const required = options.requireSignature ?? false;
  if (!part) {
    return required ? fail('missingSignature', '', 'The bundle is not signed.') : succeed({ signed: false });
  }
  const parsed = parseJsonPart(signaturePart, part, limits);
  if (!parsed.ok) return parsed;
  const read = shaped(signatureFile, signaturePart, parsed.value, limits.depth);
  if (!read.ok) return read;
  const { keyId, publicKey, signature } = read.value;
  const keyBytes = fromHex(publicKey, 32);
  const signed = fromHex(signature, signatureLength);
  const key = keyBytes && (await publicKeyOf(keyBytes));
  if (!key || !signed || key.id !== keyId) return fail('badSignature', signaturePart, 'The key has not this id.');
  if (!(await verifyBytes(key.bytes, signed, manifest))) {
    return fail('badSignature', signaturePart, `This is not what the key ${keyId} signed.`);
  }
  const trusted = (options.trustedKeys ?? []).some((known) => toHex(known.bytes) === publicKey);
  if (required && !trusted) return fail('unknownKey', signaturePart, `The key ${keyId} is not trusted here.`);
  return succeed({ signed: true, keyId, trusted });
}
