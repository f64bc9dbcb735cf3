import type { StoreError, StoreResult } from '../../ports/index.js';

export function ok<T>(value: T): StoreResult<T> {
  return { ok: true, value };
}

export function fail(error: StoreError): { readonly ok: false; readonly error: StoreError } {
  return { ok: false, error };
}

export function notFound(what: string): { readonly ok: false; readonly error: StoreError } {
  return fail({ error: 'notFound', what });
}

export function refused(detail: string): { readonly ok: false; readonly error: StoreError } {
  return fail({ error: 'refused', detail });
}
