import type { Place } from '../../base/index.js';
import type { Diagnostic } from '../../diagnostics/index.js';
import type { Facts } from './facts.js';
import type { Statement } from './statement.js';

/** The part of a migration that a file is; `initial` is a pack's first. */
export type SqlPart = 'initial' | 'expand' | 'convert' | 'contract' | 'undo';

/** A file while it is looked at. */
export interface LintedFile {
  readonly part: SqlPart;
  /** The store runs it statement by statement. */
  readonly isOutside: boolean;
  readonly statements: readonly Statement[];
  readonly facts: Facts;
  /** Of the same migration. */
  readonly undo: readonly Statement[];
  readonly place: (statement: Statement) => Place;
}

/** What is looked for: each statement by itself, or all of them. */
export type Rule = (file: LintedFile) => readonly Diagnostic[];

/** A rule about statements, one by one. */
export function eachStatement(look: (statement: Statement, file: LintedFile) => readonly Diagnostic[]): Rule {
  return (file) => file.statements.flatMap((statement) => look(statement, file));
}
