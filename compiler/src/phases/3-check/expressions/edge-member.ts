import type { ExprIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type { MemberExpression } from '../../1-parse/index.js';
import { isSymbolOf, lookupPath } from '../../2-bind/index.js';
import type { Elaborated } from '../checked.js';
import type { Checker } from '../checker.js';
import { fits } from '../fit.js';
import { reportUndefined } from '../names.js';
import { isLeadRelation } from '../query/leads.js';
import { optionalTy, type RefTy } from '../types.js';
import { endpointTypes } from './call.js';
import type { Meaning, Mode } from './meaning.js';
import { readPlace } from './name.js';

const reported: Meaning = { is: 'reported' };

/** `t.rests_on`: what the one edge of a relation leads to, which may be nothing. */
export function oneAtEdge(
  c: Checker,
  e: MemberExpression,
  object: Elaborated,
  type: RefTy,
  mode: Mode,
): Meaning | undefined {
  const { name } = e;
  const found = lookupPath(c.chapter, 'value', [name.text]);
  if (found.found !== 'one' || found.rest.length > 0 || !isSymbolOf(found.symbol, 'relation')) return undefined;
  const { symbol } = found;
  const { oneFrom, oneTo, mutual } = symbol.declaration;
  if (!(oneTo || (mutual && oneFrom)) || isLeadRelation(c, symbol)) return undefined;
  const { from, to } = endpointTypes(c, symbol);
  if (!fits(c, type, from) || (to.kind !== 'ref' && to.kind !== 'unknown')) return undefined;
  if (mode === 'write') {
    c.report(catalogue.edgeIsLinked, name.span, { relation: name.text, from: c.sourceOf(e.object.span) });
    return reported;
  }
  c.reads.add(`value:${symbol.id}`);
  const ir: ExprIr = { op: 'one', relation: symbol.id, of: object.ir, end: 'to' };
  return { is: 'value', value: readPlace(c, ir, optionalTy(to), e.span, 'read') };
}

/** A field of an edge that a pattern found, whichever relation it is of. */
export function fieldOfFound(
  c: Checker,
  { name, span }: MemberExpression,
  { of, fields }: Meaning & { readonly is: 'foundEdge' },
  mode: Mode,
): Meaning {
  const field = fields.find((each) => each.name === name.text);
  if (field) {
    for (const use of field.uses) c.reads.add(use);
    return { is: 'value', value: readPlace(c, field.ir, field.type, span, mode) };
  }
  const known = fields.map((each) => each.name);
  reportUndefined(c, `field of ${of}`, name.text, name.span, known);
  return reported;
}
