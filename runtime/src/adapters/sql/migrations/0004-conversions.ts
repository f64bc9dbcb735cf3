/**
 * What the store has to know of a pack's migrations: which one told the last turn of each branch, which sessions are held
 * back, and how the rows of a branch that was converted are replaced.
 *
 * `fabula.append_turn` of 0003 stays beside the new one, so that a process of the Fabula before plays on while this one is
 * brought out.
 */
export const conversions = `
-- A default that is a constant costs nothing, however many turns there are.
alter table fabula.turn add column migration integer not null default 1;
alter table fabula.campaign add column migration integer not null default 1;
alter table fabula.branch add column migration integer not null default 1;
alter table fabula.branch add column pack text collate "C" not null default '';
alter table fabula.session
  add column held_why text collate "C" check (held_why in ('pinned', 'quarantined')),
  add column held_detail text,
  add column held_migration integer,
  add column held_at text;

update fabula.branch b
   set pack = s.pack
  from fabula.session s
 where s.tenant = b.tenant and s.campaign_id = b.campaign_id and s.session_id = b.session_id;

-- Those that are behind come first and are few. A turn changes nothing in it: its update still stays on the page.
create index branch_behind on fabula.branch (pack, migration, tenant, campaign_id, session_id, branch);

-- For a process of the Fabula before, which names no pack. Its session comes with the same statement, so that it is seen only at
-- the end of the transaction.
create function fabula.name_pack() returns trigger language plpgsql as $$
begin
  update fabula.branch b
     set pack = s.pack
    from fabula.session s
   where b.tenant = new.tenant and b.campaign_id = new.campaign_id and b.session_id = new.session_id and b.branch = new.branch
     and s.tenant = b.tenant and s.campaign_id = b.campaign_id and s.session_id = b.session_id;
  return null;
end
$$;
create constraint trigger name_pack after insert on fabula.branch
  deferrable initially deferred
  for each row when (new.pack = '') execute function fabula.name_pack();

create function fabula.append_turn(
  p_tenant text, p_campaign text, p_session text, p_branch text,
  p_version bigint, p_command text, p_bundle text, p_semantics integer, p_seat text, p_at text,
  p_events integer, p_faults integer, p_ended boolean,
  p_state_hash text, p_digest text, p_previous text, p_hash text, p_payload text,
  p_snapshot bytea, p_outbox jsonb, p_campaign_expected bigint, p_cells jsonb,
  p_migration integer, p_campaign_migration integer,
  out outcome text, out at_version bigint
) language plpgsql as $$
declare
  known fabula.branch%rowtype;
  current_version bigint;
  all_faults bigint;
  told_by integer;
begin
  if pg_catalog.current_setting('fabula.tenant', true) is distinct from p_tenant then
    perform pg_catalog.set_config('fabula.tenant', p_tenant, true);
  end if;

  update fabula.branch b
     set head = p_version, head_hash = p_hash, ended = p_ended, faults = b.faults + p_faults, touched = p_at,
         migration = coalesce(p_migration, b.migration)
   where b.tenant = p_tenant and b.campaign_id = p_campaign and b.session_id = p_session and b.branch = p_branch
     and b.head = p_version - 1 and (b.head = 0 or b.head_hash = p_previous)
  returning b.faults, b.migration into all_faults, told_by;

  if not found then
    select t.version into at_version
      from fabula.turn t
     where t.tenant = p_tenant and t.campaign_id = p_campaign and t.session_id = p_session and t.command_id = p_command;
    if found then
      outcome := 'duplicate';
      return;
    end if;
    select * into known
      from fabula.branch b
     where b.tenant = p_tenant and b.campaign_id = p_campaign and b.session_id = p_session and b.branch = p_branch;
    if not found then
      outcome := 'notFound';
    elsif known.head = p_version - 1 then
      outcome := 'corrupt';
    else
      outcome := 'conflict';
    end if;
    at_version := known.head;
    return;
  end if;

  -- A command that was applied before fails here on the constraint turn_command; looking first would cost every turn a probe.
  insert into fabula.turn
    (tenant, campaign_id, session_id, branch, version, command_id, bundle, semantics, seat, at, events, faults,
     state_hash, digest, previous, hash, migration)
  values
    (p_tenant, p_campaign, p_session, p_branch, p_version, p_command, p_bundle, p_semantics, p_seat, p_at, p_events, all_faults,
     p_state_hash, p_digest, p_previous, p_hash, told_by);
  insert into fabula.turn_payload (tenant, campaign_id, session_id, branch, version, payload)
  values (p_tenant, p_campaign, p_session, p_branch, p_version, p_payload);

  if p_snapshot is not null then
    insert into fabula.snapshot (tenant, campaign_id, session_id, branch, version, state_hash, bytes)
    values (p_tenant, p_campaign, p_session, p_branch, p_version, p_state_hash, p_snapshot);
  end if;

  if p_outbox is not null then
    insert into fabula.outbox (tenant, campaign_id, session_id, branch, version, position, id, event, payload)
    select p_tenant, p_campaign, p_session, p_branch, p_version, row.position, row.value ->> 'id', row.value ->> 'event',
           row.value ->> 'payload'
      from pg_catalog.jsonb_array_elements(p_outbox) with ordinality as row (value, position);
  end if;

  if p_campaign_expected is not null then
    update fabula.campaign c
       set version = c.version + 1, migration = coalesce(p_campaign_migration, c.migration)
     where c.tenant = p_tenant and c.campaign_id = p_campaign and c.version = p_campaign_expected;
    if not found then
      select c.version into current_version
        from fabula.campaign c
       where c.tenant = p_tenant and c.campaign_id = p_campaign;
      -- Raised, not returned: what was written above must go.
      raise exception 'the campaign is at version %', coalesce(current_version, 0)
        using errcode = 'FB002', detail = coalesce(current_version, 0)::text;
    end if;
    insert into fabula.campaign_change (tenant, campaign_id, version, cell, value, session_id, branch, turn)
    select p_tenant, p_campaign, p_campaign_expected + 1, cell.key, cell.value, p_session, p_branch, p_version
      from pg_catalog.jsonb_each_text(p_cells) as cell;
    delete from fabula.campaign_cell c
     using pg_catalog.jsonb_each_text(p_cells) as cell
     where c.tenant = p_tenant and c.campaign_id = p_campaign and c.cell = cell.key and cell.value is null;
    insert into fabula.campaign_cell (tenant, campaign_id, cell, value, version)
    select p_tenant, p_campaign, cell.key, cell.value, p_campaign_expected + 1
      from pg_catalog.jsonb_each_text(p_cells) as cell
     where cell.value is not null
    on conflict (tenant, campaign_id, cell) do update set value = excluded.value, version = excluded.version;
  end if;

  outcome := 'appended';
  at_version := p_version;
end
$$;

create or replace function fabula.fork_branch(
  p_tenant text, p_campaign text, p_session text, p_parent text, p_name text, p_at bigint
) returns text language plpgsql as $$
declare
  parent fabula.branch%rowtype;
  fork_hash text;
  fork_faults bigint;
  fork_migration integer;
begin
  select * into parent
    from fabula.branch b
   where b.tenant = p_tenant and b.campaign_id = p_campaign and b.session_id = p_session and b.branch = p_parent
     for update;
  if not found then
    return 'noBranch';
  end if;
  if p_at < 0 or p_at > parent.head then
    return 'noVersion';
  end if;
  select t.hash, t.faults, t.migration into fork_hash, fork_faults, fork_migration
    from fabula.lineage(p_tenant, p_campaign, p_session, p_parent, p_at) l
    join fabula.turn t
      on t.tenant = p_tenant and t.campaign_id = p_campaign and t.session_id = p_session and t.branch = l.branch
     and t.version = p_at
   where p_at > l.low and p_at <= l.high;
  insert into fabula.branch
    (tenant, campaign_id, session_id, branch, parent, fork, head, head_hash, ended, faults, touched, migration, pack)
  values (p_tenant, p_campaign, p_session, p_name, p_parent, p_at, p_at, coalesce(fork_hash, ''),
          parent.ended and p_at = parent.head, coalesce(fork_faults, 0), parent.touched, coalesce(fork_migration, 1), parent.pack)
  on conflict do nothing;
  if not found then
    return 'exists';
  end if;
  update fabula.session s
     set branch = p_name
   where s.tenant = p_tenant and s.campaign_id = p_campaign and s.session_id = p_session;
  return 'forked';
end
$$;

-- The tables of a pack whose rows belong to a branch.
create function fabula.branch_tables(p_schema text) returns setof name language sql stable
  set search_path = pg_catalog, pg_temp
  as $$
    select c.relname
      from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      join pg_index i on i.indrelid = c.oid and i.indisprimary
     where n.nspname = p_schema and c.relkind in ('r', 'p') and i.indnkeyatts >= 4
       and coalesce(obj_description(c.oid, 'pg_class'), '') not like 'shared: %'
       and array['tenant', 'campaign_id', 'session_id', 'branch']::name[] = array(
             select a.attname
               from unnest(i.indkey::smallint[]) with ordinality as k (attnum, position)
               join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
              where k.position <= 4
              order by k.position)
     order by c.relname collate "C"
  $$;

-- Empties a branch's tables, but for what happened in turns (the entries of the books), which stays, and hands its rows on, so that a pack's function that is called with them comes after.
create function fabula.cleared(
  p_schema text, p_tenant text, p_campaign text, p_session text, p_branch text, p_rows jsonb
) returns jsonb language plpgsql as $$
declare
  found_table name;
begin
  for found_table in select t from fabula.branch_tables(p_schema) t loop
    continue when exists (
      select from pg_catalog.pg_index i
        join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
       where i.indrelid = pg_catalog.format('%I.%I', p_schema, found_table)::regclass and i.indisprimary
         and a.attname = 'turn');
    execute pg_catalog.format(
      'delete from %I.%I where tenant = $1 and campaign_id = $2 and session_id = $3 and branch = $4', p_schema, found_table)
      using p_tenant, p_campaign, p_session, p_branch;
  end loop;
  return p_rows;
end
$$;
`;

export const conversionGrants = `
revoke execute on all functions in schema fabula from public;
do $$
begin
  if exists (select from pg_catalog.pg_roles where rolname = 'fabula_app') then
    grant execute on all functions in schema fabula to fabula_app;
  end if;
end
$$;
`;
