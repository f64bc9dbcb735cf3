import type { ExprIr, PopulationIr } from '@fabula/runtime/bundle';
import type { Population } from '../../1-parse/index.js';
import { isSymbolOf, lookup } from '../../2-bind/index.js';
import type { Checker } from '../checker.js';
import { endpointTypes } from '../expressions/call.js';
import { checkFieldValues, entityFinder, valueOf } from '../expressions/field-values.js';
import { check } from '../fit.js';
import { resolvePath } from '../names.js';
import { intTy, type RefTy, textTy, unknownTy } from '../types.js';

/** Entities made by rule before the first tick. `nth` counts them from 1; a relation's name says what each is joined to. */
export function checkPopulation(c: Checker, population: Population): PopulationIr | undefined {
  const { count: written } = population;
  const count: ExprIr = written
    ? c.purely('how many there are', () => check(c, written, { ...intTy, low: 0 }))
    : { op: 'const', value: 1 };
  const kind = resolvePath(c, population.of, 'type', 'kind', 'kindDeclaration');
  return c.inside(() => {
    c.declare('nth', { ...intTy, low: 1 }, population.of.span, 'parameter');
    if (!kind) {
      for (const field of population.fields) c.expression(valueOf(field), unknownTy);
      return undefined;
    }
    const type: RefTy = { kind: 'ref', kinds: [kind], has: [] };
    const table = c.context.kindTable(kind);
    const edges: PopulationIr['edges'][number][] = [];
    let title: ExprIr | undefined;
    const fields = population.fields.filter((field) => {
      const { text } = field.name;
      if (table.fields.has(text)) return true;
      if (text === 'title') title = check(c, valueOf(field), textTy);
      const found = lookup(c.chapter, 'value', text);
      if (found.found !== 'one' || !isSymbolOf(found.symbol, 'relation')) return text !== 'title';
      c.reads.add(`value:${found.symbol.id}`);
      edges.push({ relation: found.symbol.id, to: check(c, valueOf(field), endpointTypes(c, found.symbol).to) });
      return false;
    });
    const needed = [...table.fields.values()].flat();
    const values = checkFieldValues(c, kind.name, fields, entityFinder(c, kind.name, type), needed, population.of.span);
    return { kind: kind.id, count, ...(title && { title }), fields: values.fields, edges };
  });
}
