import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from '../../bundle/index.js';

/** JSON in its one form, as text and as the bytes a hash runs over. */
export function canonicalBytes(value: unknown): Buffer {
  const bytes = canonicalJson(value);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Lower-case hex. Node's own is synchronous and, for a turn's few kilobytes, twice as fast as Web Crypto's. */
export function sha256(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export function isObject(json: Json | undefined): json is { readonly [key: string]: Json } {
  return typeof json === 'object' && json !== null && !isList(json);
}

export function isList(json: Json | undefined): json is readonly Json[] {
  return Array.isArray(json);
}

/** JSON from the store. Undefined: it is none. */
export function parseJson(text: string): Json | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return isJson(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** What `JSON.parse` yields is JSON. */
function isJson(parsed: unknown): parsed is Json {
  return parsed !== undefined;
}
