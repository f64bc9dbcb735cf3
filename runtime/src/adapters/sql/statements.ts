import type { Statement } from './driver.js';

const sessionKey = 'tenant = $1 and campaign_id = $2 and session_id = $3';

export const putBundle: Statement = {
  name: 'fabula_put_bundle',
  text: 'insert into fabula.bundle (hash, bytes) values ($1, $2) on conflict do nothing',
};
export const getBundle: Statement = {
  name: 'fabula_get_bundle',
  text: 'select bytes from fabula.bundle where hash = $1',
};

/** Campaign, session and root branch in one statement; no row comes back when the session is there already. */
export const createSession: Statement = {
  name: 'fabula_create_session',
  text: `
with bundle as (select from fabula.bundle where hash = $6),
campaign as (
  insert into fabula.campaign (tenant, campaign_id) select $1, $2 from bundle on conflict do nothing
),
session as (
  insert into fabula.session (tenant, campaign_id, session_id, pack, pack_version, bundle, created, branch)
  select $1, $2, $3, $4, $5, $6, $7, 'main' from bundle
  on conflict do nothing
  returning 1
)
insert into fabula.branch (tenant, campaign_id, session_id, branch, parent, fork, head, head_hash, touched, pack)
select $1, $2, $3, 'main', null, 0, 0, '', $7, $4 from session
returning 1 as made`,
};

const sessionColumns = `s.tenant, s.campaign_id, s.session_id, s.pack, s.pack_version, s.bundle, s.created, s.branch,
       b.head, b.ended, b.faults, b.touched, b.migration, s.held_why, s.held_detail, s.held_migration, s.held_at
  from fabula.session s
  join fabula.branch b using (tenant, campaign_id, session_id, branch)`;

export const getSession: Statement = {
  name: 'fabula_get_session',
  text: `select ${sessionColumns} where ${sessionKey}`,
};
export const listSessions: Statement = {
  name: 'fabula_list_sessions',
  text: `select ${sessionColumns}
 where tenant = $1 and ($2::text is null or campaign_id = $2) and ($3::text is null or s.pack = $3)
   and ($4::boolean is null or $4 = (s.held_why is not null))
 order by b.touched desc, s.campaign_id, s.session_id
 limit $5`,
};

export const findCommand: Statement = {
  name: 'fabula_find_command',
  text: `select version from fabula.turn where ${sessionKey} and command_id = $4`,
};

/** Versions are dense, so that a page is a range of them: nothing is sorted and thrown away. */
export const readTurns: Statement = {
  name: 'fabula_read_turns',
  text: 'select * from fabula.read_turns($1, $2, $3, $4, $5, $6)',
};

export const readSnapshot: Statement = {
  name: 'fabula_read_snapshot',
  text: 'select * from fabula.read_snapshot($1, $2, $3, $4, $5) where version is not null',
};

export const branchExists: Statement = {
  name: 'fabula_branch_exists',
  text: `select 1 as found from fabula.branch where ${sessionKey} and branch = $4`,
};
export const listBranches: Statement = {
  name: 'fabula_list_branches',
  text: `select branch, parent, fork, head from fabula.branch where ${sessionKey} order by branch`,
};
export const forkBranch: Statement = {
  name: 'fabula_fork_branch',
  text: 'select fabula.fork_branch($1, $2, $3, $4, $5, $6) as outcome',
};

export const readCampaign: Statement = {
  name: 'fabula_read_campaign',
  text: `
select c.version, c.migration, k.cell, k.value
  from fabula.campaign c
  left join fabula.campaign_cell k using (tenant, campaign_id)
 where tenant = $1 and campaign_id = $2
 order by k.cell`,
};

export const forget: Statement = {
  name: 'fabula_forget',
  text: 'select fabula.forget($1, $2, $3) as found',
};

export const packSchema: Statement = {
  name: 'fabula_pack_schema',
  text: 'select schema_name from fabula.pack_migration where pack = $1 order by position limit 1',
};

export const lastContract: Statement = {
  name: 'fabula_last_contract',
  text: `select name from fabula.pack_migration where pack = $1 and name like '%.contract.sql' order by position desc limit 1`,
};

/** A row is handed out when no transaction that could still commit is older than the one that wrote it. */
export const readOutbox: Statement = {
  name: 'fabula_read_outbox',
  text: `
select campaign_id, session_id, branch, version, position, id, event, payload, xid::text as xid
  from fabula.outbox
 where tenant = $1
   and xid < pg_catalog.pg_snapshot_xmin(pg_catalog.pg_current_snapshot())
   and (xid, campaign_id, session_id, branch, version, position) > ($2::xid8, $3, $4, $5, $6, $7)
 order by xid, campaign_id, session_id, branch, version, position
 limit $8`,
};

const appendCall = `fabula.append_turn($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24)`;

/** A turn that changes no table of its pack, or whose pack has none. */
export const append: Statement = {
  name: 'fabula_append',
  setsTenant: true,
  text: `select a.outcome, a.at_version from ${appendCall} a`,
};

/**
 * The pack's own function is called for the row that the append returned, hence after it and in its transaction. Names are
 * quoted into the text: one prepared statement a function, and no dynamic SQL.
 */
export function appendAndProject(quotedFunction: string, number: number): Statement {
  return {
    name: `fabula_append_${number}`,
    setsTenant: true,
    text: `select a.outcome, a.at_version,
       case when a.outcome = 'appended' then ${quotedFunction}($1, $2, $3, $4, $25) end as projected
  from ${appendCall} a`,
  };
}

/** The same for a branch whose rows are put anew, in tables that are named. */
export function replaceAndProject(quotedFunction: string, quotedTables: readonly string[], number: string): Statement {
  return {
    name: `fabula_replace_${number}`,
    setsTenant: true,
    text: `${appendedAndCleared(quotedTables)}
select a.outcome, a.at_version,
       case when a.outcome = 'appended' then ${quotedFunction}($1, $2, $3, $4, ${clearedRows(quotedTables, '$25')}) end as projected
  from a`,
  };
}

/**
 * A turn and the one after it in one statement: a row that converts a branch, and its reader's turn. The second is called with what
 * the first one answered, hence after it; it has no version, and is a conflict, where the first was not appended. Each pack's rows
 * are written in the order of the columns.
 */
export const appendTwo: Statement = {
  name: 'fabula_append_two',
  setsTenant: true,
  text: two('', appendedAndCleared([])),
};
export function replaceAndAppend(quotedFunction: string, quotedTables: readonly string[], number: string): Statement {
  const columns = `,
       case when a.outcome = 'appended' then ${quotedFunction}($1, $2, $3, $4, ${clearedRows(quotedTables, '$45')}) end as projected,
       case when b.outcome = 'appended' then ${quotedFunction}($1, $2, $3, $4, $46) end as next_projected`;
  return {
    name: `fabula_replace_and_append_${number}`,
    setsTenant: true,
    text: two(columns, appendedAndCleared(quotedTables)),
  };
}

function two(columns: string, appended: string): string {
  const rest = Array.from({ length: 19 }, (_, index) => `$${index + 26}`).join(', ');
  return `${appended}
select a.outcome, a.at_version, b.outcome as next_outcome, b.at_version as next_at_version${columns}
  from a
 cross join lateral fabula.append_turn($1, $2, $3, $4, case when a.outcome = 'appended' then $25::bigint end, ${rest}) b`;
}

/** The append as `a`, and a branch's old rows gone from tables of its pack where it was done. */
function appendedAndCleared(quotedTables: readonly string[]): string {
  const gone = quotedTables.map(
    (table, index) => `,
gone_${index} as (
  delete from ${table} t
   where t.tenant = $1 and t.campaign_id = $2 and t.session_id = $3 and t.branch = $4
     and (select a.outcome from a) = 'appended'
  returning 1
)`,
  );
  return `with a as materialized (select * from ${appendCall})${gone.join('')}`;
}

/** The rows, handed over once the old ones have been counted, hence are gone: a volatile function sees what its statement has done. */
function clearedRows(quotedTables: readonly string[], rows: string): string {
  if (quotedTables.length === 0) return rows;
  const counts = quotedTables.map((_, index) => `(select pg_catalog.count(*) from gone_${index})`);
  return `case when ${counts.join(' + ')} >= 0 then ${rows}::jsonb end`;
}

export const holdSession: Statement = {
  name: 'fabula_hold_session',
  text: `
update fabula.session
   set held_why = $4, held_detail = $5, held_migration = $6, held_at = $7
 where ${sessionKey}
returning 1 as held`,
};

/**
 * One page by its index; the sessions of that page are looked up after. `offset 0` keeps it one look-up a branch: without statistics a
 * tenant is taken for one that has few sessions, and all of them are read for each.
 */
export const branchesBehind: Statement = {
  name: 'fabula_branches_behind',
  text: `
select b.tenant, b.campaign_id, b.session_id, b.branch, b.migration, b.head, b.ended, s.branch = b.branch as live,
       s.held_why, s.held_detail, s.held_migration, s.held_at
  from (
    select *
      from fabula.branch
     where pack = $1 and migration < $2 and head > 0 and ($3::text is null or tenant = $3)
       and (migration, tenant, campaign_id, session_id, branch) > ($4, $5, $6, $7, $8)
     order by migration, tenant, campaign_id, session_id, branch
     limit $9
  ) b
  cross join lateral (
    select s.branch, s.held_why, s.held_detail, s.held_migration, s.held_at
      from fabula.session s
     where s.tenant = b.tenant and s.campaign_id = b.campaign_id and s.session_id = b.session_id
    offset 0
  ) s
 order by b.migration, b.tenant, b.campaign_id, b.session_id, b.branch`,
};
/** With the third parameter, those that were put aside are left out. */
export const countBehind = `
select pg_catalog.count(distinct (b.tenant, b.campaign_id, b.session_id)) as count
  from fabula.branch b
 where b.pack = $1 and b.migration < $2 and b.head > 0
   and not ($3::boolean and exists (
     select from fabula.session s
      where s.tenant = b.tenant and s.campaign_id = b.campaign_id and s.session_id = b.session_id
        and s.held_why = 'quarantined'))`;

export const branchTables = 'select t::text as name from fabula.branch_tables($1) t';

/** Rows of branches that are behind and were put aside. */
export function leaveBehind(quotedTable: string): string {
  return `
delete from ${quotedTable} r
 using fabula.branch b
  join fabula.session s on s.tenant = b.tenant and s.campaign_id = b.campaign_id and s.session_id = b.session_id
 where b.pack = $1 and b.migration < $2 and s.held_why = 'quarantined'
   and r.tenant = b.tenant and r.campaign_id = b.campaign_id and r.session_id = b.session_id and r.branch = b.branch`;
}

export const readBranches: Statement = {
  name: 'fabula_read_branches',
  text: 'select * from fabula.read_branches($1, $2, $3)',
};
