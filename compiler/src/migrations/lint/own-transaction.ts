import { catalogue, diagnostic } from '../../diagnostics/index.js';
import { eachStatement } from './rule.js';

/** The store begins and commits: a file that does so itself can't be taken back, nor gone on with. */
export const ownTransaction = eachStatement((statement, file) =>
  'TransactionStmt' in statement.node ? [diagnostic(catalogue.ownTransaction, file.place(statement), {})] : [],
);
