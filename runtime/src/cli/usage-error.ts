import type { Problem } from './command.js';
import { exitCodes } from './exit-codes.js';
import { nearest } from './nearest.js';

/** A mistake in the command line that one of our own checks found. */
export class UsageError extends Error {
  /** For programs: `badName`. */
  readonly problem: string;

  constructor(problem: string, message: string) {
    super(message);
    this.problem = problem;
  }
}

export interface CommandLine {
  readonly argv: readonly string[];
  /** As yargs declares them: `play <bundle>`. */
  readonly commands: readonly string[];
  /** The options of the command that was typed, without their dashes. */
  readonly options: readonly string[];
}

/** What is wrong with a command line, with how the command is used and where to read on. */
export function usageProblem(found: { readonly name?: string; readonly message: string }, line: CommandLine): Problem {
  const command = commandOf(line);
  const said = found.name === undefined ? ownWords(found.message, command, line) : { ...found, name: found.name };
  const usage = `Usage: fabula-run ${command ?? '<command>'} [options]`;
  const help = `\`fabula-run ${command === undefined ? '' : `${nameOf(command)} `}--help\` says more.`;
  return { exit: exitCodes.usage, name: said.name, message: `${said.message}\n${usage}\n${help}` };
}

/** The declaration of the command that was typed: `play <bundle>`. */
export function commandOf({ argv, commands }: Pick<CommandLine, 'argv' | 'commands'>): string | undefined {
  const typed = argv.find((word) => commands.some((command) => nameOf(command) === word));
  const [family] = commands.filter((command) => nameOf(command) === typed);
  const next = argv[argv.indexOf(typed ?? '') + 1];
  return commands.find((command) => nameOf(command) === `${typed} ${next}`) ?? family;
}

/** `migrate convert` of `migrate convert <bundle>`. */
export function nameOf(command: string): string {
  return command.replace(/ [<[].*$/, '');
}

interface Said {
  readonly name: string;
  readonly message: string;
}

/** yargs speaks of "non-option arguments" and counts them; its message has what is needed to say it better. */
function ownWords(message: string, command: string | undefined, line: CommandLine): Said {
  const [kind = '', rest = ''] = message.split(/:\s*(.*)/s);
  switch (kind) {
    case 'Not enough non-option arguments':
      return missingArgument(command, Number(/got (\d+)/.exec(rest)?.[1] ?? 0));
    case 'Missing required argument':
    case 'Missing required arguments':
      return { name: 'missingOption', message: `${subject(command)} needs ${listed(rest)}.` };
    case 'Not enough arguments following':
      return { name: 'missingValue', message: `${listed(rest)} needs a value after it.` };
    case 'Unknown command':
    case 'Unknown commands':
      return command === undefined ? unknownCommand(rest, line) : tooMany(rest);
    case 'Unknown argument':
    case 'Unknown arguments':
      return unknownOption(rest, line);
    default:
      return { name: 'usage', message };
  }
}

function missingArgument(command: string | undefined, given: number): Said {
  const wanted = [...(command ?? '').matchAll(/<[^>]+>/g)].map(([name]) => `\`${name}\``);
  return { name: 'missingArgument', message: `${subject(command)} needs ${wanted.slice(given).join(' and ')}.` };
}

function subject(command: string | undefined): string {
  return command === undefined ? 'The command' : `\`${nameOf(command)}\``;
}

function unknownCommand(rest: string, { commands }: CommandLine): Said {
  const [typed = ''] = rest.split(', ');
  const meant = nearest(typed, commands.map(nameOf));
  const guess = meant === undefined ? '`fabula-run --help` lists what there is.' : `Did you mean \`${meant}\`?`;
  return { name: 'unknownCommand', message: `There is no command \`${typed}\`. ${guess}` };
}

function tooMany(rest: string): Said {
  const words = rest.split(', ').map((word) => `\`${word}\``);
  const message =
    words.length === 1
      ? `${words.join('')} is one word too many. Words with blanks in them stand in quotes.`
      : `${words.join(', ')} are too many. Words with blanks in them stand in quotes.`;
  return { name: 'tooManyArguments', message };
}

/** yargs names an option without its dashes, and without the `no-` that was before it. */
function unknownOption(rest: string, { argv, options }: CommandLine): Said {
  const unknown = rest.split(', ').map((name) => {
    const forms = [`--no-${name}`, `-${name}`];
    return forms.find((form) => argv.some((word) => word.split('=')[0] === form)) ?? `--${name}`;
  });
  const [first = ''] = unknown;
  const meant = nearest(first.replace(/^-+(?:no-)?/, ''), options);
  const guess = unknown.length > 1 || meant === undefined ? '' : ` Did you mean \`--${meant}\`?`;
  const names = unknown.map((name) => `\`${name}\``).join(' or ');
  return { name: 'unknownOption', message: `There is no option ${names} here.${guess}` };
}

function listed(rest: string): string {
  return rest
    .split(/,\s*/)
    .map((name) => `\`--${name}\``)
    .join(' and ');
}
