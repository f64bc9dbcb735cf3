/** Hundreds of branches read in one statement: what a rollout needs that converts them in the background. */
export const batches = `
-- A row a part: 'branch' (the session is in it, as JSON), 'snapshot', 'first', 'turn'; or 'missing'. It stops after the branch that
-- goes past p_bytes.
create function fabula.read_branches(p_tenant text, p_keys json, p_bytes bigint)
  returns table (
    item integer, part text, session json, bytes bytea,
    version bigint, command_id text, bundle text, semantics integer, seat text, at text, events integer,
    state_hash text, digest text, previous text, hash text, payload text)
  language plpgsql stable as $$
declare
  line record;
  turn record;
  from_version bigint;
  head_version bigint;
  read_bytes bigint := 0;
begin
  for line in
    select * from pg_catalog.json_to_recordset(p_keys) as r (item integer, campaign text, session text, branch text)
     order by r.item
  loop
    exit when read_bytes > p_bytes;
    item := line.item;
    part := 'missing';
    session := null; bytes := null; version := null; command_id := null; bundle := null; semantics := null; seat := null;
    at := null; events := null; state_hash := null; digest := null; previous := null; hash := null; payload := null;
    select pg_catalog.row_to_json(known), known.own_head into session, head_version
      from (select s.tenant, s.campaign_id, s.session_id, s.pack, s.pack_version, s.bundle, s.created, s.branch,
                   s.held_why, s.held_detail, s.held_migration, s.held_at,
                   live.head, live.ended, live.faults, live.touched, live.migration,
                   own.head as own_head, own.ended as own_ended, own.migration as own_migration
              from fabula.branch own
              join fabula.session s using (tenant, campaign_id, session_id)
              join fabula.branch live
                on live.tenant = s.tenant and live.campaign_id = s.campaign_id and live.session_id = s.session_id
               and live.branch = s.branch
             where own.tenant = p_tenant and own.campaign_id = line.campaign and own.session_id = line.session
               and own.branch = line.branch) known;
    if not found then
      return next;
      continue;
    end if;
    part := 'branch';
    return next;
    session := null;

    from_version := 1;
    select s.version, s.state_hash, s.bytes into version, state_hash, bytes
      from fabula.read_snapshot(p_tenant, line.campaign, line.session, line.branch, head_version) s;
    if version is not null then
      part := 'snapshot';
      from_version := version;
      read_bytes := read_bytes + pg_catalog.octet_length(bytes);
      return next;
      bytes := null;
    end if;

    for turn in
      select 'first' as part, t.*
        from fabula.read_turns(p_tenant, line.campaign, line.session, line.branch, 1, 2) t
       where from_version > 1
      union all
      select 'turn', t.*
        from fabula.read_turns(p_tenant, line.campaign, line.session, line.branch, from_version, head_version + 1) t
    loop
      part := turn.part;
      version := turn.version; command_id := turn.command_id; bundle := turn.bundle; semantics := turn.semantics;
      seat := turn.seat; at := turn.at; events := turn.events; state_hash := turn.state_hash; digest := turn.digest;
      previous := turn.previous; hash := turn.hash; payload := turn.payload;
      read_bytes := read_bytes + pg_catalog.octet_length(payload);
      return next;
    end loop;
  end loop;
end
$$;
`;
