import type { StatementIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type { LinkStatement, UnlinkStatement } from '../../1-parse/index.js';
import type { Checker } from '../checker.js';
import { endpointTypes } from '../expressions/call.js';
import { checkFieldValues, slotFinder } from '../expressions/field-values.js';
import { check } from '../fit.js';
import { afterLink } from '../flow/facts.js';
import { resolvePath } from '../names.js';
import { isLeadRelation } from '../query/leads.js';
import { falseTy, trueTy } from '../types.js';
import { becauseOf, needReason } from './because.js';
import { effect } from './effect.js';

/** `link a -[trusts]-> b { … }`. */
export function link(c: Checker, statement: LinkStatement): StatementIr | undefined {
  effect(c, 'An edge is made', statement.span);
  const relation = resolvePath(c, statement.relation, 'value', 'relation', 'relation');
  const leads = relation && isLeadRelation(c, relation);
  if (leads) c.report(catalogue.leadOutsideQuery, statement.relation.span, {});
  if (!relation || leads) {
    c.expression(statement.from);
    c.expression(statement.to);
    return undefined;
  }
  const ends = endpointTypes(c, relation);
  const from = check(c, statement.from, ends.from);
  const to = check(c, statement.to, ends.to);
  const slots = c.context.declaredFields(relation, relation.declaration.fields);
  const { fields } = checkFieldValues(
    c,
    relation.name,
    statement.fields,
    slotFinder(c, relation.name, slots),
    slots,
    statement.relation.span,
  );
  c.facts = afterLink(c.facts, relation.id);
  c.learn({ op: 'linked', relation: relation.id, from, to }, trueTy);
  needReason(c, relation, statement.because, statement.relation.span);
  const because = becauseOf(c, statement.because);
  return { do: 'link', id: c.idOf(statement), relation: relation.id, from, to, fields, ...because };
}

/** `unlink a -[trusts]-> b`. */
export function unlink(c: Checker, statement: UnlinkStatement): StatementIr | undefined {
  effect(c, 'An edge is cut', statement.span);
  const relation = resolvePath(c, statement.relation, 'value', 'relation', 'relation');
  const leads = relation && isLeadRelation(c, relation);
  if (leads) c.report(catalogue.leadOutsideQuery, statement.relation.span, {});
  if (!relation || leads) {
    c.expression(statement.from);
    c.expression(statement.to);
    return undefined;
  }
  const ends = endpointTypes(c, relation);
  const from = check(c, statement.from, ends.from);
  const to = check(c, statement.to, ends.to);
  c.facts = afterLink(c.facts, relation.id);
  c.learn({ op: 'linked', relation: relation.id, from, to }, falseTy);
  needReason(c, relation, statement.because, statement.relation.span);
  const because = becauseOf(c, statement.because);
  return { do: 'unlink', id: c.idOf(statement), relation: relation.id, from, to, ...because };
}
