import { checksummedBytes, readArchive } from './archive.js';
import { type BundleError, fail, type Result, succeed } from './bundle-error.js';
import { sha256Hex } from './hash.js';
import type { ConversionIr, ProgramIr, StringsIr } from './ir/index.js';
import { parseJsonPart } from './json-part.js';
import { type BundleLimits, defaultLimits } from './limits.js';
import { linkProgram } from './link/program.js';
import { linkStrings, placesOf } from './link/strings.js';
import {
  conversionPart,
  isConversionPart,
  isKnownPart,
  isMigrationPart,
  isStringsPart,
  type Manifest,
  manifestPart,
  parseManifest,
  programPart,
  signaturePart,
  stringsPart,
} from './manifest.js';
import { shapeConversion } from './shape/conversion-shape.js';
import { shapeProgram } from './shape/program-shape.js';
import { shapeStrings } from './shape/strings-shape.js';
import { checkSignature, type SignatureOptions, type SignatureState } from './signature.js';
import { isInRange } from './version-range.js';

/** A bundle of which everything was checked. */
export interface Bundle {
  /** SHA-256 of the canonical manifest. */
  readonly hash: string;
  readonly manifest: Manifest;
  readonly program: ProgramIr;
  /** In the order of their names, which is the order they are applied in. */
  readonly migrations: readonly { readonly name: string; readonly sql: string; readonly checksum: string }[];
  /** What becomes of sessions that earlier versions saved, in the order of their names. */
  readonly conversions: readonly ConversionIr[];
  /** Its texts in other languages, in the order of their names. */
  readonly strings: readonly StringsIr[];
  readonly signature: SignatureState;
}

export interface OpenOptions extends SignatureOptions {
  /** The engine's `semanticsVersion`: a bundle made for another one is refused. Tools that only look leave it out. */
  readonly semantics?: number;
  /** The runtime's version: a bundle whose range leaves it out is refused. */
  readonly runtimeVersion?: string;
  readonly limits?: Partial<BundleLimits>;
}

/** Opens a bundle, or says why not. Whatever the bytes are, it answers: it neither throws nor runs anything of them. */
export async function openBundle(bytes: Uint8Array, options: OpenOptions = {}): Promise<Result<Bundle, BundleError>> {
  const limits: BundleLimits = { ...defaultLimits, ...options.limits };
  const read = await readParts(bytes, limits);
  if (!read.ok) return read;
  const { manifest, manifestBytes, parts, hash } = read.value;
  const signature = await checkSignature(parts.get(signaturePart), manifestBytes, options, limits);
  if (!signature.ok) return signature;
  const unfit = findUnfit(manifest, options);
  if (unfit) return unfit;

  const programBytes = parts.get(programPart);
  if (!programBytes) return fail('missingPart', programPart, 'The bundle has no program.');
  const json = parseJsonPart(programPart, programBytes, limits);
  if (!json.ok) return json;
  const program = validateProgram(json.value, limits.depth);
  if (!program.ok) return program;
  const { name, title, version } = program.value.pack;
  const { pack } = manifest;
  if (name !== pack.name || title !== pack.title || version !== pack.version) {
    return fail('invalid', `${manifestPart}#/pack`, 'The manifest and the program name different packs.');
  }
  const migrations = readMigrations(manifest, parts);
  if (!migrations.ok) return migrations;
  const conversions = readConversions(parts, limits);
  if (!conversions.ok) return conversions;
  const strings = readStrings(program.value, parts, limits);
  if (!strings.ok) return strings;
  return succeed({
    hash,
    manifest,
    program: program.value,
    migrations: migrations.value,
    conversions: conversions.value,
    strings: strings.value,
    signature: signature.value,
  });
}

/**
 * Whether a value is a program the engine can be given: its form, and that every name and jump leads somewhere. `openBundle` asks
 * this of every bundle; a compiler's tests ask it of what they lowered.
 */
export function validateProgram(
  value: unknown,
  maxDepth: number = defaultLimits.depth,
): Result<ProgramIr, BundleError> {
  const shaped = shapeProgram(programPart, value, maxDepth);
  return shaped.ok ? linkProgram(shaped.value) : shaped;
}

export interface BundleParts {
  readonly manifest: Manifest;
  readonly manifestBytes: Uint8Array;
  readonly hash: string;
  /** The manifest and the signature included. */
  readonly parts: ReadonlyMap<string, Uint8Array>;
}

/** The parts of a bundle, each of which is what the manifest says it is. Nothing of the program is looked at. */
export async function readParts(bytes: Uint8Array, limits: BundleLimits): Promise<Result<BundleParts, BundleError>> {
  const archive = readArchive(bytes, limits);
  if (!archive.ok) return archive;
  const parts = archive.value;
  const manifestBytes = parts.get(manifestPart);
  if (!manifestBytes) return fail('notABundle', '', 'The archive has no manifest: it is no Fabula bundle.');
  for (const name of [manifestPart, signaturePart]) {
    if ((parts.get(name)?.length ?? 0) > checksummedBytes) return fail('tooLarge', name, 'The part is too large.');
  }
  const manifest = parseManifest(manifestBytes, limits);
  if (!manifest.ok) return manifest;

  for (const name of Object.keys(manifest.value.parts)) {
    if (!parts.has(name)) return fail('missingPart', name, 'The manifest names a part that is not there.');
  }
  for (const [name, part] of parts) {
    if (name === manifestPart || name === signaturePart) continue;
    const entry = Object.hasOwn(manifest.value.parts, name) ? manifest.value.parts[name] : undefined;
    if (!entry || !isKnownPart(name)) {
      return fail('unknownPart', name, 'A bundle has no place for such a part.');
    }
    if (entry.size !== part.length || entry.sha256 !== (await sha256Hex(part))) {
      return fail('hashMismatch', name, 'The part is not the one that the manifest names: it was edited or damaged.');
    }
  }
  return succeed({ manifest: manifest.value, manifestBytes, parts, hash: await sha256Hex(manifestBytes) });
}

function findUnfit(manifest: Manifest, options: OpenOptions): Result<never, BundleError> | undefined {
  const { semantics, runtimeVersion } = options;
  if (semantics !== undefined && manifest.semantics !== semantics) {
    const detail = `Made for semantics ${manifest.semantics}; this engine has ${semantics}.`;
    return fail('otherSemantics', `${manifestPart}#/semantics`, detail);
  }
  if (runtimeVersion !== undefined && !isInRange(runtimeVersion, manifest.runtime)) {
    const detail = `Made for a runtime ${manifest.runtime}; this is ${runtimeVersion}.`;
    return fail('otherRuntime', `${manifestPart}#/runtime`, detail);
  }
  return undefined;
}

function readMigrations(
  manifest: Manifest,
  parts: ReadonlyMap<string, Uint8Array>,
): Result<Bundle['migrations'], BundleError> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const migrations: { name: string; sql: string; checksum: string }[] = [];
  for (const [part, bytes] of parts) {
    const checksum = manifest.parts[part]?.sha256;
    if (!isMigrationPart(part) || checksum === undefined) continue;
    try {
      migrations.push({ name: part.slice('migrations/'.length), sql: decoder.decode(bytes), checksum });
    } catch {
      return fail('invalid', part, 'Not UTF-8.');
    }
  }
  return succeed(migrations);
}

function readConversions(
  parts: ReadonlyMap<string, Uint8Array>,
  limits: BundleLimits,
): Result<readonly ConversionIr[], BundleError> {
  const conversions: ConversionIr[] = [];
  for (const [name, bytes] of parts) {
    if (!isConversionPart(name)) continue;
    const json = parseJsonPart(name, bytes, limits);
    if (!json.ok) return json;
    const read = shapeConversion(name, json.value, limits.depth);
    if (!read.ok) return read;
    if (conversionPart(read.value.migration) !== name) {
      return fail('invalid', `${name}#/migration`, 'The part is not named for its migration.');
    }
    conversions.push(read.value);
  }
  return succeed(conversions);
}

function readStrings(
  program: ProgramIr,
  parts: ReadonlyMap<string, Uint8Array>,
  limits: BundleLimits,
): Result<readonly StringsIr[], BundleError> {
  const names = [...parts.keys()].filter(isStringsPart);
  if (names.length === 0) return succeed([]);
  const places = placesOf(program);
  const all: StringsIr[] = [];
  for (const name of names) {
    const json = parseJsonPart(name, parts.get(name) ?? new Uint8Array(), limits);
    if (!json.ok) return json;
    const shaped = shapeStrings(name, json.value, limits.depth);
    if (!shaped.ok) return shaped;
    const { locale } = shaped.value;
    if (name !== stringsPart(locale) || !isCanonicalLocale(locale)) {
      return fail('invalid', `${name}#/locale`, 'The part is not named for its language, in the canonical form.');
    }
    const linked = linkStrings(shaped.value, program, places, name);
    if (!linked.ok) return linked;
    all.push(linked.value);
  }
  return succeed(all);
}

function isCanonicalLocale(locale: string): boolean {
  try {
    return Intl.getCanonicalLocales(locale)[0] === locale;
  } catch {
    return false;
  }
}
