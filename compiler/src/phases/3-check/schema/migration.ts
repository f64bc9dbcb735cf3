import type { MigrationIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type { Expression, Field, MigrateDeclaration, Migration, Statement } from '../../1-parse/index.js';
import { isSymbolOf, lookupPath, type Symbol } from '../../2-bind/index.js';
import type { Checker } from '../checker.js';
import { fit } from '../fit.js';
import { namedAlike, namesOf, pathText, reportAmbiguous, reportUndefined, reportWrongSort } from '../names.js';
import { unknownTy } from '../types.js';

/** What may be migrated: all that keeps fields. */
const kept = ['kindDeclaration', 'component', 'relation', 'recordDeclaration'] as const;

/** `migrate Person from (old) { … }` at column 0. */
export function checkMigrate(c: Checker, { of, migration }: MigrateDeclaration): MigrationIr | undefined {
  for (const namespace of ['type', 'value'] as const) {
    const found = lookupPath(c.chapter, namespace, namesOf(of));
    if (found.found === 'several') {
      reportAmbiguous(c, pathText(of), of.span, found.symbols);
      return undefined;
    }
    if (found.found !== 'one' || found.rest.length > 0) continue;
    const { symbol } = found;
    if (isSymbolOf(symbol, ...kept)) {
      c.reads.add(`${namespace}:${symbol.id}`);
      return checkMigration(c, symbol, symbol.declaration.fields, migration);
    }
    if (namespace === 'type') continue;
    reportWrongSort(c, pathText(of), of.span, symbol, 'kind, component, relation or record');
    return undefined;
  }
  const known = [...namedAlike(c, 'type', kept), ...namedAlike(c, 'value', kept)];
  reportUndefined(c, 'kind, component, relation or record', pathText(of), of.span, known, 'type', 'value');
  return undefined;
}

/**
 * What becomes of what the version before kept. Which fields `old` has is known only against that version's model, so
 * here it is open: whatever is asked of it has no type of its own, and the right sides are kept as they are written.
 */
export function checkMigration(
  c: Checker,
  symbol: Symbol,
  fields: readonly Field[],
  { old, body }: Migration,
): MigrationIr {
  const values: { [field: string]: string } = {};
  const lets: { name: string; value: string }[] = [];
  c.inside(() =>
    c.purely('a migration', () => {
      c.declare(old.text, openTy, old.span, 'parameter').lastRead = 0;
      for (const statement of body.statements) {
        if (statement.kind === 'errorStatement') continue;
        if (statement.kind === 'let' && !statement.otherwise && statement.name) {
          const value = c.expression(statement.value);
          c.declare(statement.name.text, value.type, statement.name.span).lastRead = 0;
          lets.push({ name: statement.name.text, value: c.sourceOf(statement.value.span) });
          continue;
        }
        const field = assigned(statement);
        if (!field) {
          c.report(catalogue.migrationHoldsOther, statement.span, {});
          continue;
        }
        const { name, value } = field;
        const target = fields.find((each) => each.name.text === name);
        if (!target) {
          const names = fields.map((each) => each.name.text);
          reportUndefined(c, `field of ${symbol.name}`, name, field.at, names);
          c.expression(value, unknownTy);
          continue;
        }
        if (values[name] !== undefined) c.report(catalogue.repeatedField, field.at, { name });
        const type = c.context.written(target.type, symbol.chapter);
        fit(c, c.expression(value, type), type, value.span);
        values[name] = c.sourceOf(value.span);
      }
    }),
  );
  return { of: symbol.id, old: old.text, ...(lets.length > 0 && { lets }), values };
}

/** `vigor = old.stamina`: a field by its bare name. */
function assigned(
  statement: Statement,
): { readonly name: string; readonly at: Expression['span']; readonly value: Expression } | undefined {
  if (statement.kind !== 'assign' || statement.operator !== '=') return undefined;
  const { target, value } = statement;
  return target.kind === 'nameExpression' ? { name: target.name.text, at: target.span, value } : undefined;
}

const openTy = { kind: 'unknown', open: true } as const;
