import type { StatementIr } from '@fabula/runtime/bundle';
import type { EmitStatement } from '../../1-parse/index.js';
import type { Checker } from '../checker.js';
import { checkFieldValues, slotFinder, valueOf } from '../expressions/field-values.js';
import { resolvePath } from '../names.js';
import { unknownTy } from '../types.js';
import { effect } from './effect.js';

/** `emit whispered { about: player }`. */
export function emit(c: Checker, statement: EmitStatement): StatementIr | undefined {
  effect(c, 'An event is emitted', statement.span);
  const event = resolvePath(c, statement.event, 'value', 'event', 'event');
  if (!event) {
    for (const field of statement.fields) c.expression(valueOf(field), unknownTy);
    return undefined;
  }
  c.writes.add(`event:${event.id}`);
  const slots = c.context.declaredFields(event, event.declaration.fields);
  const { fields } = checkFieldValues(
    c,
    event.name,
    statement.fields,
    slotFinder(c, event.name, slots),
    slots,
    statement.event.span,
  );
  return { do: 'emit', id: c.idOf(statement), event: event.id, fields };
}
