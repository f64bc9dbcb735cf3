import type { ExprIr, MigrationIr } from '@fabula/runtime/bundle';
import type { Span } from '../../../base/index.js';
import { catalogue } from '../../../diagnostics/index.js';
import type { Expression, Field, MigrateDeclaration, Migration, Name, Statement } from '../../1-parse/index.js';
import { isSymbolOf, lookupPath, type Symbol } from '../../2-bind/index.js';
import type { Checker } from '../checker.js';
import { fit } from '../fit.js';
import type { Variable } from '../flow/scope.js';
import { namedAlike, namesOf, pathText, reportAmbiguous, reportUndefined, reportWrongSort } from '../names.js';
import { unknownTy } from '../types.js';

/** What may be migrated: all that keeps fields. */
const kept = ['kindDeclaration', 'component', 'relation', 'recordDeclaration'] as const;

/** What a migration comes to: as it is written, and as it runs where it is known what `old` holds. */
export interface CheckedMigration {
  readonly ir: MigrationIr;
  readonly symbol: Symbol;
  /** The slot of `old`. */
  readonly slot: string;
  readonly lets: readonly { readonly slot: string; readonly value: ExprIr; readonly span: Span }[];
  readonly values: ReadonlyMap<string, { readonly value: ExprIr; readonly field: Field; readonly span: Span }>;
}

/** What `old` means in a migration of a declaration. */
export type OldMeaning = (symbol: Symbol, old: Name, slot: string) => Variable['meaning'];

/** `migrate Person from (old) { … }` at column 0. */
export function checkMigrate(
  c: Checker,
  { of, migration }: MigrateDeclaration,
  meaning?: OldMeaning,
): CheckedMigration | undefined {
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
      return checkMigration(c, symbol, symbol.declaration.fields, migration, meaning);
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
 * What becomes of what the version before kept. Which fields `old` has is known only against that version's model; without
 * it `old` is open: whatever is asked of it has no type of its own. The right sides are kept as they are written, too.
 */
export function checkMigration(
  c: Checker,
  symbol: Symbol,
  fields: readonly Field[],
  { old, body }: Migration,
  meaning?: OldMeaning,
): CheckedMigration {
  const values = new Map<string, { readonly value: ExprIr; readonly field: Field; readonly span: Span }>();
  const sources: { [field: string]: string } = {};
  const lets: { readonly name: string; readonly slot: string; readonly value: ExprIr; readonly span: Span }[] = [];
  const slot = c.inside(() =>
    c.purely('a migration', () => {
      const variable = c.declare(old.text, openTy, old.span, 'parameter');
      variable.lastRead = 0;
      const means = meaning?.(symbol, old, variable.slot);
      if (means) c.scope.add({ ...variable, meaning: means });
      for (const statement of body.statements) {
        if (statement.kind === 'errorStatement') continue;
        if (statement.kind === 'let' && !statement.otherwise && statement.name) {
          const { name, value: written } = statement;
          const value = c.expression(written);
          const own = c.declare(name.text, value.type, name.span);
          own.lastRead = 0;
          lets.push({ name: name.text, slot: own.slot, value: value.ir, span: written.span });
          continue;
        }
        const assigns = assigned(statement);
        if (!assigns) {
          c.report(catalogue.migrationHoldsOther, statement.span, {});
          continue;
        }
        const { name, value } = assigns;
        const target = fields.find((each) => each.name.text === name);
        if (!target) {
          const names = fields.map((each) => each.name.text);
          reportUndefined(c, `field of ${symbol.name}`, name, assigns.at, names);
          c.expression(value, unknownTy);
          continue;
        }
        if (values.has(name)) c.report(catalogue.repeatedField, assigns.at, { name });
        const type = c.context.written(target.type, symbol.chapter);
        const ir = fit(c, c.expression(value, type), type, value.span);
        values.set(name, { value: ir, field: target, span: value.span });
        sources[name] = c.sourceOf(value.span);
      }
      return variable.slot;
    }),
  );
  const written = lets.map(({ name, span }) => ({ name, value: c.sourceOf(span) }));
  const ir = { of: symbol.id, old: old.text, ...(written.length > 0 && { lets: written }), values: sources };
  return { ir, symbol, slot, lets, values };
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
