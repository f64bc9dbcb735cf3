import type { CommandModule } from 'yargs';
import type { Run } from '../command.js';
import { graphDropCommand } from './graph/drop.js';
import { graphFeedCommand, graphRebuildCommand } from './graph/feed.js';
import { graphStatusCommand } from './graph/status.js';
import { graphVerifyCommand } from './graph/verify.js';

/** `fabula-run graph …`: a pack's tables as a property graph beside them. */
export function graphCommand(run: Run): CommandModule {
  return {
    command: 'graph',
    describe: 'Makes a graph of the tables of a pack, for Cypher, and keeps it up to date.',
    builder: (yargs) =>
      yargs
        .command(graphStatusCommand(run))
        .command(graphFeedCommand(run))
        .command(graphVerifyCommand(run))
        .command(graphRebuildCommand(run))
        .command(graphDropCommand(run)),
    handler: () => undefined,
  };
}
