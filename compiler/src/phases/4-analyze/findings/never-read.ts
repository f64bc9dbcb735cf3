import type { SourceFile } from '../../../base/index.js';
import { catalogue, type Diagnostic, diagnostic } from '../../../diagnostics/index.js';
import type { Field } from '../../1-parse/index.js';
import { isSymbolOf } from '../../2-bind/index.js';
import type { AnalyzeInput } from '../input.js';

/**
 * Fields that nothing reads: of the state blocks, of kinds and components; and variables of a `let`. A field that a host
 * or a test alone reads counts as read by the test; a name that begins with `_` says that it is meant so.
 */
export function neverRead(input: AnalyzeInput): Diagnostic[] {
  const found: Diagnostic[] = [];
  const reads = new Set<string>();
  for (const uses of input.uses) for (const read of uses.reads) reads.add(read);

  const { main } = input.program;
  for (const scope of ['world', 'player', 'campaign', 'config'] as const) {
    for (const { field, file, id } of main.fields[scope].values()) look(field, file, `field:${scope}/${id}`);
  }
  for (const symbol of main.symbols) {
    if (!isSymbolOf(symbol, 'kindDeclaration', 'component')) continue;
    for (const field of symbol.declaration.fields) look(field, symbol.file, `field:${symbol.id}/${field.name.text}`);
  }
  // A library's variables are its own affair.
  const files = new Set(main.files.map(({ source }) => source.path));
  for (const { name, place } of input.uses.flatMap(({ unread }) => unread)) {
    if (!name.startsWith('_') && files.has(place.file)) found.push(diagnostic(catalogue.neverRead, place, { name }));
  }
  return found;

  function look(field: Field, file: SourceFile, read: string): void {
    const name = field.name.text;
    if (reads.has(read) || name.startsWith('_')) return;
    found.push(diagnostic(catalogue.neverRead, { file: file.path, span: field.name.span }, { name }));
  }
}
