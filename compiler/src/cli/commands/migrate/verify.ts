import type { CommandModule } from 'yargs';
import { renderJson } from '../../../diagnostics/index.js';
import { fitted } from '../../build-bundle.js';
import { exitCodes, type Run, writeJson } from '../../command.js';
import { loadStory } from '../../load-checked.js';
import type { Problem } from '../../migrations.js';
import { refuse } from '../../refuse.js';
import { withDir } from './options.js';
import { showLint } from './show-plan.js';
import { verified } from './verified.js';
import { verifyReleased } from './verify-released.js';

interface Arguments {
  readonly migration: string | undefined;
  readonly dir: string;
  readonly json: boolean;
  readonly seconds: number;
}

/** `fabula migrate verify [N|NAME]`: what is checked in is what was released and planned, and it works. */
export function verifyMigrations(run: Run): CommandModule<object, Arguments> {
  return {
    command: 'verify [migration]',
    describe: 'Holds migrations/ against its checksums, and tries what is planned on generated sessions.',
    builder: (yargs) =>
      withDir(
        yargs.positional('migration', {
          type: 'string',
          describe: 'One alone, by its number or its name: `2`, `two_purses`, `0002_two_purses`.',
        }),
      ).option('seconds', {
        type: 'number',
        default: 20,
        requiresArg: true,
        describe: 'How long sessions are generated.',
      }),
    handler: async ({ migration: wanted, dir, json, seconds }) => {
      const story = await loadStory(run, dir, json);
      if (!story) return;
      const { pack, built } = story;
      if (wanted !== undefined && (await verifyReleased(run, story, wanted, json)) === 'done') return;
      const found = await fitted(pack, built);
      if ('error' in found) {
        refuse(run, found, json);
        return;
      }
      const { fit, carried, read } = found;
      const { released } = read.history;
      if (!read.releasedBytes || !released) {
        refuse(run, notReleased, json);
        return;
      }
      const planned = fit.fit === 'planned' ? fit.plan : undefined;
      const asReleased = 'migrations/ is as it was released';
      if (!planned) {
        if (json) writeJson(run, { ok: true });
        else run.terminal.out(`${asReleased}, and nothing is planned.\n`);
        return;
      }
      const otherwise =
        'Change what is declared, the answers, or the SQL that was edited, and `fabula migrate plan` again.';
      const face = await import('../../../migrations/index.js');
      const linted = await face.lintPlan(planned);
      if (!json) showLint(run, linted);
      const release = { bundle: released, bytes: read.releasedBytes };
      const tried = await verified(run, { built, carried, plan: planned, released: release, seconds, otherwise });
      if ('error' in tried) {
        refuse(run, tried, json);
        return;
      }
      const { migration } = planned;
      if (json) {
        const lint = linted.diagnostics.map((each) => renderJson(each, linted.sources));
        writeJson(run, { ok: true, planned: migration, edited: face.editedFiles(planned), lint, verified: tried });
        return;
      }
      const edited = face.editedFiles(planned);
      const by = edited.length > 0 ? `, with ${edited.join(', ')} edited by hand` : '';
      run.terminal.out(`${asReleased}, and migrations/${migration}/ as it was planned${by}.\n${tried.says}\n`);
    },
  };
}

const notReleased: Problem = {
  error: 'notReleased',
  message: 'nothing was released yet, so there is nothing to verify: `fabula release` records what readers get.',
  exit: exitCodes.errors,
};
