import type { ProgramIr, ProjectionConstraintIr, ProjectionIr } from '@fabula/runtime/bundle';
import { type Docs, projectionAfter, type TableRenames } from '../../phases/6-emit/index.js';
import type { Phase, PlanStep, SqlParts } from '../plan-step.js';
import { booksSteps } from './books-steps.js';
import { functionSteps } from './function-steps.js';
import { costs, locks, sqlFile } from './layout.js';
import { noSteps, type SqlStep } from './step.js';
import { changedTable, goneTable, newTable } from './table-steps.js';
import { viewSteps } from './view-steps.js';

export interface SqlPlanInput {
  /** The released program, with its projection. */
  readonly before: ProgramIr;
  readonly after: ProgramIr;
  readonly renames: TableRenames;
  readonly number: number;
  /** `0002_two_purses` */
  readonly migration: string;
  /** Doc comments of the program after. */
  readonly docs?: Docs;
}

export interface SqlPlan {
  readonly steps: readonly PlanStep[];
  readonly sql: SqlParts;
  /** How the state lies in the tables from now on, under the names that the releases before gave them. */
  readonly projection: ProjectionIr;
}

/**
 * Plans what becomes of a pack's tables. They are projections of the sessions: the rows of a session are written anew
 * when it is converted. So no statement moves what rows hold; what is there to plan is that both versions can write side
 * by side until then, and that nobody waits for it.
 */
export function planSql({ before, after, renames, number, migration, docs = new Map() }: SqlPlanInput): SqlPlan {
  const { old, now, projection } = projectionAfter(before, after, renames, number);
  const steps = noSteps();
  const oldTables = new Map(old.tables.map((table) => [table.name, table]));
  const nowNames = new Set(now.tables.map(({ name }) => name));
  const constraints = new Map<string, readonly ProjectionConstraintIr[]>();
  for (const table of now.tables) {
    const was = oldTables.get(table.name);
    if (was) {
      const left = before.projection?.tables.find((each) => each.table === table.name)?.constraints ?? [];
      const input = { before: was, after: table, number, docs, constraints: left };
      constraints.set(table.name, changedTable(steps, now.schema, input));
    } else newTable(steps, now.schema, table, docs);
  }
  for (const table of old.tables) if (!nowNames.has(table.name)) goneTable(steps, now.schema, table);
  booksSteps(steps, { before: old, after: now, unbooked: projection.unbooked ?? [], number });
  viewSteps(steps, { schema: before.schema, tables: old }, { schema: after.schema, tables: now }, docs);
  functionSteps(steps, now, before.projection?.function, projection.function);

  const contract = [...steps.tighten, ...steps.drop];
  const undo = steps.expand.filter((step) => step.undo !== undefined).toReversed();
  return {
    steps: [...told('expand', steps.expand), ...told('convert', steps.convert), ...told('contract', contract)],
    sql: parts({
      expand: sqlFile({ migration, part: 'expand' }, steps.expand),
      convert: sqlFile({ migration, part: 'convert' }, steps.convert),
      contract: sqlFile({ migration, part: 'contract' }, contract, steps.tighten.length > 0),
      undo: sqlFile({ migration, part: 'undo' }, undo.map(undone)),
    }),
    projection: {
      ...projection,
      tables: projection.tables.map((table) => {
        const left = constraints.get(table.table) ?? [];
        return left.length === 0 ? table : { ...table, constraints: left };
      }),
    },
  };
}

function undone(step: SqlStep): SqlStep {
  const { undo = '', does, undoReads } = step;
  return { ...step, sql: undo, does: `Takes back: ${does}`, ...(undoReads && { lock: 'all', cost: 'read' }) };
}

function told(phase: Phase, steps: readonly SqlStep[]): readonly PlanStep[] {
  return steps.map(({ does, reason, lock, cost, undo }) => ({
    phase,
    does,
    reason,
    lock: locks[lock],
    cost: costs[cost],
    ...(undo !== undefined && { undo }),
  }));
}

function parts(files: { readonly [Part in keyof SqlParts]: string | undefined }): SqlParts {
  const { expand, convert, contract, undo } = files;
  return {
    ...(expand !== undefined && { expand }),
    ...(convert !== undefined && { convert }),
    ...(contract !== undefined && { contract }),
    ...(undo !== undefined && { undo }),
  };
}
