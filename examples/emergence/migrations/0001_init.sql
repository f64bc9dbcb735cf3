-- The tables of the pack emergence, made by `fabula build` from its declarations.

create schema "emergence";
comment on schema "emergence" is 'The state of Emergence, written by Fabula from the ledger.';

create table "emergence"."construct" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "entity_title" text collate "C",
  "sort" text collate "C" not null constraint "construct__sort__check" check ("sort" in ('economy', 'family', 'deception')),
  "state" text collate "C" not null constraint "construct__state__check" check ("state" in ('unseen', 'suspected', 'established', 'fading')),
  constraint "construct__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "emergence"."construct" enable row level security;
alter table "emergence"."construct" force row level security;
create policy tenant on "emergence"."construct"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "emergence"."construct" is 'Entities of the kind Construct.';
comment on column "emergence"."construct"."entity_title" is 'The title it was declared or made with.';
comment on column "emergence"."construct"."sort" is 'Construct.sort.';
comment on column "emergence"."construct"."state" is 'Construct.state.';

create table "emergence"."nature" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "entity_title" text collate "C",
  "pantry" numeric(1000, 2) not null,
  "timber" numeric(1000, 0) not null,
  constraint "nature__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "emergence"."nature" enable row level security;
alter table "emergence"."nature" force row level security;
create policy tenant on "emergence"."nature"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "emergence"."nature" is 'Entities of the kind Nature.';
comment on column "emergence"."nature"."entity_title" is 'The title it was declared or made with.';
comment on column "emergence"."nature"."pantry" is 'Nature.pantry.';
comment on column "emergence"."nature"."timber" is 'Nature.timber.';

create table "emergence"."place" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "entity_title" text collate "C",
  "biome" text collate "C" not null constraint "place__biome__check" check ("biome" in ('shore', 'meadow', 'forest', 'hill')),
  "x" bigint not null constraint "place__x__check" check ("x" >= 0 and "x" <= 99),
  "y" bigint not null constraint "place__y__check" check ("y" >= 0 and "y" <= 99),
  "shelter" numeric(1000, 4) not null,
  "room" bigint not null constraint "place__room__check" check ("room" >= 1 and "room" <= 200),
  constraint "place__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "emergence"."place" enable row level security;
alter table "emergence"."place" force row level security;
create policy tenant on "emergence"."place"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "emergence"."place" is 'Entities of the kind Place.';
comment on column "emergence"."place"."entity_title" is 'The title it was declared or made with.';
comment on column "emergence"."place"."biome" is 'Place.biome.';
comment on column "emergence"."place"."x" is 'Place.x.';
comment on column "emergence"."place"."y" is 'Place.y.';
comment on column "emergence"."place"."shelter" is 'Place.shelter.';
comment on column "emergence"."place"."room" is 'Place.room.';

create table "emergence"."plot" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "entity_title" text collate "C",
  "stock" numeric(1000, 2) not null,
  "cap" numeric(1000, 2) not null,
  "regrow" numeric(1000, 2) not null,
  constraint "plot__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "emergence"."plot" enable row level security;
alter table "emergence"."plot" force row level security;
create policy tenant on "emergence"."plot"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "emergence"."plot" is 'Entities of the kind Plot.';
comment on column "emergence"."plot"."entity_title" is 'The title it was declared or made with.';
comment on column "emergence"."plot"."stock" is 'Plot.stock.';
comment on column "emergence"."plot"."cap" is 'Plot.cap.';
comment on column "emergence"."plot"."regrow" is 'Plot.regrow.';

create table "emergence"."discovery" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "entity_title" text collate "C",
  "era" text collate "C" not null constraint "discovery__era__check" check ("era" in ('foraging', 'toolmaking', 'farming', 'writing')),
  "hint" text collate "C" not null,
  constraint "discovery__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "emergence"."discovery" enable row level security;
alter table "emergence"."discovery" force row level security;
create policy tenant on "emergence"."discovery"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "emergence"."discovery" is 'Entities of the kind Discovery.';
comment on column "emergence"."discovery"."entity_title" is 'The title it was declared or made with.';
comment on column "emergence"."discovery"."era" is 'Discovery.era.';
comment on column "emergence"."discovery"."hint" is 'Discovery.hint.';

create table "emergence"."person" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "entity_title" text collate "C",
  "larder" numeric(1000, 2) not null,
  "timber" numeric(1000, 0) not null,
  "vigor" numeric(1000, 4) not null,
  "past" json not null,
  "vitals" boolean not null,
  "vitals__hunger" numeric(1000, 4),
  "vitals__fatigue" numeric(1000, 4),
  "vitals__health" numeric(1000, 4),
  "vitals__age" bigint constraint "person__vitals__age__check" check ("vitals__age" >= 0 and "vitals__age" <= 120),
  "vitals__asleep" boolean,
  "mind" boolean not null,
  "mind__plan" text collate "C",
  "mind__hold" bigint constraint "person__mind__hold__check" check ("mind__hold" >= 0 and "mind__hold" <= 12),
  "mind__busy_at" text collate "C",
  constraint "person__vitals__whole" check (case when "vitals" then "vitals__hunger" is not null and "vitals__fatigue" is not null and "vitals__health" is not null and "vitals__age" is not null and "vitals__asleep" is not null else "vitals__hunger" is null and "vitals__fatigue" is null and "vitals__health" is null and "vitals__age" is null and "vitals__asleep" is null end),
  constraint "person__mind__whole" check (case when "mind" then "mind__plan" is not null and "mind__hold" is not null else "mind__plan" is null and "mind__hold" is null and "mind__busy_at" is null end),
  constraint "person__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "emergence"."person" enable row level security;
alter table "emergence"."person" force row level security;
create policy tenant on "emergence"."person"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "emergence"."person" is 'Entities of the kind Person.';
comment on column "emergence"."person"."entity_title" is 'The title it was declared or made with.';
comment on column "emergence"."person"."larder" is 'Person.larder.';
comment on column "emergence"."person"."timber" is 'Person.timber.';
comment on column "emergence"."person"."vigor" is 'Person.vigor.';
comment on column "emergence"."person"."past" is 'Person.past.';
comment on column "emergence"."person"."vitals" is 'Whether it has Vitals now.';
comment on column "emergence"."person"."vitals__hunger" is 'Vitals.hunger.';
comment on column "emergence"."person"."vitals__fatigue" is 'Vitals.fatigue.';
comment on column "emergence"."person"."vitals__health" is 'Vitals.health.';
comment on column "emergence"."person"."vitals__age" is 'Vitals.age.';
comment on column "emergence"."person"."vitals__asleep" is 'Vitals.asleep.';
comment on column "emergence"."person"."mind" is 'Whether it has Mind now.';
comment on column "emergence"."person"."mind__plan" is 'Mind.plan. At most 280 grapheme clusters.';
comment on column "emergence"."person"."mind__hold" is 'Mind.hold. For how many ticks somebody goes on gathering without being asked again, and where.';
comment on column "emergence"."person"."mind__busy_at" is 'Mind.busy_at. An entity.';

create table "emergence"."vitals" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "hunger" numeric(1000, 4) not null,
  "fatigue" numeric(1000, 4) not null,
  "health" numeric(1000, 4) not null,
  "age" bigint not null constraint "vitals__age__check" check ("age" >= 0 and "age" <= 120),
  "asleep" boolean not null,
  constraint "vitals__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "emergence"."vitals" enable row level security;
alter table "emergence"."vitals" force row level security;
create policy tenant on "emergence"."vitals"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "emergence"."vitals" is 'Entities that were granted Vitals, and whose kind does not have it.';
comment on column "emergence"."vitals"."hunger" is 'Vitals.hunger.';
comment on column "emergence"."vitals"."fatigue" is 'Vitals.fatigue.';
comment on column "emergence"."vitals"."health" is 'Vitals.health.';
comment on column "emergence"."vitals"."age" is 'Vitals.age.';
comment on column "emergence"."vitals"."asleep" is 'Vitals.asleep.';

create table "emergence"."mind" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "plan" text collate "C" not null,
  "hold" bigint not null constraint "mind__hold__check" check ("hold" >= 0 and "hold" <= 12),
  "busy_at" text collate "C",
  constraint "mind__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "emergence"."mind" enable row level security;
alter table "emergence"."mind" force row level security;
create policy tenant on "emergence"."mind"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "emergence"."mind" is 'Entities that were granted Mind, and whose kind does not have it. What nobody else perceives.';
comment on column "emergence"."mind"."plan" is 'Mind.plan. At most 280 grapheme clusters.';
comment on column "emergence"."mind"."hold" is 'Mind.hold. For how many ticks somebody goes on gathering without being asked again, and where.';
comment on column "emergence"."mind"."busy_at" is 'Mind.busy_at. An entity.';

create table "emergence"."path_to" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "from_id" text collate "C" not null,
  "to_id" text collate "C" not null,
  "hours" bigint not null constraint "path_to__hours__check" check ("hours" >= 1 and "hours" <= 12),
  constraint "path_to__key" primary key ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id")
);
create index "path_to__to" on "emergence"."path_to" ("tenant", "campaign_id", "session_id", "branch", "to_id");
alter table "emergence"."path_to" enable row level security;
alter table "emergence"."path_to" force row level security;
create policy tenant on "emergence"."path_to"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "emergence"."path_to" is 'Edges of the relation path_to.';
comment on column "emergence"."path_to"."hours" is 'path_to.hours.';

create table "emergence"."stands_in" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "from_id" text collate "C" not null,
  "to_id" text collate "C" not null,
  constraint "stands_in__key" primary key ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id")
);
create index "stands_in__to" on "emergence"."stands_in" ("tenant", "campaign_id", "session_id", "branch", "to_id");
alter table "emergence"."stands_in" enable row level security;
alter table "emergence"."stands_in" force row level security;
create policy tenant on "emergence"."stands_in"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "emergence"."stands_in" is 'Edges of the relation stands_in.';

create table "emergence"."lies_in" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "from_id" text collate "C" not null,
  "to_id" text collate "C" not null,
  constraint "lies_in__key" primary key ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id")
);
create index "lies_in__to" on "emergence"."lies_in" ("tenant", "campaign_id", "session_id", "branch", "to_id");
alter table "emergence"."lies_in" enable row level security;
alter table "emergence"."lies_in" force row level security;
create policy tenant on "emergence"."lies_in"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "emergence"."lies_in" is 'Edges of the relation lies_in.';

create table "emergence"."needs" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "from_id" text collate "C" not null,
  "to_id" text collate "C" not null,
  constraint "needs__key" primary key ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id")
);
create index "needs__to" on "emergence"."needs" ("tenant", "campaign_id", "session_id", "branch", "to_id");
alter table "emergence"."needs" enable row level security;
alter table "emergence"."needs" force row level security;
create policy tenant on "emergence"."needs"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "emergence"."needs" is 'Edges of the relation needs.';

create table "emergence"."knows" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "from_id" text collate "C" not null,
  "to_id" text collate "C" not null,
  "since" bigint not null,
  constraint "knows__key" primary key ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id")
);
create index "knows__to" on "emergence"."knows" ("tenant", "campaign_id", "session_id", "branch", "to_id");
alter table "emergence"."knows" enable row level security;
alter table "emergence"."knows" force row level security;
create policy tenant on "emergence"."knows"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "emergence"."knows" is 'Edges of the relation knows.';
comment on column "emergence"."knows"."since" is 'knows.since.';

create table "emergence"."trusts" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "from_id" text collate "C" not null,
  "to_id" text collate "C" not null,
  "level" double precision not null constraint "trusts__level__check" check ("level" >= -1 and "level" <= 1),
  constraint "trusts__key" primary key ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id")
);
create index "trusts__to" on "emergence"."trusts" ("tenant", "campaign_id", "session_id", "branch", "to_id");
alter table "emergence"."trusts" enable row level security;
alter table "emergence"."trusts" force row level security;
create policy tenant on "emergence"."trusts"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "emergence"."trusts" is 'Edges of the relation trusts.';
comment on column "emergence"."trusts"."level" is 'trusts.level.';

create table "emergence"."parent_of" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "from_id" text collate "C" not null,
  "to_id" text collate "C" not null,
  constraint "parent_of__key" primary key ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id")
);
create index "parent_of__to" on "emergence"."parent_of" ("tenant", "campaign_id", "session_id", "branch", "to_id");
alter table "emergence"."parent_of" enable row level security;
alter table "emergence"."parent_of" force row level security;
create policy tenant on "emergence"."parent_of"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "emergence"."parent_of" is 'Edges of the relation parent_of.';

create table "emergence"."world" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "era" text collate "C" not null constraint "world__era__check" check ("era" in ('foraging', 'toolmaking', 'farming', 'writing')),
  "storm" boolean not null,
  "last_storm" bigint not null,
  "watching__over" boolean not null,
  "watching__beat" text collate "C" not null constraint "world__watching__beat__check" check ("watching__beat" in ('inciting', 'rising', 'twist', 'climax', 'denouement')),
  "watching__since" bigint not null,
  constraint "world__key" primary key ("tenant", "campaign_id", "session_id", "branch")
);
alter table "emergence"."world" enable row level security;
alter table "emergence"."world" force row level security;
create policy tenant on "emergence"."world"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "emergence"."world" is 'The pack’s `world`.';
comment on column "emergence"."world"."era" is 'world.era.';
comment on column "emergence"."world"."storm" is 'world.storm.';
comment on column "emergence"."world"."last_storm" is 'world.last_storm.';
comment on column "emergence"."world"."watching__over" is 'world.watching.over.';
comment on column "emergence"."world"."watching__beat" is 'world.watching.beat.';
comment on column "emergence"."world"."watching__since" is 'world.watching.since.';

create table "emergence"."config" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "population" bigint not null constraint "config__population__check" check ("population" >= 2 and "population" <= 500),
  "max_ticks" bigint not null constraint "config__max_ticks__check" check ("max_ticks" >= 0 and "max_ticks" <= 10000000),
  "end_condition" text collate "C" not null constraint "config__end_condition__check" check ("end_condition" in ('time_limit', 'tick_limit', 'extinction', 'era_reached')),
  "goal_era" text collate "C" not null constraint "config__goal_era__check" check ("goal_era" in ('foraging', 'toolmaking', 'farming', 'writing')),
  "max_time" bigint not null,
  "snapshot_every" bigint not null constraint "config__snapshot_every__check" check ("snapshot_every" >= 1 and "snapshot_every" <= 10000),
  "escalate_at" double precision not null constraint "config__escalate_at__check" check ("escalate_at" >= 0 and "escalate_at" <= 1),
  "regrow_factor" numeric(1000, 2) not null,
  "discovery_odds" bigint not null constraint "config__discovery_odds__check" check ("discovery_odds" >= 1 and "discovery_odds" <= 10000),
  constraint "config__key" primary key ("tenant", "campaign_id", "session_id", "branch")
);
alter table "emergence"."config" enable row level security;
alter table "emergence"."config" force row level security;
create policy tenant on "emergence"."config"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "emergence"."config" is 'The pack’s `config`. What an operator may set. It is fixed before the first tick, and is part of what a run is known by.';
comment on column "emergence"."config"."population" is 'config.population.';
comment on column "emergence"."config"."max_ticks" is 'config.max_ticks. 0 is no limit.';
comment on column "emergence"."config"."end_condition" is 'config.end_condition. What a run is for: with `era_reached` it ends when the island has come so far.';
comment on column "emergence"."config"."goal_era" is 'config.goal_era.';
comment on column "emergence"."config"."max_time" is 'config.max_time. Milliseconds. How long a run lasts, in the time of the island.';
comment on column "emergence"."config"."snapshot_every" is 'config.snapshot_every.';
comment on column "emergence"."config"."escalate_at" is 'config.escalate_at.';
comment on column "emergence"."config"."regrow_factor" is 'config.regrow_factor.';
comment on column "emergence"."config"."discovery_odds" is 'config.discovery_odds. How many hours of tinkering one discovery takes, by chance.';

create table "emergence"."account" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "account" text collate "C" not null,
  "resource" text collate "C" not null constraint "account__resource__check" check ("resource" in ('food', 'wood')),
  "balance" numeric not null constraint "account__balance__check" check ("balance" >= 0 or "account" like 'i/%'),
  constraint "account__key" primary key ("tenant", "campaign_id", "session_id", "branch", "account")
);
alter table "emergence"."account" enable row level security;
alter table "emergence"."account" force row level security;
create policy tenant on "emergence"."account"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "emergence"."account" is 'Holdings of resources, by the cell that holds them; `i/…` is an issuer’s. All of a resource sum up to nothing.';
comment on column "emergence"."account"."resource" is 'What it holds.';
comment on column "emergence"."account"."balance" is 'How much of it.';

create table "emergence"."entry" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "turn" bigint not null,
  "entry" integer not null,
  "resource" text collate "C" not null constraint "entry__resource__check" check ("resource" in ('food', 'wood')),
  "amount" numeric not null constraint "entry__amount__check" check ("amount" > 0),
  "from_account" text collate "C" not null,
  "to_account" text collate "C" not null,
  "statement" text collate "C",
  constraint "entry__key" primary key ("tenant", "campaign_id", "session_id", "branch", "turn", "entry")
);
alter table "emergence"."entry" enable row level security;
alter table "emergence"."entry" force row level security;
create policy tenant on "emergence"."entry"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "emergence"."entry" is 'Bookings of the branch’s own turns, each taken from one account and given to another.';
comment on column "emergence"."entry"."resource" is 'What was moved.';
comment on column "emergence"."entry"."amount" is 'How much of it.';
comment on column "emergence"."entry"."from_account" is 'The account it was taken from.';
comment on column "emergence"."entry"."to_account" is 'The account it was given to.';
comment on column "emergence"."entry"."statement" is 'The id of the statement that moved it.';

create function "emergence"."fabula_balanced"() returns trigger language plpgsql as $fabula$
declare
  changed "emergence"."account"%rowtype;
  total numeric;
begin
  if tg_op = 'DELETE' then
    changed := old;
  else
    changed := new;
  end if;
  if changed."resource" not in ('food', 'wood') then
    return null;
  end if;
  select coalesce(sum(a."balance"), 0) into total
    from "emergence"."account" a
   where a."tenant" = changed."tenant" and a."campaign_id" = changed."campaign_id"
     and a."session_id" = changed."session_id" and a."branch" = changed."branch" and a."resource" = changed."resource";
  if total <> 0 then
    raise exception 'the books of % are out of balance by %', changed."resource", total using errcode = 'FB004';
  end if;
  return null;
end
$fabula$;
create constraint trigger "balanced" after insert or update or delete on "emergence"."account"
  deferrable initially deferred for each row execute function "emergence"."fabula_balanced"();

create function "emergence"."fabula_project"(
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
      when 'construct' then
        if c = 'null' then
          delete from "emergence"."construct" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "emergence"."construct"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "entity_title", "sort", "state")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', c ->> 'entity_title', c ->> 'sort', c ->> 'state')
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "entity_title" = excluded."entity_title",
            "sort" = excluded."sort",
            "state" = excluded."state";
        end if;
      when 'nature' then
        if c = 'null' then
          delete from "emergence"."nature" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "emergence"."nature"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "entity_title", "pantry", "timber")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', c ->> 'entity_title', (c ->> 'pantry')::numeric(1000, 2), (c ->> 'timber')::numeric(1000, 0))
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "entity_title" = excluded."entity_title",
            "pantry" = excluded."pantry",
            "timber" = excluded."timber";
        end if;
      when 'place' then
        if c = 'null' then
          delete from "emergence"."place" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "emergence"."place"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "entity_title", "biome", "x", "y", "shelter", "room")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', c ->> 'entity_title', c ->> 'biome', (c ->> 'x')::bigint, (c ->> 'y')::bigint, (c ->> 'shelter')::numeric(1000, 4), (c ->> 'room')::bigint)
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "entity_title" = excluded."entity_title",
            "biome" = excluded."biome",
            "x" = excluded."x",
            "y" = excluded."y",
            "shelter" = excluded."shelter",
            "room" = excluded."room";
        end if;
      when 'plot' then
        if c = 'null' then
          delete from "emergence"."plot" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "emergence"."plot"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "entity_title", "stock", "cap", "regrow")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', c ->> 'entity_title', (c ->> 'stock')::numeric(1000, 2), (c ->> 'cap')::numeric(1000, 2), (c ->> 'regrow')::numeric(1000, 2))
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "entity_title" = excluded."entity_title",
            "stock" = excluded."stock",
            "cap" = excluded."cap",
            "regrow" = excluded."regrow";
        end if;
      when 'discovery' then
        if c = 'null' then
          delete from "emergence"."discovery" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "emergence"."discovery"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "entity_title", "era", "hint")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', c ->> 'entity_title', c ->> 'era', c ->> 'hint')
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "entity_title" = excluded."entity_title",
            "era" = excluded."era",
            "hint" = excluded."hint";
        end if;
      when 'person' then
        if c = 'null' then
          delete from "emergence"."person" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "emergence"."person"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "entity_title", "larder", "timber", "vigor", "past", "vitals", "vitals__hunger", "vitals__fatigue", "vitals__health", "vitals__age", "vitals__asleep", "mind", "mind__plan", "mind__hold", "mind__busy_at")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', c ->> 'entity_title', (c ->> 'larder')::numeric(1000, 2), (c ->> 'timber')::numeric(1000, 0), (c ->> 'vigor')::numeric(1000, 4), (c ->> 'past')::json, (c ->> 'vitals')::boolean, (c ->> 'vitals__hunger')::numeric(1000, 4), (c ->> 'vitals__fatigue')::numeric(1000, 4), (c ->> 'vitals__health')::numeric(1000, 4), (c ->> 'vitals__age')::bigint, (c ->> 'vitals__asleep')::boolean, (c ->> 'mind')::boolean, c ->> 'mind__plan', (c ->> 'mind__hold')::bigint, c ->> 'mind__busy_at')
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "entity_title" = excluded."entity_title",
            "larder" = excluded."larder",
            "timber" = excluded."timber",
            "vigor" = excluded."vigor",
            "past" = excluded."past",
            "vitals" = excluded."vitals",
            "vitals__hunger" = excluded."vitals__hunger",
            "vitals__fatigue" = excluded."vitals__fatigue",
            "vitals__health" = excluded."vitals__health",
            "vitals__age" = excluded."vitals__age",
            "vitals__asleep" = excluded."vitals__asleep",
            "mind" = excluded."mind",
            "mind__plan" = excluded."mind__plan",
            "mind__hold" = excluded."mind__hold",
            "mind__busy_at" = excluded."mind__busy_at";
        end if;
      when 'vitals' then
        if c = 'null' then
          delete from "emergence"."vitals" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "emergence"."vitals"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "hunger", "fatigue", "health", "age", "asleep")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', (c ->> 'hunger')::numeric(1000, 4), (c ->> 'fatigue')::numeric(1000, 4), (c ->> 'health')::numeric(1000, 4), (c ->> 'age')::bigint, (c ->> 'asleep')::boolean)
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "hunger" = excluded."hunger",
            "fatigue" = excluded."fatigue",
            "health" = excluded."health",
            "age" = excluded."age",
            "asleep" = excluded."asleep";
        end if;
      when 'mind' then
        if c = 'null' then
          delete from "emergence"."mind" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "emergence"."mind"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "plan", "hold", "busy_at")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', c ->> 'plan', (c ->> 'hold')::bigint, c ->> 'busy_at')
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "plan" = excluded."plan",
            "hold" = excluded."hold",
            "busy_at" = excluded."busy_at";
        end if;
      when 'path_to' then
        if c = 'null' then
          delete from "emergence"."path_to" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."from_id" = k ->> 'from_id'
             and t."to_id" = k ->> 'to_id';
        else
          insert into "emergence"."path_to"
            ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id", "hours")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'from_id', k ->> 'to_id', (c ->> 'hours')::bigint)
          on conflict ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id") do update set
            "hours" = excluded."hours";
        end if;
      when 'stands_in' then
        if c = 'null' then
          delete from "emergence"."stands_in" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."from_id" = k ->> 'from_id'
             and t."to_id" = k ->> 'to_id';
        else
          insert into "emergence"."stands_in"
            ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'from_id', k ->> 'to_id')
          on conflict ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id") do nothing;
        end if;
      when 'lies_in' then
        if c = 'null' then
          delete from "emergence"."lies_in" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."from_id" = k ->> 'from_id'
             and t."to_id" = k ->> 'to_id';
        else
          insert into "emergence"."lies_in"
            ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'from_id', k ->> 'to_id')
          on conflict ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id") do nothing;
        end if;
      when 'needs' then
        if c = 'null' then
          delete from "emergence"."needs" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."from_id" = k ->> 'from_id'
             and t."to_id" = k ->> 'to_id';
        else
          insert into "emergence"."needs"
            ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'from_id', k ->> 'to_id')
          on conflict ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id") do nothing;
        end if;
      when 'knows' then
        if c = 'null' then
          delete from "emergence"."knows" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."from_id" = k ->> 'from_id'
             and t."to_id" = k ->> 'to_id';
        else
          insert into "emergence"."knows"
            ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id", "since")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'from_id', k ->> 'to_id', (c ->> 'since')::bigint)
          on conflict ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id") do update set
            "since" = excluded."since";
        end if;
      when 'trusts' then
        if c = 'null' then
          delete from "emergence"."trusts" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."from_id" = k ->> 'from_id'
             and t."to_id" = k ->> 'to_id';
        else
          insert into "emergence"."trusts"
            ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id", "level")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'from_id', k ->> 'to_id', (c ->> 'level')::double precision)
          on conflict ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id") do update set
            "level" = excluded."level";
        end if;
      when 'parent_of' then
        if c = 'null' then
          delete from "emergence"."parent_of" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."from_id" = k ->> 'from_id'
             and t."to_id" = k ->> 'to_id';
        else
          insert into "emergence"."parent_of"
            ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'from_id', k ->> 'to_id')
          on conflict ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id") do nothing;
        end if;
      when 'world' then
        if c = 'null' then
          delete from "emergence"."world" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch;
        else
          insert into "emergence"."world"
            ("tenant", "campaign_id", "session_id", "branch", "era", "storm", "last_storm", "watching__over", "watching__beat", "watching__since")
          values
            (p_tenant, p_campaign, p_session, p_branch, c ->> 'era', (c ->> 'storm')::boolean, (c ->> 'last_storm')::bigint, (c ->> 'watching__over')::boolean, c ->> 'watching__beat', (c ->> 'watching__since')::bigint)
          on conflict ("tenant", "campaign_id", "session_id", "branch") do update set
            "era" = excluded."era",
            "storm" = excluded."storm",
            "last_storm" = excluded."last_storm",
            "watching__over" = excluded."watching__over",
            "watching__beat" = excluded."watching__beat",
            "watching__since" = excluded."watching__since";
        end if;
      when 'config' then
        if c = 'null' then
          delete from "emergence"."config" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch;
        else
          insert into "emergence"."config"
            ("tenant", "campaign_id", "session_id", "branch", "population", "max_ticks", "end_condition", "goal_era", "max_time", "snapshot_every", "escalate_at", "regrow_factor", "discovery_odds")
          values
            (p_tenant, p_campaign, p_session, p_branch, (c ->> 'population')::bigint, (c ->> 'max_ticks')::bigint, c ->> 'end_condition', c ->> 'goal_era', (c ->> 'max_time')::bigint, (c ->> 'snapshot_every')::bigint, (c ->> 'escalate_at')::double precision, (c ->> 'regrow_factor')::numeric(1000, 2), (c ->> 'discovery_odds')::bigint)
          on conflict ("tenant", "campaign_id", "session_id", "branch") do update set
            "population" = excluded."population",
            "max_ticks" = excluded."max_ticks",
            "end_condition" = excluded."end_condition",
            "goal_era" = excluded."goal_era",
            "max_time" = excluded."max_time",
            "snapshot_every" = excluded."snapshot_every",
            "escalate_at" = excluded."escalate_at",
            "regrow_factor" = excluded."regrow_factor",
            "discovery_odds" = excluded."discovery_odds";
        end if;
      when 'account' then
        if c = 'null' then
          delete from "emergence"."account" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."account" = k ->> 'account';
        else
          insert into "emergence"."account"
            ("tenant", "campaign_id", "session_id", "branch", "account", "resource", "balance")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'account', c ->> 'resource', (c ->> 'balance')::numeric)
          on conflict ("tenant", "campaign_id", "session_id", "branch", "account") do update set
            "resource" = excluded."resource",
            "balance" = excluded."balance";
        end if;
      when 'entry' then
        if c = 'null' then
          delete from "emergence"."entry" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."turn" = (k ->> 'turn')::bigint
             and t."entry" = (k ->> 'entry')::integer;
        else
          insert into "emergence"."entry"
            ("tenant", "campaign_id", "session_id", "branch", "turn", "entry", "resource", "amount", "from_account", "to_account", "statement")
          values
            (p_tenant, p_campaign, p_session, p_branch, (k ->> 'turn')::bigint, (k ->> 'entry')::integer, c ->> 'resource', (c ->> 'amount')::numeric, c ->> 'from_account', c ->> 'to_account', c ->> 'statement')
          on conflict ("tenant", "campaign_id", "session_id", "branch", "turn", "entry") do update set
            "resource" = excluded."resource",
            "amount" = excluded."amount",
            "from_account" = excluded."from_account",
            "to_account" = excluded."to_account",
            "statement" = excluded."statement";
        end if;
      else
        raise exception '% has no table %', 'emergence', change ->> 'table' using errcode = 'FB003';
    end case;
  end loop;
end
$fabula$;
comment on function "emergence"."fabula_project"(text, text, text, text, jsonb) is 'Writes the rows that a turn changed.';
