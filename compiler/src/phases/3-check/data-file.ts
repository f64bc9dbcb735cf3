import { type SourceFile, type Span, sourceFile } from '../../base/index.js';
import { catalogue } from '../../diagnostics/index.js';
import { closest, type Unit } from '../2-bind/index.js';
import type { Checker } from './checker.js';

/** A file of the pack that a declaration is read from, by its path in the pack; what stands in its way is reported. */
export function dataFile(c: Checker, { data, prefix, name }: Unit, path: string, span: Span): SourceFile | undefined {
  const content = data.read(path);
  if (content === undefined) {
    const near = closest(path, data.paths());
    c.report(catalogue.tableNotFound, span, {
      path,
      ...(near !== undefined && { hint: `, but there is \`${near}\`` }),
    });
    return undefined;
  }
  if (typeof content === 'string') return sourceFile(prefix === '' ? path : `${name}:${path}`, content);
  c.report(catalogue.tableUnreadable, span, { path, found: content.looksLike });
  return undefined;
}
