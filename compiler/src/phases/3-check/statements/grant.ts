import type { StatementIr } from '@fabula/runtime/bundle';
import type { GrantStatement, RevokeStatement } from '../../1-parse/index.js';
import type { Checker } from '../checker.js';
import { checkFieldValues, slotFinder, valueOf } from '../expressions/field-values.js';
import { withComponents, withoutComponents } from '../expressions/has.js';
import { afterRevoke } from '../flow/facts.js';
import { resolvePath } from '../names.js';
import { unknownTy } from '../types.js';
import { becauseOf } from './because.js';
import { effect } from './effect.js';
import { entityValue } from './retire.js';

/** `grant Voice { tone: "slow" } to stone`: afterwards it has one. */
export function grant(c: Checker, statement: GrantStatement): StatementIr | undefined {
  effect(c, 'A component is granted', statement.span);
  const component = resolvePath(c, statement.component, 'type', 'component', 'component');
  if (!component) {
    for (const field of statement.fields) c.expression(valueOf(field), unknownTy);
    entityValue(c, statement.to);
    return undefined;
  }
  // Fields of `grant` are bare: the component is named before them.
  const slots = c.context.componentFields(component).map((field) => ({ ...field, key: field.name }));
  const { fields } = checkFieldValues(
    c,
    component.name,
    statement.fields,
    slotFinder(c, component.name, slots),
    slots,
    statement.component.span,
  );
  const to = entityValue(c, statement.to);
  if (!to) return undefined;
  if (to.type.kind === 'ref') c.learn(to.ir, withComponents(to.type, [component]));
  return {
    do: 'grant',
    id: c.idOf(statement),
    component: component.id,
    fields,
    to: to.ir,
    ...becauseOf(c, statement.because),
  };
}

/** `revoke Voice from stone`. */
export function revoke(c: Checker, statement: RevokeStatement): StatementIr | undefined {
  effect(c, 'A component is revoked', statement.span);
  const component = resolvePath(c, statement.component, 'type', 'component', 'component');
  const from = entityValue(c, statement.from);
  if (!component || !from) return undefined;
  c.facts = afterRevoke(c.facts, component.id);
  if (from.type.kind === 'ref') c.learn(from.ir, withoutComponents(from.type, [component]));
  return {
    do: 'revoke',
    id: c.idOf(statement),
    component: component.id,
    from: from.ir,
    ...becauseOf(c, statement.because),
  };
}
