import type { Bundle } from '@fabula/runtime/bundle';
import type { CommandModule } from 'yargs';
import type { Fit } from '../../../migrations/index.js';
import { unfit } from '../../build-bundle.js';
import { exitCodes, type Run, writeJson } from '../../command.js';
import { loadStory } from '../../load-checked.js';
import { describeHistoryProblem, type Problem, readHistory } from '../../migrations.js';
import { refuse } from '../../refuse.js';
import { withDir } from './options.js';
import { showChanges, showQuestions } from './show-plan.js';

interface Arguments {
  readonly dir: string;
  readonly json: boolean;
}

/** `fabula migrate status`: what was released, what is planned, and whether the pack still fits it. */
export function migrationStatus(run: Run): CommandModule<object, Arguments> {
  return {
    command: 'status',
    describe: 'Tells what was released, what is planned, and whether it fits what is declared.',
    builder: (yargs) => withDir(yargs),
    handler: async ({ dir, json }) => {
      const story = await loadStory(run, dir, json);
      if (!story) return;
      const { pack, built } = story;
      const read = await readHistory(pack.folder, built.program.pack.name);
      if (!read.ok) {
        refuse(run, read.problem, json);
        return;
      }
      const face = await import('../../../migrations/index.js');
      const { released } = read.history;
      const wrong = await face.findHistoryProblem(read.history);
      if (wrong) {
        const problem = describeHistoryProblem(wrong, released ? face.newestNumber(released) : 0);
        if (!json && released) run.terminal.out(releasedLine(released));
        refuse(run, problem, json);
        return;
      }
      const fit = await face.fitOf(read.history, built);
      const problem = unfit(fit);
      if (problem) run.exit = exitCodes.errors;
      if (json) {
        writeJson(run, statusJson(released, fit, problem));
        return;
      }
      if (released) run.terminal.out(releasedLine(released));
      show(run, fit, problem);
    },
  };
}

function releasedLine({ manifest, hash, conversions }: Bundle): string {
  const count = conversions.length;
  const more = count === 0 ? '' : `, with ${count} ${count === 1 ? 'migration' : 'migrations'} after the first`;
  return `Released: ${manifest.pack.version}, ${hash.slice(0, 12)}${more}.\n`;
}

function show(run: Run, fit: Fit, problem: Problem | undefined): void {
  const { out } = run.terminal;
  switch (fit.fit) {
    case 'first':
      out(
        `Nothing was released yet. migrations/0001_init.sql ${fit.stale ? 'is out of date; `fabula build` writes it' : 'fits what is declared'}.\n`,
      );
      return;
    case 'same':
      out('Nothing to migrate: saves and tables go on as they are.\n');
      return;
    case 'planned':
      out(`Planned: migrations/${fit.plan.migration}/, which fits what is declared.\n\n`);
      showChanges(run, fit.plan.changes);
      return;
    case 'unplanned':
    case 'stale':
      if (fit.fit === 'stale') out(`Planned: migrations/${fit.folder.migration}/.\n`);
      out('\n');
      showChanges(run, fit.plan.changes);
      showQuestions(run, fit.plan.questions);
      break;
    case 'needless':
      break;
  }
  if (problem) run.terminal.err(`fabula: ${problem.message}\n`);
}

function statusJson(released: Bundle | undefined, fit: Fit, problem: Problem | undefined) {
  return {
    ok: problem === undefined,
    ...(problem && { error: problem.error, message: problem.message }),
    fit: fit.fit,
    ...(released && {
      released: {
        version: released.manifest.pack.version,
        bundle: released.hash,
        migrations: released.conversions.map(({ migration }) => migration),
      },
    }),
    ...('folder' in fit && { planned: fit.folder.migration }),
    ...(fit.fit === 'planned' && { planned: fit.plan.migration }),
    ...('plan' in fit && { changes: fit.plan.changes, questions: fit.plan.questions }),
  };
}
