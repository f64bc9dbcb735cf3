import type { ParameterIr, ProgramIr, Value } from '../bundle/index.js';
import { type Host, type QueryAnswer, type QueryRequest, querySession, type Story, storyOf } from '../host/index.js';
import type { BranchKey, SessionRow } from '../ports/index.js';
import type { Problem } from './command.js';
import { describeError, describeStoreError } from './describe-error.js';
import { describeQueryError, isQueryError } from './describe-query-error.js';
import { exitCodes } from './exit-codes.js';
import { findSession, lastSession } from './find-session.js';
import { readArguments } from './read-argument.js';

/** Which sessions are asked, and how. */
export interface Asking {
  readonly tenant: string;
  readonly campaign: string | undefined;
  readonly session: string | undefined;
  readonly all: boolean;
  /** The pack whose sessions are meant where none is named. */
  readonly pack: string | undefined;
  /** `name=value`, for parameters of the query. */
  readonly argument: readonly string[];
  readonly explain: boolean;
  readonly seconds: number;
  readonly home: QueryRequest['home'];
}

/** What a session is asked; `program` where the query is in none of its own. */
export interface Asked {
  readonly query: string;
  readonly program?: ProgramIr;
}

/** Finds for a session what it is asked: the query has to be of the program that it is played with. */
export type ChooseQuery = (story: Story, row: SessionRow) => Asked | { readonly problem: Problem };

export interface SessionAnswer {
  readonly session: string;
  readonly answer: QueryAnswer;
}

/** Asks every session that is meant; the first that can't answer stops it. */
export async function askSessions(
  host: Host,
  asking: Asking,
  choose: ChooseQuery,
): Promise<{ readonly answers: readonly SessionAnswer[] } | { readonly problem: Problem }> {
  const rows = await sessionsOf(host, asking);
  if ('problem' in rows) return rows;
  const answers: SessionAnswer[] = [];
  for (const row of rows.found) {
    const answer = await askOne(host, row, asking, choose);
    if ('problem' in answer) return answer;
    answers.push({ session: row.key.session, answer });
  }
  return { answers };
}

async function askOne(
  host: Host,
  row: SessionRow,
  { argument, home, explain, seconds }: Asking,
  choose: ChooseQuery,
): Promise<QueryAnswer | { readonly problem: Problem }> {
  const key: BranchKey = { ...row.key, branch: row.branch };
  const turns = await host.store.readTurns(key, row.head, 1);
  if (!turns.ok) return { problem: describeStoreError(turns.error) };
  const story = await storyOf(host, turns.value[0]?.bundle ?? row.bundle);
  if (!story.ok) return { problem: describeError(story.error) };
  const asked = choose(story.value, row);
  if ('problem' in asked) return asked;
  const result = await querySession(host, key, {
    ...asked,
    arguments: argumentsOf(asked.program ?? story.value.bundle.program, asked.query, argument),
    ...{ home, explain, milliseconds: seconds * 1_000 },
  });
  if (result.ok) return result.value;
  const { error } = result;
  return { problem: isQueryError(error) ? describeQueryError(error) : describeError(error) };
}

/** Of a query that there is not, nothing can be read; that there is none is said when it is asked. */
function argumentsOf(program: ProgramIr, query: string, words: readonly string[]): { readonly [name: string]: Value } {
  const queries = program.queries ?? {};
  if (!Object.hasOwn(queries, query)) return {};
  const parameters: readonly ParameterIr[] = queries[query]?.parameters ?? [];
  return readArguments(program, parameters, words);
}

async function sessionsOf(
  { store }: Host,
  { tenant, campaign, session, pack, all }: Asking,
): Promise<{ readonly found: readonly SessionRow[] } | { readonly problem: Problem }> {
  const place = { tenant, ...(campaign !== undefined && { campaign }) };
  if (session !== undefined) {
    const row = await findSession(store, { tenant, campaign }, session);
    if (!row.ok) return { problem: describeError(row.error) };
    return row.value ? { found: [row.value] } : { problem: describeError({ error: 'unknownSession', session }) };
  }
  if (!all) {
    const row = await lastSession(store, { tenant, campaign, pack: pack ?? '' });
    if (!row.ok) return { problem: describeError(row.error) };
    if (row.value) return { found: [row.value] };
  } else {
    const rows = await store.listSessions({ ...place, pack: pack ?? '', limit: 100_000 });
    if (!rows.ok) return { problem: describeStoreError(rows.error) };
    const found = rows.value.filter(({ head }) => head > 0);
    if (found.length > 0) return { found };
  }
  const message = `Nobody plays the pack ${pack ?? ''} here. \`fabula-run sessions\` lists what there is.`;
  return { problem: { exit: exitCodes.data, name: 'noSession', message } };
}
