import type { Json, SchemaIr, StatementIr } from '@fabula/runtime/bundle';
import { type Engine, type State, writeTyped } from '@fabula/runtime/engine';

/**
 * `given player.name = "Ines"` before the start: what a reader is asked for then is answered so. Else the start would
 * put an answer of its own in its place.
 */
export function givenAnswer(
  schema: SchemaIr,
  engine: Engine,
  state: State,
  statement: StatementIr,
  seat: string,
): { readonly field: string; readonly value: Json } | undefined {
  if (statement.do !== 'set' || statement.to.target !== 'field' || statement.to.of.op !== 'player') return undefined;
  const { asked, fields, kind } = schema.player;
  const { field: name, of } = statement.to;
  if (!asked.includes(name)) return undefined;
  const own = kind === undefined ? [] : (schema.kinds[kind]?.fields ?? []);
  const field = [...fields, ...own].find((each) => each.name === name);
  const found = engine.evaluate(state, { op: 'field', of, field: name }, seat);
  return field && found.ok ? { field: name, value: writeTyped(schema, field.type, found.value) } : undefined;
}
