import type { CommandModule } from 'yargs';
import { encodeValue, type Json, type Value } from '../../bundle/index.js';
import { type Host, type QueryAnswer, type QueryError, querySession, storyOf } from '../../host/index.js';
import type { BranchKey, SessionRow } from '../../ports/index.js';
import { type Problem, type Run, report, writeJson } from '../command.js';
import { describeError, describeStoreError } from '../describe-error.js';
import { exitCodes } from '../exit-codes.js';
import { findSession, lastSession } from '../find-session.js';
import { nearest } from '../nearest.js';
import { type StoreArguments, withStore } from '../options.js';
import { readArguments } from '../read-argument.js';
import { table } from '../table.js';
import { UsageError } from '../usage-error.js';
import { withHost } from '../with-host.js';

interface Arguments extends StoreArguments {
  readonly query: string;
  readonly session: string | undefined;
  readonly all: boolean;
  readonly pack: string | undefined;
  readonly argument: readonly string[];
  readonly explain: boolean;
  readonly seconds: number;
  readonly home: 'auto' | 'memory' | 'sql';
}

/** `fabula-run query NAME`: asks one of a pack's own queries of what was played. */
export function queryCommand(run: Run): CommandModule<object, Arguments> {
  return {
    command: 'query <query>',
    describe: 'Asks a query of a story, over a session or all of them.',
    builder: (yargs) =>
      withStore(yargs)
        .positional('query', { type: 'string', demandOption: true, describe: 'Its name, as the story declares it.' })
        .option('session', {
          type: 'string',
          requiresArg: true,
          describe: 'The session; the last one of `--pack` if absent.',
        })
        .option('pack', { type: 'string', requiresArg: true, describe: 'The pack whose sessions are meant.' })
        .option('all', { type: 'boolean', default: false, describe: 'Asks all sessions of `--pack`.' })
        .option('argument', {
          type: 'string',
          array: true,
          requiresArg: true,
          default: [],
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
          choices: ['auto', 'sql', 'memory'] as const,
          default: 'auto' as const,
          describe: 'Where it is answered. The answer is the same.',
        })
        .check(({ seconds, session, pack, all }) => {
          if (all && session !== undefined)
            throw new UsageError('badSession', '`--all` and `--session` can’t stand together.');
          if (!(seconds > 0 && seconds <= 3_600))
            throw new UsageError('badSeconds', '`--seconds` takes a time from 0 to 3600.');
          if (pack === undefined && (all || session === undefined))
            throw new UsageError(
              'noSession',
              'Say whom to ask: `--session NAME`, or `--pack NAME` with or without `--all`.',
            );
          return true;
        }),
    handler: (options) =>
      withHost(run, { store: options.store, json: options.json }, (host) => ask(run, host, options)),
  };
}

async function ask(run: Run, host: Host, options: Arguments): Promise<void> {
  const rows = await sessionsOf(host, options);
  if ('problem' in rows) {
    report(run, rows.problem, options.json);
    return;
  }
  const answers: { readonly session: string; readonly answer: QueryAnswer }[] = [];
  for (const row of rows.found) {
    const answer = await askOne(host, row, options);
    if ('problem' in answer) {
      report(run, answer.problem, options.json);
      return;
    }
    answers.push({ session: row.key.session, answer });
  }
  write(run, options, answers);
}

async function askOne(
  host: Host,
  row: SessionRow,
  options: Arguments,
): Promise<QueryAnswer | { readonly problem: Problem }> {
  const key: BranchKey = { ...row.key, branch: row.branch };
  const turns = await host.store.readTurns(key, row.head, 1);
  if (!turns.ok) return { problem: describeStoreError(turns.error) };
  const story = await storyOf(host, turns.value[0]?.bundle ?? row.bundle);
  if (!story.ok) return { problem: describeError(story.error) };
  const { program } = story.value.bundle;
  const queries = program.queries ?? {};
  const query = nameIn(Object.keys(queries), options.query);
  const parameters = query === undefined ? [] : (queries[query]?.parameters ?? []);
  const given = query === undefined ? {} : readArguments(program, parameters, options.argument);
  const { home, explain, seconds } = options;
  const result = await querySession(host, key, {
    ...{ query: query ?? options.query, arguments: given },
    ...{ home, explain, milliseconds: seconds * 1_000 },
  });
  if (result.ok) return result.value;
  const { error } = result;
  return { problem: isQueryError(error) ? describeQueryError(error) : describeError(error) };
}

/** Names are qualified in a bundle: the last part will do where it is one query's only. */
function nameIn(names: readonly string[], name: string): string | undefined {
  if (names.includes(name)) return name;
  const found = names.filter((each) => each.endsWith(`.${name}`) || each.endsWith(`/${name}`));
  return found.length === 1 ? found[0] : undefined;
}

async function sessionsOf(
  { store }: Host,
  { tenant, campaign, session, pack, all }: Arguments,
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

function isQueryError(error: { readonly error: string }): error is QueryError {
  return ['unknownQuery', 'notInSql', 'tookTooLong', 'queryRefused'].includes(error.error);
}

function describeQueryError(error: QueryError): Problem {
  const data = (message: string): Problem => ({ exit: exitCodes.data, name: error.error, message });
  switch (error.error) {
    case 'unknownQuery': {
      const meant = nearest(error.query, error.queries);
      const names = error.queries.length === 0 ? 'The story has none.' : `It has ${error.queries.join(', ')}.`;
      return data(
        `The story has no query \`${error.query}\`. ${meant === undefined ? names : `Did you mean \`${meant}\`?`}`,
      );
    }
    case 'notInSql':
      return data(
        `The database can't be asked this: ${error.why}. Leave \`--home sql\` out, and it is answered in memory.`,
      );
    case 'tookTooLong':
      return data(
        `The database took longer than ${error.milliseconds / 1_000} s. Ask for less, or give it more with \`--seconds\`.`,
      );
    case 'queryRefused':
      return data(`The query was refused: ${error.refusal}.`);
  }
}

function write(
  run: Run,
  { all, json, explain }: Arguments,
  answers: readonly { readonly session: string; readonly answer: QueryAnswer }[],
): void {
  if (json) {
    const told = answers.map(({ session, answer: { value, home, why, sql, plan } }) => ({
      ...{ session, home, ...(why !== undefined && { why }), rows: rowsOf(value).map(encodeValue) },
      ...(explain && sql && { sql: sql.text, parameters: sql.parameters, plan: plan ?? [] }),
    }));
    writeJson(run, all ? told : told[0]);
    return;
  }
  const rows = answers.flatMap(({ session, answer }) => rowsOf(answer.value).map((row) => ({ session, row })));
  const head = columnsOf(rows.map(({ row }) => row));
  if (rows.length === 0) run.terminal.out('No rows.\n');
  else {
    const cells = rows.map(({ session, row }) => [
      ...(all ? [session] : []),
      ...head.map((column) => cellOf(row, column)),
    ]);
    run.terminal.out(table([...(all ? ['session'] : []), ...head], cells, run.terminal.paint));
  }
  if (!explain) return;
  for (const { session, answer } of answers) {
    const why = answer.why === undefined ? '' : `: ${answer.why}`;
    run.terminal.out(`\n${session} was answered ${answer.home === 'sql' ? 'by the database' : 'in memory'}${why}.\n`);
    if (answer.sql) run.terminal.out(`\n${answer.sql.text}\n`);
    if (answer.plan) run.terminal.out(`\n${answer.plan.join('\n')}\n`);
  }
}

function rowsOf(value: Value): readonly Value[] {
  if (value === null) return [];
  return isList(value) ? value : [value];
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

const single = 'value';

function columnsOf(rows: readonly Value[]): readonly string[] {
  const [first] = rows;
  return first !== undefined && isRecord(first) ? Object.keys(first.fields) : rows.length === 0 ? [] : [single];
}

function cellOf(row: Value, column: string): string {
  return tell(encodeValue(isRecord(row) ? (row.fields[column] ?? null) : row));
}

function tell(json: Json): string {
  if (json === null) return 'none';
  return typeof json === 'object' ? JSON.stringify(json) : String(json);
}

function isRecord(value: Value): value is Extract<Value, { readonly is: 'record' }> {
  return typeof value === 'object' && value !== null && 'is' in value && value.is === 'record';
}
