-- The tables of the pack night_watch, made by `fabula build` from its declarations.

create schema "night_watch";
comment on schema "night_watch" is 'The state of Night Watch, written by Fabula from the ledger.';

create table "night_watch"."person" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "entity_title" text collate "C",
  constraint "person__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "night_watch"."person" enable row level security;
alter table "night_watch"."person" force row level security;
create policy tenant on "night_watch"."person"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "night_watch"."person" is 'Entities of the kind Person.';
comment on column "night_watch"."person"."entity_title" is 'The title it was declared or made with.';

create table "night_watch"."world" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "hour" bigint not null constraint "world__hour__check" check ("hour" >= 0 and "hour" <= 7),
  "fog" boolean not null,
  "answered" boolean not null,
  "trust" bigint not null constraint "world__trust__check" check ("trust" >= 0 and "trust" <= 9),
  "pacing__over" boolean not null,
  "pacing__beat" text collate "C" not null constraint "world__pacing__beat__check" check ("pacing__beat" in ('inciting', 'rising', 'twist', 'climax', 'denouement')),
  "pacing__since" bigint not null,
  constraint "world__key" primary key ("tenant", "campaign_id", "session_id", "branch")
);
alter table "night_watch"."world" enable row level security;
alter table "night_watch"."world" force row level security;
create policy tenant on "night_watch"."world"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "night_watch"."world" is 'The pack’s `world`.';
comment on column "night_watch"."world"."hour" is 'world.hour.';
comment on column "night_watch"."world"."fog" is 'world.fog.';
comment on column "night_watch"."world"."answered" is 'world.answered.';
comment on column "night_watch"."world"."trust" is 'world.trust.';
comment on column "night_watch"."world"."pacing__over" is 'world.pacing.over.';
comment on column "night_watch"."world"."pacing__beat" is 'world.pacing.beat.';
comment on column "night_watch"."world"."pacing__since" is 'world.pacing.since.';

create function "night_watch"."fabula_project"(
  p_tenant text, p_campaign text, p_session text, p_branch text, p_rows jsonb
) returns void language plpgsql as $fabula$
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
          delete from "night_watch"."person" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "night_watch"."person"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "entity_title")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', c ->> 'entity_title')
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "entity_title" = excluded."entity_title";
        end if;
      when 'world' then
        if c = 'null' then
          delete from "night_watch"."world" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch;
        else
          insert into "night_watch"."world"
            ("tenant", "campaign_id", "session_id", "branch", "hour", "fog", "answered", "trust", "pacing__over", "pacing__beat", "pacing__since")
          values
            (p_tenant, p_campaign, p_session, p_branch, (c ->> 'hour')::bigint, (c ->> 'fog')::boolean, (c ->> 'answered')::boolean, (c ->> 'trust')::bigint, (c ->> 'pacing__over')::boolean, c ->> 'pacing__beat', (c ->> 'pacing__since')::bigint)
          on conflict ("tenant", "campaign_id", "session_id", "branch") do update set
            "hour" = excluded."hour",
            "fog" = excluded."fog",
            "answered" = excluded."answered",
            "trust" = excluded."trust",
            "pacing__over" = excluded."pacing__over",
            "pacing__beat" = excluded."pacing__beat",
            "pacing__since" = excluded."pacing__since";
        end if;
      else
        raise exception '% has no table %', 'night_watch', change ->> 'table' using errcode = 'FB003';
    end case;
  end loop;
end
$fabula$;
comment on function "night_watch"."fabula_project"(text, text, text, text, jsonb) is 'Writes the rows that a turn changed.';
