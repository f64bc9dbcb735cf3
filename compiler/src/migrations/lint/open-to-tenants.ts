import { catalogue, diagnostic } from '../../diagnostics/index.js';
import { eachStatement, type LintedFile } from './rule.js';
import { changesOf, nameOf, partsOf } from './statement.js';

/** Tables and views that show one tenant's rows to another. */
export const openToTenants = eachStatement((statement, file) => {
  const { node } = statement;
  const report = (name: string, what: string) => [
    diagnostic(catalogue.openToTenants, file.place(statement), { name, what }),
  ];
  if ('CreateStmt' in node) {
    const table = nameOf(node.CreateStmt.relation);
    if (file.facts.shared.has(table)) return [];
    const missing = missingOf(file, table);
    return missing.length === 0 ? [] : report(table, `the file lacks ${missing.join(' and ')} for it`);
  }
  if ('ViewStmt' in node) {
    const isInvoker = (node.ViewStmt.options ?? []).some(
      (each) => 'DefElem' in each && each.DefElem.defname === 'security_invoker',
    );
    return isInvoker ? [] : report(nameOf(node.ViewStmt.view), 'a view without `security_invoker` reads as its owner');
  }
  if ('DropStmt' in node && node.DropStmt.removeType === 'OBJECT_POLICY')
    return (node.DropStmt.objects ?? []).flatMap((each) =>
      report(partsOf(each).slice(0, -1).join('.'), 'its policy goes'),
    );
  if ('CreateFunctionStmt' in node) {
    const isDefiner = (node.CreateFunctionStmt.options ?? []).some(
      (each) =>
        'DefElem' in each &&
        each.DefElem.defname === 'security' &&
        each.DefElem.arg !== undefined &&
        'Boolean' in each.DefElem.arg &&
        each.DefElem.arg.Boolean.boolval === true,
    );
    const name = (node.CreateFunctionStmt.funcname ?? []).flatMap(partsOf).join('.');
    return isDefiner ? report(name, '`security definer` runs with its owner’s rights') : [];
  }
  const changes = changesOf(node);
  return (changes?.commands ?? []).flatMap(({ subtype }) =>
    subtype === 'AT_DisableRowSecurity' || subtype === 'AT_NoForceRowSecurity'
      ? report(changes?.table ?? '', 'its row-level security goes')
      : [],
  );
});

function missingOf({ facts }: LintedFile, table: string): readonly string[] {
  const types = new Set(facts.changes.get(table)?.map(({ subtype }) => subtype));
  return [
    ...(types.has('AT_EnableRowSecurity') ? [] : ['`enable row level security`']),
    ...(types.has('AT_ForceRowSecurity') ? [] : ['`force row level security`']),
    ...(facts.withPolicy.has(table) ? [] : ['a policy']),
  ];
}
