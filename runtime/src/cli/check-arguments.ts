import { UsageError } from './usage-error.js';

/** What a person can call something: long enough for a sentence, and no longer than a store's index takes. */
const longest = 200;

/**
 * The name of something that is to be found. Hosts name sessions by their own rules (`user/42`), so only what is no
 * name for anybody is refused here.
 */
export function checkName(option: string, name: string): void {
  if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(name)) {
    throw badName(name === '' ? `${option} is empty.` : `${option} has nothing in it but blanks.`);
  }
  if (/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(name)) {
    throw badName(`${option} holds a control character, such as a line break, which no name has.`);
  }
  const { length } = name;
  if (length > longest) throw badName(`${option} has ${length} characters, and a name has at most ${longest}.`);
}

/** The name of something that begins: who types it later, in a path or an address, shall not have to think. */
export function checkNewName(option: string, name: string): void {
  checkName(option, name);
  if (/[/\\]/.test(name)) {
    throw badName(`${option} has a slash in it, which would look like a path. Write \`-\` or \`.\` instead.`);
  }
}

function badName(message: string): UsageError {
  return new UsageError('badName', message);
}

/** yargs makes a list of an option that is given twice, and no number of what is none. */
export function checkOnce(argv: { readonly [option: string]: unknown }, lists: readonly string[]): void {
  for (const [option, value] of Object.entries(argv)) {
    if (option === '_' || lists.includes(option)) continue;
    if (Array.isArray(value)) throw new UsageError('givenTwice', `\`--${option}\` is given more than once.`);
    if (Number.isNaN(value)) throw new UsageError('badNumber', `\`--${option}\` takes a number.`);
  }
}
