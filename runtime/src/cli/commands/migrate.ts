import type { CommandModule } from 'yargs';
import type { Run } from '../command.js';
import { applyCommand } from './migrate/apply.js';
import { contractCommand } from './migrate/contract.js';
import { convertCommand } from './migrate/convert.js';
import { driftCommand } from './migrate/drift.js';
import { pinCommand, retryCommand, unpinCommand } from './migrate/hold.js';
import { statusCommand } from './migrate/status.js';

/** `fabula-run migrate …`: brings a store and its sessions to a newer bundle, a step at a time. */
export function migrateCommand(run: Run): CommandModule {
  return {
    command: 'migrate',
    describe: 'Brings the store, the tables of a pack and its sessions up to date.',
    builder: (yargs) =>
      yargs
        .command(applyCommand(run))
        .command(convertCommand(run))
        .command(contractCommand(run))
        .command(statusCommand(run))
        .command(driftCommand(run))
        .command(pinCommand(run))
        .command(unpinCommand(run))
        .command(retryCommand(run)),
    handler: () => undefined,
  };
}
