-- The tables of the pack talespinner, made by `fabula build` from its declarations.

create schema "talespinner";
comment on schema "talespinner" is 'The state of The Quiet Relay, written by Fabula from the ledger.';

create table "talespinner"."place" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "entity_title" text collate "C",
  "biome" text collate "C" not null constraint "place__biome__check" check ("biome" in ('vacuum', 'ice', 'grove', 'city')),
  "dark" boolean not null,
  constraint "place__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "talespinner"."place" enable row level security;
alter table "talespinner"."place" force row level security;
create policy tenant on "talespinner"."place"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "talespinner"."place" is 'Entities of the kind Place.';
comment on column "talespinner"."place"."entity_title" is 'The title it was declared or made with.';
comment on column "talespinner"."place"."biome" is 'Place.biome.';
comment on column "talespinner"."place"."dark" is 'Place.dark.';

create table "talespinner"."faction" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "entity_title" text collate "C",
  "purse" numeric(1000, 2) not null,
  constraint "faction__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "talespinner"."faction" enable row level security;
alter table "talespinner"."faction" force row level security;
create policy tenant on "talespinner"."faction"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "talespinner"."faction" is 'Entities of the kind Faction.';
comment on column "talespinner"."faction"."entity_title" is 'The title it was declared or made with.';
comment on column "talespinner"."faction"."purse" is 'Faction.purse.';

create table "talespinner"."alliance" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "entity_title" text collate "C",
  "purse" numeric(1000, 2) not null,
  "stores" numeric(1000, 0) not null,
  "learner" boolean not null,
  "learner__points" bigint constraint "alliance__learner__points__check" check ("learner__points" >= 0 and "learner__points" <= 1000000),
  constraint "alliance__learner__whole" check (case when "learner" then "learner__points" is not null else "learner__points" is null end),
  constraint "alliance__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "talespinner"."alliance" enable row level security;
alter table "talespinner"."alliance" force row level security;
create policy tenant on "talespinner"."alliance"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "talespinner"."alliance" is 'Entities of the kind Alliance.';
comment on column "talespinner"."alliance"."entity_title" is 'The title it was declared or made with.';
comment on column "talespinner"."alliance"."purse" is 'Alliance.purse.';
comment on column "talespinner"."alliance"."stores" is 'Alliance.stores.';
comment on column "talespinner"."alliance"."learner" is 'Whether it has std.progression/Learner now.';
comment on column "talespinner"."alliance"."learner__points" is 'std.progression/Learner.points. What they have to spend.';

create table "talespinner"."npc" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "entity_title" text collate "C",
  "agenda" text collate "C" not null,
  "secret_of" text collate "C" not null,
  "body" boolean not null,
  "body__hp" bigint constraint "npc__body__hp__check" check ("body__hp" >= 0 and "body__hp" <= 99),
  "body__max_hp" bigint constraint "npc__body__max_hp__check" check ("body__max_hp" >= 1 and "body__max_hp" <= 99),
  "voice" boolean not null,
  "voice__tts" text collate "C",
  "voice__pace" double precision constraint "npc__voice__pace__check" check ("voice__pace" >= '0.5'::double precision and "voice__pace" <= '1.5'::double precision),
  constraint "npc__body__whole" check (case when "body" then "body__hp" is not null and "body__max_hp" is not null else "body__hp" is null and "body__max_hp" is null end),
  constraint "npc__voice__whole" check (case when "voice" then "voice__tts" is not null and "voice__pace" is not null else "voice__tts" is null and "voice__pace" is null end),
  constraint "npc__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "talespinner"."npc" enable row level security;
alter table "talespinner"."npc" force row level security;
create policy tenant on "talespinner"."npc"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "talespinner"."npc" is 'Entities of the kind Npc.';
comment on column "talespinner"."npc"."entity_title" is 'The title it was declared or made with.';
comment on column "talespinner"."npc"."agenda" is 'Npc.agenda. At most 200 grapheme clusters.';
comment on column "talespinner"."npc"."secret_of" is 'Npc.secret_of.';
comment on column "talespinner"."npc"."body" is 'Whether it has Body now.';
comment on column "talespinner"."npc"."body__hp" is 'Body.hp.';
comment on column "talespinner"."npc"."body__max_hp" is 'Body.max_hp.';
comment on column "talespinner"."npc"."voice" is 'Whether it has Voice now.';
comment on column "talespinner"."npc"."voice__tts" is 'Voice.tts.';
comment on column "talespinner"."npc"."voice__pace" is 'Voice.pace.';

create table "talespinner"."hero" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "entity_title" text collate "C",
  "name" text collate "C" not null,
  "purse" numeric(1000, 2) not null,
  "shares_notes" boolean not null,
  "own" json not null,
  "adventurer" boolean not null,
  "adventurer__skills" json,
  "adventurer__edge" bigint constraint "hero__adventurer__edge__check" check ("adventurer__edge" >= -5 and "adventurer__edge" <= 5),
  "body" boolean not null,
  "body__hp" bigint constraint "hero__body__hp__check" check ("body__hp" >= 0 and "body__hp" <= 99),
  "body__max_hp" bigint constraint "hero__body__max_hp__check" check ("body__max_hp" >= 1 and "body__max_hp" <= 99),
  "companion" boolean not null,
  "companion__party" text collate "C",
  "experienced" boolean not null,
  "experienced__experience" bigint constraint "hero__experienced__experience__check" check ("experienced__experience" >= 0 and "experienced__experience" <= 10000000),
  "experienced__level" bigint constraint "hero__experienced__level__check" check ("experienced__level" >= 1 and "experienced__level" <= 20),
  "staged" boolean not null,
  "staged__floor" text collate "C" constraint "hero__staged__floor__check" check ("staged__floor" in ('listening', 'hand_up', 'queued', 'speaking')),
  "staged__turn" bigint constraint "hero__staged__turn__check" check ("staged__turn" >= 0 and "staged__turn" <= 1000000),
  constraint "hero__adventurer__whole" check (case when "adventurer" then "adventurer__skills" is not null and "adventurer__edge" is not null else "adventurer__skills" is null and "adventurer__edge" is null end),
  constraint "hero__body__whole" check (case when "body" then "body__hp" is not null and "body__max_hp" is not null else "body__hp" is null and "body__max_hp" is null end),
  constraint "hero__companion__whole" check (case when "companion" then true else "companion__party" is null end),
  constraint "hero__experienced__whole" check (case when "experienced" then "experienced__experience" is not null and "experienced__level" is not null else "experienced__experience" is null and "experienced__level" is null end),
  constraint "hero__staged__whole" check (case when "staged" then "staged__floor" is not null and "staged__turn" is not null else "staged__floor" is null and "staged__turn" is null end),
  constraint "hero__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "talespinner"."hero" enable row level security;
alter table "talespinner"."hero" force row level security;
create policy tenant on "talespinner"."hero"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "talespinner"."hero" is 'Entities of the kind Hero.';
comment on column "talespinner"."hero"."entity_title" is 'The title it was declared or made with.';
comment on column "talespinner"."hero"."name" is 'Hero.name. At most 40 grapheme clusters.';
comment on column "talespinner"."hero"."purse" is 'Hero.purse.';
comment on column "talespinner"."hero"."shares_notes" is 'Hero.shares_notes. Whether what they note down is for the table.';
comment on column "talespinner"."hero"."own" is 'Hero.own.';
comment on column "talespinner"."hero"."adventurer" is 'Whether it has std.d20/Adventurer now.';
comment on column "talespinner"."hero"."adventurer__skills" is 'std.d20/Adventurer.skills. What is added to the die. A skill that is not listed adds nothing.';
comment on column "talespinner"."hero"."adventurer__edge" is 'std.d20/Adventurer.edge. Luck, rest, a good breakfast: added to every throw, whatever the skill.';
comment on column "talespinner"."hero"."body" is 'Whether it has Body now.';
comment on column "talespinner"."hero"."body__hp" is 'Body.hp.';
comment on column "talespinner"."hero"."body__max_hp" is 'Body.max_hp.';
comment on column "talespinner"."hero"."companion" is 'Whether it has std.party/Companion now.';
comment on column "talespinner"."hero"."companion__party" is 'std.party/Companion.party. An entity. The party they are with. `join_party` and `leave_party` keep it.';
comment on column "talespinner"."hero"."experienced" is 'Whether it has std.adventure/Experienced now.';
comment on column "talespinner"."hero"."experienced__experience" is 'std.adventure/Experienced.experience. What they have lived through.';
comment on column "talespinner"."hero"."experienced__level" is 'std.adventure/Experienced.level. What came of it.';
comment on column "talespinner"."hero"."staged" is 'Whether it has std.stage/Staged now.';
comment on column "talespinner"."hero"."staged__floor" is 'std.stage/Staged.floor. The actions below keep it.';
comment on column "talespinner"."hero"."staged__turn" is 'std.stage/Staged.turn. When they came into the queue: the lowest is next.';

create table "talespinner"."fireteam" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "entity_title" text collate "C",
  "party" boolean not null,
  "party__members" json,
  "party__speaker" text collate "C",
  "party__most" bigint constraint "fireteam__party__most__check" check ("party__most" >= 1 and "party__most" <= 100),
  constraint "fireteam__party__whole" check (case when "party" then "party__members" is not null and "party__most" is not null else "party__members" is null and "party__speaker" is null and "party__most" is null end),
  constraint "fireteam__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "talespinner"."fireteam" enable row level security;
alter table "talespinner"."fireteam" force row level security;
create policy tenant on "talespinner"."fireteam"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "talespinner"."fireteam" is 'Entities of the kind Fireteam. Some of the table who keep together, and are told of by themselves.';
comment on column "talespinner"."fireteam"."entity_title" is 'The title it was declared or made with.';
comment on column "talespinner"."fireteam"."party" is 'Whether it has std.party/Party now.';
comment on column "talespinner"."fireteam"."party__members" is 'std.party/Party.members. Who is with it, the first in front. `join_party`, `leave_party` and `lead_party` keep it.';
comment on column "talespinner"."fireteam"."party__speaker" is 'std.party/Party.speaker. An entity. Who was named to speak. `speak_for` keeps it, since nobody but a member does.';
comment on column "talespinner"."fireteam"."party__most" is 'std.party/Party.most. How many it takes at most.';

create table "talespinner"."ship" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "entity_title" text collate "C",
  "plating" bigint not null constraint "ship__plating__check" check ("plating" >= 0 and "plating" <= 1000),
  constraint "ship__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "talespinner"."ship" enable row level security;
alter table "talespinner"."ship" force row level security;
create policy tenant on "talespinner"."ship"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "talespinner"."ship" is 'Entities of the kind Ship.';
comment on column "talespinner"."ship"."entity_title" is 'The title it was declared or made with.';
comment on column "talespinner"."ship"."plating" is 'Ship.plating.';

create table "talespinner"."artifact" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "entity_title" text collate "C",
  "slots" bigint not null constraint "artifact__slots__check" check ("slots" >= 1 and "slots" <= 4),
  "story" text collate "C" not null,
  constraint "artifact__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "talespinner"."artifact" enable row level security;
alter table "talespinner"."artifact" force row level security;
create policy tenant on "talespinner"."artifact"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "talespinner"."artifact" is 'Entities of the kind Artifact.';
comment on column "talespinner"."artifact"."entity_title" is 'The title it was declared or made with.';
comment on column "talespinner"."artifact"."slots" is 'Artifact.slots.';
comment on column "talespinner"."artifact"."story" is 'Artifact.story. At most 400 grapheme clusters.';

create table "talespinner"."master" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "entity_title" text collate "C",
  "personality" boolean not null,
  "personality__tokens" json,
  "personality__lethality" double precision constraint "master__personality__lethality__check" check ("personality__lethality" >= 0 and "personality__lethality" <= 1),
  "personality__humour" double precision constraint "master__personality__humour__check" check ("personality__humour" >= 0 and "personality__humour" <= 1),
  "personality__verbosity" double precision constraint "master__personality__verbosity__check" check ("personality__verbosity" >= '0.5'::double precision and "personality__verbosity" <= 2),
  "personality__pressure" double precision constraint "master__personality__pressure__check" check ("personality__pressure" >= -1 and "personality__pressure" <= 1),
  "personality__deck_bias" json,
  "voice" boolean not null,
  "voice__tts" text collate "C",
  "voice__pace" double precision constraint "master__voice__pace__check" check ("voice__pace" >= '0.5'::double precision and "voice__pace" <= '1.5'::double precision),
  constraint "master__personality__whole" check (case when "personality" then "personality__tokens" is not null and "personality__lethality" is not null and "personality__humour" is not null and "personality__verbosity" is not null and "personality__pressure" is not null and "personality__deck_bias" is not null else "personality__tokens" is null and "personality__lethality" is null and "personality__humour" is null and "personality__verbosity" is null and "personality__pressure" is null and "personality__deck_bias" is null end),
  constraint "master__voice__whole" check (case when "voice" then "voice__tts" is not null and "voice__pace" is not null else "voice__tts" is null and "voice__pace" is null end),
  constraint "master__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "talespinner"."master" enable row level security;
alter table "talespinner"."master" force row level security;
create policy tenant on "talespinner"."master"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "talespinner"."master" is 'Entities of the kind Master.';
comment on column "talespinner"."master"."entity_title" is 'The title it was declared or made with.';
comment on column "talespinner"."master"."personality" is 'Whether it has std.gm/Personality now.';
comment on column "talespinner"."master"."personality__tokens" is 'std.gm/Personality.tokens. How they speak, in a few words.';
comment on column "talespinner"."master"."personality__lethality" is 'std.gm/Personality.lethality. How dear a mistake is under them.';
comment on column "talespinner"."master"."personality__humour" is 'std.gm/Personality.humour.';
comment on column "talespinner"."master"."personality__verbosity" is 'std.gm/Personality.verbosity. How many words they make of one.';
comment on column "talespinner"."master"."personality__pressure" is 'std.gm/Personality.pressure. Above 0 they press on, below it they let things be.';
comment on column "talespinner"."master"."personality__deck_bias" is 'std.gm/Personality.deck_bias. How much more, or less, they like a sort of card. One that is not listed is liked as any.';
comment on column "talespinner"."master"."voice" is 'Whether it has Voice now.';
comment on column "talespinner"."master"."voice__tts" is 'Voice.tts.';
comment on column "talespinner"."master"."voice__pace" is 'Voice.pace.';

create table "talespinner"."tech" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "entity_title" text collate "C",
  "price" numeric(1000, 0) not null,
  "steps" bigint not null constraint "tech__steps__check" check ("steps" >= 1 and "steps" <= 9),
  "unlockable" boolean not null,
  "unlockable__cost" bigint constraint "tech__unlockable__cost__check" check ("unlockable__cost" >= 0 and "unlockable__cost" <= 1000000),
  constraint "tech__unlockable__whole" check (case when "unlockable" then "unlockable__cost" is not null else "unlockable__cost" is null end),
  constraint "tech__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "talespinner"."tech" enable row level security;
alter table "talespinner"."tech" force row level security;
create policy tenant on "talespinner"."tech"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "talespinner"."tech" is 'Entities of the kind Tech.';
comment on column "talespinner"."tech"."entity_title" is 'The title it was declared or made with.';
comment on column "talespinner"."tech"."price" is 'Tech.price.';
comment on column "talespinner"."tech"."steps" is 'Tech.steps.';
comment on column "talespinner"."tech"."unlockable" is 'Whether it has std.progression/Unlockable now.';
comment on column "talespinner"."tech"."unlockable__cost" is 'std.progression/Unlockable.cost. What it takes.';

create table "talespinner"."works" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "entity_title" text collate "C",
  "stores" numeric(1000, 0) not null,
  constraint "works__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "talespinner"."works" enable row level security;
alter table "talespinner"."works" force row level security;
create policy tenant on "talespinner"."works"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "talespinner"."works" is 'Entities of the kind Works.';
comment on column "talespinner"."works"."entity_title" is 'The title it was declared or made with.';
comment on column "talespinner"."works"."stores" is 'Works.stores.';

create table "talespinner"."current" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "entity_title" text collate "C",
  "level" bigint not null constraint "current__level__check" check ("level" >= 0 and "level" <= 120),
  "state" text collate "C",
  constraint "current__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "talespinner"."current" enable row level security;
alter table "talespinner"."current" force row level security;
create policy tenant on "talespinner"."current"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "talespinner"."current" is 'Entities of the kind Current.';
comment on column "talespinner"."current"."entity_title" is 'The title it was declared or made with.';
comment on column "talespinner"."current"."level" is 'Current.level.';
comment on column "talespinner"."current"."state" is 'Current.state.';

create table "talespinner"."std__d20__adventurer" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "skills" json not null,
  "edge" bigint not null constraint "std__d20__adventurer__edge__check" check ("edge" >= -5 and "edge" <= 5),
  constraint "std__d20__adventurer__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "talespinner"."std__d20__adventurer" enable row level security;
alter table "talespinner"."std__d20__adventurer" force row level security;
create policy tenant on "talespinner"."std__d20__adventurer"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "talespinner"."std__d20__adventurer" is 'Entities that were granted std.d20/Adventurer, and whose kind does not have it. Makes a kind''s people able to try things: `kind Person { has Adventurer }`.';
comment on column "talespinner"."std__d20__adventurer"."skills" is 'std.d20/Adventurer.skills. What is added to the die. A skill that is not listed adds nothing.';
comment on column "talespinner"."std__d20__adventurer"."edge" is 'std.d20/Adventurer.edge. Luck, rest, a good breakfast: added to every throw, whatever the skill.';

create table "talespinner"."std__adventure__abilities" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "strength" bigint not null constraint "std__adventure__abilities__strength__check" check ("strength" >= 1 and "strength" <= 30),
  "dexterity" bigint not null constraint "std__adventure__abilities__dexterity__check" check ("dexterity" >= 1 and "dexterity" <= 30),
  "constitution" bigint not null constraint "std__adventure__abilities__constitution__check" check ("constitution" >= 1 and "constitution" <= 30),
  "intelligence" bigint not null constraint "std__adventure__abilities__intelligence__check" check ("intelligence" >= 1 and "intelligence" <= 30),
  "wisdom" bigint not null constraint "std__adventure__abilities__wisdom__check" check ("wisdom" >= 1 and "wisdom" <= 30),
  "charisma" bigint not null constraint "std__adventure__abilities__charisma__check" check ("charisma" >= 1 and "charisma" <= 30),
  constraint "std__adventure__abilities__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "talespinner"."std__adventure__abilities" enable row level security;
alter table "talespinner"."std__adventure__abilities" force row level security;
create policy tenant on "talespinner"."std__adventure__abilities"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "talespinner"."std__adventure__abilities" is 'Entities that were granted std.adventure/Abilities, and whose kind does not have it. Makes a kind''s people have ability scores: `entity mara: Person "Mara" { strength: 14 }`. 10 is what most have.';
comment on column "talespinner"."std__adventure__abilities"."strength" is 'std.adventure/Abilities.strength. How strong.';
comment on column "talespinner"."std__adventure__abilities"."dexterity" is 'std.adventure/Abilities.dexterity. How quick and how deft.';
comment on column "talespinner"."std__adventure__abilities"."constitution" is 'std.adventure/Abilities.constitution. How hardy.';
comment on column "talespinner"."std__adventure__abilities"."intelligence" is 'std.adventure/Abilities.intelligence. How clever.';
comment on column "talespinner"."std__adventure__abilities"."wisdom" is 'std.adventure/Abilities.wisdom. How wise to the world.';
comment on column "talespinner"."std__adventure__abilities"."charisma" is 'std.adventure/Abilities.charisma. How hard to refuse.';

create table "talespinner"."std__adventure__fighter" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "fighting" boolean not null,
  "initiative" bigint not null constraint "std__adventure__fighter__initiative__check" check ("initiative" >= -100 and "initiative" <= 100),
  "acted" boolean not null,
  constraint "std__adventure__fighter__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "talespinner"."std__adventure__fighter" enable row level security;
alter table "talespinner"."std__adventure__fighter" force row level security;
create policy tenant on "talespinner"."std__adventure__fighter"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "talespinner"."std__adventure__fighter" is 'Entities that were granted std.adventure/Fighter, and whose kind does not have it. Makes a kind''s people able to fight in rounds.';
comment on column "talespinner"."std__adventure__fighter"."fighting" is 'std.adventure/Fighter.fighting. Whether they are in the fight.';
comment on column "talespinner"."std__adventure__fighter"."initiative" is 'std.adventure/Fighter.initiative. When they are up in a round: the highest first. Thrown for when they come in.';
comment on column "talespinner"."std__adventure__fighter"."acted" is 'std.adventure/Fighter.acted. Whether they were up in this round.';

create table "talespinner"."std__adventure__experienced" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "experience" bigint not null constraint "std__adventure__experienced__experience__check" check ("experience" >= 0 and "experience" <= 10000000),
  "level" bigint not null constraint "std__adventure__experienced__level__check" check ("level" >= 1 and "level" <= 20),
  constraint "std__adventure__experienced__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "talespinner"."std__adventure__experienced" enable row level security;
alter table "talespinner"."std__adventure__experienced" force row level security;
create policy tenant on "talespinner"."std__adventure__experienced"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "talespinner"."std__adventure__experienced" is 'Entities that were granted std.adventure/Experienced, and whose kind does not have it. Makes a kind''s people grow with what they live through.';
comment on column "talespinner"."std__adventure__experienced"."experience" is 'std.adventure/Experienced.experience. What they have lived through.';
comment on column "talespinner"."std__adventure__experienced"."level" is 'std.adventure/Experienced.level. What came of it.';

create table "talespinner"."std__adventure__holder" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "room" bigint not null constraint "std__adventure__holder__room__check" check ("room" >= 0 and "room" <= 999),
  constraint "std__adventure__holder__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "talespinner"."std__adventure__holder" enable row level security;
alter table "talespinner"."std__adventure__holder" force row level security;
create policy tenant on "talespinner"."std__adventure__holder"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "talespinner"."std__adventure__holder" is 'Entities that were granted std.adventure/Holder, and whose kind does not have it. Makes a kind''s people and chests able to hold things.';
comment on column "talespinner"."std__adventure__holder"."room" is 'std.adventure/Holder.room. How many things they hold at most.';

create table "talespinner"."std__adventure__loot" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "worth" bigint not null constraint "std__adventure__loot__worth__check" check ("worth" >= 0 and "worth" <= 1000000),
  constraint "std__adventure__loot__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "talespinner"."std__adventure__loot" enable row level security;
alter table "talespinner"."std__adventure__loot" force row level security;
create policy tenant on "talespinner"."std__adventure__loot"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "talespinner"."std__adventure__loot" is 'Entities that were granted std.adventure/Loot, and whose kind does not have it. Makes a kind''s things ones that can be held: `kind Thing { has Loot }`, `entity lamp: Thing "A lamp" { worth: 5 }`.';
comment on column "talespinner"."std__adventure__loot"."worth" is 'std.adventure/Loot.worth. What it would fetch.';

create table "talespinner"."std__adventure__statuses" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "rounds_of" json not null,
  constraint "std__adventure__statuses__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "talespinner"."std__adventure__statuses" enable row level security;
alter table "talespinner"."std__adventure__statuses" force row level security;
create policy tenant on "talespinner"."std__adventure__statuses"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "talespinner"."std__adventure__statuses" is 'Entities that were granted std.adventure/Statuses, and whose kind does not have it. Makes a kind''s people ones whom something may befall.';
comment on column "talespinner"."std__adventure__statuses"."rounds_of" is 'std.adventure/Statuses.rounds_of. For how many rounds each lasts that is not over.';

create table "talespinner"."std__progression__learner" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "points" bigint not null constraint "std__progression__learner__points__check" check ("points" >= 0 and "points" <= 1000000),
  constraint "std__progression__learner__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "talespinner"."std__progression__learner" enable row level security;
alter table "talespinner"."std__progression__learner" force row level security;
create policy tenant on "talespinner"."std__progression__learner"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "talespinner"."std__progression__learner" is 'Entities that were granted std.progression/Learner, and whose kind does not have it. Makes a kind''s people, or towns, able to unlock things: `kind Person { has Learner }`.';
comment on column "talespinner"."std__progression__learner"."points" is 'std.progression/Learner.points. What they have to spend.';

create table "talespinner"."std__progression__unlockable" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "cost" bigint not null constraint "std__progression__unlockable__cost__check" check ("cost" >= 0 and "cost" <= 1000000),
  constraint "std__progression__unlockable__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "talespinner"."std__progression__unlockable" enable row level security;
alter table "talespinner"."std__progression__unlockable" force row level security;
create policy tenant on "talespinner"."std__progression__unlockable"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "talespinner"."std__progression__unlockable" is 'Entities that were granted std.progression/Unlockable, and whose kind does not have it. Makes a kind''s things ones to be unlocked: `kind Craft { has Unlockable }`, `entity kiln: Craft "The kiln" { cost: 3 }`.';
comment on column "talespinner"."std__progression__unlockable"."cost" is 'std.progression/Unlockable.cost. What it takes.';

create table "talespinner"."std__party__purse" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "coins" numeric(1000, 2) not null,
  constraint "std__party__purse__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "talespinner"."std__party__purse" enable row level security;
alter table "talespinner"."std__party__purse" force row level security;
create policy tenant on "talespinner"."std__party__purse"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "talespinner"."std__party__purse" is 'Entities that were granted std.party/Purse, and whose kind does not have it. Money in somebody''s hands, or in a party''s box.';
comment on column "talespinner"."std__party__purse"."coins" is 'std.party/Purse.coins. How much it is.';

create table "talespinner"."std__party__companion" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "party" text collate "C",
  constraint "std__party__companion__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "talespinner"."std__party__companion" enable row level security;
alter table "talespinner"."std__party__companion" force row level security;
create policy tenant on "talespinner"."std__party__companion"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "talespinner"."std__party__companion" is 'Entities that were granted std.party/Companion, and whose kind does not have it. Makes a kind''s people able to join a party: `kind Person { has Companion, Purse }`.';
comment on column "talespinner"."std__party__companion"."party" is 'std.party/Companion.party. An entity. The party they are with. `join_party` and `leave_party` keep it.';

create table "talespinner"."std__party__party" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "members" json not null,
  "speaker" text collate "C",
  "most" bigint not null constraint "std__party__party__most__check" check ("most" >= 1 and "most" <= 100),
  constraint "std__party__party__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "talespinner"."std__party__party" enable row level security;
alter table "talespinner"."std__party__party" force row level security;
create policy tenant on "talespinner"."std__party__party"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "talespinner"."std__party__party" is 'Entities that were granted std.party/Party, and whose kind does not have it. Makes a kind''s things parties: `kind Company { has Party, Purse }`, `entity company: Company "The company"`.';
comment on column "talespinner"."std__party__party"."members" is 'std.party/Party.members. Who is with it, the first in front. `join_party`, `leave_party` and `lead_party` keep it.';
comment on column "talespinner"."std__party__party"."speaker" is 'std.party/Party.speaker. An entity. Who was named to speak. `speak_for` keeps it, since nobody but a member does.';
comment on column "talespinner"."std__party__party"."most" is 'std.party/Party.most. How many it takes at most.';

create table "talespinner"."std__gm__personality" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "tokens" json not null,
  "lethality" double precision not null constraint "std__gm__personality__lethality__check" check ("lethality" >= 0 and "lethality" <= 1),
  "humour" double precision not null constraint "std__gm__personality__humour__check" check ("humour" >= 0 and "humour" <= 1),
  "verbosity" double precision not null constraint "std__gm__personality__verbosity__check" check ("verbosity" >= '0.5'::double precision and "verbosity" <= 2),
  "pressure" double precision not null constraint "std__gm__personality__pressure__check" check ("pressure" >= -1 and "pressure" <= 1),
  "deck_bias" json not null,
  constraint "std__gm__personality__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "talespinner"."std__gm__personality" enable row level security;
alter table "talespinner"."std__gm__personality" force row level security;
create policy tenant on "talespinner"."std__gm__personality"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "talespinner"."std__gm__personality" is 'Entities that were granted std.gm/Personality, and whose kind does not have it. Makes a kind''s people able to lead: `kind Master { has Personality }`.';
comment on column "talespinner"."std__gm__personality"."tokens" is 'std.gm/Personality.tokens. How they speak, in a few words.';
comment on column "talespinner"."std__gm__personality"."lethality" is 'std.gm/Personality.lethality. How dear a mistake is under them.';
comment on column "talespinner"."std__gm__personality"."humour" is 'std.gm/Personality.humour.';
comment on column "talespinner"."std__gm__personality"."verbosity" is 'std.gm/Personality.verbosity. How many words they make of one.';
comment on column "talespinner"."std__gm__personality"."pressure" is 'std.gm/Personality.pressure. Above 0 they press on, below it they let things be.';
comment on column "talespinner"."std__gm__personality"."deck_bias" is 'std.gm/Personality.deck_bias. How much more, or less, they like a sort of card. One that is not listed is liked as any.';

create table "talespinner"."std__stage__staged" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "floor" text collate "C" not null constraint "std__stage__staged__floor__check" check ("floor" in ('listening', 'hand_up', 'queued', 'speaking')),
  "turn" bigint not null constraint "std__stage__staged__turn__check" check ("turn" >= 0 and "turn" <= 1000000),
  constraint "std__stage__staged__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "talespinner"."std__stage__staged" enable row level security;
alter table "talespinner"."std__stage__staged" force row level security;
create policy tenant on "talespinner"."std__stage__staged"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "talespinner"."std__stage__staged" is 'Entities that were granted std.stage/Staged, and whose kind does not have it. Makes a kind''s people able to speak before the others: `kind Guest { has Staged }`.';
comment on column "talespinner"."std__stage__staged"."floor" is 'std.stage/Staged.floor. The actions below keep it.';
comment on column "talespinner"."std__stage__staged"."turn" is 'std.stage/Staged.turn. When they came into the queue: the lowest is next.';

create table "talespinner"."body" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "hp" bigint not null constraint "body__hp__check" check ("hp" >= 0 and "hp" <= 99),
  "max_hp" bigint not null constraint "body__max_hp__check" check ("max_hp" >= 1 and "max_hp" <= 99),
  constraint "body__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "talespinner"."body" enable row level security;
alter table "talespinner"."body" force row level security;
create policy tenant on "talespinner"."body"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "talespinner"."body" is 'Entities that were granted Body, and whose kind does not have it. What can be hurt.';
comment on column "talespinner"."body"."hp" is 'Body.hp.';
comment on column "talespinner"."body"."max_hp" is 'Body.max_hp.';

create table "talespinner"."voice" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "tts" text collate "C" not null,
  "pace" double precision not null constraint "voice__pace__check" check ("pace" >= '0.5'::double precision and "pace" <= '1.5'::double precision),
  constraint "voice__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "talespinner"."voice" enable row level security;
alter table "talespinner"."voice" force row level security;
create policy tenant on "talespinner"."voice"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "talespinner"."voice" is 'Entities that were granted Voice, and whose kind does not have it. How somebody sounds, for a host that speaks.';
comment on column "talespinner"."voice"."tts" is 'Voice.tts.';
comment on column "talespinner"."voice"."pace" is 'Voice.pace.';

create table "talespinner"."std__adventure__holds" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "from_id" text collate "C" not null,
  "to_id" text collate "C" not null,
  constraint "std__adventure__holds__key" primary key ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id")
);
create index "std__adventure__holds__to" on "talespinner"."std__adventure__holds" ("tenant", "campaign_id", "session_id", "branch", "to_id");
alter table "talespinner"."std__adventure__holds" enable row level security;
alter table "talespinner"."std__adventure__holds" force row level security;
create policy tenant on "talespinner"."std__adventure__holds"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "talespinner"."std__adventure__holds" is 'Edges of the relation std.adventure/holds. Who holds what: `edge chest -[holds]-> lamp, rope`. Nothing is held by two.';

create table "talespinner"."std__progression__needs" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "from_id" text collate "C" not null,
  "to_id" text collate "C" not null,
  constraint "std__progression__needs__key" primary key ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id")
);
create index "std__progression__needs__to" on "talespinner"."std__progression__needs" ("tenant", "campaign_id", "session_id", "branch", "to_id");
alter table "talespinner"."std__progression__needs" enable row level security;
alter table "talespinner"."std__progression__needs" force row level security;
create policy tenant on "talespinner"."std__progression__needs"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "talespinner"."std__progression__needs" is 'Edges of the relation std.progression/needs. What has to come before: `edge glass -[needs]-> kiln, sand`. Things can''t wait for each other in a circle.';

create table "talespinner"."std__progression__knows" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "from_id" text collate "C" not null,
  "to_id" text collate "C" not null,
  constraint "std__progression__knows__key" primary key ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id")
);
create index "std__progression__knows__to" on "talespinner"."std__progression__knows" ("tenant", "campaign_id", "session_id", "branch", "to_id");
alter table "talespinner"."std__progression__knows" enable row level security;
alter table "talespinner"."std__progression__knows" force row level security;
create policy tenant on "talespinner"."std__progression__knows"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "talespinner"."std__progression__knows" is 'Edges of the relation std.progression/knows. Who has unlocked what. For what somebody knows from the start: `edge mara -[knows]-> kiln`.';

create table "talespinner"."leads" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "from_id" text collate "C" not null,
  "to_id" text collate "C" not null,
  "hours" bigint not null constraint "leads__hours__check" check ("hours" >= 1 and "hours" <= 48),
  constraint "leads__key" primary key ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id")
);
create index "leads__to" on "talespinner"."leads" ("tenant", "campaign_id", "session_id", "branch", "to_id");
alter table "talespinner"."leads" enable row level security;
alter table "talespinner"."leads" force row level security;
create policy tenant on "talespinner"."leads"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "talespinner"."leads" is 'Edges of the relation leads, each once with its ends in order.';
comment on column "talespinner"."leads"."hours" is 'leads.hours.';

create table "talespinner"."standing" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "from_id" text collate "C" not null,
  "to_id" text collate "C" not null,
  "level" bigint not null constraint "standing__level__check" check ("level" >= -100 and "level" <= 100),
  constraint "standing__key" primary key ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id")
);
create index "standing__to" on "talespinner"."standing" ("tenant", "campaign_id", "session_id", "branch", "to_id");
alter table "talespinner"."standing" enable row level security;
alter table "talespinner"."standing" force row level security;
create policy tenant on "talespinner"."standing"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "talespinner"."standing" is 'Edges of the relation standing.';
comment on column "talespinner"."standing"."level" is 'standing.level.';

create table "talespinner"."member" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "from_id" text collate "C" not null,
  "to_id" text collate "C" not null,
  "rank" text collate "C" not null constraint "member__rank__check" check ("rank" in ('recruit', 'keeper', 'lamplighter')),
  "reputation" bigint not null constraint "member__reputation__check" check ("reputation" >= -100 and "reputation" <= 100),
  constraint "member__key" primary key ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id")
);
create index "member__to" on "talespinner"."member" ("tenant", "campaign_id", "session_id", "branch", "to_id");
alter table "talespinner"."member" enable row level security;
alter table "talespinner"."member" force row level security;
create policy tenant on "talespinner"."member"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "talespinner"."member" is 'Edges of the relation member. A hero is with one alliance at most.';
comment on column "talespinner"."member"."rank" is 'member.rank.';
comment on column "talespinner"."member"."reputation" is 'member.reputation.';

create table "talespinner"."carries" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "from_id" text collate "C" not null,
  "to_id" text collate "C" not null,
  constraint "carries__key" primary key ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id")
);
create index "carries__to" on "talespinner"."carries" ("tenant", "campaign_id", "session_id", "branch", "to_id");
alter table "talespinner"."carries" enable row level security;
alter table "talespinner"."carries" force row level security;
create policy tenant on "talespinner"."carries"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "talespinner"."carries" is 'Edges of the relation carries.';

create table "talespinner"."acquainted" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "from_id" text collate "C" not null,
  "to_id" text collate "C" not null,
  constraint "acquainted__key" primary key ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id")
);
create index "acquainted__to" on "talespinner"."acquainted" ("tenant", "campaign_id", "session_id", "branch", "to_id");
alter table "talespinner"."acquainted" enable row level security;
alter table "talespinner"."acquainted" force row level security;
create policy tenant on "talespinner"."acquainted"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "talespinner"."acquainted" is 'Edges of the relation acquainted.';

create table "talespinner"."world" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "berth" text collate "C" not null,
  "hired" boolean not null,
  "static_level" bigint not null constraint "world__static_level__check" check ("static_level" >= 0 and "static_level" <= 10),
  "front" bigint not null constraint "world__front__check" check ("front" >= 0 and "front" <= 6),
  "buyers" bigint not null constraint "world__buyers__check" check ("buyers" >= 0 and "buyers" <= 4),
  "hours_left" bigint not null constraint "world__hours_left__check" check ("hours_left" >= 0 and "hours_left" <= 9),
  "sung" boolean not null,
  "employer" text collate "C" not null,
  "band" text collate "C" not null constraint "world__band__check" check ("band" in ('disaster', 'setback', 'mixed', 'success', 'triumph')),
  "thrown" json not null,
  "lines" json not null,
  "researching" text collate "C",
  "steps_left" bigint not null constraint "world__steps_left__check" check ("steps_left" >= 0 and "steps_left" <= 9),
  "drama__over" boolean not null,
  "drama__beat" text collate "C" not null constraint "world__drama__beat__check" check ("drama__beat" in ('inciting', 'rising', 'twist', 'climax', 'denouement')),
  "drama__since" bigint not null,
  "drama__rising__twist" bigint not null,
  "drama__twist__rising" bigint not null,
  "drama__dc" bigint not null constraint "world__drama__dc__check" check ("drama__dc" >= -3 and "drama__dc" <= 3),
  "drama__drip" double precision not null constraint "world__drama__drip__check" check ("drama__drip" >= '0.75'::double precision and "drama__drip" <= '1.25'::double precision),
  "drama__intensity" double precision not null constraint "world__drama__intensity__check" check ("drama__intensity" >= '0.8'::double precision and "drama__intensity" <= '1.2'::double precision),
  constraint "world__key" primary key ("tenant", "campaign_id", "session_id", "branch")
);
alter table "talespinner"."world" enable row level security;
alter table "talespinner"."world" force row level security;
create policy tenant on "talespinner"."world"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "talespinner"."world" is 'The pack’s `world`.';
comment on column "talespinner"."world"."berth" is 'world.berth. An entity. Where the table is.';
comment on column "talespinner"."world"."hired" is 'world.hired. Whether Drune has hired you.';
comment on column "talespinner"."world"."static_level" is 'world.static_level.';
comment on column "talespinner"."world"."front" is 'world.front.';
comment on column "talespinner"."world"."buyers" is 'world.buyers.';
comment on column "talespinner"."world"."hours_left" is 'world.hours_left.';
comment on column "talespinner"."world"."sung" is 'world.sung.';
comment on column "talespinner"."world"."employer" is 'world.employer. An entity.';
comment on column "talespinner"."world"."band" is 'world.band.';
comment on column "talespinner"."world"."thrown" is 'world.thrown. How the last throws went, the latest first.';
comment on column "talespinner"."world"."lines" is 'world.lines. What the game master had somebody say, until it is said.';
comment on column "talespinner"."world"."researching" is 'world.researching. An entity.';
comment on column "talespinner"."world"."steps_left" is 'world.steps_left.';
comment on column "talespinner"."world"."drama__over" is 'world.drama.over.';
comment on column "talespinner"."world"."drama__beat" is 'world.drama.beat.';
comment on column "talespinner"."world"."drama__since" is 'world.drama.since.';
comment on column "talespinner"."world"."drama__rising__twist" is 'world.drama.rising.twist.';
comment on column "talespinner"."world"."drama__twist__rising" is 'world.drama.twist.rising.';
comment on column "talespinner"."world"."drama__dc" is 'world.drama.dc.';
comment on column "talespinner"."world"."drama__drip" is 'world.drama.drip.';
comment on column "talespinner"."world"."drama__intensity" is 'world.drama.intensity.';

create table "talespinner"."config" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "safety" json not null,
  "window" bigint not null,
  "dda" boolean not null,
  constraint "config__key" primary key ("tenant", "campaign_id", "session_id", "branch")
);
alter table "talespinner"."config" enable row level security;
alter table "talespinner"."config" force row level security;
create policy tenant on "talespinner"."config"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "talespinner"."config" is 'The pack’s `config`. What whoever runs the table may set.';
comment on column "talespinner"."config"."safety" is 'config.safety. What is done about each; what is not listed is allowed.';
comment on column "talespinner"."config"."window" is 'config.window. Milliseconds. How long a round stays open; 45 s for more than six seats.';
comment on column "talespinner"."config"."dda" is 'config.dda. Whether the director may make things harder or easier.';

create table "talespinner"."account" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "account" text collate "C" not null,
  "resource" text collate "C" not null constraint "account__resource__check" check ("resource" in ('std.party/coin', 'credit', 'supply')),
  "balance" numeric not null constraint "account__balance__check" check ("balance" >= 0 or "account" like 'i/%'),
  constraint "account__key" primary key ("tenant", "campaign_id", "session_id", "branch", "account")
);
alter table "talespinner"."account" enable row level security;
alter table "talespinner"."account" force row level security;
create policy tenant on "talespinner"."account"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "talespinner"."account" is 'Holdings of resources, by the cell that holds them; `i/…` is an issuer’s. All of a resource sum up to nothing.';
comment on column "talespinner"."account"."resource" is 'What it holds.';
comment on column "talespinner"."account"."balance" is 'How much of it.';

create table "talespinner"."entry" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "turn" bigint not null,
  "entry" integer not null,
  "resource" text collate "C" not null constraint "entry__resource__check" check ("resource" in ('std.party/coin', 'credit', 'supply')),
  "amount" numeric not null constraint "entry__amount__check" check ("amount" > 0),
  "from_account" text collate "C" not null,
  "to_account" text collate "C" not null,
  "statement" text collate "C",
  constraint "entry__key" primary key ("tenant", "campaign_id", "session_id", "branch", "turn", "entry")
);
alter table "talespinner"."entry" enable row level security;
alter table "talespinner"."entry" force row level security;
create policy tenant on "talespinner"."entry"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "talespinner"."entry" is 'Bookings of the branch’s own turns, each taken from one account and given to another.';
comment on column "talespinner"."entry"."resource" is 'What was moved.';
comment on column "talespinner"."entry"."amount" is 'How much of it.';
comment on column "talespinner"."entry"."from_account" is 'The account it was taken from.';
comment on column "talespinner"."entry"."to_account" is 'The account it was given to.';
comment on column "talespinner"."entry"."statement" is 'The id of the statement that moved it.';

create function "talespinner"."fabula_balanced"() returns trigger language plpgsql as $fabula$
declare
  changed "talespinner"."account"%rowtype;
  total numeric;
begin
  if tg_op = 'DELETE' then
    changed := old;
  else
    changed := new;
  end if;
  if changed."resource" not in ('std.party/coin', 'credit', 'supply') then
    return null;
  end if;
  select coalesce(sum(a."balance"), 0) into total
    from "talespinner"."account" a
   where a."tenant" = changed."tenant" and a."campaign_id" = changed."campaign_id"
     and a."session_id" = changed."session_id" and a."branch" = changed."branch" and a."resource" = changed."resource";
  if total <> 0 then
    raise exception 'the books of % are out of balance by %', changed."resource", total using errcode = 'FB004';
  end if;
  return null;
end
$fabula$;
create constraint trigger "balanced" after insert or update or delete on "talespinner"."account"
  deferrable initially deferred for each row execute function "talespinner"."fabula_balanced"();

create function "talespinner"."fabula_project"(
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
      when 'place' then
        if c = 'null' then
          delete from "talespinner"."place" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "talespinner"."place"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "entity_title", "biome", "dark")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', c ->> 'entity_title', c ->> 'biome', (c ->> 'dark')::boolean)
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "entity_title" = excluded."entity_title",
            "biome" = excluded."biome",
            "dark" = excluded."dark";
        end if;
      when 'faction' then
        if c = 'null' then
          delete from "talespinner"."faction" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "talespinner"."faction"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "entity_title", "purse")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', c ->> 'entity_title', (c ->> 'purse')::numeric(1000, 2))
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "entity_title" = excluded."entity_title",
            "purse" = excluded."purse";
        end if;
      when 'alliance' then
        if c = 'null' then
          delete from "talespinner"."alliance" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "talespinner"."alliance"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "entity_title", "purse", "stores", "learner", "learner__points")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', c ->> 'entity_title', (c ->> 'purse')::numeric(1000, 2), (c ->> 'stores')::numeric(1000, 0), (c ->> 'learner')::boolean, (c ->> 'learner__points')::bigint)
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "entity_title" = excluded."entity_title",
            "purse" = excluded."purse",
            "stores" = excluded."stores",
            "learner" = excluded."learner",
            "learner__points" = excluded."learner__points";
        end if;
      when 'npc' then
        if c = 'null' then
          delete from "talespinner"."npc" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "talespinner"."npc"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "entity_title", "agenda", "secret_of", "body", "body__hp", "body__max_hp", "voice", "voice__tts", "voice__pace")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', c ->> 'entity_title', c ->> 'agenda', c ->> 'secret_of', (c ->> 'body')::boolean, (c ->> 'body__hp')::bigint, (c ->> 'body__max_hp')::bigint, (c ->> 'voice')::boolean, c ->> 'voice__tts', (c ->> 'voice__pace')::double precision)
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "entity_title" = excluded."entity_title",
            "agenda" = excluded."agenda",
            "secret_of" = excluded."secret_of",
            "body" = excluded."body",
            "body__hp" = excluded."body__hp",
            "body__max_hp" = excluded."body__max_hp",
            "voice" = excluded."voice",
            "voice__tts" = excluded."voice__tts",
            "voice__pace" = excluded."voice__pace";
        end if;
      when 'hero' then
        if c = 'null' then
          delete from "talespinner"."hero" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "talespinner"."hero"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "entity_title", "name", "purse", "shares_notes", "own", "adventurer", "adventurer__skills", "adventurer__edge", "body", "body__hp", "body__max_hp", "companion", "companion__party", "experienced", "experienced__experience", "experienced__level", "staged", "staged__floor", "staged__turn")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', c ->> 'entity_title', c ->> 'name', (c ->> 'purse')::numeric(1000, 2), (c ->> 'shares_notes')::boolean, (c ->> 'own')::json, (c ->> 'adventurer')::boolean, (c ->> 'adventurer__skills')::json, (c ->> 'adventurer__edge')::bigint, (c ->> 'body')::boolean, (c ->> 'body__hp')::bigint, (c ->> 'body__max_hp')::bigint, (c ->> 'companion')::boolean, c ->> 'companion__party', (c ->> 'experienced')::boolean, (c ->> 'experienced__experience')::bigint, (c ->> 'experienced__level')::bigint, (c ->> 'staged')::boolean, c ->> 'staged__floor', (c ->> 'staged__turn')::bigint)
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "entity_title" = excluded."entity_title",
            "name" = excluded."name",
            "purse" = excluded."purse",
            "shares_notes" = excluded."shares_notes",
            "own" = excluded."own",
            "adventurer" = excluded."adventurer",
            "adventurer__skills" = excluded."adventurer__skills",
            "adventurer__edge" = excluded."adventurer__edge",
            "body" = excluded."body",
            "body__hp" = excluded."body__hp",
            "body__max_hp" = excluded."body__max_hp",
            "companion" = excluded."companion",
            "companion__party" = excluded."companion__party",
            "experienced" = excluded."experienced",
            "experienced__experience" = excluded."experienced__experience",
            "experienced__level" = excluded."experienced__level",
            "staged" = excluded."staged",
            "staged__floor" = excluded."staged__floor",
            "staged__turn" = excluded."staged__turn";
        end if;
      when 'fireteam' then
        if c = 'null' then
          delete from "talespinner"."fireteam" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "talespinner"."fireteam"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "entity_title", "party", "party__members", "party__speaker", "party__most")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', c ->> 'entity_title', (c ->> 'party')::boolean, (c ->> 'party__members')::json, c ->> 'party__speaker', (c ->> 'party__most')::bigint)
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "entity_title" = excluded."entity_title",
            "party" = excluded."party",
            "party__members" = excluded."party__members",
            "party__speaker" = excluded."party__speaker",
            "party__most" = excluded."party__most";
        end if;
      when 'ship' then
        if c = 'null' then
          delete from "talespinner"."ship" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "talespinner"."ship"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "entity_title", "plating")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', c ->> 'entity_title', (c ->> 'plating')::bigint)
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "entity_title" = excluded."entity_title",
            "plating" = excluded."plating";
        end if;
      when 'artifact' then
        if c = 'null' then
          delete from "talespinner"."artifact" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "talespinner"."artifact"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "entity_title", "slots", "story")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', c ->> 'entity_title', (c ->> 'slots')::bigint, c ->> 'story')
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "entity_title" = excluded."entity_title",
            "slots" = excluded."slots",
            "story" = excluded."story";
        end if;
      when 'master' then
        if c = 'null' then
          delete from "talespinner"."master" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "talespinner"."master"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "entity_title", "personality", "personality__tokens", "personality__lethality", "personality__humour", "personality__verbosity", "personality__pressure", "personality__deck_bias", "voice", "voice__tts", "voice__pace")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', c ->> 'entity_title', (c ->> 'personality')::boolean, (c ->> 'personality__tokens')::json, (c ->> 'personality__lethality')::double precision, (c ->> 'personality__humour')::double precision, (c ->> 'personality__verbosity')::double precision, (c ->> 'personality__pressure')::double precision, (c ->> 'personality__deck_bias')::json, (c ->> 'voice')::boolean, c ->> 'voice__tts', (c ->> 'voice__pace')::double precision)
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "entity_title" = excluded."entity_title",
            "personality" = excluded."personality",
            "personality__tokens" = excluded."personality__tokens",
            "personality__lethality" = excluded."personality__lethality",
            "personality__humour" = excluded."personality__humour",
            "personality__verbosity" = excluded."personality__verbosity",
            "personality__pressure" = excluded."personality__pressure",
            "personality__deck_bias" = excluded."personality__deck_bias",
            "voice" = excluded."voice",
            "voice__tts" = excluded."voice__tts",
            "voice__pace" = excluded."voice__pace";
        end if;
      when 'tech' then
        if c = 'null' then
          delete from "talespinner"."tech" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "talespinner"."tech"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "entity_title", "price", "steps", "unlockable", "unlockable__cost")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', c ->> 'entity_title', (c ->> 'price')::numeric(1000, 0), (c ->> 'steps')::bigint, (c ->> 'unlockable')::boolean, (c ->> 'unlockable__cost')::bigint)
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "entity_title" = excluded."entity_title",
            "price" = excluded."price",
            "steps" = excluded."steps",
            "unlockable" = excluded."unlockable",
            "unlockable__cost" = excluded."unlockable__cost";
        end if;
      when 'works' then
        if c = 'null' then
          delete from "talespinner"."works" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "talespinner"."works"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "entity_title", "stores")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', c ->> 'entity_title', (c ->> 'stores')::numeric(1000, 0))
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "entity_title" = excluded."entity_title",
            "stores" = excluded."stores";
        end if;
      when 'current' then
        if c = 'null' then
          delete from "talespinner"."current" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "talespinner"."current"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "entity_title", "level", "state")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', c ->> 'entity_title', (c ->> 'level')::bigint, c ->> 'state')
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "entity_title" = excluded."entity_title",
            "level" = excluded."level",
            "state" = excluded."state";
        end if;
      when 'std__d20__adventurer' then
        if c = 'null' then
          delete from "talespinner"."std__d20__adventurer" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "talespinner"."std__d20__adventurer"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "skills", "edge")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', (c ->> 'skills')::json, (c ->> 'edge')::bigint)
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "skills" = excluded."skills",
            "edge" = excluded."edge";
        end if;
      when 'std__adventure__abilities' then
        if c = 'null' then
          delete from "talespinner"."std__adventure__abilities" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "talespinner"."std__adventure__abilities"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "strength", "dexterity", "constitution", "intelligence", "wisdom", "charisma")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', (c ->> 'strength')::bigint, (c ->> 'dexterity')::bigint, (c ->> 'constitution')::bigint, (c ->> 'intelligence')::bigint, (c ->> 'wisdom')::bigint, (c ->> 'charisma')::bigint)
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "strength" = excluded."strength",
            "dexterity" = excluded."dexterity",
            "constitution" = excluded."constitution",
            "intelligence" = excluded."intelligence",
            "wisdom" = excluded."wisdom",
            "charisma" = excluded."charisma";
        end if;
      when 'std__adventure__fighter' then
        if c = 'null' then
          delete from "talespinner"."std__adventure__fighter" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "talespinner"."std__adventure__fighter"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "fighting", "initiative", "acted")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', (c ->> 'fighting')::boolean, (c ->> 'initiative')::bigint, (c ->> 'acted')::boolean)
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "fighting" = excluded."fighting",
            "initiative" = excluded."initiative",
            "acted" = excluded."acted";
        end if;
      when 'std__adventure__experienced' then
        if c = 'null' then
          delete from "talespinner"."std__adventure__experienced" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "talespinner"."std__adventure__experienced"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "experience", "level")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', (c ->> 'experience')::bigint, (c ->> 'level')::bigint)
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "experience" = excluded."experience",
            "level" = excluded."level";
        end if;
      when 'std__adventure__holder' then
        if c = 'null' then
          delete from "talespinner"."std__adventure__holder" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "talespinner"."std__adventure__holder"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "room")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', (c ->> 'room')::bigint)
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "room" = excluded."room";
        end if;
      when 'std__adventure__loot' then
        if c = 'null' then
          delete from "talespinner"."std__adventure__loot" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "talespinner"."std__adventure__loot"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "worth")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', (c ->> 'worth')::bigint)
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "worth" = excluded."worth";
        end if;
      when 'std__adventure__statuses' then
        if c = 'null' then
          delete from "talespinner"."std__adventure__statuses" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "talespinner"."std__adventure__statuses"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "rounds_of")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', (c ->> 'rounds_of')::json)
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "rounds_of" = excluded."rounds_of";
        end if;
      when 'std__progression__learner' then
        if c = 'null' then
          delete from "talespinner"."std__progression__learner" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "talespinner"."std__progression__learner"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "points")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', (c ->> 'points')::bigint)
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "points" = excluded."points";
        end if;
      when 'std__progression__unlockable' then
        if c = 'null' then
          delete from "talespinner"."std__progression__unlockable" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "talespinner"."std__progression__unlockable"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "cost")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', (c ->> 'cost')::bigint)
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "cost" = excluded."cost";
        end if;
      when 'std__party__purse' then
        if c = 'null' then
          delete from "talespinner"."std__party__purse" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "talespinner"."std__party__purse"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "coins")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', (c ->> 'coins')::numeric(1000, 2))
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "coins" = excluded."coins";
        end if;
      when 'std__party__companion' then
        if c = 'null' then
          delete from "talespinner"."std__party__companion" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "talespinner"."std__party__companion"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "party")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', c ->> 'party')
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "party" = excluded."party";
        end if;
      when 'std__party__party' then
        if c = 'null' then
          delete from "talespinner"."std__party__party" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "talespinner"."std__party__party"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "members", "speaker", "most")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', (c ->> 'members')::json, c ->> 'speaker', (c ->> 'most')::bigint)
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "members" = excluded."members",
            "speaker" = excluded."speaker",
            "most" = excluded."most";
        end if;
      when 'std__gm__personality' then
        if c = 'null' then
          delete from "talespinner"."std__gm__personality" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "talespinner"."std__gm__personality"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "tokens", "lethality", "humour", "verbosity", "pressure", "deck_bias")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', (c ->> 'tokens')::json, (c ->> 'lethality')::double precision, (c ->> 'humour')::double precision, (c ->> 'verbosity')::double precision, (c ->> 'pressure')::double precision, (c ->> 'deck_bias')::json)
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "tokens" = excluded."tokens",
            "lethality" = excluded."lethality",
            "humour" = excluded."humour",
            "verbosity" = excluded."verbosity",
            "pressure" = excluded."pressure",
            "deck_bias" = excluded."deck_bias";
        end if;
      when 'std__stage__staged' then
        if c = 'null' then
          delete from "talespinner"."std__stage__staged" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "talespinner"."std__stage__staged"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "floor", "turn")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', c ->> 'floor', (c ->> 'turn')::bigint)
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "floor" = excluded."floor",
            "turn" = excluded."turn";
        end if;
      when 'body' then
        if c = 'null' then
          delete from "talespinner"."body" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "talespinner"."body"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "hp", "max_hp")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', (c ->> 'hp')::bigint, (c ->> 'max_hp')::bigint)
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "hp" = excluded."hp",
            "max_hp" = excluded."max_hp";
        end if;
      when 'voice' then
        if c = 'null' then
          delete from "talespinner"."voice" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "talespinner"."voice"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "tts", "pace")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', c ->> 'tts', (c ->> 'pace')::double precision)
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "tts" = excluded."tts",
            "pace" = excluded."pace";
        end if;
      when 'std__adventure__holds' then
        if c = 'null' then
          delete from "talespinner"."std__adventure__holds" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."from_id" = k ->> 'from_id'
             and t."to_id" = k ->> 'to_id';
        else
          insert into "talespinner"."std__adventure__holds"
            ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'from_id', k ->> 'to_id')
          on conflict ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id") do nothing;
        end if;
      when 'std__progression__needs' then
        if c = 'null' then
          delete from "talespinner"."std__progression__needs" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."from_id" = k ->> 'from_id'
             and t."to_id" = k ->> 'to_id';
        else
          insert into "talespinner"."std__progression__needs"
            ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'from_id', k ->> 'to_id')
          on conflict ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id") do nothing;
        end if;
      when 'std__progression__knows' then
        if c = 'null' then
          delete from "talespinner"."std__progression__knows" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."from_id" = k ->> 'from_id'
             and t."to_id" = k ->> 'to_id';
        else
          insert into "talespinner"."std__progression__knows"
            ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'from_id', k ->> 'to_id')
          on conflict ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id") do nothing;
        end if;
      when 'leads' then
        if c = 'null' then
          delete from "talespinner"."leads" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."from_id" = k ->> 'from_id'
             and t."to_id" = k ->> 'to_id';
        else
          insert into "talespinner"."leads"
            ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id", "hours")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'from_id', k ->> 'to_id', (c ->> 'hours')::bigint)
          on conflict ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id") do update set
            "hours" = excluded."hours";
        end if;
      when 'standing' then
        if c = 'null' then
          delete from "talespinner"."standing" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."from_id" = k ->> 'from_id'
             and t."to_id" = k ->> 'to_id';
        else
          insert into "talespinner"."standing"
            ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id", "level")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'from_id', k ->> 'to_id', (c ->> 'level')::bigint)
          on conflict ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id") do update set
            "level" = excluded."level";
        end if;
      when 'member' then
        if c = 'null' then
          delete from "talespinner"."member" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."from_id" = k ->> 'from_id'
             and t."to_id" = k ->> 'to_id';
        else
          insert into "talespinner"."member"
            ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id", "rank", "reputation")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'from_id', k ->> 'to_id', c ->> 'rank', (c ->> 'reputation')::bigint)
          on conflict ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id") do update set
            "rank" = excluded."rank",
            "reputation" = excluded."reputation";
        end if;
      when 'carries' then
        if c = 'null' then
          delete from "talespinner"."carries" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."from_id" = k ->> 'from_id'
             and t."to_id" = k ->> 'to_id';
        else
          insert into "talespinner"."carries"
            ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'from_id', k ->> 'to_id')
          on conflict ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id") do nothing;
        end if;
      when 'acquainted' then
        if c = 'null' then
          delete from "talespinner"."acquainted" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."from_id" = k ->> 'from_id'
             and t."to_id" = k ->> 'to_id';
        else
          insert into "talespinner"."acquainted"
            ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'from_id', k ->> 'to_id')
          on conflict ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id") do nothing;
        end if;
      when 'world' then
        if c = 'null' then
          delete from "talespinner"."world" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch;
        else
          insert into "talespinner"."world"
            ("tenant", "campaign_id", "session_id", "branch", "berth", "hired", "static_level", "front", "buyers", "hours_left", "sung", "employer", "band", "thrown", "lines", "researching", "steps_left", "drama__over", "drama__beat", "drama__since", "drama__rising__twist", "drama__twist__rising", "drama__dc", "drama__drip", "drama__intensity")
          values
            (p_tenant, p_campaign, p_session, p_branch, c ->> 'berth', (c ->> 'hired')::boolean, (c ->> 'static_level')::bigint, (c ->> 'front')::bigint, (c ->> 'buyers')::bigint, (c ->> 'hours_left')::bigint, (c ->> 'sung')::boolean, c ->> 'employer', c ->> 'band', (c ->> 'thrown')::json, (c ->> 'lines')::json, c ->> 'researching', (c ->> 'steps_left')::bigint, (c ->> 'drama__over')::boolean, c ->> 'drama__beat', (c ->> 'drama__since')::bigint, (c ->> 'drama__rising__twist')::bigint, (c ->> 'drama__twist__rising')::bigint, (c ->> 'drama__dc')::bigint, (c ->> 'drama__drip')::double precision, (c ->> 'drama__intensity')::double precision)
          on conflict ("tenant", "campaign_id", "session_id", "branch") do update set
            "berth" = excluded."berth",
            "hired" = excluded."hired",
            "static_level" = excluded."static_level",
            "front" = excluded."front",
            "buyers" = excluded."buyers",
            "hours_left" = excluded."hours_left",
            "sung" = excluded."sung",
            "employer" = excluded."employer",
            "band" = excluded."band",
            "thrown" = excluded."thrown",
            "lines" = excluded."lines",
            "researching" = excluded."researching",
            "steps_left" = excluded."steps_left",
            "drama__over" = excluded."drama__over",
            "drama__beat" = excluded."drama__beat",
            "drama__since" = excluded."drama__since",
            "drama__rising__twist" = excluded."drama__rising__twist",
            "drama__twist__rising" = excluded."drama__twist__rising",
            "drama__dc" = excluded."drama__dc",
            "drama__drip" = excluded."drama__drip",
            "drama__intensity" = excluded."drama__intensity";
        end if;
      when 'config' then
        if c = 'null' then
          delete from "talespinner"."config" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch;
        else
          insert into "talespinner"."config"
            ("tenant", "campaign_id", "session_id", "branch", "safety", "window", "dda")
          values
            (p_tenant, p_campaign, p_session, p_branch, (c ->> 'safety')::json, (c ->> 'window')::bigint, (c ->> 'dda')::boolean)
          on conflict ("tenant", "campaign_id", "session_id", "branch") do update set
            "safety" = excluded."safety",
            "window" = excluded."window",
            "dda" = excluded."dda";
        end if;
      when 'account' then
        if c = 'null' then
          delete from "talespinner"."account" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."account" = k ->> 'account';
        else
          insert into "talespinner"."account"
            ("tenant", "campaign_id", "session_id", "branch", "account", "resource", "balance")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'account', c ->> 'resource', (c ->> 'balance')::numeric)
          on conflict ("tenant", "campaign_id", "session_id", "branch", "account") do update set
            "resource" = excluded."resource",
            "balance" = excluded."balance";
        end if;
      when 'entry' then
        if c = 'null' then
          delete from "talespinner"."entry" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."turn" = (k ->> 'turn')::bigint
             and t."entry" = (k ->> 'entry')::integer;
        else
          insert into "talespinner"."entry"
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
        raise exception '% has no table %', 'talespinner', change ->> 'table' using errcode = 'FB003';
    end case;
  end loop;
end
$fabula$;
comment on function "talespinner"."fabula_project"(text, text, text, text, jsonb) is 'Writes the rows that a turn changed.';
