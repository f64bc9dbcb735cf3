import type { ColumnDef, Node } from 'libpg-query';
import { catalogue, diagnostic } from '../../diagnostics/index.js';
import { eachStatement } from './rule.js';
import { changesOf, nameOf, partsOf } from './statement.js';

/** Statements that write a whole table anew. */
export const tableRewritten = eachStatement((statement, file) => {
  const { node } = statement;
  const report = (table: string, what: string) =>
    diagnostic(catalogue.tableRewritten, file.place(statement), { table, what });
  if ('ClusterStmt' in node)
    return [report(nameOf(node.ClusterStmt.relation), '`cluster` puts its rows in another order')];
  if ('VacuumStmt' in node && (node.VacuumStmt.options ?? []).some(isFull))
    return (node.VacuumStmt.rels ?? []).flatMap((each) =>
      'VacuumRelation' in each ? [report(nameOf(each.VacuumRelation.relation), '`vacuum full` copies it')] : [],
    );
  const changes = changesOf(node);
  if (!changes || file.facts.made.has(changes.table)) return [];
  return changes.commands.flatMap(({ subtype, name, def }) => {
    switch (subtype) {
      case 'AT_AlterColumnType':
        return [report(changes.table, `\`${name ?? ''}\` gets another type`)];
      case 'AT_SetTableSpace':
      case 'AT_SetLogged':
      case 'AT_SetUnLogged':
      case 'AT_SetAccessMethod':
        return [report(changes.table, 'it is stored otherwise')];
      case 'AT_AddColumn': {
        const what = def && 'ColumnDef' in def ? filledIn(def.ColumnDef) : undefined;
        return what === undefined ? [] : [report(changes.table, what)];
      }
      default:
        return [];
    }
  });
});

function isFull(option: Node): boolean {
  return 'DefElem' in option && option.DefElem.defname === 'full';
}

/** What gives a new column a value of its own in each row; a constant default is only noted. */
function filledIn({ colname = '', typeName, constraints = [] }: ColumnDef): string | undefined {
  const type = (typeName?.names ?? []).flatMap(partsOf).at(-1) ?? '';
  if (/^(?:small|big)?serial$/.test(type)) return `\`${colname}\` is numbered row by row`;
  for (const each of constraints) {
    if (!('Constraint' in each)) continue;
    const { contype, raw_expr: value } = each.Constraint;
    if (contype === 'CONSTR_IDENTITY') return `\`${colname}\` is numbered row by row`;
    if (contype === 'CONSTR_GENERATED') return `\`${colname}\` is calculated row by row`;
    if (contype === 'CONSTR_DEFAULT' && value && calls(value))
      return `the default of \`${colname}\` is called row by row`;
  }
  return undefined;
}

/** Whether a function is called that may give another value each time. */
function calls(node: unknown): boolean {
  if (Array.isArray(node)) return node.some(calls);
  if (typeof node !== 'object' || node === null) return false;
  return Object.entries(node).some(([key, value]: readonly [string, unknown]) =>
    key === 'FuncCall' ? !isStable(value) : calls(value),
  );
}

/** They are the same for a whole transaction. */
const stable = new Set(['now', 'transaction_timestamp', 'current_setting', 'current_database']);

function isStable(call: unknown): boolean {
  const text = JSON.stringify(call);
  const names = [...text.matchAll(/"sval":"([^"]+)"/g)].map(([, name = '']) => name);
  return stable.has(names.find((name) => name !== 'pg_catalog') ?? '');
}
