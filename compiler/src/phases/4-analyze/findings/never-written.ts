import { catalogue, type Diagnostic, diagnostic } from '../../../diagnostics/index.js';
import type { Field } from '../../1-parse/index.js';
import type { AnalyzeInput } from '../input.js';
import { isLibrary } from '../library.js';

/**
 * State that is read and never written: it is what it was at the start for good, and every condition on it has one
 * answer. Looked at are fields of `world`, `campaign` and `player` that are not asked for; `config` is the operator's,
 * and fields of kinds have a value for each entity; records, lists and texts may be there as plain data. What a test alone gives counts as written. Whether a write is ever
 * come to is not looked at.
 */
export function neverWritten(input: AnalyzeInput): Diagnostic[] {
  const { main } = input.program;
  // A library's state is there to be written by those who use it.
  if (isLibrary(main)) return [];
  const reads = new Set<string>();
  const writes = new Set<string>();
  for (const uses of input.uses) {
    for (const read of uses.reads) reads.add(read);
    for (const write of uses.writes) writes.add(write);
  }
  const found: Diagnostic[] = [];
  for (const scope of ['world', 'player', 'campaign'] as const) {
    for (const { field, file, id } of main.fields[scope].values()) {
      const name = field.name.text;
      const use = `field:${scope}/${id}`;
      // Without a value of its own a field of the player is asked for at the start.
      const isAsked = scope === 'player' && !field.default && field.type.kind !== 'optionalType';
      if (isAsked || !mayChange(field) || !reads.has(use) || writes.has(use) || name.startsWith('_')) continue;
      found.push(diagnostic(catalogue.neverWritten, { file: file.path, span: field.name.span }, { name }));
    }
  }
  return found;
}

/** A figure, an answer, a member of an enum, or what may not be there: of these a story is expected to change them. */
function mayChange({ type, default: start }: Field): boolean {
  if (type.kind === 'optionalType') return true;
  switch (start?.kind) {
    case 'bool':
    case 'int':
    case 'float':
    case 'nameExpression':
      return true;
    default:
      return false;
  }
}
