import yargs, { type Argv } from 'yargs';
import { StoreFailure } from '../ports/index.js';
import { environmentProblem, type Problem, type Run, report } from './command.js';
import { backupCommand } from './commands/backup.js';
import { branchCommand } from './commands/branch.js';
import { doctorCommand } from './commands/doctor.js';
import { forgetCommand } from './commands/forget.js';
import { graphCommand } from './commands/graph.js';
import { migrateCommand } from './commands/migrate.js';
import { playCommand } from './commands/play.js';
import { queryCommand } from './commands/query.js';
import { rebuildCommand } from './commands/rebuild.js';
import { replayCommand } from './commands/replay.js';
import { restoreCommand } from './commands/restore.js';
import { sessionsCommand } from './commands/sessions.js';
import { showCommand } from './commands/show.js';
import { verifyCommand } from './commands/verify.js';
import { describeStoreError } from './describe-error.js';
import { exitCodes } from './exit-codes.js';
import type { Terminal } from './terminal.js';
import { commandOf, nameOf, UsageError, usageProblem } from './usage-error.js';
import { version } from './version.gen.js';

/** Runs one command and answers its exit code. Nothing it does ends the process or throws for bad input. */
export async function main(argv: readonly string[], terminal: Terminal): Promise<number> {
  const run: Run = { terminal, exit: exitCodes.fine };
  const json = argv.includes('--json');
  try {
    await parserOf(run, argv, Math.min(100, terminal.columns())).parseAsync();
  } catch (error) {
    if (error instanceof UsageError || error instanceof YargsError) {
      report(run, await describeUsage(run, argv, error), json);
      return run.exit;
    }
    const problem = error instanceof StoreFailure ? describeStoreError(error.error) : environmentProblem(error);
    report(run, problem ?? mistakeOfOurs(error), json);
    if (!problem && terminal.env['FABULA_DEBUG'] && error instanceof Error) terminal.err(`${error.stack ?? ''}\n`);
  }
  return run.exit;
}

function parserOf(run: Run, argv: readonly string[], width: number | null): Argv {
  return (
    yargs([...argv])
      // Its words are turned into ours by what they say, which must not depend on who runs it.
      .locale('en')
      .parserConfiguration({ 'camel-case-expansion': false })
      .scriptName('fabula-run')
      .usage('$0 <command>\n\nPlays interactive stories and keeps what was played.')
      .command(playCommand(run))
      .command(sessionsCommand(run))
      .command(showCommand(run))
      .command(queryCommand(run))
      .command(branchCommand(run))
      .command(replayCommand(run))
      .command(rebuildCommand(run))
      .command(verifyCommand(run))
      .command(forgetCommand(run))
      .command(migrateCommand(run))
      .command(graphCommand(run))
      .command(backupCommand(run))
      .command(restoreCommand(run))
      .command(doctorCommand(run))
      .completion('completion', 'Prints a completion script for the shell.')
      .demandCommand(1, 'Say what to do: `fabula-run play BUNDLE`, for one.')
      .strict()
      .strictCommands()
      .version('version', 'Prints the version.', version)
      .help('help', 'Prints this.')
      .wrap(width)
      .exitProcess(false)
      .fail((message, error) => {
        if (error instanceof UsageError) throw error;
        // What a command threw comes by here, too; only what yargs itself found is a usage error.
        if (error && !message) throw error;
        throw new YargsError(message || error.message);
      })
  );
}

/** In yargs' own words. */
class YargsError extends Error {}

/** Help is the one place where yargs tells what commands there are, and what options one has. */
async function describeUsage(run: Run, argv: readonly string[], error: UsageError | YargsError): Promise<Problem> {
  const help = await parserOf(run, [], null).getHelp();
  const found = formsIn(help);
  const family = commandOf({ argv, commands: found });
  const ofFamily = family === undefined ? help : await parserOf(run, [nameOf(family)], null).getHelp();
  // A command that has commands of its own lists them.
  const commands = [...new Set([...found, ...formsIn(ofFamily)])];
  const command = commandOf({ argv, commands });
  const ofCommand =
    command === family ? ofFamily : await parserOf(run, nameOf(command ?? '').split(' '), null).getHelp();
  const options = [...ofCommand.matchAll(/^ {2,}--([a-z-]+)/gm)].map(([, name]) => name ?? '');
  const { message } = error;
  return usageProblem(error instanceof UsageError ? { name: error.problem, message } : { message }, {
    argv,
    commands,
    options,
  });
}

/** `play <bundle>`, as help lists them. */
function formsIn(help: string): readonly string[] {
  return [...help.matchAll(/^ {2}fabula-run ([a-z]+(?: [a-z]+)?(?: [<[][a-z]+[\]>])*)/gm)].map(
    ([, form]) => form ?? '',
  );
}

/** Nobody who plays can do anything with a stack trace; who debugs asks for it. */
function mistakeOfOurs(error: unknown) {
  const detail = error instanceof Error ? error.message : String(error);
  return {
    exit: exitCodes.environment,
    name: 'internal',
    message: `something went wrong that is a mistake of Fabula's own (${detail}). What was acknowledged is stored. FABULA_DEBUG=1 shows where; please report it.`,
  };
}
