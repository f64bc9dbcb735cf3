-- The tables of the pack storyteller, made by `fabula build` from its declarations.

create schema "storyteller";
comment on schema "storyteller" is 'The state of The Stone at Sallow Ford, written by Fabula from the ledger.';

create table "storyteller"."person" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "entity_title" text collate "C",
  "notes" json not null,
  "communicability_profile" boolean not null,
  "communicability_profile__surface" double precision constraint "person__communicability_profile__surface__check" check ("communicability_profile__surface" >= 0 and "communicability_profile__surface" <= 1),
  "communicability_profile__friction" double precision constraint "person__communicability_profile__friction__check" check ("communicability_profile__friction" >= 0 and "communicability_profile__friction" <= 1),
  "communicability_profile__timescale" text collate "C" constraint "person__communicability_profile__timescale__check" check ("communicability_profile__timescale" in ('moment', 'season', 'age')),
  "communicability_profile__register" text collate "C",
  "personality_axes" boolean not null,
  "personality_axes__axes" json,
  "character_tensor" boolean not null,
  "character_tensor__shape" json,
  "sensitivities" boolean not null,
  "sensitivities__items" json,
  "renown" boolean not null,
  "renown__value" double precision constraint "person__renown__value__check" check ("renown__value" >= -1 and "renown__value" <= 1),
  constraint "person__communicability_profile__whole" check (case when "communicability_profile" then "communicability_profile__surface" is not null and "communicability_profile__friction" is not null and "communicability_profile__timescale" is not null and "communicability_profile__register" is not null else "communicability_profile__surface" is null and "communicability_profile__friction" is null and "communicability_profile__timescale" is null and "communicability_profile__register" is null end),
  constraint "person__personality_axes__whole" check (case when "personality_axes" then "personality_axes__axes" is not null else "personality_axes__axes" is null end),
  constraint "person__character_tensor__whole" check (case when "character_tensor" then "character_tensor__shape" is not null else "character_tensor__shape" is null end),
  constraint "person__sensitivities__whole" check (case when "sensitivities" then "sensitivities__items" is not null else "sensitivities__items" is null end),
  constraint "person__renown__whole" check (case when "renown" then "renown__value" is not null else "renown__value" is null end),
  constraint "person__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "storyteller"."person" enable row level security;
alter table "storyteller"."person" force row level security;
create policy tenant on "storyteller"."person"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "storyteller"."person" is 'Entities of the kind Person.';
comment on column "storyteller"."person"."entity_title" is 'The title it was declared or made with.';
comment on column "storyteller"."person"."notes" is 'Person.notes.';
comment on column "storyteller"."person"."communicability_profile" is 'Whether it has CommunicabilityProfile now.';
comment on column "storyteller"."person"."communicability_profile__surface" is 'CommunicabilityProfile.surface.';
comment on column "storyteller"."person"."communicability_profile__friction" is 'CommunicabilityProfile.friction.';
comment on column "storyteller"."person"."communicability_profile__timescale" is 'CommunicabilityProfile.timescale.';
comment on column "storyteller"."person"."communicability_profile__register" is 'CommunicabilityProfile.register. At most 80 grapheme clusters.';
comment on column "storyteller"."person"."personality_axes" is 'Whether it has PersonalityAxes now.';
comment on column "storyteller"."person"."personality_axes__axes" is 'PersonalityAxes.axes.';
comment on column "storyteller"."person"."character_tensor" is 'Whether it has CharacterTensor now.';
comment on column "storyteller"."person"."character_tensor__shape" is 'CharacterTensor.shape.';
comment on column "storyteller"."person"."sensitivities" is 'Whether it has Sensitivities now.';
comment on column "storyteller"."person"."sensitivities__items" is 'Sensitivities.items.';
comment on column "storyteller"."person"."renown" is 'Whether it has Renown now.';
comment on column "storyteller"."person"."renown__value" is 'Renown.value.';

create table "storyteller"."thing" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "entity_title" text collate "C",
  "addressed" bigint not null constraint "thing__addressed__check" check ("addressed" >= 0 and "addressed" <= 9),
  constraint "thing__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "storyteller"."thing" enable row level security;
alter table "storyteller"."thing" force row level security;
create policy tenant on "storyteller"."thing"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "storyteller"."thing" is 'Entities of the kind Thing. Mute until promoted.';
comment on column "storyteller"."thing"."entity_title" is 'The title it was declared or made with.';
comment on column "storyteller"."thing"."addressed" is 'Thing.addressed.';

create table "storyteller"."setting" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "entity_title" text collate "C",
  "zone" text collate "C" not null,
  "features" json not null,
  constraint "setting__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "storyteller"."setting" enable row level security;
alter table "storyteller"."setting" force row level security;
create policy tenant on "storyteller"."setting"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "storyteller"."setting" is 'Entities of the kind Setting.';
comment on column "storyteller"."setting"."entity_title" is 'The title it was declared or made with.';
comment on column "storyteller"."setting"."zone" is 'Setting.zone.';
comment on column "storyteller"."setting"."features" is 'Setting.features.';

create table "storyteller"."fact" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "entity_title" text collate "C",
  "says" text collate "C" not null,
  "about" text collate "C" not null,
  "words" json not null,
  "secret_until_told" boolean not null,
  constraint "fact__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "storyteller"."fact" enable row level security;
alter table "storyteller"."fact" force row level security;
create policy tenant on "storyteller"."fact"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "storyteller"."fact" is 'Entities of the kind Fact. Something that can be known, and whom it is about.';
comment on column "storyteller"."fact"."entity_title" is 'The title it was declared or made with.';
comment on column "storyteller"."fact"."says" is 'Fact.says. At most 200 grapheme clusters.';
comment on column "storyteller"."fact"."about" is 'Fact.about. An entity.';
comment on column "storyteller"."fact"."words" is 'Fact.words. The words by which it is heard that somebody speaks of it.';
comment on column "storyteller"."fact"."secret_until_told" is 'Fact.secret_until_told.';

create table "storyteller"."communicability_profile" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "surface" double precision not null constraint "communicability_profile__surface__check" check ("surface" >= 0 and "surface" <= 1),
  "friction" double precision not null constraint "communicability_profile__friction__check" check ("friction" >= 0 and "friction" <= 1),
  "timescale" text collate "C" not null constraint "communicability_profile__timescale__check" check ("timescale" in ('moment', 'season', 'age')),
  "register" text collate "C" not null,
  constraint "communicability_profile__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "storyteller"."communicability_profile" enable row level security;
alter table "storyteller"."communicability_profile" force row level security;
create policy tenant on "storyteller"."communicability_profile"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "storyteller"."communicability_profile" is 'Entities that were granted CommunicabilityProfile, and whose kind does not have it. What makes a thing speakable. People have it from the start, a thing may come by it.';
comment on column "storyteller"."communicability_profile"."surface" is 'CommunicabilityProfile.surface.';
comment on column "storyteller"."communicability_profile"."friction" is 'CommunicabilityProfile.friction.';
comment on column "storyteller"."communicability_profile"."timescale" is 'CommunicabilityProfile.timescale.';
comment on column "storyteller"."communicability_profile"."register" is 'CommunicabilityProfile.register. At most 80 grapheme clusters.';

create table "storyteller"."personality_axes" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "axes" json not null,
  constraint "personality_axes__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "storyteller"."personality_axes" enable row level security;
alter table "storyteller"."personality_axes" force row level security;
create policy tenant on "storyteller"."personality_axes"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "storyteller"."personality_axes" is 'Entities that were granted PersonalityAxes, and whose kind does not have it. Warmth, candour, caution, pride, curiosity, duty, appetite, mirth.';
comment on column "storyteller"."personality_axes"."axes" is 'PersonalityAxes.axes.';

create table "storyteller"."character_tensor" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "shape" json not null,
  constraint "character_tensor__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "storyteller"."character_tensor" enable row level security;
alter table "storyteller"."character_tensor" force row level security;
create policy tenant on "storyteller"."character_tensor"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "storyteller"."character_tensor" is 'Entities that were granted CharacterTensor, and whose kind does not have it. For each axis its centre, how far it varies, its lowest and its highest.';
comment on column "storyteller"."character_tensor"."shape" is 'CharacterTensor.shape.';

create table "storyteller"."sensitivities" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "items" json not null,
  constraint "sensitivities__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "storyteller"."sensitivities" enable row level security;
alter table "storyteller"."sensitivities" force row level security;
create policy tenant on "storyteller"."sensitivities"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "storyteller"."sensitivities" is 'Entities that were granted Sensitivities, and whose kind does not have it.';
comment on column "storyteller"."sensitivities"."items" is 'Sensitivities.items.';

create table "storyteller"."renown" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "value" double precision not null constraint "renown__value__check" check ("value" >= -1 and "value" <= 1),
  constraint "renown__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "storyteller"."renown" enable row level security;
alter table "storyteller"."renown" force row level security;
create policy tenant on "storyteller"."renown"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "storyteller"."renown" is 'Entities that were granted Renown, and whose kind does not have it. What is thought of somebody at large. Version 1 called it fame, and counted to a hundred.';
comment on column "storyteller"."renown"."value" is 'Renown.value.';

create table "storyteller"."frame" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "says" text collate "C" not null,
  constraint "frame__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "storyteller"."frame" enable row level security;
alter table "storyteller"."frame" force row level security;
create policy tenant on "storyteller"."frame"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "storyteller"."frame" is 'Entities that were granted Frame, and whose kind does not have it. What the frame model has last said of somebody, spelled out.';
comment on column "storyteller"."frame"."says" is 'Frame.says.';

create table "storyteller"."relates_to" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "from_id" text collate "C" not null,
  "to_id" text collate "C" not null,
  "trust_competence" double precision not null constraint "relates_to__trust_competence__check" check ("trust_competence" >= -1 and "trust_competence" <= 1),
  "trust_reliability" double precision not null constraint "relates_to__trust_reliability__check" check ("trust_reliability" >= -1 and "trust_reliability" <= 1),
  "trust_benevolence" double precision not null constraint "relates_to__trust_benevolence__check" check ("trust_benevolence" >= -1 and "trust_benevolence" <= 1),
  "affection" double precision not null constraint "relates_to__affection__check" check ("affection" >= -1 and "affection" <= 1),
  "debt" double precision not null constraint "relates_to__debt__check" check ("debt" >= -1 and "debt" <= 1),
  "information" json not null,
  "configuration" text collate "C" not null constraint "relates_to__configuration__check" check ("configuration" in ('stranger', 'kin', 'creditor', 'rival', 'oath', 'wound')),
  "provenance" text collate "C" not null constraint "relates_to__provenance__check" check ("provenance" in ('authored', 'observed', 'rippled', 'decayed')),
  "last_updated" bigint not null,
  constraint "relates_to__key" primary key ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id")
);
create index "relates_to__to" on "storyteller"."relates_to" ("tenant", "campaign_id", "session_id", "branch", "to_id");
alter table "storyteller"."relates_to" enable row level security;
alter table "storyteller"."relates_to" force row level security;
create policy tenant on "storyteller"."relates_to"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "storyteller"."relates_to" is 'Edges of the relation relates_to.';
comment on column "storyteller"."relates_to"."trust_competence" is 'relates_to.trust_competence.';
comment on column "storyteller"."relates_to"."trust_reliability" is 'relates_to.trust_reliability.';
comment on column "storyteller"."relates_to"."trust_benevolence" is 'relates_to.trust_benevolence.';
comment on column "storyteller"."relates_to"."affection" is 'relates_to.affection.';
comment on column "storyteller"."relates_to"."debt" is 'relates_to.debt. Above 0 the left side owes.';
comment on column "storyteller"."relates_to"."information" is 'relates_to.information.';
comment on column "storyteller"."relates_to"."configuration" is 'relates_to.configuration.';
comment on column "storyteller"."relates_to"."provenance" is 'relates_to.provenance.';
comment on column "storyteller"."relates_to"."last_updated" is 'relates_to.last_updated. Milliseconds.';

create table "storyteller"."adjacent_to" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "from_id" text collate "C" not null,
  "to_id" text collate "C" not null,
  "traversal_cost" double precision not null constraint "adjacent_to__traversal_cost__check" check ("traversal_cost" >= 0 and "traversal_cost" <= 50),
  "direction" text collate "C" not null,
  constraint "adjacent_to__key" primary key ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id")
);
create index "adjacent_to__to" on "storyteller"."adjacent_to" ("tenant", "campaign_id", "session_id", "branch", "to_id");
alter table "storyteller"."adjacent_to" enable row level security;
alter table "storyteller"."adjacent_to" force row level security;
create policy tenant on "storyteller"."adjacent_to"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "storyteller"."adjacent_to" is 'Edges of the relation adjacent_to, each once with its ends in order.';
comment on column "storyteller"."adjacent_to"."traversal_cost" is 'adjacent_to.traversal_cost.';
comment on column "storyteller"."adjacent_to"."direction" is 'adjacent_to.direction.';

create table "storyteller"."contains_place" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "from_id" text collate "C" not null,
  "to_id" text collate "C" not null,
  constraint "contains_place__key" primary key ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id")
);
create index "contains_place__to" on "storyteller"."contains_place" ("tenant", "campaign_id", "session_id", "branch", "to_id");
alter table "storyteller"."contains_place" enable row level security;
alter table "storyteller"."contains_place" force row level security;
create policy tenant on "storyteller"."contains_place"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "storyteller"."contains_place" is 'Edges of the relation contains_place.';

create table "storyteller"."world" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "water" bigint not null constraint "world__water__check" check ("water" >= 0 and "water" <= 12),
  "deferred" json not null,
  "here" text collate "C" not null,
  "approach" json not null,
  "unheard" json not null,
  "pacing__over" boolean not null,
  "pacing__beat" text collate "C" not null constraint "world__pacing__beat__check" check ("pacing__beat" in ('inciting', 'rising', 'twist', 'climax', 'denouement')),
  "pacing__since" bigint not null,
  constraint "world__key" primary key ("tenant", "campaign_id", "session_id", "branch")
);
alter table "storyteller"."world" enable row level security;
alter table "storyteller"."world" force row level security;
create policy tenant on "storyteller"."world"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "storyteller"."world" is 'The pack’s `world`.';
comment on column "storyteller"."world"."water" is 'world.water.';
comment on column "storyteller"."world"."deferred" is 'world.deferred. What was said aloud in the scene, for those who were there to think over when it is left.';
comment on column "storyteller"."world"."here" is 'world.here. A scene. Where the reader is.';
comment on column "storyteller"."world"."approach" is 'world.approach. How the reader has been going about it.';
comment on column "storyteller"."world"."unheard" is 'world.unheard. What has shifted since a scene was last left, and has not gone round yet.';
comment on column "storyteller"."world"."pacing__over" is 'world.pacing.over.';
comment on column "storyteller"."world"."pacing__beat" is 'world.pacing.beat.';
comment on column "storyteller"."world"."pacing__since" is 'world.pacing.since.';

create table "storyteller"."player" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "name" text collate "C" not null,
  constraint "player__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "storyteller"."player" enable row level security;
alter table "storyteller"."player" force row level security;
create policy tenant on "storyteller"."player"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "storyteller"."player" is 'Players, with what only players have. The reader''s body in the world, so that edges may end there.';
comment on column "storyteller"."player"."name" is 'player.name.';

create function "storyteller"."fabula_project"(
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
          delete from "storyteller"."person" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "storyteller"."person"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "entity_title", "notes", "communicability_profile", "communicability_profile__surface", "communicability_profile__friction", "communicability_profile__timescale", "communicability_profile__register", "personality_axes", "personality_axes__axes", "character_tensor", "character_tensor__shape", "sensitivities", "sensitivities__items", "renown", "renown__value")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', c ->> 'entity_title', (c ->> 'notes')::json, (c ->> 'communicability_profile')::boolean, (c ->> 'communicability_profile__surface')::double precision, (c ->> 'communicability_profile__friction')::double precision, c ->> 'communicability_profile__timescale', c ->> 'communicability_profile__register', (c ->> 'personality_axes')::boolean, (c ->> 'personality_axes__axes')::json, (c ->> 'character_tensor')::boolean, (c ->> 'character_tensor__shape')::json, (c ->> 'sensitivities')::boolean, (c ->> 'sensitivities__items')::json, (c ->> 'renown')::boolean, (c ->> 'renown__value')::double precision)
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "entity_title" = excluded."entity_title",
            "notes" = excluded."notes",
            "communicability_profile" = excluded."communicability_profile",
            "communicability_profile__surface" = excluded."communicability_profile__surface",
            "communicability_profile__friction" = excluded."communicability_profile__friction",
            "communicability_profile__timescale" = excluded."communicability_profile__timescale",
            "communicability_profile__register" = excluded."communicability_profile__register",
            "personality_axes" = excluded."personality_axes",
            "personality_axes__axes" = excluded."personality_axes__axes",
            "character_tensor" = excluded."character_tensor",
            "character_tensor__shape" = excluded."character_tensor__shape",
            "sensitivities" = excluded."sensitivities",
            "sensitivities__items" = excluded."sensitivities__items",
            "renown" = excluded."renown",
            "renown__value" = excluded."renown__value";
        end if;
      when 'thing' then
        if c = 'null' then
          delete from "storyteller"."thing" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "storyteller"."thing"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "entity_title", "addressed")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', c ->> 'entity_title', (c ->> 'addressed')::bigint)
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "entity_title" = excluded."entity_title",
            "addressed" = excluded."addressed";
        end if;
      when 'setting' then
        if c = 'null' then
          delete from "storyteller"."setting" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "storyteller"."setting"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "entity_title", "zone", "features")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', c ->> 'entity_title', c ->> 'zone', (c ->> 'features')::json)
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "entity_title" = excluded."entity_title",
            "zone" = excluded."zone",
            "features" = excluded."features";
        end if;
      when 'fact' then
        if c = 'null' then
          delete from "storyteller"."fact" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "storyteller"."fact"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "entity_title", "says", "about", "words", "secret_until_told")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', c ->> 'entity_title', c ->> 'says', c ->> 'about', (c ->> 'words')::json, (c ->> 'secret_until_told')::boolean)
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "entity_title" = excluded."entity_title",
            "says" = excluded."says",
            "about" = excluded."about",
            "words" = excluded."words",
            "secret_until_told" = excluded."secret_until_told";
        end if;
      when 'communicability_profile' then
        if c = 'null' then
          delete from "storyteller"."communicability_profile" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "storyteller"."communicability_profile"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "surface", "friction", "timescale", "register")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', (c ->> 'surface')::double precision, (c ->> 'friction')::double precision, c ->> 'timescale', c ->> 'register')
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "surface" = excluded."surface",
            "friction" = excluded."friction",
            "timescale" = excluded."timescale",
            "register" = excluded."register";
        end if;
      when 'personality_axes' then
        if c = 'null' then
          delete from "storyteller"."personality_axes" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "storyteller"."personality_axes"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "axes")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', (c ->> 'axes')::json)
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "axes" = excluded."axes";
        end if;
      when 'character_tensor' then
        if c = 'null' then
          delete from "storyteller"."character_tensor" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "storyteller"."character_tensor"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "shape")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', (c ->> 'shape')::json)
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "shape" = excluded."shape";
        end if;
      when 'sensitivities' then
        if c = 'null' then
          delete from "storyteller"."sensitivities" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "storyteller"."sensitivities"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "items")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', (c ->> 'items')::json)
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "items" = excluded."items";
        end if;
      when 'renown' then
        if c = 'null' then
          delete from "storyteller"."renown" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "storyteller"."renown"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "value")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', (c ->> 'value')::double precision)
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "value" = excluded."value";
        end if;
      when 'frame' then
        if c = 'null' then
          delete from "storyteller"."frame" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "storyteller"."frame"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "says")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', c ->> 'says')
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "says" = excluded."says";
        end if;
      when 'relates_to' then
        if c = 'null' then
          delete from "storyteller"."relates_to" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."from_id" = k ->> 'from_id'
             and t."to_id" = k ->> 'to_id';
        else
          insert into "storyteller"."relates_to"
            ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id", "trust_competence", "trust_reliability", "trust_benevolence", "affection", "debt", "information", "configuration", "provenance", "last_updated")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'from_id', k ->> 'to_id', (c ->> 'trust_competence')::double precision, (c ->> 'trust_reliability')::double precision, (c ->> 'trust_benevolence')::double precision, (c ->> 'affection')::double precision, (c ->> 'debt')::double precision, (c ->> 'information')::json, c ->> 'configuration', c ->> 'provenance', (c ->> 'last_updated')::bigint)
          on conflict ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id") do update set
            "trust_competence" = excluded."trust_competence",
            "trust_reliability" = excluded."trust_reliability",
            "trust_benevolence" = excluded."trust_benevolence",
            "affection" = excluded."affection",
            "debt" = excluded."debt",
            "information" = excluded."information",
            "configuration" = excluded."configuration",
            "provenance" = excluded."provenance",
            "last_updated" = excluded."last_updated";
        end if;
      when 'adjacent_to' then
        if c = 'null' then
          delete from "storyteller"."adjacent_to" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."from_id" = k ->> 'from_id'
             and t."to_id" = k ->> 'to_id';
        else
          insert into "storyteller"."adjacent_to"
            ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id", "traversal_cost", "direction")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'from_id', k ->> 'to_id', (c ->> 'traversal_cost')::double precision, c ->> 'direction')
          on conflict ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id") do update set
            "traversal_cost" = excluded."traversal_cost",
            "direction" = excluded."direction";
        end if;
      when 'contains_place' then
        if c = 'null' then
          delete from "storyteller"."contains_place" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."from_id" = k ->> 'from_id'
             and t."to_id" = k ->> 'to_id';
        else
          insert into "storyteller"."contains_place"
            ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'from_id', k ->> 'to_id')
          on conflict ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id") do nothing;
        end if;
      when 'world' then
        if c = 'null' then
          delete from "storyteller"."world" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch;
        else
          insert into "storyteller"."world"
            ("tenant", "campaign_id", "session_id", "branch", "water", "deferred", "here", "approach", "unheard", "pacing__over", "pacing__beat", "pacing__since")
          values
            (p_tenant, p_campaign, p_session, p_branch, (c ->> 'water')::bigint, (c ->> 'deferred')::json, c ->> 'here', (c ->> 'approach')::json, (c ->> 'unheard')::json, (c ->> 'pacing__over')::boolean, c ->> 'pacing__beat', (c ->> 'pacing__since')::bigint)
          on conflict ("tenant", "campaign_id", "session_id", "branch") do update set
            "water" = excluded."water",
            "deferred" = excluded."deferred",
            "here" = excluded."here",
            "approach" = excluded."approach",
            "unheard" = excluded."unheard",
            "pacing__over" = excluded."pacing__over",
            "pacing__beat" = excluded."pacing__beat",
            "pacing__since" = excluded."pacing__since";
        end if;
      when 'player' then
        if c = 'null' then
          delete from "storyteller"."player" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "storyteller"."player"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "name")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', c ->> 'name')
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "name" = excluded."name";
        end if;
      else
        raise exception '% has no table %', 'storyteller', change ->> 'table' using errcode = 'FB003';
    end case;
  end loop;
end
$fabula$;
comment on function "storyteller"."fabula_project"(text, text, text, text, jsonb) is 'Writes the rows that a turn changed.';
