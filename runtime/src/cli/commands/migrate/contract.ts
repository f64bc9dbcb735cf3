import type { CommandModule } from 'yargs';
import { contractPack } from '../../../host/index.js';
import { type Run, report, writeJson } from '../../command.js';
import { describeError } from '../../describe-error.js';
import { exitCodes } from '../../exit-codes.js';
import { type StoryArguments, withBundle, withStory } from './with-story.js';

interface Arguments extends StoryArguments {
  readonly 'leave-put-aside': boolean;
}

/** `fabula-run migrate contract BUNDLE`: takes away what only older bundles used. */
export function contractCommand(run: Run): CommandModule<object, Arguments> {
  return {
    command: 'contract <bundle>',
    describe: 'Takes away tables and columns that only older bundles used; refused while sessions are behind.',
    builder: (yargs) =>
      withBundle(yargs).option('leave-put-aside', {
        type: 'boolean',
        default: false,
        describe: 'Goes on without sessions whose conversion failed: they can be read and replayed, and not played on.',
      }),
    handler: (options) =>
      withStory(run, options, async (host, story) => {
        const { json, bundle } = options;
        const done = await contractPack(host, story, { leavePutAside: options['leave-put-aside'] });
        if (done.ok) {
          const { applied } = done.value;
          if (json) writeJson(run, { ok: true, applied });
          else if (applied.length === 0) run.terminal.out('Nothing to take away.\n');
          else run.terminal.out(applied.map((name) => `Applied ${name}.\n`).join(''));
          return;
        }
        const { error } = done;
        if (error.error !== 'store' || error.store.error !== 'sessionsBehind') {
          report(run, describeError(error), json);
          return;
        }
        const { file, count } = error.store;
        const message = `${count} ${count === 1 ? 'branch' : 'branches'} of sessions still need what ${file} takes away. \`fabula-run migrate convert ${bundle}\` converts them; \`fabula-run migrate status ${bundle} --list\` names them.${options['leave-put-aside'] ? '' : ' With `--leave-put-aside` those whose conversion failed are left behind.'} Nothing was taken away.`;
        report(run, { exit: exitCodes.data, name: 'sessionsBehind', message }, json);
      }),
  };
}
