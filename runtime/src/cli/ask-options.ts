import type { Argv } from 'yargs';
import type { Asking } from './ask-sessions.js';
import { UsageError } from './usage-error.js';

const homes = ['auto', 'sql', 'cypher', 'memory'] as const satisfies readonly Asking['home'][];

/** Whom a query is asked of, and how: but for the pack, which the two programs name in different ways. */
export function withAsking<T>(yargs: Argv<T>): Argv<T & Omit<Asking, 'tenant' | 'campaign' | 'pack'>> {
  const noWords: readonly string[] = [];
  return yargs
    .option('session', {
      type: 'string',
      requiresArg: true,
      describe: 'The session; the last one of the pack if absent.',
    })
    .option('all', { type: 'boolean', default: false, describe: 'Asks all sessions of the pack.' })
    .option('argument', {
      type: 'string',
      array: true,
      requiresArg: true,
      default: noWords,
      describe: '`name=value`; once for each.',
    })
    .option('explain', { type: 'boolean', default: false, describe: 'Says where it was answered, and how.' })
    .option('seconds', {
      type: 'number',
      requiresArg: true,
      default: 5,
      describe: 'How long the database may take.',
    })
    .option('home', {
      choices: homes,
      default: 'auto' as const,
      requiresArg: true,
      describe: 'Where it is answered. The answer is the same.',
    })
    .check(({ seconds, session, all }) => {
      if (all && session !== undefined)
        throw new UsageError('badSession', '`--all` and `--session` can’t stand together.');
      if (!(seconds > 0 && seconds <= 3_600))
        throw new UsageError('badSeconds', '`--seconds` takes a time from 0 to 3600.');
      return true;
    });
}
