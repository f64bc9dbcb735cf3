/**
 * What the store does in one round trip. `fabula.append_turn` runs as its caller: row-level security and grants hold in
 * it. Nothing in it searches a path. A pack's own `fabula_project` is called beside it, in the same statement, so that
 * its name is part of a prepared text and never of dynamic SQL.
 */
export const functions = `
-- The ranges that a branch sees, newest first, down to the one that holds p_from. A loop of single rows by their key: a
-- recursive join needs statistics to be planned well, and an embedded store has nobody who gathers them.
create function fabula.lineage(p_tenant text, p_campaign text, p_session text, p_branch text, p_from bigint)
  returns table (branch text, low bigint, high bigint)
  language plpgsql stable rows 3
  as $$
declare
  link record;
  link_name text := p_branch;
  cap bigint;
begin
  loop
    select b.parent, b.fork, b.head into link
      from fabula.branch b
     where b.tenant = p_tenant and b.campaign_id = p_campaign and b.session_id = p_session and b.branch = link_name;
    exit when not found;
    branch := link_name;
    low := link.fork;
    high := least(link.head, cap);
    if high > low then
      return next;
    end if;
    exit when link.fork < p_from or link.fork = 0;
    cap := least(link.fork, cap);
    link_name := link.parent;
  end loop;
end
$$;

create function fabula.read_turns(
  p_tenant text, p_campaign text, p_session text, p_branch text, p_from bigint, p_before bigint
) returns table (
  version bigint, command_id text, bundle text, semantics integer, seat text, at text, events integer,
  state_hash text, digest text, previous text, hash text, payload text
) language plpgsql stable as $$
declare
  line record;
begin
  for line in select * from fabula.lineage(p_tenant, p_campaign, p_session, p_branch, p_from) l order by l.low loop
    return query
      select t.version, t.command_id, t.bundle, t.semantics, t.seat, t.at, t.events,
             t.state_hash, t.digest, t.previous, t.hash,
             (select p.payload
                from fabula.turn_payload p
               where p.tenant = p_tenant and p.campaign_id = p_campaign and p.session_id = p_session
                 and p.branch = line.branch and p.version = t.version)
        from fabula.turn t
       where t.tenant = p_tenant and t.campaign_id = p_campaign and t.session_id = p_session and t.branch = line.branch
         and t.version > line.low and t.version <= line.high and t.version >= p_from and t.version < p_before
       order by t.version;
  end loop;
end
$$;

create function fabula.read_snapshot(
  p_tenant text, p_campaign text, p_session text, p_branch text, p_version bigint,
  out version bigint, out state_hash text, out bytes bytea
) language plpgsql stable as $$
declare
  line record;
begin
  for line in select * from fabula.lineage(p_tenant, p_campaign, p_session, p_branch, 0) loop
    select s.version, s.state_hash, s.bytes into version, state_hash, bytes
      from fabula.snapshot s
     where s.tenant = p_tenant and s.campaign_id = p_campaign and s.session_id = p_session and s.branch = line.branch
       and s.version > line.low and s.version <= line.high and s.version <= p_version
     order by s.version desc
     limit 1;
    exit when found;
  end loop;
end
$$;

create function fabula.append_turn(
  p_tenant text, p_campaign text, p_session text, p_branch text,
  p_version bigint, p_command text, p_bundle text, p_semantics integer, p_seat text, p_at text,
  p_events integer, p_faults integer, p_ended boolean,
  p_state_hash text, p_digest text, p_previous text, p_hash text, p_payload text,
  p_snapshot bytea, p_outbox jsonb, p_campaign_expected bigint, p_cells jsonb,
  out outcome text, out at_version bigint
) language plpgsql as $$
declare
  known fabula.branch%rowtype;
  current_version bigint;
  all_faults bigint;
begin
  if pg_catalog.current_setting('fabula.tenant', true) is distinct from p_tenant then
    perform pg_catalog.set_config('fabula.tenant', p_tenant, true);
  end if;

  update fabula.branch b
     set head = p_version, head_hash = p_hash, ended = p_ended, faults = b.faults + p_faults, touched = p_at
   where b.tenant = p_tenant and b.campaign_id = p_campaign and b.session_id = p_session and b.branch = p_branch
     and b.head = p_version - 1 and (b.head = 0 or b.head_hash = p_previous)
  returning b.faults into all_faults;

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
     state_hash, digest, previous, hash)
  values
    (p_tenant, p_campaign, p_session, p_branch, p_version, p_command, p_bundle, p_semantics, p_seat, p_at, p_events, all_faults,
     p_state_hash, p_digest, p_previous, p_hash);
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
       set version = c.version + 1
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

create function fabula.fork_branch(
  p_tenant text, p_campaign text, p_session text, p_parent text, p_name text, p_at bigint
) returns text language plpgsql as $$
declare
  parent fabula.branch%rowtype;
  fork_hash text;
  fork_faults bigint;
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
  select t.hash, t.faults into fork_hash, fork_faults
    from fabula.lineage(p_tenant, p_campaign, p_session, p_parent, p_at) l
    join fabula.turn t
      on t.tenant = p_tenant and t.campaign_id = p_campaign and t.session_id = p_session and t.branch = l.branch
     and t.version = p_at
   where p_at > l.low and p_at <= l.high;
  insert into fabula.branch (tenant, campaign_id, session_id, branch, parent, fork, head, head_hash, ended, faults, touched)
  values (p_tenant, p_campaign, p_session, p_name, p_parent, p_at, p_at, coalesce(fork_hash, ''),
          parent.ended and p_at = parent.head, coalesce(fork_faults, 0), parent.touched)
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

-- Runs as its owner: nobody else may change a payload, and its trigger lets even the owner do only this.
create function fabula.forget(p_tenant text, p_campaign text, p_session text) returns bigint
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
declare
  found_values bigint := 0;
  more bigint;
begin
  perform pg_catalog.set_config('fabula.tenant', p_tenant, true);

  select coalesce(sum(fabula.personal_values(p.payload)), 0) into found_values
    from fabula.turn_payload p
   where p.tenant = p_tenant and p.campaign_id = p_campaign and p.session_id = p_session;
  update fabula.turn_payload p
     set payload = fabula.redact(p.payload)
   where p.tenant = p_tenant and p.campaign_id = p_campaign and p.session_id = p_session
     and p.payload <> fabula.redact(p.payload);

  select coalesce(sum(fabula.personal_values(o.payload)), 0) into more
    from fabula.outbox o
   where o.tenant = p_tenant and o.campaign_id = p_campaign and o.session_id = p_session;
  found_values := found_values + more;
  update fabula.outbox o
     set payload = fabula.redact(o.payload)
   where o.tenant = p_tenant and o.campaign_id = p_campaign and o.session_id = p_session
     and o.payload <> fabula.redact(o.payload);

  select coalesce(sum(fabula.personal_values(c.value)), 0) into more
    from fabula.campaign_change c
   where c.tenant = p_tenant and c.campaign_id = p_campaign and c.session_id = p_session;
  found_values := found_values + more;
  update fabula.campaign_cell k
     set value = fabula.redact(k.value)
    from fabula.campaign_change c
   where c.tenant = p_tenant and c.campaign_id = p_campaign and c.session_id = p_session
     and k.tenant = p_tenant and k.campaign_id = p_campaign and k.cell = c.cell and k.version = c.version;
  update fabula.campaign_change c
     set value = fabula.redact(c.value)
   where c.tenant = p_tenant and c.campaign_id = p_campaign and c.session_id = p_session
     and c.value <> fabula.redact(c.value);

  -- Which cells of a snapshot came from a person can't be seen in its compressed bytes.
  if found_values > 0 then
    delete from fabula.snapshot s
     where s.tenant = p_tenant and s.campaign_id = p_campaign and s.session_id = p_session;
  end if;
  return found_values;
end
$$;

revoke execute on all functions in schema fabula from public;

do $$
begin
  if not exists (select from pg_catalog.pg_roles where rolname = 'fabula_app') then
    return;
  end if;
  grant usage on schema fabula to fabula_app;
  grant select on all tables in schema fabula to fabula_app;
  grant insert on fabula.bundle, fabula.campaign, fabula.campaign_change, fabula.campaign_cell, fabula.session,
    fabula.branch, fabula.turn, fabula.turn_payload, fabula.snapshot, fabula.outbox to fabula_app;
  grant update on fabula.campaign, fabula.campaign_cell, fabula.session, fabula.branch to fabula_app;
  grant delete on fabula.campaign_cell to fabula_app;
  grant execute on all functions in schema fabula to fabula_app;
end
$$;
`;
