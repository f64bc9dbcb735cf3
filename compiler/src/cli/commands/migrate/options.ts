import type { Argv } from 'yargs';
import type { Answers } from '../../../migrations/index.js';
import { UsageError } from '../../usage-error.js';

const noWords: string[] = [];

/** All of the family name the pack's folder this way: what stands after the command is a migration. */
export function withDir<T>(yargs: Argv<T>) {
  return yargs
    .option('dir', {
      type: 'string',
      default: '.',
      requiresArg: true,
      coerce: (given: string | readonly string[]) => lastOf(given),
      describe: "The pack's folder.",
    })
    .option('json', { type: 'boolean', default: false, describe: 'Prints one JSON value on standard output.' });
}

/** What the author answers where the difference alone does not tell. */
export function withAnswers<T>(yargs: Argv<T>) {
  return yargs
    .parserConfiguration({ 'camel-case-expansion': false, 'duplicate-arguments-array': true })
    .option('moved', {
      type: 'string',
      array: true,
      default: noWords,
      requiresArg: true,
      describe: 'Where who stands at a place that is gone goes on: `"PLACE to TARGET"`. May be given again.',
    })
    .option('drop', {
      type: 'string',
      array: true,
      default: noWords,
      requiresArg: true,
      describe: 'What is gone for good: `"field Person.shoe"`. May be given again.',
    })
    .option('keep', {
      type: 'string',
      array: true,
      default: noWords,
      requiresArg: true,
      describe: 'What things keep though their kind has it no more: `"component Voice of Person"`.',
    })
    .option('turned', {
      type: 'string',
      array: true,
      default: noWords,
      requiresArg: true,
      describe: 'A relation whose ends changed places.',
    })
    .option('not-turned', {
      type: 'string',
      array: true,
      default: noWords,
      requiresArg: true,
      describe: 'A relation whose ends stayed where they were.',
    });
}

/** Whether what readers would get is tried on generated sessions first. */
export function withVerify<T>(yargs: Argv<T>) {
  return yargs
    .option('verify', {
      type: 'boolean',
      default: true,
      describe: 'Tries it on generated sessions first; `--no-verify` leaves it out.',
    })
    .option('seconds', {
      type: 'number',
      default: 20,
      requiresArg: true,
      coerce: (given: number | readonly number[]) => lastOf(given),
      describe: 'How long sessions are generated for it.',
    });
}

/** Of an option that is given twice the last one holds. Where answers may be given again, the parser hands over all of them. */
export function lastOf<T extends string | number>(given: T | readonly T[]): T {
  if (typeof given !== 'object') return given;
  const last = given.at(-1);
  if (last === undefined) throw new UsageError('An option has no value.');
  return last;
}

/** What becomes of SQL that was edited by hand. */
export function withDiscard<T>(yargs: Argv<T>) {
  return yargs.option('discard-edits', {
    type: 'boolean',
    default: false,
    describe: 'Writes the SQL that is planned in the place of what was edited by hand.',
  });
}

/** What was said with the options of `withAnswers`. */
export interface GivenAnswers {
  readonly moved: readonly string[];
  readonly drop: readonly string[];
  readonly keep: readonly string[];
  readonly turned: readonly string[];
  readonly 'not-turned': readonly string[];
}

/** Reads them over the answers that were given before. */
export function answersWith(before: Answers, given: Partial<GivenAnswers>): Answers {
  const pairs = (given.moved ?? []).map((text): [string, string] => {
    const [, from, to] = /^\s*(.+?)\s+to\s+(.+?)\s*$/.exec(text) ?? [];
    if (from === undefined || to === undefined)
      throw new UsageError(`\`--moved "${text}"\` names no two places; write \`--moved "PLACE to TARGET"\`.`);
    return [from, to];
  });
  const drop = (given.drop ?? []).map(plain);
  const keep = (given.keep ?? []).map(plain);
  const turned = [
    ...(given.turned ?? []).map((name) => [plain(name), true] as const),
    ...(given['not-turned'] ?? []).map((name) => [plain(name), false] as const),
  ];
  // Who says the opposite of what was said before means what was said last.
  const kept = [...new Set([...(before.kept ?? []).filter((each) => !drop.includes(each)), ...keep])];
  const dropped = [...new Set([...before.dropped.filter((each) => !keep.includes(each)), ...drop])];
  return {
    moved: { ...before.moved, ...Object.fromEntries(pairs) },
    dropped,
    ...(kept.length > 0 && { kept }),
    ...((before.turned || turned.length > 0) && { turned: { ...before.turned, ...Object.fromEntries(turned) } }),
  };
}

function plain(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ');
}

const namePattern = /^[a-z][a-z0-9_]{0,99}$/;

/** A migration's name as it stands in a folder's. */
export function checkName(name: string): string {
  const known = name.replace(/^\d{4}_/, '').replaceAll('-', '_');
  if (namePattern.test(known)) return known;
  throw new UsageError(
    `\`${name}\` can't be a migration's name. Small letters, figures and \`_\`, beginning with a letter: \`two_purses\`.`,
  );
}
