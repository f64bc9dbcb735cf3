import { catalogue } from '../../../diagnostics/index.js';
import type { ExistsExpression, NewExpression } from '../../1-parse/index.js';
import type { Elaborated } from '../checked.js';
import type { Checker } from '../checker.js';
import { keyOf } from '../flow/facts.js';
import { resolvePath } from '../names.js';
import { becauseOf, needReason } from '../statements/because.js';
import { boolTy, falseTy, type RefTy, trueTy, unknownTy } from '../types.js';
import { unknownValue } from '../unknown-value.js';
import { checkFieldValues, entityFinder } from './field-values.js';

/** `new Person "Tam" { mood: calm }`: makes an entity and yields it. */
export function newExpression(c: Checker, e: NewExpression): Elaborated {
  const kind = resolvePath(c, e.type, 'type', 'kind', 'kindDeclaration');
  if (c.ban !== undefined)
    c.report(catalogue.effectNotAllowed, e.span, { what: 'Something new is made', where: c.ban });
  const title = e.title && c.rules.text(c, e.title.parts).ir;
  if (!kind) {
    for (const field of e.fields) if (field.value) c.expression(field.value, unknownTy);
    return unknownValue;
  }
  const type: RefTy = { kind: 'ref', kinds: [kind], has: [] };
  const table = c.context.kindTable(kind);
  const needed = [...table.fields.values()].flat();
  const { fields } = checkFieldValues(c, kind.name, e.fields, entityFinder(c, kind.name, type), needed, e.type.span);
  needReason(c, kind, e.because, e.type.span);
  const because = becauseOf(c, e.because);
  return { type, ir: { op: 'new', site: c.site(), kind: kind.id, ...(title && { title }), fields, ...because } };
}

/** `exists trusts(a, b)`. */
export function existsExpression(c: Checker, e: ExistsExpression): Elaborated {
  const edge = c.rules.meaning(c, e.edge, undefined, 'read');
  if (edge.is === 'reported') return unknownValue;
  if (edge.is !== 'edge') {
    c.report(catalogue.wrongType, e.edge.span, {
      found: `\`${c.sourceOf(e.edge.span)}\``,
      wanted: 'an edge such as `trusts(a, b)`',
    });
    return unknownValue;
  }
  const ir = { op: 'linked', relation: edge.relation.id, from: edge.from, to: edge.to } as const;
  const key = keyOf(ir);
  return { type: boolTy, ir, ...(key !== undefined && { yes: [[key, trueTy]], no: [[key, falseTy]] }) };
}
