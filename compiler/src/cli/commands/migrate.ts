import type { CommandModule } from 'yargs';
import type { Run } from '../command.js';
import { mergeMigrations } from './migrate/merge.js';
import { planCommand } from './migrate/plan.js';
import { migrationStatus } from './migrate/status.js';
import { verifyMigrations } from './migrate/verify.js';

/** `fabula migrate …`: what becomes of saves when the declarations change. */
export function migrateCommand(run: Run): CommandModule {
  return {
    command: 'migrate <command>',
    describe: 'Plans, shows, verifies and merges what becomes of saves under the next release.',
    builder: (yargs) =>
      yargs
        .command(planCommand(run))
        .command(migrationStatus(run))
        .command(verifyMigrations(run))
        .command(mergeMigrations(run))
        .demandCommand(1),
    handler: () => undefined,
  };
}
