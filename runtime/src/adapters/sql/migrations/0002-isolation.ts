/**
 * Who may do what. The store works as the role `fabula_app`, which can read and add, and change only what is no ledger.
 * Triggers refuse the rest even to the owner. Each row belongs to a tenant, and a connection sees the one tenant it
 * names in `fabula.tenant`; the owner sees all only after saying `fabula.maintenance`, for backup and restore.
 *
 * Where the owner may not create roles the store works as its owner, still under row-level security (it is forced);
 * `describe` says so.
 */
const tenantTables = [
  'campaign',
  'campaign_change',
  'campaign_cell',
  'session',
  'branch',
  'turn',
  'turn_payload',
  'snapshot',
  'outbox',
];

const rowSecurity = tenantTables
  .map(
    (table) => `
alter table fabula.${table} enable row level security;
alter table fabula.${table} force row level security;
create policy tenant on fabula.${table}
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
create policy maintenance on fabula.${table} to current_user
  using (pg_catalog.current_setting('fabula.maintenance', true) = 'on')
  with check (pg_catalog.current_setting('fabula.maintenance', true) = 'on');`,
  )
  .join('\n');

export const isolation = `
do $$
begin
  create role fabula_app nologin;
exception
  when duplicate_object or unique_violation or insufficient_privilege then null;
end
$$;
do $$
begin
  execute 'grant fabula_app to current_user';
exception
  when undefined_object or insufficient_privilege or invalid_grant_operation then null;
end
$$;

${rowSecurity}

-- A personal leaf keeps its digest. The same expression stands in the adapters' redactPersonal.
create function fabula.redact(document text) returns text language sql immutable strict parallel safe
  set search_path = pg_catalog, pg_temp
  as $$
    select regexp_replace(
      document,
      '\\{"\\$personal":\\{"digest":"([^"\\\\]*)","salt":(?:"(?:[^"\\\\]|\\\\.)*"|null),"text":(?:"(?:[^"\\\\]|\\\\.)*"|null)\\}\\}',
      '{"$personal":{"digest":"\\1","salt":null,"text":null}}',
      'g'
    )
  $$;

-- How many leaves hold text that redacting would take.
create function fabula.personal_values(document text) returns bigint language sql immutable parallel safe
  set search_path = pg_catalog, pg_temp
  as $$
    select coalesce(regexp_count(
      document,
      '\\{"\\$personal":\\{"digest":"[^"\\\\]*","salt":(?:"(?:[^"\\\\]|\\\\.)*"|null),"text":"'
    ), 0)
  $$;

create function fabula.refuse_change() returns trigger language plpgsql
  set search_path = pg_catalog, pg_temp
  as $$
begin
  raise exception 'fabula.% is append-only', tg_table_name
    using errcode = 'FB010', hint = 'A session is rewound by a branch; a person is forgotten by fabula.forget.';
end
$$;

-- The only change that such a row admits is its redaction.
create function fabula.only_redact() returns trigger language plpgsql
  set search_path = pg_catalog, pg_temp
  as $$
declare
  changed text := tg_argv[0];
  was jsonb := to_jsonb(old);
  is_now jsonb := to_jsonb(new);
begin
  if was - changed = is_now - changed and is_now ->> changed is not distinct from fabula.redact(was ->> changed) then
    return new;
  end if;
  raise exception 'fabula.% is append-only', tg_table_name
    using errcode = 'FB010', hint = 'A person is forgotten by fabula.forget; nothing else can be changed.';
end
$$;

create trigger append_only before update or delete on fabula.turn
  for each row execute function fabula.refuse_change();
create trigger no_truncate before truncate on fabula.turn execute function fabula.refuse_change();

create trigger append_only before delete on fabula.turn_payload
  for each row execute function fabula.refuse_change();
create trigger no_truncate before truncate on fabula.turn_payload execute function fabula.refuse_change();
create trigger only_redact before update on fabula.turn_payload
  for each row execute function fabula.only_redact('payload');

create trigger only_redact before update on fabula.outbox
  for each row execute function fabula.only_redact('payload');

create trigger append_only before delete on fabula.campaign_change
  for each row execute function fabula.refuse_change();
create trigger no_truncate before truncate on fabula.campaign_change execute function fabula.refuse_change();
create trigger only_redact before update on fabula.campaign_change
  for each row execute function fabula.only_redact('value');
`;
