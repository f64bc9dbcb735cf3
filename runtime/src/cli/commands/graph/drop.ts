import type { CommandModule } from 'yargs';
import { dropGraph, type Host, type Story } from '../../../host/index.js';
import { type Run, report, writeJson } from '../../command.js';
import { describeError } from '../../describe-error.js';
import { type StoryArguments, withBundle, withStory } from '../migrate/with-story.js';

/** `fabula-run graph drop BUNDLE`: takes the graph away. The tables stay as they are. */
export function graphDropCommand(run: Run): CommandModule<object, StoryArguments> {
  return {
    command: 'drop <bundle>',
    describe: 'Takes the graph away. Tables and sessions stay as they are.',
    builder: withBundle,
    handler: (options) => withStory(run, options, (host, story) => drop(run, options, host, story)),
  };
}

async function drop(run: Run, { json }: StoryArguments, host: Host, story: Story): Promise<void> {
  const done = await dropGraph(host, story);
  if (!done.ok) report(run, describeError(done.error), json);
  else if (json) writeJson(run, { ok: true, ...done.value });
  else run.terminal.out(done.value.dropped ? 'The graph was dropped.\n' : 'There was no graph.\n');
}
