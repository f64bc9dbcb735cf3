import type { BackupTable } from '../backup/index.js';

/**
 * How each table of a backup lies in the schema: the query that reads it in the order of its key, under the names of
 * `BackupRow`, and the statement that writes a list of its rows, which comes as one JSON array.
 */
export interface BackupStatements {
  readonly table: BackupTable;
  readonly select: string;
  readonly insert: string;
}

interface Column {
  readonly field: string;
  readonly column: string;
  readonly type: 'text' | 'bigint' | 'boolean' | 'bytes';
}

const campaign = [text('tenant'), text('campaign', 'campaign_id')];
const session = [...campaign, text('session', 'session_id')];
const branch = [...session, text('branch')];

/** By its key, a row each: a join of the two tables is planned badly where nobody gathers statistics. */
const payloadOfTurn: Column = {
  field: 'payload',
  column: `(select p.payload from fabula.turn_payload p
    where (p.tenant, p.campaign_id, p.session_id, p.branch, p.version)
        = (t.tenant, t.campaign_id, t.session_id, t.branch, t.version))`,
  type: 'text',
};

/** The pack's migrations and projections are not here: the one is run, the other goes through the pack's own function. */
export const backupTables: readonly BackupStatements[] = [
  table('bundle', [text('hash'), { field: 'bytes', column: 'bytes', type: 'bytes' }], 'hash'),
  table('campaign', [...campaign, whole('version')], 'tenant, campaign_id'),
  table(
    'campaignChange',
    [...session, text('branch'), whole('version'), whole('turn'), text('cell'), text('value')],
    'tenant, campaign_id, version, cell',
    'campaign_change',
  ),
  table(
    'campaignCell',
    [...campaign, text('cell'), text('value'), whole('version')],
    'tenant, campaign_id, cell',
    'campaign_cell',
  ),
  table(
    'session',
    [
      ...session,
      text('pack'),
      text('packVersion', 'pack_version'),
      text('bundle'),
      text('at', 'created'),
      text('branch'),
    ],
    'tenant, campaign_id, session_id',
  ),
  table(
    'branch',
    [
      ...branch,
      text('parent'),
      whole('at', 'fork'),
      whole('head'),
      text('headHash', 'head_hash'),
      { field: 'ended', column: 'ended', type: 'boolean' },
      whole('faults'),
      text('touched'),
    ],
    'tenant, campaign_id, session_id, branch',
  ),
  turns(),
  table(
    'snapshot',
    [...branch, whole('version'), text('stateHash', 'state_hash'), { field: 'bytes', column: 'bytes', type: 'bytes' }],
    'tenant, campaign_id, session_id, branch, version',
  ),
  table(
    'outbox',
    [...branch, whole('version'), whole('position'), text('id'), text('event'), text('payload')],
    'tenant, campaign_id, session_id, branch, version, position',
  ),
];

/** A turn is one row of a backup and two of the schema. */
function turns(): BackupStatements {
  const header = [
    ...branch,
    whole('version'),
    text('commandId', 'command_id'),
    text('bundle'),
    whole('semantics'),
    text('seat'),
    text('at'),
    whole('events'),
    whole('faults'),
    text('stateHash', 'state_hash'),
    text('digest'),
    text('previous'),
    text('hash'),
  ];
  const payload = [...branch, whole('version'), text('payload')];
  return {
    table: 'turn',
    select: selectText([...header, payloadOfTurn], 'fabula.turn t', 'tenant, campaign_id, session_id, branch, version'),
    insert: `
with r as (select * from pg_catalog.json_to_recordset($1::json) as r (${recordColumns([...header, text('payload')])})),
headers as (insert into fabula.turn (${names(header)}) select ${values(header)} from r)
insert into fabula.turn_payload (${names(payload)}) select ${values(payload)} from r`,
  };
}

function table(name: BackupTable, columns: readonly Column[], order: string, sqlName: string = name): BackupStatements {
  return {
    table: name,
    select: selectText(columns, `fabula.${sqlName}`, order),
    insert: `
insert into fabula.${sqlName} (${names(columns)})
select ${values(columns)} from pg_catalog.json_to_recordset($1::json) as r (${recordColumns(columns)})`,
  };
}

/** Each row as JSON text made by the database: nothing of it is read and written again on the way. */
function selectText(columns: readonly Column[], from: string, order: string): string {
  const list = columns.map(({ field, column, type }) =>
    // Postgres breaks base64 into lines.
    type === 'bytes'
      ? `pg_catalog.translate(pg_catalog.encode(${column}, 'base64'), E'\\n', '') as "${field}"`
      : `${column} as "${field}"`,
  );
  return `select pg_catalog.row_to_json(r)::text as line from (select ${list.join(', ')} from ${from} order by ${order}) r`;
}

function recordColumns(columns: readonly Column[]): string {
  return columns.map(({ field, type }) => `"${field}" ${type === 'bytes' ? 'text' : type}`).join(', ');
}

function names(columns: readonly Column[]): string {
  return columns.map(({ column }) => column).join(', ');
}

function values(columns: readonly Column[]): string {
  return columns
    .map(({ field, type }) => (type === 'bytes' ? `pg_catalog.decode(r."${field}", 'base64')` : `r."${field}"`))
    .join(', ');
}

function text(field: string, column = field): Column {
  return { field, column, type: 'text' };
}

function whole(field: string, column = field): Column {
  return { field, column, type: 'bigint' };
}
