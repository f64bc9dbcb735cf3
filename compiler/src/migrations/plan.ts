import {
  type ConversionIr,
  canonicalJson,
  type ProgramIr,
  type ProjectionIr,
  validateProgram,
} from '@fabula/runtime/bundle';
import { type GraphStep, graphModel, graphSteps } from '@fabula/runtime/graph';
import type { Docs } from '../phases/6-emit/index.js';
import type { MigrateFrom } from '../program/index.js';
import type { Answers, Change, Question, Warning } from './change.js';
import { modelHash } from './model-hash.js';
import { planParts } from './plan-parts.js';
import type { PlanStep, SqlParts } from './plan-step.js';
import { renamesOf } from './schema/index.js';
import { planSql } from './sql/index.js';

/** What a plan is made of: the same input gives the same plan. */
export interface PlanInput {
  /** The program that readers have. */
  readonly before: ProgramIr;
  /** The program as it is declared now. */
  readonly after: ProgramIr;
  /** Doc comments of what is declared now, which tables are told. */
  readonly docs: Docs;
  readonly answers: Answers;
  /** What follows the number of the newest release. */
  readonly number: number;
  readonly name: string;
  /** The pack's `migrate from`, as the build gives them; may be absent where it has none. */
  readonly migrate?: MigrateFrom;
  /** The conversions that the release carries. */
  readonly earlier?: readonly ConversionIr[];
}

export interface Plan {
  /** `0002_two_purses` */
  readonly migration: string;
  readonly pack: ProgramIr['pack'];
  readonly answers: Answers;
  readonly changes: readonly Change[];
  /** What has to be answered first; a plan with one is not written. */
  readonly questions: readonly Question[];
  readonly warnings: readonly Warning[];
  readonly conversion: ConversionIr;
  readonly steps: readonly PlanStep[];
  readonly sql: SqlParts;
  /** What was planned, where a reviewer edited it: `sql` is what they wrote. */
  readonly planned?: SqlParts;
  /** How the state lies in the tables from now on: under the names that the releases before gave them. */
  readonly projection: ProjectionIr | undefined;
  /** What becomes of the graph beside the tables, where somebody has made one. */
  readonly graph: readonly GraphStep[];
  /** Nothing has to become of saves or tables. */
  readonly isEmpty: boolean;
}

/** Plans what becomes of saves and tables. */
export async function planMigration(input: PlanInput): Promise<Plan> {
  const { docs, answers, number, name } = input;
  // A bundle's program has its keys in order, one that was lowered just now has not: nothing may hang on that.
  const [before, after] = [canonical(input.before), canonical(input.after)];
  const migration = migrationName(number, name);
  const models = { before, after };
  const renames = renamesOf(models);
  const { changes, questions, warnings = [], conversion: converts } = planParts(models, answers, input);
  const tables = planSql({ before, after, renames, number, migration, docs });
  const [from, to] = await Promise.all([modelHash(before), modelHash(after)]);
  const isEmpty = questions.length === 0 && Object.keys(converts).length === 0 && Object.keys(tables.sql).length === 0;
  return {
    migration,
    pack: after.pack,
    answers,
    changes,
    questions,
    warnings,
    conversion: { conversion: 1, migration, from, to, ...converts },
    steps: inOrder([...tables.steps, ...sessionSteps(changes)]),
    sql: tables.sql,
    projection: tables.projection,
    graph: graphSteps(graphModel(before), graphModel(withTables(after, tables.projection))),
    isEmpty,
  };
}

function withTables({ projection: _, ...program }: ProgramIr, projection: ProjectionIr | undefined): ProgramIr {
  return projection ? { ...program, projection } : program;
}

function canonical(program: ProgramIr): ProgramIr {
  const read = validateProgram(JSON.parse(new TextDecoder().decode(canonicalJson(program))));
  if (read.ok) return read.value;
  throw new Error(`A program that was checked is none: ${read.error.where}: ${read.error.detail}`);
}

/** What becomes of sessions, told as steps: one for each change that a session notices. */
function sessionSteps(changes: readonly Change[]): readonly PlanStep[] {
  return changes
    .filter(({ grade, change }) => grade !== 'safe' || change !== 'added')
    .map(({ says, change, what, name }) => ({
      phase: 'sessions' as const,
      does: says,
      reason: `${change} ${what} \`${name}\``,
      lock: 'that session',
      cost: 'under a millisecond a session',
    }));
}

const order: readonly PlanStep['phase'][] = ['expand', 'convert', 'sessions', 'contract'];

function inOrder(steps: readonly PlanStep[]): readonly PlanStep[] {
  return order.flatMap((phase) => steps.filter((step) => step.phase === phase));
}

/** `0002_two_purses` */
function migrationName(number: number, name: string): string {
  return `${String(number).padStart(4, '0')}_${name}`;
}
