import yargs, { type Argv } from 'yargs';
import { environmentProblem, type Run } from './command.js';
import { buildCommand } from './commands/build.js';
import { checkCommand } from './commands/check.js';
import { deckCommand } from './commands/deck.js';
import { explainCommand } from './commands/explain.js';
import { exploreCommand } from './commands/explore.js';
import { fmtCommand } from './commands/fmt.js';
import { graphCommand } from './commands/graph.js';
import { idsCommand } from './commands/ids.js';
import { keysCommand } from './commands/keys.js';
import { migrateCommand } from './commands/migrate.js';
import { newCommand } from './commands/new.js';
import { queryCommand } from './commands/query.js';
import { releaseCommand } from './commands/release.js';
import { statsCommand } from './commands/stats.js';
import { stringsCommand } from './commands/strings.js';
import { testCommand } from './commands/test.js';
import { typesCommand } from './commands/types.js';
import { exitCodes } from './exit-codes.js';
import { standardInput, type Terminal } from './terminal.js';
import { type CommandLine, describeUsage, nameOf, UsageError } from './usage-error.js';
import { version } from './version.gen.js';

/** Runs one command and answers its exit code. Nothing it does ends the process or throws for bad input. */
export async function main(argv: readonly string[], terminal: Terminal): Promise<number> {
  const run: Run = { terminal, exit: exitCodes.fine };
  try {
    const parser = parserOf(run, argv, Math.min(100, terminal.columns() ?? 100));
    // yargs drops a lone `-`, and what stands before it.
    const words = argv.map((word) => (word === '-' ? standardInput : word));
    // Asked for help or the version, yargs would write past the terminal that was handed in.
    await parser.parseAsync(words, {}, (_error, _arguments, output) => {
      if (output !== '') terminal.out(`${output}\n`);
    });
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.err(`fabula: ${describeUsage(error.message, await commandLine(run, argv))}\n`);
      return exitCodes.usage;
    }
    const problem = environmentProblem(error);
    if (problem === undefined) throw error;
    terminal.err(`fabula: ${problem}\n`);
    return exitCodes.environment;
  }
  return run.exit;
}

function parserOf(run: Run, argv: readonly string[], width: number | null): Argv {
  return (
    yargs([...argv])
      // Its words are turned into ours by what they say, which must not depend on who runs it.
      .locale('en')
      .parserConfiguration({ 'camel-case-expansion': false, 'duplicate-arguments-array': false })
      .scriptName('fabula')
      .usage('$0 <command>\n\nWrites, checks and builds interactive stories.')
      .command(newCommand(run))
      .command(checkCommand(run))
      .command(buildCommand(run))
      .command(releaseCommand(run))
      .command(migrateCommand(run))
      .command(queryCommand(run))
      .command(testCommand(run))
      .command(exploreCommand(run))
      .command(fmtCommand(run))
      .command(explainCommand(run))
      .command(idsCommand(run))
      .command(keysCommand(run))
      .command(deckCommand(run))
      .command(statsCommand(run))
      .command(typesCommand(run))
      .command(graphCommand(run))
      .command(stringsCommand(run))
      .completion('completion', 'Prints a completion script for the shell.')
      .demandCommand(1)
      .strict()
      .version('version', 'Prints the version.', version)
      .help('help', 'Prints this.')
      .wrap(width)
      .exitProcess(false)
      .fail((message, error) => {
        // What a command threw comes by here, too; only what yargs itself found has a message.
        if (!message) throw error;
        throw new UsageError(message);
      })
  );
}

/** Finds the command that was meant. Help is the one place where yargs tells what commands there are, and what options one has. */
async function commandLine(run: Run, argv: readonly string[]): Promise<CommandLine> {
  const helpOf = (name: string): Promise<string> => parserOf(run, name.split(' ').filter(Boolean), null).getHelp();
  let form: string | undefined;
  let stray: string | undefined;
  let help = await helpOf('');
  for (const word of argv.filter((each) => !each.startsWith('-'))) {
    const name = form === undefined ? word : `${nameOf(form)} ${word}`;
    const found = formsIn(help).find((each) => nameOf(each) === name);
    if (found === undefined) {
      stray = word;
      break;
    }
    form = found;
    help = await helpOf(nameOf(found));
  }
  return {
    argv,
    form,
    stray,
    commands: formsIn(help).map((each) => nameOf(each).split(' ').at(-1) ?? ''),
    options: [...help.matchAll(/^ {2,}--([a-z-]+)/gm)].map(([, name]) => name ?? ''),
  };
}

function formsIn(help: string): string[] {
  return [...help.matchAll(/^ {2}fabula (\S+(?: \S+)*)(?: {2,}|$)/gm)].map(([, form]) => form ?? '');
}
