import type { QueryError } from '../host/index.js';
import type { Problem } from './command.js';
import { exitCodes } from './exit-codes.js';
import { nearest } from './nearest.js';

const kinds: readonly string[] = [
  'unknownQuery',
  'unknownThing',
  'notInSql',
  'notInCypher',
  'graphBehind',
  'tookTooLong',
  'queryRefused',
] satisfies readonly QueryError['error'][];

export function isQueryError(error: { readonly error: string }): error is QueryError {
  return kinds.includes(error.error);
}

/** Why a query has no answer, in words, with a way out. */
export function describeQueryError(error: QueryError): Problem {
  const data = (message: string): Problem => ({ exit: exitCodes.data, name: error.error, message });
  switch (error.error) {
    case 'unknownQuery': {
      const meant = nearest(error.query, error.queries);
      const names = error.queries.length === 0 ? 'The story has none.' : `It has ${error.queries.join(', ')}.`;
      return data(
        `The story has no query \`${error.query}\`. ${meant === undefined ? names : `Did you mean \`${meant}\`?`}`,
      );
    }
    case 'unknownThing': {
      const meant = nearest(error.given, error.things);
      const guess = meant === undefined ? 'A thing is named by its id.' : `Did you mean \`${meant}\`?`;
      return data(`\`${error.parameter}\` takes a thing, and \`${error.given}\` is none that it may be now. ${guess}`);
    }
    case 'notInSql':
      return data(
        `The database can't be asked this: ${error.why}. Leave \`--home sql\` out, and it is answered in memory.`,
      );
    case 'notInCypher':
      return data(
        `The graph can't be asked this: ${error.why}. Leave \`--home cypher\` out, and it is answered elsewhere.`,
      );
    case 'graphBehind':
      return data(
        `The graph can't answer for this session: ${error.why}. \`fabula-run graph status\` tells how it is, \`fabula-run graph feed\` makes it and brings it up to date.`,
      );
    case 'tookTooLong':
      return data(
        `The database took longer than ${error.milliseconds / 1_000} s. Ask for less, or give it more with \`--seconds\`.`,
      );
    case 'queryRefused':
      return data(`The query was refused: ${error.refusal}.`);
  }
}
