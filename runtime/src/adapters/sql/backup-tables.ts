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
  /** What it was for everything of the first format; then it is left out, so that a backup of old content stays as it was. */
  readonly unless?: string;
}

const campaign = [text('tenant'), text('campaign', 'campaign_id')];
const session = [...campaign, text('session', 'session_id')];
const branch = [...session, text('branch')];

const migration: Column = { field: 'migration', column: 'migration', type: 'bigint', unless: '1' };
const hold: readonly Column[] = [
  { ...text('heldWhy', 'held_why'), unless: 'null' },
  { ...text('heldDetail', 'held_detail'), unless: 'null' },
  { ...whole('heldMigration', 'held_migration'), unless: 'null' },
  { ...text('heldAt', 'held_at'), unless: 'null' },
];

/** Not in a backup: it is the session's. */
const packOfBranch = {
  column: 'pack',
  value: `(select s.pack from fabula.session s
    where s.tenant = r."tenant" and s.campaign_id = r."campaign" and s.session_id = r."session")`,
};

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
  table('campaign', [...campaign, whole('version'), migration], 'tenant, campaign_id'),
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
      ...hold,
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
      migration,
    ],
    'tenant, campaign_id, session_id, branch',
    'branch',
    packOfBranch,
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
    select: selectText(
      [...header, payloadOfTurn, migration],
      'fabula.turn t',
      'tenant, campaign_id, session_id, branch, version',
    ),
    insert: `
with r as (select * from pg_catalog.json_to_recordset($1::json) as r (${recordColumns([...header, text('payload'), migration])})),
headers as (insert into fabula.turn (${names([...header, migration])}) select ${values([...header, migration])} from r)
insert into fabula.turn_payload (${names(payload)}) select ${values(payload)} from r`,
  };
}

function table(
  name: BackupTable,
  columns: readonly Column[],
  order: string,
  sqlName: string = name,
  derived?: { readonly column: string; readonly value: string },
): BackupStatements {
  const [more, value] = derived ? [`, ${derived.column}`, `, ${derived.value}`] : ['', ''];
  return {
    table: name,
    select: selectText(columns, `fabula.${sqlName}`, order),
    insert: `
insert into fabula.${sqlName} (${names(columns)}${more})
select ${values(columns)}${value} from pg_catalog.json_to_recordset($1::json) as r (${recordColumns(columns)})`,
  };
}

/** Each row as JSON text made by the database: nothing of it is read and written again on the way. */
function selectText(columns: readonly Column[], from: string, order: string): string {
  const list = columns
    .filter(({ unless }) => unless === undefined)
    .map(({ field, column, type }) =>
      // Postgres breaks base64 into lines.
      type === 'bytes'
        ? `pg_catalog.translate(pg_catalog.encode(${column}, 'base64'), E'\\n', '') as "${field}"`
        : `${column} as "${field}"`,
    );
  const later = columns.flatMap(({ field, column, unless }) =>
    unless === undefined
      ? []
      : [
          ` || case when ${column} is distinct from ${unless} then ',"${field}":' || pg_catalog.to_json(${column})::text else '' end`,
        ],
  );
  const row = `(select pg_catalog.row_to_json(r)::text from (select ${list.join(', ')}) r)`;
  const line = later.length === 0 ? row : `pg_catalog.left(${row}, -1)${later.join('')} || '}'`;
  return `select ${line} as line from ${from} order by ${order}`;
}

function recordColumns(columns: readonly Column[]): string {
  return columns.map(({ field, type }) => `"${field}" ${type === 'bytes' ? 'text' : type}`).join(', ');
}

function names(columns: readonly Column[]): string {
  return columns.map(({ column }) => column).join(', ');
}

function values(columns: readonly Column[]): string {
  return columns
    .map(({ field, type, unless }) => {
      if (type === 'bytes') return `pg_catalog.decode(r."${field}", 'base64')`;
      return unless === undefined ? `r."${field}"` : `coalesce(r."${field}", ${unless})`;
    })
    .join(', ');
}

function text(field: string, column = field): Column {
  return { field, column, type: 'text' };
}

function whole(field: string, column = field): Column {
  return { field, column, type: 'bigint' };
}
