import { resolve } from 'node:path';
import { renderJson } from '../../../diagnostics/index.js';
import type { Answers, MigrationFolder, NeededPlan, Plan } from '../../../migrations/index.js';
import type { BuildOutput } from '../../../program/index.js';
import { writeIds } from '../../build-bundle.js';
import { exitCodes, fail, type Run, writeJson } from '../../command.js';
import { writeWhole } from '../../files.js';
import type { LoadedPack } from '../../load.js';
import { type Problem, type ReadRelease, releasedFile, removeFolder, writeFolder } from '../../migrations.js';
import { refuse } from '../../refuse.js';
import { askAll } from './ask.js';
import { planJson, showChanges, showIdle, showLint, showQuestions, showWarnings } from './show-plan.js';
import { verified } from './verified.js';

/** What is planned, and what the plan takes the place of. */
export interface PlanOrder {
  readonly pack: LoadedPack;
  readonly built: BuildOutput;
  readonly released: ReadRelease;
  /** The release was named on the command line: it is kept as the one to plan from. */
  readonly keepRelease: boolean;
  readonly answers: Answers;
  readonly number: number;
  readonly name: string;
  /** Folders of migrations that were not released. */
  readonly replaces: readonly MigrationFolder[];
  readonly discardEdits: boolean;
  readonly verify: boolean;
  readonly seconds: number;
  readonly json: boolean;
}

/** Plans, asks, tries and writes; until all of it went well, nothing is written. */
export async function writePlan(run: Run, order: PlanOrder): Promise<void> {
  const { pack, built, released, json } = order;
  const face = await import('../../../migrations/index.js');
  const made = await answered(run, order);
  if (!made) return;
  const plan = await reviewed(made.plan, order);
  if ('error' in plan) {
    refuse(run, plan, json);
    return;
  }
  if (plan.isEmpty) {
    await nothingToDo(run, order);
    return;
  }
  const linted = await face.lintPlan(plan);
  if (linted.diagnostics.some(({ severity }) => severity === 'error')) {
    showLint(run, linted);
    refuse(run, refusedSql, json);
    return;
  }
  const carried = face.carriedBy(released.bundle, built.program, plan);
  const tried = order.verify
    ? await verified(run, { built, carried, plan, released, seconds: order.seconds, otherwise })
    : undefined;
  if (tried && 'error' in tried) {
    refuse(run, tried, json);
    return;
  }
  // The folder comes last: it names ids that must be there.
  const wrote = await writeIds(pack, built);
  if (order.keepRelease) {
    await writeWhole(resolve(pack.folder, releasedFile), released.bytes);
    wrote.push(releasedFile);
  }
  // A folder of the same name is the one whose place is taken.
  const [before, ...others] = order.replaces
    .map(({ migration }) => migration)
    .toSorted((a, b) => Number(b === plan.migration) - Number(a === plan.migration));
  wrote.push(...(await writeFolder(pack.folder, plan.migration, await face.renderFolder(plan), before)));
  for (const other of others) await removeFolder(pack.folder, other);
  if (json) {
    const lint = linted.diagnostics.map((each) => renderJson(each, linted.sources));
    const edited = face.editedFiles(plan);
    writeJson(run, {
      ok: true,
      ...planJson(plan),
      edited,
      idle: made.idle,
      lint,
      ...(tried && { verified: tried }),
      wrote,
    });
    return;
  }
  showChanges(run, plan.changes);
  showWarnings(run, plan.warnings);
  showLint(run, linted);
  for (const name of face.editedFiles(plan)) run.terminal.out(`Edited by hand, and left so: ${name}\n`);
  if (tried) run.terminal.out(`${tried.says}\n`);
  run.terminal.out(
    `Wrote migrations/${plan.migration}/. Read its plan.md, check the folder in, and \`fabula release\` when readers shall have it.\n`,
  );
}

const otherwise = 'Nothing was written. `--no-verify` writes the plan all the same, for you to look at.';

const refusedSql: Problem = {
  error: 'sqlRefused',
  message: 'the SQL can not be applied as it is, and nothing was written. Mend it, then `fabula migrate plan`.',
  exit: exitCodes.errors,
};

/** The plan with the SQL that reviewers edited; a problem where it is an edit of another plan. */
async function reviewed(plan: Plan, { replaces, discardEdits }: PlanOrder): Promise<Plan | Problem> {
  if (discardEdits) return plan;
  const face = await import('../../../migrations/index.js');
  let edited = plan;
  for (const { migration, files } of replaces) {
    const { kept, outdated } = await face.readEdits(plan, files);
    const [first] = outdated;
    if (first !== undefined) {
      const message = `migrations/${migration}/${first} was edited by hand, and what is planned for it is another now. Nothing was written. Keep your edit elsewhere; \`--discard-edits\` writes what is planned in its place, to be edited anew.`;
      return { error: 'editOutdated', message, exit: exitCodes.errors };
    }
    edited = face.withEdits(edited, kept);
  }
  return edited;
}

/** A plan without questions; undefined, with the exit code left, where some stay open. */
async function answered(run: Run, order: PlanOrder): Promise<NeededPlan | undefined> {
  const { built, released, number, name, json } = order;
  const face = await import('../../../migrations/index.js');
  const before = released.bundle.program;
  let { answers } = order;
  for (;;) {
    const made = await face.planWithoutIdle({
      before,
      after: built.program,
      docs: built.docs,
      answers,
      number,
      name,
      migrate: built.migrations,
      earlier: released.bundle.conversions,
    });
    const { plan, idle } = made;
    if (!json) showIdle(run, idle);
    if (plan.questions.length === 0) return made;
    if (json) writeJson(run, { ok: false, error: 'questions', ...planJson(plan), idle });
    else showChanges(run, plan.changes);
    const more = json ? undefined : await askAll(run, plan.questions, plan.answers);
    if (!more) {
      if (!run.terminal.ask || json) showQuestions(run, plan.questions);
      const count = plan.questions.length;
      fail(
        run,
        exitCodes.errors,
        `${count === 1 ? 'one question is' : `${count} questions are`} open, and nothing was written. Answer in the source, or with the options that are named.`,
      );
      return undefined;
    }
    answers = more;
  }
}

async function nothingToDo(run: Run, { pack, replaces, json }: PlanOrder): Promise<void> {
  for (const { migration } of replaces) await removeFolder(pack.folder, migration);
  const removed = replaces.map(({ migration }) => `migrations/${migration}/`);
  if (json) writeJson(run, { ok: true, changes: [], wrote: [], removed });
  else
    run.terminal.out(
      `Nothing to migrate: saves and tables go on as they are.${removed.length > 0 ? ` Took ${removed.join(' and ')} away.` : ''}\n`,
    );
}
