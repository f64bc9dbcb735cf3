import { type BundleError, fail, type Result, succeed } from './bundle-error.js';
import type { BundleLimits } from './limits.js';

/**
 * Reads a part that holds JSON. The limits are checked on the bytes, before anything is built from them: two million
 * nested lists fit into four megabytes and would take the process down.
 */
export function parseJsonPart(name: string, bytes: Uint8Array, limits: BundleLimits): Result<unknown, BundleError> {
  const excess = findExcess(bytes, limits);
  if (excess !== undefined) return fail('tooLarge', name, excess);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return fail('invalid', name, 'Not UTF-8.');
  }
  if (halfSurrogate.test(text)) return fail('invalid', name, 'A text holds an escaped half of a surrogate pair.');
  try {
    return succeed(JSON.parse(text));
  } catch {
    // The message of the platform differs from one engine to the next and quotes the text.
    return fail('invalid', name, 'Not JSON.');
  }
}

/** Canonical JSON never escapes these; halves that meet no other half have no UTF-8 and so no hash. */
const halfSurrogate = /\\u[dD][89a-fA-F]/;

function findExcess(bytes: Uint8Array, limits: BundleLimits): string | undefined {
  const { length } = bytes;
  let depth = 0;
  let nodes = 0;
  for (let i = 0; i < length; i++) {
    const byte = bytes[i];
    if (byte === 0x22) i = stringEnd(bytes, i + 1);
    else if (byte === 0x5b || byte === 0x7b) {
      if (++depth > limits.depth) return `Nested deeper than ${limits.depth}.`;
      if (++nodes > limits.nodes) return `More than ${limits.nodes} objects and lists.`;
    } else if (byte === 0x5d || byte === 0x7d) depth -= 1;
  }
  return undefined;
}

function stringEnd(bytes: Uint8Array, from: number): number {
  const { length } = bytes;
  for (let i = from; i < length; i++) {
    const byte = bytes[i];
    if (byte === 0x22) return i;
    if (byte === 0x5c) i += 1;
  }
  return length;
}
