import { writeArchive } from './archive.js';
import { type BundleError, type Result, succeed } from './bundle-error.js';
import { canonicalJson, roomFor } from './canonical-json.js';
import { sha256Hex } from './hash.js';
import type { ConversionIr, ProgramIr, StringsIr } from './ir/index.js';
import type { SecretKey } from './keys.js';
import { type BundleLimits, defaultLimits } from './limits.js';
import {
  bundleFormat,
  checkManifest,
  conversionPart,
  manifestPart,
  programPart,
  signaturePart,
  stringsPart,
} from './manifest.js';
import { readParts } from './open.js';
import { makeSignature } from './signature.js';

export interface PackInput {
  readonly program: ProgramIr;
  /** The engine's `semanticsVersion`. */
  readonly semantics: number;
  /** `>=0.1 <0.2` */
  readonly runtime: string;
  /** The pack's reviewed SQL: file names such as `0001_init.sql`. */
  readonly migrations?: readonly { readonly name: string; readonly sql: string }[];
  /** What becomes of sessions that earlier versions saved. */
  readonly conversions?: readonly ConversionIr[];
  /** The pack's texts in other languages. */
  readonly strings?: readonly StringsIr[];
  /** SHA-256 in hex of the sources of what was used of the standard library, and of other packs. */
  readonly std?: { readonly [pack: string]: string };
  readonly dependencies?: { readonly [pack: string]: string };
}

export interface PackedBundle {
  readonly bytes: Uint8Array;
  /** SHA-256 of the canonical manifest: what turns and stores call the bundle by. */
  readonly hash: string;
}

/**
 * Writes a bundle. The same input gives the same bytes, whatever the order of keys, the machine, its time and place.
 * The program is taken as it is, since a compiler checked it; a manifest or a name of a part that could not be
 * read again is a `RangeError`, as it is for what JSON cannot say.
 */
export async function packBundle(input: PackInput): Promise<PackedBundle> {
  const encoder = new TextEncoder();
  // The room is for the archive around the program, too.
  const program = canonicalJson(input.program, roomFor(input.program) + (1 << 16));
  const parts = new Map<string, Uint8Array>([[programPart, program]]);
  for (const { name, sql } of input.migrations ?? []) {
    if (parts.has(`migrations/${name}`)) throw new RangeError(`There are two migrations of the name ${name}.`);
    parts.set(`migrations/${name}`, encoder.encode(sql));
  }
  for (const conversion of input.conversions ?? []) {
    const name = conversionPart(conversion.migration);
    if (parts.has(name)) throw new RangeError(`There are two conversions of the name ${conversion.migration}.`);
    parts.set(name, canonicalJson(conversion, roomFor(conversion)));
  }
  for (const strings of input.strings ?? []) {
    const name = stringsPart(strings.locale);
    if (parts.has(name)) throw new RangeError(`There are two translations into ${strings.locale}.`);
    parts.set(name, canonicalJson(strings, roomFor(strings)));
  }
  const entries: { [name: string]: { size: number; sha256: string } } = {};
  for (const [name, bytes] of parts) entries[name] = { size: bytes.length, sha256: await sha256Hex(bytes) };
  const checked = checkManifest({
    format: bundleFormat,
    semantics: input.semantics,
    runtime: input.runtime,
    pack: input.program.pack,
    parts: entries,
    std: input.std ?? {},
    dependencies: input.dependencies ?? {},
  });
  if (!checked.ok) throw new RangeError(`${checked.error.where}: ${checked.error.detail}`);
  const manifest = canonicalJson(checked.value);
  const hash = await sha256Hex(manifest);
  return { bytes: writeArchive(new Map([...parts, [manifestPart, manifest]]), program.buffer), hash };
}

/** Signs a bundle; a signature that was there is replaced. The hash stays, since the signature is no part of it. */
export async function signBundle(
  bytes: Uint8Array,
  key: SecretKey,
  limits: BundleLimits = defaultLimits,
): Promise<Result<PackedBundle, BundleError>> {
  const read = await readParts(bytes, limits);
  if (!read.ok) return read;
  const { parts, manifestBytes, hash } = read.value;
  const signature = await makeSignature(manifestBytes, key);
  return succeed({ bytes: writeArchive(new Map([...parts, [signaturePart, signature]])), hash });
}
