/** A value, or the named reason why there is none. */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

/**
 * Why a bundle was not opened. `where` is a part's name and a JSON Pointer in it
 * (`program.json#/scenes/dock.arrival/code/3`), or empty for the file as a whole; `detail` is a sentence for people.
 */
export interface BundleError {
  readonly error: BundleErrorName;
  readonly where: string;
  readonly detail: string;
}

export type BundleErrorName =
  /** The end is missing. */
  | 'truncated'
  /** Something else than a bundle. */
  | 'notABundle'
  /** An archive that is not laid out as a bundle is written: edited or damaged. */
  | 'damaged'
  /** A limit was passed; nothing behind it was read. */
  | 'tooLarge'
  /** A part is compressed; bundles store their parts as they are. */
  | 'compressed'
  /** A part that this format has no place for. */
  | 'unknownPart'
  | 'missingPart'
  /** A part's bytes are not those that the manifest names. */
  | 'hashMismatch'
  | 'badSignature'
  | 'missingSignature'
  /** Signed well, but by a key that is not trusted here. */
  | 'unknownKey'
  /** Text that is no key. */
  | 'badKey'
  /** Written in a later format. */
  | 'newerFormat'
  /** Made for another version of the engine's meaning. */
  | 'otherSemantics'
  /** Made for other versions of the runtime. */
  | 'otherRuntime'
  /** The form is wrong, or a name leads nowhere. */
  | 'invalid';

export function succeed<T>(value: T): Result<T, never> {
  return { ok: true, value };
}

export function fail(error: BundleErrorName, where: string, detail: string): Result<never, BundleError> {
  return { ok: false, error: { error, where, detail } };
}

/** One step of a JSON Pointer (RFC 6901). */
export function pointerStep(key: string | number): string {
  return `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
