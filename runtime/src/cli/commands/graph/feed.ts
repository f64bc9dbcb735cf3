import type { CommandModule } from 'yargs';
import { type FeedReport, feedGraph, type Host, type Story } from '../../../host/index.js';
import { type Run, report, writeJson } from '../../command.js';
import { describeError } from '../../describe-error.js';
import { exitCodes } from '../../exit-codes.js';
import { type StoryArguments, withBundle, withStory } from '../migrate/with-story.js';

/** `fabula-run graph feed BUNDLE`: makes the graph where there is none, and feeds what is behind. */
export function graphFeedCommand(run: Run): CommandModule<object, StoryArguments> {
  return {
    command: 'feed <bundle>',
    describe: 'Makes the graph where there is none, and brings it up to date. Ctrl-C stops it; what was fed stays.',
    builder: withBundle,
    handler: (options) => withStory(run, options, (host, story) => feed(run, options, host, story, false)),
  };
}

/** `fabula-run graph rebuild BUNDLE`: drops the graph and makes it from the tables. */
export function graphRebuildCommand(run: Run): CommandModule<object, StoryArguments> {
  return {
    command: 'rebuild <bundle>',
    describe: 'Drops the graph and makes it anew from the tables.',
    builder: withBundle,
    handler: (options) => withStory(run, options, (host, story) => feed(run, options, host, story, true)),
  };
}

async function feed(
  run: Run,
  { json, bundle }: StoryArguments,
  host: Host,
  story: Story,
  anew: boolean,
): Promise<void> {
  const stop = new AbortController();
  const stopListening = run.terminal.onInterrupt(() => stop.abort());
  try {
    const done = await feedGraph(host, story, { anew, signal: stop.signal });
    if (!done.ok) {
      report(run, describeError(done.error), json);
      return;
    }
    const { busy, stopped } = done.value;
    if (stopped) run.exit = exitCodes.interrupted;
    else if (busy > 0) run.exit = exitCodes.data;
    if (json) writeJson(run, { ok: !stopped && busy === 0, ...done.value });
    else run.terminal.out(`${words(done.value, bundle)}\n`);
  } finally {
    stopListening();
  }
}

function words({ made, branches, busy, stopped }: FeedReport, bundle: string): string {
  const lines = made ? ['The graph was made.'] : [];
  if (branches > 0) lines.push(`${branches} ${branches === 1 ? 'branch was' : 'branches were'} fed.`);
  else if (busy === 0 && !stopped) lines.push('Nothing was behind.');
  const again = `\`fabula-run graph feed ${bundle}\``;
  if (busy > 0) lines.push(`${busy} went on meanwhile: ${again} looks again.`);
  if (stopped) lines.push(`It was stopped: ${again} goes on.`);
  return lines.join(' ');
}
