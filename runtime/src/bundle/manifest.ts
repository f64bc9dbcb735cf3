import { type BundleError, fail, type Result, succeed } from './bundle-error.js';
import { canonicalJson } from './canonical-json.js';
import { sameBytes } from './hash.js';
import { parseJsonPart } from './json-part.js';
import type { BundleLimits } from './limits.js';
import { type Check, dictionary, isObject, matching, object, only, wholeNumber } from './shape/check.js';
import { shaped } from './shape/program-shape.js';
import { isVersionRange } from './version-range.js';

/** The version of the container and of the IR in it. */
export const bundleFormat = 1;

/** What a bundle says of itself. Its canonical bytes are what is hashed and signed. */
export interface Manifest {
  readonly format: typeof bundleFormat;
  /** The version of the engine's meaning that the program was made for. */
  readonly semantics: number;
  /** Which versions of the runtime can run it: `>=0.1 <0.2`. */
  readonly runtime: string;
  readonly pack: { readonly name: string; readonly title: string; readonly version: string };
  /** All parts but the manifest and the signature, by name. */
  readonly parts: { readonly [name: string]: PartEntry };
  /** Hashes of the sources of the standard library's packs and of the others that went into the program. */
  readonly std: { readonly [pack: string]: string };
  readonly dependencies: { readonly [pack: string]: string };
}

export interface PartEntry {
  readonly size: number;
  /** Lower-case hex. */
  readonly sha256: string;
}

export const manifestPart = 'manifest.json';
export const programPart = 'program.json';
export const signaturePart = 'signature.json';

/** `migrations/0001_init.sql` */
export function isMigrationPart(name: string): boolean {
  return /^migrations\/[A-Za-z0-9][A-Za-z0-9_.-]{0,150}\.sql$/.test(name) && !name.includes('..');
}

/** `migrations/0002_two_purses.json`: what becomes of saved sessions. */
export function isConversionPart(name: string): boolean {
  return /^migrations\/[0-9]{4}_[a-z0-9_]{1,100}\.json$/.test(name);
}

export function conversionPart(migration: string): string {
  return `migrations/${migration}.json`;
}

/** The part that holds the texts of a language. */
export function stringsPart(locale: string): string {
  return `strings/${locale}.json`;
}

/** `strings/pt-BR.json`: the texts in another language. */
export function isStringsPart(name: string): boolean {
  return /^strings\/[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,8}\.json$/.test(name);
}

/** Whether a bundle has a place for a part of this name, besides the manifest and the signature. */
export function isKnownPart(name: string): boolean {
  return name === programPart || isMigrationPart(name) || isConversionPart(name) || isStringsPart(name);
}

const hash = matching(/^[0-9a-f]{64}$/, 'a SHA-256 in hex');

/** A terminal obeys control characters, and who reads a list of bundles should not. */
const plain = matching(/^[^\p{Cc}]{1,500}$/u, 'a text of 1 to 500 characters, none of which is a control character');

const range: Check<string> = {
  accepts: (value, walk) => {
    walk.wanted = 'a range of versions such as ">=0.1 <0.2"';
    return typeof value === 'string' && isVersionRange(value);
  },
};

const manifest = object<Manifest>({
  format: only(bundleFormat),
  semantics: wholeNumber(1, 1_000_000),
  runtime: range,
  pack: object<Manifest['pack']>({
    name: plain,
    title: plain,
    version: matching(/^\d{1,9}\.\d{1,9}\.\d{1,9}$/, 'n.n.n'),
  }),
  parts: dictionary(object<PartEntry>({ size: wholeNumber(0, 0xffff_ffff), sha256: hash })),
  std: dictionary(hash),
  dependencies: dictionary(hash),
});

export function parseManifest(bytes: Uint8Array, limits: BundleLimits): Result<Manifest, BundleError> {
  const parsed = parseJsonPart(manifestPart, bytes, limits);
  if (!parsed.ok) return parsed;
  const format = isObject(parsed.value) ? parsed.value['format'] : undefined;
  if (typeof format === 'number' && format > bundleFormat) {
    return fail('newerFormat', `${manifestPart}#/format`, `Format ${format}; this runtime reads ${bundleFormat}.`);
  }
  const read = shaped(manifest, manifestPart, parsed.value, limits.depth);
  // One manifest has one hash: another spelling of it would be another bundle with the same content.
  if (read.ok && !sameBytes(canonicalJson(read.value), bytes)) {
    return fail('invalid', manifestPart, 'The manifest is not in its canonical form.');
  }
  return read;
}

/** A manifest that a compiler made: the same check, so that nothing is written that would not be read. */
export function checkManifest(value: Manifest): Result<Manifest, BundleError> {
  const strange = Object.keys(value.parts).find((name) => !isKnownPart(name));
  if (strange !== undefined) return fail('unknownPart', strange, 'A bundle has no place for such a part.');
  const read = shaped(manifest, manifestPart, value, 100);
  return read.ok ? succeed(value) : read;
}
