import yargs from 'yargs';
import { environmentProblem, type Run } from './command.js';
import { buildCommand } from './commands/build.js';
import { checkCommand } from './commands/check.js';
import { explainCommand } from './commands/explain.js';
import { idsCommand } from './commands/ids.js';
import { keysCommand } from './commands/keys.js';
import { newCommand } from './commands/new.js';
import { testCommand } from './commands/test.js';
import { exitCodes } from './exit-codes.js';
import type { Terminal } from './terminal.js';
import { version } from './version.gen.js';

/** Runs one command and answers its exit code. Nothing it does ends the process or throws for bad input. */
export async function main(argv: readonly string[], terminal: Terminal): Promise<number> {
  const run: Run = { terminal, exit: exitCodes.fine };
  const parser = yargs([...argv])
    .scriptName('fabula')
    .usage('$0 <command>\n\nWrites, checks and builds interactive stories.')
    .command(newCommand(run))
    .command(checkCommand(run))
    .command(buildCommand(run))
    .command(testCommand(run))
    .command(explainCommand(run))
    .command(idsCommand(run))
    .command(keysCommand(run))
    .completion('completion', 'Prints a completion script for the shell.')
    .demandCommand(1, 'Say what to do: `fabula check`, `fabula build` … `fabula --help` lists them.')
    .strict()
    .recommendCommands()
    .version(version)
    .help()
    .wrap(Math.min(100, process.stdout.columns || 100))
    .exitProcess(false)
    .fail((message, error) => {
      // yargs hands over what a command threw as well; that is no usage error.
      if (error) throw error;
      throw new UsageError(message);
    });
  try {
    await parser.parseAsync();
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.err(`fabula: ${error.message}\nTry \`fabula --help\`.\n`);
      return exitCodes.usage;
    }
    const problem = environmentProblem(error);
    if (problem === undefined) throw error;
    terminal.err(`fabula: ${problem}\n`);
    return exitCodes.environment;
  }
  return run.exit;
}

class UsageError extends Error {}
