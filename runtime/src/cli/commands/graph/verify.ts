import type { CommandModule } from 'yargs';
import { describeDifference, type GraphVerified, type Host, type Story, verifyGraph } from '../../../host/index.js';
import { type Run, report, writeJson } from '../../command.js';
import { describeError } from '../../describe-error.js';
import { exitCodes } from '../../exit-codes.js';
import { type StoryArguments, withBundle, withStory } from '../migrate/with-story.js';

/** `fabula-run graph verify BUNDLE`: holds the graph against the tables. */
export function graphVerifyCommand(run: Run): CommandModule<object, StoryArguments> {
  return {
    command: 'verify <bundle>',
    describe: 'Names what the graph has that the tables don’t, and the reverse.',
    builder: withBundle,
    handler: (options) => withStory(run, options, (host, story) => verify(run, options, host, story)),
  };
}

async function verify(run: Run, { json, bundle }: StoryArguments, host: Host, story: Story): Promise<void> {
  const found = await verifyGraph(host, story);
  if (!found.ok) {
    report(run, describeError(found.error), json);
    return;
  }
  const isRight = found.value.different.length === 0;
  if (!isRight) run.exit = exitCodes.data;
  if (json) writeJson(run, { ok: isRight, ...found.value });
  else run.terminal.out(`${words(found.value, bundle).join('\n')}\n`);
}

function words({ same, behind, different }: GraphVerified, bundle: string): readonly string[] {
  const lines = [`${same} ${same === 1 ? 'branch is' : 'branches are'} in the graph as in the tables.`];
  if (behind > 0) lines.push(`${behind} ${behind === 1 ? 'is' : 'are'} behind, and not compared.`);
  for (const { key, differences } of different) {
    lines.push(`${key.session}, branch ${key.branch}:`);
    lines.push(...differences.map((each) => `  ${describeDifference(each)}`));
  }
  if (different.length > 0) lines.push(`\`fabula-run graph rebuild ${bundle}\` makes it anew.`);
  return lines;
}
