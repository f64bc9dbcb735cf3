import type { Span } from '../../base/index.js';
import { catalogue, type Diagnostic, diagnostic } from '../../diagnostics/index.js';
import type { Unit } from '../2-bind/index.js';
import type { Checker } from './checker.js';

/** Whether a name is that of a shared document, which nothing may read; then that is said. */
export function reportShared(c: Checker, name: string, span: Span): boolean {
  const document = c.chapter.unit.shared.get(name);
  if (!document) return false;
  const place = { file: document.file.path, span: document.document.name.span };
  c.report(catalogue.sharedNotRead, span, { name }, { related: [{ place, message: `\`${name}\` is here.` }] });
  return true;
}

/** What is shared and is no document. */
export function checkShared(unit: Unit): Diagnostic[] {
  return [...unit.shared.values()].flatMap(({ document, file }) => {
    const { type } = document;
    if (type.text === 'doc' || type.text === '') return [];
    return [diagnostic(catalogue.notADocument, { file: file.path, span: type.span }, { type: type.text })];
  });
}
