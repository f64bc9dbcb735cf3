/** The statements of `appendMany`: each is handed its rows as one JSON array, of one tenant. */

export const serveTenant = `select pg_catalog.set_config('fabula.tenant', $1, true)`;

/**
 * An embedded store has no statistics, and a planner without them takes a tenant for one that has few rows: it reads them all for
 * each key. So rows are found by their keys first, and then changed where they lie; no other way is left to it.
 */
export const onlyByKey = `set local enable_hashjoin = off; set local enable_mergejoin = off;
set local enable_seqscan = off; set local enable_bitmapscan = off`;
export const onlyByPlace = 'set local enable_indexscan = off; set local enable_indexonlyscan = off';
export const byAnyIndex = 'set local enable_indexscan = on; set local enable_indexonlyscan = on';

/** `offset 0` keeps it one look-up a key. */
export function findPlaces(quotedTable: string): string {
  return `
select r.item, k.ctid::text as place
  from pg_catalog.json_to_recordset($2::json) as r (item integer, campaign text, session text, branch text)
 cross join lateral (
   select k.ctid
     from ${quotedTable} k
    where k.tenant = $1 and k.campaign_id = r.campaign and k.session_id = r.session and k.branch = r.branch
      and k.tableoid = '${quotedTable}'::regclass
   offset 0
 ) k`;
}

/** By place and key: what lay there may have gone meanwhile. As in `fabula.append_turn`, a turn must follow its branch's head. */
export const moveHeads = `
update fabula.branch b
   set head = r.version, head_hash = r.hash, ended = r.ended, faults = b.faults + r.faults, touched = r.at,
       migration = coalesce(r.migration, b.migration)
  from pg_catalog.json_to_recordset($2::json) as r (
    place tid, campaign text, session text, branch text, item integer, version bigint, previous text, hash text, at text,
    ended boolean, faults integer, migration integer)
 where b.ctid = r.place and b.tenant = $1 and b.campaign_id = r.campaign and b.session_id = r.session and b.branch = r.branch
   and b.head = r.version - 1 and (b.head = 0 or b.head_hash = r.previous)
returning r.item, b.faults, b.migration`;

/** A command that was applied before fails on the constraint turn_command. */
export const insertTurns = `
with r as materialized (
  select *
    from pg_catalog.json_to_recordset($2::json) as r (
      campaign text, session text, branch text, version bigint, "commandId" text, bundle text, semantics integer, seat text,
      at text, events integer, faults bigint, "stateHash" text, digest text, previous text, hash text, migration integer,
      payload text, snapshot text, outbox json)
),
headers as (
  insert into fabula.turn
    (tenant, campaign_id, session_id, branch, version, command_id, bundle, semantics, seat, at, events, faults,
     state_hash, digest, previous, hash, migration)
  select $1, campaign, session, branch, version, "commandId", bundle, semantics, seat, at, events, faults,
         "stateHash", digest, previous, hash, migration
    from r
),
payloads as (
  insert into fabula.turn_payload (tenant, campaign_id, session_id, branch, version, payload)
  select $1, campaign, session, branch, version, payload from r
),
snapshots as (
  insert into fabula.snapshot (tenant, campaign_id, session_id, branch, version, state_hash, bytes)
  select $1, campaign, session, branch, version, "stateHash", pg_catalog.decode(snapshot, 'base64')
    from r
   where snapshot is not null
)
insert into fabula.outbox (tenant, campaign_id, session_id, branch, version, position, id, event, payload)
select $1, campaign, session, branch, version, o.position, o.value ->> 'id', o.value ->> 'event', o.value ->> 'payload'
  from r
 cross join lateral pg_catalog.json_array_elements(r.outbox) with ordinality as o (value, position)
 where r.outbox is not null`;

/** A row comes back when the campaign is at the version that was read. */
export const writeCampaign = `
with moved as (
  update fabula.campaign
     set version = version + 1, migration = coalesce($4, migration)
   where tenant = $1 and campaign_id = $2 and version = $3
  returning version
),
cell as (
  select moved.version, c.key, c.value from moved cross join lateral pg_catalog.json_each_text($5::json) as c
),
changes as (
  insert into fabula.campaign_change (tenant, campaign_id, version, cell, value, session_id, branch, turn)
  select $1, $2, version, key, value, $6, $7, $8 from cell
),
gone as (
  delete from fabula.campaign_cell k
   using cell
   where k.tenant = $1 and k.campaign_id = $2 and k.cell = cell.key and cell.value is null
),
written as (
  insert into fabula.campaign_cell (tenant, campaign_id, cell, value, version)
  select $1, $2, key, value, version from cell where value is not null
  on conflict (tenant, campaign_id, cell) do update set value = excluded.value, version = excluded.version
)
select version from moved`;

export function clearPlaces(quotedTable: string): string {
  return `
delete from ${quotedTable} t
 using pg_catalog.json_to_recordset($2::json) as r (place tid, campaign text, session text, branch text)
 where t.ctid = r.place and t.tenant = $1 and t.campaign_id = r.campaign and t.session_id = r.session and t.branch = r.branch`;
}

export function projectBranches(quotedFunction: string): string {
  return `
select pg_catalog.count(${quotedFunction}($1, r.campaign, r.session, r.branch, r.rows)::text)
  from pg_catalog.json_to_recordset($2::json) as r (campaign text, session text, branch text, rows jsonb)`;
}

/**
 * Branches with the session each is of and the newest snapshot of its own; a look-up a key in each table. Snapshots of a branch that was
 * forked may be its parent's: `fabula.read_branches` finds those.
 */
export const findBranches = `
select r.item, s.*, live.head, live.ended, live.faults, live.touched, live.migration,
       own.forked, own.head as own_head, own.ended as own_ended, own.migration as own_migration,
       k.version, k.state_hash, k.bytes
  from pg_catalog.json_to_recordset($2::json) as r (item integer, campaign text, session text, branch text)
 cross join lateral (
   select b.parent is not null as forked, b.head, b.ended, b.migration
     from fabula.branch b
    where b.tenant = $1 and b.campaign_id = r.campaign and b.session_id = r.session and b.branch = r.branch
   offset 0
 ) own
 cross join lateral (
   select s.tenant, s.campaign_id, s.session_id, s.pack, s.pack_version, s.bundle, s.created, s.branch,
          s.held_why, s.held_detail, s.held_migration, s.held_at
     from fabula.session s
    where s.tenant = $1 and s.campaign_id = r.campaign and s.session_id = r.session
   offset 0
 ) s
 cross join lateral (
   select b.head, b.ended, b.faults, b.touched, b.migration
     from fabula.branch b
    where b.tenant = $1 and b.campaign_id = r.campaign and b.session_id = r.session and b.branch = s.branch
   offset 0
 ) live
  left join lateral (
   select k.version, k.state_hash, k.bytes
     from fabula.snapshot k
    where k.tenant = $1 and k.campaign_id = r.campaign and k.session_id = r.session and k.branch = r.branch
      and k.version <= own.head
    order by k.version desc
    limit 1
 ) k on true`;

/** Turns of branches that have no parent, in the order of the branches: a range of each. */
export const findTurns = `
select r.item, t.*
  from pg_catalog.json_to_recordset($2::json) as r (
    item integer, campaign text, session text, branch text, low bigint, high bigint)
 cross join lateral (
   select t.version, t.command_id, t.bundle, t.semantics, t.seat, t.at, t.events, t.state_hash, t.digest, t.previous, t.hash,
          (select p.payload
             from fabula.turn_payload p
            where p.tenant = $1 and p.campaign_id = r.campaign and p.session_id = r.session and p.branch = r.branch
              and p.version = t.version)
     from fabula.turn t
    where t.tenant = $1 and t.campaign_id = r.campaign and t.session_id = r.session and t.branch = r.branch
      and t.version >= r.low and t.version <= r.high
    order by t.version
   offset 0
 ) t`;
