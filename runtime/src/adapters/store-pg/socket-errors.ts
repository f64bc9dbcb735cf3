import type { StoreError } from '../../ports/index.js';

const passing = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EAI_AGAIN',
]);
const wrongAddress = new Set(['ENOTFOUND', 'ENOENT', 'EACCES']);
/** `pg` has no codes for what it finds out itself. */
const lost =
  /connection terminated|connection ended|timeout exceeded when trying to connect|connection error|not queryable|read timeout|client was closed/i;

/** What is said of a server that did not answer. Whether the last turn was stored is not known then: send it again. */
export function explainSocket(error: unknown): StoreError | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const detail = `the database server does not answer: ${error.message || code}`;
  if (passing.has(code) || lost.test(error.message)) return { error: 'unavailable', detail, retry: true };
  if (wrongAddress.has(code)) return { error: 'unavailable', detail, retry: false };
  return undefined;
}
