import { closest } from '../phases/2-bind/index.js';

/** A mistake in the command line, in yargs' words. */
export class UsageError extends Error {}

/** What was typed, and what of it is known. */
export interface CommandLine {
  readonly argv: readonly string[];
  /** The command that was reached, as it is declared: `ids resolve <id> [dir]`; undefined when none was. */
  readonly form: string | undefined;
  /** The first word that is no command. */
  readonly stray: string | undefined;
  /** The commands that may stand at the word that is none of them, or where one is missing. */
  readonly commands: readonly string[];
  /** The options of the command, without their dashes. */
  readonly options: readonly string[];
}

/** What is wrong with a command line, how the command is used and where to read on. */
export function describeUsage(message: string, line: CommandLine): string {
  const name = line.form === undefined ? '' : `${nameOf(line.form)} `;
  return [
    inOurWords(message, line),
    `Usage: fabula ${line.form ?? '<command>'} [options]`,
    `\`fabula ${name}--help\` says more.`,
  ].join('\n');
}

/** `ids resolve <id> [dir]` without what it takes. */
export function nameOf(form: string): string {
  return form.replace(/ ?[<[].*$/, '');
}

/** yargs counts "non-option arguments" and lists what it can't place; our messages name what is missing. */
function inOurWords(message: string, line: CommandLine): string {
  const [kind = '', rest = ''] = message.split(/:\s*(.*)/s);
  switch (kind) {
    case 'Not enough non-option arguments':
      return missingArgument(Number(/got (\d+)/.exec(rest)?.[1] ?? 0), line);
    case 'Not enough arguments following':
      return `\`${withDashes(rest)}\` needs a value after it.`;
    case 'Unknown argument':
    case 'Unknown arguments':
    case 'Unknown command':
    case 'Unknown commands':
      return unknown(rest.split(', '), line);
    case 'Invalid values':
      return invalidValue(rest);
    default:
      return message;
  }
}

function missingArgument(given: number, line: CommandLine): string {
  const { form = '<command>', commands, options, argv, stray } = line;
  const wanted = [...form.matchAll(/<([^>]+)>/g)].map(([, name]) => name ?? '');
  if (wanted[0] === 'command') {
    if (stray !== undefined) return unknownCommand(stray, commands);
    const misspelt = argv.map(nameOfOption).find((name) => name !== '' && !options.includes(name));
    return misspelt === undefined ? `Say what to do: ${listed(commands, 'or')}.` : unknown([misspelt], line);
  }
  const missing = wanted.slice(given).map((name) => `\`<${name}>\``);
  return `\`${nameOf(form)}\` needs ${missing.join(' and ')}.`;
}

function unknown(words: readonly string[], { argv, form, commands, options }: CommandLine): string {
  const [word = ''] = words;
  const option = argv
    .map((typed) => typed.split('=')[0] ?? '')
    .find((typed) => nameOfOption(typed) === word || typed === `--${word}`);
  if (option !== undefined) {
    const meant = closest(word, options);
    return `There is no option \`${option}\` here.${meant === undefined ? '' : ` Did you mean \`--${meant}\`?`}`;
  }
  if (form === undefined || /<command>/.test(form)) return unknownCommand(word, commands);
  const many = words.map((each) => `\`${each}\``).join(', ');
  return `${many} ${words.length === 1 ? 'is' : 'are'} too many. A path with blanks in it stands in quotes.`;
}

function unknownCommand(word: string, commands: readonly string[]): string {
  const meant = closest(word, commands);
  const guess = meant === undefined ? `There are ${listed(commands, 'and')}.` : `Did you mean \`${meant}\`?`;
  return `There is no command \`${word}\`. ${guess}`;
}

/** `strict` of `--strict`, `--no-strict` and `--strict=yes`, which is how yargs names an option; empty for other words. */
function nameOfOption(typed: string): string {
  return /^--?(?:no-)?([^=]+)/.exec(typed)?.[1] ?? '';
}

function withDashes(name: string): string {
  return name.length === 1 ? `-${name}` : `--${name}`;
}

/** `Argument: format, Given: "foo", Choices: "rich", "plain"` */
function invalidValue(rest: string): string {
  const [, name, given, choices] = /Argument: (\S+), Given: (.*), Choices: (.*)$/.exec(rest.trim()) ?? [];
  if (name === undefined || given === undefined || choices === undefined) return rest.trim();
  const words = choices.split(', ').map((word) => word.replaceAll('"', ''));
  return `\`--${name}\` can't be ${given.replaceAll('"', '`')}; it is ${listed(words, 'or')}.`;
}

function listed(words: readonly string[], joint: 'and' | 'or'): string {
  const quoted = words.map((word) => `\`${word}\``);
  const last = quoted.pop() ?? '';
  return quoted.length === 0 ? last : `${quoted.join(', ')} ${joint} ${last}`;
}
