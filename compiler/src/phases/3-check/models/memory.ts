import type { MemoryIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type { MemoryDeclaration } from '../../1-parse/index.js';
import { isOfCampaign, memoryField, type Symbol } from '../../2-bind/index.js';
import type { CheckedDeclaration } from '../checked.js';
import { Checker } from '../checker.js';
import { resolvePath } from '../names.js';
import type { ProgramContext } from '../program-context.js';

/** A memory: whose it is, how it is searched, how long it is kept. */
export function checkMemory(context: ProgramContext, symbol: Symbol<MemoryDeclaration>): CheckedDeclaration {
  const { declaration } = symbol;
  const c = new Checker(context, { chapter: symbol.chapter, file: symbol.file, place: symbol.id });
  const { of, vector, halfLife, keep, lexical } = declaration;
  const campaign = isOfCampaign(declaration);
  const kind = campaign ? undefined : resolvePath(c, of, 'type', 'kind', 'kindDeclaration');
  if (kind && !kind.declaration.fields.includes(memoryField(declaration))) {
    c.report(catalogue.memoryOfOthers, of.span, { kind: kind.name });
  }
  const model = vector && resolvePath(c, vector.model, 'value', 'model', 'model');
  const dimensions = (vector?.dimensions ?? []).flatMap((each) => (each.kind === 'int' ? [each.value] : []));
  const ir: MemoryIr = {
    of: campaign ? 'campaign' : (kind?.id ?? ''),
    ...(declaration.private && { private: true }),
    // What has no index of meanings is searched by its words.
    ...((lexical || !vector) && { lexical: true }),
    ...(vector && model && { vector: { model: model.id, dimensions, ...(vector.full && { full: true }) } }),
    ...(halfLife?.kind === 'duration' && { halfLife: halfLife.milliseconds }),
    ...(keep?.kind === 'duration' && { keep: keep.milliseconds }),
  };
  return { diagnostics: c.diagnostics, uses: c.uses, memory: { symbol, ir } };
}
