import type { CommandModule } from 'yargs';
import { graphStatus, type Host, type Story } from '../../../host/index.js';
import type { GraphStatus } from '../../../ports/index.js';
import { type Run, report, writeJson } from '../../command.js';
import { describeError } from '../../describe-error.js';
import { type StoryArguments, withBundle, withStory } from '../migrate/with-story.js';

/** `fabula-run graph status BUNDLE`: whether there is a graph, and how far it has come. */
export function graphStatusCommand(run: Run): CommandModule<object, StoryArguments> {
  return {
    command: 'status <bundle>',
    describe: 'Says whether there is a graph, and how many branches it is behind. Changes nothing.',
    builder: withBundle,
    handler: (options) => withStory(run, options, (host, story) => status(run, options, host, story)),
  };
}

async function status(run: Run, { json, bundle }: StoryArguments, host: Host, story: Story): Promise<void> {
  const found = await graphStatus(host, story);
  if (!found.ok) {
    report(run, describeError(found.error), json);
    return;
  }
  if (json) writeJson(run, { ok: true, ...found.value });
  else run.terminal.out(`${words(found.value, bundle).join('\n')}\n`);
}

function words({ age, detail, graph, branches }: GraphStatus, bundle: string): readonly string[] {
  const { fed, behind, older } = branches;
  const feed = `\`fabula-run graph feed ${bundle}\``;
  const lines = [graph ? `The graph is ${graph.name}.` : 'There is no graph.'];
  if (age === 'missing') lines.push(`Apache AGE is missing: ${detail ?? ''}.`);
  if (!graph) return [...lines, ...(age === 'missing' ? [] : [`${feed} makes it.`])];
  if (graph.is === 'other') lines.push(`It is that of another version of the pack; ${feed} makes it anew.`);
  if (graph.is === 'newer') lines.push('It is that of a bundle with a newer migration: name that one.');
  lines.push(`${fed} ${fed === 1 ? 'branch is' : 'branches are'} as the tables are.`);
  if (behind > 0) lines.push(`${behind} ${behind === 1 ? 'is' : 'are'} behind; ${feed} brings them up to date.`);
  if (older > 0)
    lines.push(`${older} ${older === 1 ? 'is' : 'are'} of an older bundle, and not in it until they are converted.`);
  return lines;
}
