import { catalogue, diagnostic } from '../../diagnostics/index.js';
import { eachStatement } from './rule.js';

/** What PostgreSQL refuses in a transaction, which a file is unless it says otherwise. */
export const concurrentlyInTransaction = eachStatement((statement, file) => {
  const { node } = statement;
  if (file.isOutside && !statement.guarded) return [];
  const isConcurrent =
    ('IndexStmt' in node && node.IndexStmt.concurrent === true) ||
    ('DropStmt' in node && node.DropStmt.concurrent === true) ||
    ('ReindexStmt' in node &&
      (node.ReindexStmt.params ?? []).some((each) => 'DefElem' in each && each.DefElem.defname === 'concurrently'));
  const isVacuum = 'VacuumStmt' in node && node.VacuumStmt.is_vacuumcmd === true;
  if (!isConcurrent && !isVacuum) return [];
  return [
    diagnostic(catalogue.concurrentlyInTransaction, file.place(statement), {
      what: isVacuum ? '`vacuum`' : '`concurrently`',
    }),
  ];
});
