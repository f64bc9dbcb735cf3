import { catalogue } from '../../../diagnostics/index.js';
import type { Field } from '../../1-parse/index.js';
import type { Checker } from '../checker.js';

/** A record's fields go where the record goes, so they can't be kept one by one: a promise that nothing would hold. */
export function reportNotKept(c: Checker, fields: readonly Field[]): void {
  for (const field of fields) {
    const found = field.modifiers.find(({ name }) => name === 'private' || name === 'secret');
    if (found) c.report(catalogue.keptInRecord, found.span, { name: field.name.text, how: found.name });
  }
}
