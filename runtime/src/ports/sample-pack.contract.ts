import { createHash } from 'node:crypto';
import type { PackMigrations } from './pack-migrations.js';

/** A pack's migrations as the compiler writes them: see `adapters/sql/pack-schema.ts` for what they owe the store. */
const tables = `
create schema sample_pack;
create table sample_pack.person (
  tenant text collate "C" not null,
  campaign_id text collate "C" not null,
  session_id text collate "C" not null,
  branch text collate "C" not null,
  entity_id text collate "C" not null,
  mood text not null,
  reputation bigint not null check (reputation between 0 and 100),
  purse numeric not null,
  trust double precision,
  awake boolean not null,
  primary key (tenant, campaign_id, session_id, branch, entity_id)
);
create table sample_pack.trusts (
  tenant text collate "C" not null,
  campaign_id text collate "C" not null,
  session_id text collate "C" not null,
  branch text collate "C" not null,
  from_id text collate "C" not null,
  to_id text collate "C" not null,
  competence double precision not null,
  primary key (tenant, campaign_id, session_id, branch, from_id, to_id)
);
create table sample_pack.scene_graph (
  scene text collate "C" primary key,
  leads_to text not null
);
comment on table sample_pack.scene_graph is 'shared: derived from the bundle';
insert into sample_pack.scene_graph values ('arrival', 'warehouse');

alter table sample_pack.person enable row level security;
alter table sample_pack.person force row level security;
create policy tenant on sample_pack.person
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
alter table sample_pack.trusts enable row level security;
alter table sample_pack.trusts force row level security;
create policy tenant on sample_pack.trusts
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
`;

const project = `
create function sample_pack.fabula_project(
  p_tenant text, p_campaign text, p_session text, p_branch text, p_rows jsonb
) returns void language plpgsql as $$
declare
  change jsonb;
  k jsonb;
  c jsonb;
begin
  for change in select value from pg_catalog.jsonb_array_elements(p_rows) loop
    k := change -> 'key';
    c := change -> 'columns';
    case change ->> 'table'
      when 'person' then
        if c = 'null' then
          delete from sample_pack.person t
           where t.tenant = p_tenant and t.campaign_id = p_campaign and t.session_id = p_session and t.branch = p_branch
             and t.entity_id = k ->> 'entity_id';
        else
          insert into sample_pack.person
            (tenant, campaign_id, session_id, branch, entity_id, mood, reputation, purse, trust, awake)
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', c ->> 'mood', (c ->> 'reputation')::bigint,
             (c ->> 'purse')::numeric, (c ->> 'trust')::double precision, (c ->> 'awake')::boolean)
          on conflict (tenant, campaign_id, session_id, branch, entity_id) do update set
            mood = excluded.mood, reputation = excluded.reputation, purse = excluded.purse, trust = excluded.trust,
            awake = excluded.awake;
        end if;
      when 'trusts' then
        if c = 'null' then
          delete from sample_pack.trusts t
           where t.tenant = p_tenant and t.campaign_id = p_campaign and t.session_id = p_session and t.branch = p_branch
             and t.from_id = k ->> 'from_id' and t.to_id = k ->> 'to_id';
        else
          insert into sample_pack.trusts (tenant, campaign_id, session_id, branch, from_id, to_id, competence)
          values (p_tenant, p_campaign, p_session, p_branch, k ->> 'from_id', k ->> 'to_id',
                  (c ->> 'competence')::double precision)
          on conflict (tenant, campaign_id, session_id, branch, from_id, to_id) do update set
            competence = excluded.competence;
        end if;
      else
        raise exception 'sample_pack has no table %', change ->> 'table' using errcode = 'FB003';
    end case;
  end loop;
end
$$;
`;

/** The next version calls `mood` `humour`, and counts what a person knows. */
const expand = `
alter table sample_pack.person add column humour text, add column facts bigint check (facts >= 0);
alter table sample_pack.person alter column mood drop not null;
create function sample_pack.fabula_project_0003(
  p_tenant text, p_campaign text, p_session text, p_branch text, p_rows jsonb
) returns void language plpgsql as $$
declare
  change jsonb;
  k jsonb;
  c jsonb;
begin
  for change in select value from pg_catalog.jsonb_array_elements(p_rows) loop
    k := change -> 'key';
    c := change -> 'columns';
    if change ->> 'table' <> 'person' then
      raise exception 'sample_pack has no table %', change ->> 'table' using errcode = 'FB003';
    end if;
    insert into sample_pack.person
      (tenant, campaign_id, session_id, branch, entity_id, humour, reputation, purse, trust, awake, facts)
    values
      (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', c ->> 'humour', (c ->> 'reputation')::bigint,
       (c ->> 'purse')::numeric, (c ->> 'trust')::double precision, (c ->> 'awake')::boolean, (c ->> 'facts')::bigint)
    on conflict (tenant, campaign_id, session_id, branch, entity_id) do update set
      humour = excluded.humour, reputation = excluded.reputation, purse = excluded.purse, trust = excluded.trust,
      awake = excluded.awake, facts = excluded.facts;
  end loop;
end
$$;
`;

const convert = `-- fabula: outside a transaction
-- By what a person knows; nobody waits for it.
create index concurrently if not exists person_facts on sample_pack.person (tenant, campaign_id, facts);
`;

const contract = `
alter table sample_pack.person drop column mood;
alter table sample_pack.person alter column humour set not null;
drop function sample_pack.fabula_project(text, text, text, text, jsonb);
`;

export function migrationFile(name: string, sql: string): PackMigrations['files'][number] {
  return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
}

export const samplePack: PackMigrations = {
  pack: 'sample.pack',
  schema: 'sample_pack',
  files: [migrationFile('0001-tables.sql', tables), migrationFile('0002-project.sql', project)],
};

/** The same pack's next version, which is brought out while the one before is played. */
export const nextSamplePack: PackMigrations = {
  ...samplePack,
  files: [
    ...samplePack.files,
    // As a bundle lists them: by name.
    migrationFile('0003_humour.contract.sql', contract),
    migrationFile('0003_humour.convert.sql', convert),
    migrationFile('0003_humour.expand.sql', expand),
  ],
};
export const nextProjection = 'fabula_project_0003';
