import type { ProjectionConstraintIr } from '@fabula/runtime/bundle';
import { quoteName, quoteText } from '../../phases/6-emit/index.js';

/** What a statement keeps from others while it runs. */
export type Lock =
  /** Nothing that is in use. */
  | 'none'
  /** Other changes of the same table; readers and writers go on. */
  | 'changes'
  /** All of the table; it is over at once. */
  | 'moment'
  /** All of the table, until it is done. */
  | 'all';

/** How long a statement takes. */
export type Cost = 'catalogue' | 'read';

/** A statement of a migration, or several that belong together. */
export interface SqlStep {
  readonly sql: string;
  /** What it does, in a sentence. */
  readonly does: string;
  /** Which change it is for. */
  readonly reason: string;
  readonly lock: Lock;
  readonly cost: Cost;
  /** The table it is about. */
  readonly table?: string;
  /** What takes it back; absent where nothing can. */
  readonly undo?: string;
  /** Taking it back reads the whole table, and nobody else can meanwhile. */
  readonly undoReads?: boolean;
}

/** The steps of a change, by the part of the migration they belong to. */
export interface Steps {
  readonly expand: SqlStep[];
  readonly convert: SqlStep[];
  /** What makes rows of all versions hold to what the new one declares: before anything is dropped. */
  readonly tighten: SqlStep[];
  readonly drop: SqlStep[];
}

export function noSteps(): Steps {
  return { expand: [], convert: [], tighten: [], drop: [] };
}

/** A table that both versions have, while it is changed. */
export interface Changing {
  readonly steps: Steps;
  /** Quoted, with its schema. */
  readonly table: string;
  readonly plain: string;
  readonly number: number;
  /** Constraints of migrations before, and then those that go on after this one. */
  readonly left: ProjectionConstraintIr[];
}

export function dropConstraint(table: string, ...names: readonly string[]): string {
  return `alter table ${table}\n  ${names.map((name) => `drop constraint if exists ${quoteName(name)}`).join(',\n  ')};`;
}

/** Added without a look at the rows that are there: what is written from now on has to hold to it. */
export function addCheck(table: string, name: string, condition: string): string {
  return `alter table ${table} add constraint ${quoteName(name)} check (${condition}) not valid;`;
}

/**
 * Runs only as long as a constraint is there, and another is not: a later migration may have taken away what this one
 * waited for, and after an interruption everything is run again.
 */
export function where(
  table: string,
  { has, lacks, unproven }: { readonly has: string; readonly lacks?: string; readonly unproven?: true },
  ...statements: readonly string[]
): string {
  const found = (name: string, more = ''): string =>
    `exists (select from pg_catalog.pg_constraint where conrelid = ${quoteText(table)}::regclass and conname = ${quoteText(name)}${more})`;
  const condition = [
    found(has, unproven ? ' and not convalidated' : ''),
    ...(lacks === undefined ? [] : [`not ${found(lacks)}`]),
  ].join('\n    and ');
  return `do $fabula$\nbegin\n  if ${condition} then\n${statements.map(indented).join('\n')}\n  end if;\nend\n$fabula$;`;
}

function indented(statement: string): string {
  return statement.replaceAll(/^/gm, '    ');
}
