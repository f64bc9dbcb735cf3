import yargs from 'yargs';
import { StoreFailure } from '../ports/index.js';
import { environmentProblem, type Run, report } from './command.js';
import { backupCommand } from './commands/backup.js';
import { branchCommand } from './commands/branch.js';
import { doctorCommand } from './commands/doctor.js';
import { forgetCommand } from './commands/forget.js';
import { migrateCommand } from './commands/migrate.js';
import { playCommand } from './commands/play.js';
import { rebuildCommand } from './commands/rebuild.js';
import { replayCommand } from './commands/replay.js';
import { restoreCommand } from './commands/restore.js';
import { sessionsCommand } from './commands/sessions.js';
import { showCommand } from './commands/show.js';
import { verifyCommand } from './commands/verify.js';
import { describeStoreError } from './describe-error.js';
import { exitCodes } from './exit-codes.js';
import type { Terminal } from './terminal.js';
import { version } from './version.gen.js';

/** Runs one command and answers its exit code. Nothing it does ends the process or throws for bad input. */
export async function main(argv: readonly string[], terminal: Terminal): Promise<number> {
  const run: Run = { terminal, exit: exitCodes.fine };
  const parser = yargs([...argv])
    .scriptName('fabula-run')
    .usage('$0 <command>\n\nPlays interactive stories and keeps what was played.')
    .command(playCommand(run))
    .command(sessionsCommand(run))
    .command(showCommand(run))
    .command(branchCommand(run))
    .command(replayCommand(run))
    .command(rebuildCommand(run))
    .command(verifyCommand(run))
    .command(forgetCommand(run))
    .command(migrateCommand(run))
    .command(backupCommand(run))
    .command(restoreCommand(run))
    .command(doctorCommand(run))
    .completion('completion', 'Prints a completion script for the shell.')
    .demandCommand(1, 'Say what to do: `fabula-run play BUNDLE` … `fabula-run --help` lists the commands.')
    .strict()
    .recommendCommands()
    .version(version)
    .help()
    .wrap(Math.min(100, terminal.columns()))
    .exitProcess(false)
    .fail((message, error) => {
      // What a command threw comes by here, too; only what yargs itself found is a usage error.
      if (error && !message) throw error;
      throw new UsageError(message || error.message);
    });
  try {
    await parser.parseAsync();
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.err(`fabula-run: ${error.message}\nTry \`fabula-run --help\`.\n`);
      return exitCodes.usage;
    }
    const problem = error instanceof StoreFailure ? describeStoreError(error.error) : environmentProblem(error);
    report(run, problem ?? mistakeOfOurs(error), argv.includes('--json'));
    if (!problem && terminal.env['FABULA_DEBUG'] && error instanceof Error) terminal.err(`${error.stack ?? ''}\n`);
  }
  return run.exit;
}

class UsageError extends Error {}

/** Nobody who plays can do anything with a stack trace; who debugs asks for it. */
function mistakeOfOurs(error: unknown) {
  const detail = error instanceof Error ? error.message : String(error);
  return {
    exit: exitCodes.environment,
    name: 'internal',
    message: `something went wrong that is a mistake of Fabula's own (${detail}). What was acknowledged is stored. FABULA_DEBUG=1 shows where; please report it.`,
  };
}
