-- The tables of the pack harbor_lights, made by `fabula build` from its declarations.

create schema "harbor_lights";
comment on schema "harbor_lights" is 'The state of Harbor Lights, written by Fabula from the ledger.';

create table "harbor_lights"."person" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "entity_title" text collate "C",
  "mood" text collate "C" not null constraint "person__mood__check" check ("mood" in ('calm', 'wary', 'furious')),
  "purse" numeric(1000, 2) not null,
  "adventurer" boolean not null,
  "adventurer__skills" json,
  "adventurer__edge" bigint constraint "person__adventurer__edge__check" check ("adventurer__edge" >= -5 and "adventurer__edge" <= 5),
  "voice" boolean not null,
  "voice__tone" text collate "C",
  constraint "person__adventurer__whole" check (case when "adventurer" then "adventurer__skills" is not null and "adventurer__edge" is not null else "adventurer__skills" is null and "adventurer__edge" is null end),
  constraint "person__voice__whole" check (case when "voice" then "voice__tone" is not null else "voice__tone" is null end),
  constraint "person__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "harbor_lights"."person" enable row level security;
alter table "harbor_lights"."person" force row level security;
create policy tenant on "harbor_lights"."person"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "harbor_lights"."person" is 'Entities of the kind Person. Anyone in Ostrey who has something to lose by talking.';
comment on column "harbor_lights"."person"."entity_title" is 'The title it was declared or made with.';
comment on column "harbor_lights"."person"."mood" is 'Person.mood.';
comment on column "harbor_lights"."person"."purse" is 'Person.purse.';
comment on column "harbor_lights"."person"."adventurer" is 'Whether it has std.d20/Adventurer now.';
comment on column "harbor_lights"."person"."adventurer__skills" is 'std.d20/Adventurer.skills. What is added to the die. A skill that is not listed adds nothing.';
comment on column "harbor_lights"."person"."adventurer__edge" is 'std.d20/Adventurer.edge. Luck, rest, a good breakfast: added to every throw, whatever the skill.';
comment on column "harbor_lights"."person"."voice" is 'Whether it has Voice now.';
comment on column "harbor_lights"."person"."voice__tone" is 'Voice.tone.';

create table "harbor_lights"."place" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "entity_title" text collate "C",
  "wind" text collate "C" not null,
  constraint "place__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "harbor_lights"."place" enable row level security;
alter table "harbor_lights"."place" force row level security;
create policy tenant on "harbor_lights"."place"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "harbor_lights"."place" is 'Entities of the kind Place.';
comment on column "harbor_lights"."place"."entity_title" is 'The title it was declared or made with.';
comment on column "harbor_lights"."place"."wind" is 'Place.wind.';

create table "harbor_lights"."skiff" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "entity_title" text collate "C",
  "called" text collate "C" not null,
  constraint "skiff__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "harbor_lights"."skiff" enable row level security;
alter table "harbor_lights"."skiff" force row level security;
create policy tenant on "harbor_lights"."skiff"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "harbor_lights"."skiff" is 'Entities of the kind Skiff. A boat of one''s own. What it is called is the reader''s business.';
comment on column "harbor_lights"."skiff"."entity_title" is 'The title it was declared or made with.';
comment on column "harbor_lights"."skiff"."called" is 'Skiff.called.';

create table "harbor_lights"."deep" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "entity_title" text collate "C",
  "purse" numeric(1000, 2) not null,
  constraint "deep__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "harbor_lights"."deep" enable row level security;
alter table "harbor_lights"."deep" force row level security;
create policy tenant on "harbor_lights"."deep"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "harbor_lights"."deep" is 'Entities of the kind Deep. Something that holds money without being anyone.';
comment on column "harbor_lights"."deep"."entity_title" is 'The title it was declared or made with.';
comment on column "harbor_lights"."deep"."purse" is 'Deep.purse.';

create table "harbor_lights"."std__d20__adventurer" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "skills" json not null,
  "edge" bigint not null constraint "std__d20__adventurer__edge__check" check ("edge" >= -5 and "edge" <= 5),
  constraint "std__d20__adventurer__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "harbor_lights"."std__d20__adventurer" enable row level security;
alter table "harbor_lights"."std__d20__adventurer" force row level security;
create policy tenant on "harbor_lights"."std__d20__adventurer"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "harbor_lights"."std__d20__adventurer" is 'Entities that were granted std.d20/Adventurer, and whose kind does not have it. Makes a kind''s people able to try things: `kind Person { has Adventurer }`.';
comment on column "harbor_lights"."std__d20__adventurer"."skills" is 'std.d20/Adventurer.skills. What is added to the die. A skill that is not listed adds nothing.';
comment on column "harbor_lights"."std__d20__adventurer"."edge" is 'std.d20/Adventurer.edge. Luck, rest, a good breakfast: added to every throw, whatever the skill.';

create table "harbor_lights"."voice" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "tone" text collate "C" not null,
  constraint "voice__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "harbor_lights"."voice" enable row level security;
alter table "harbor_lights"."voice" force row level security;
create policy tenant on "harbor_lights"."voice"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "harbor_lights"."voice" is 'Entities that were granted Voice, and whose kind does not have it. How somebody''s voice is, for the lines that mention it.';
comment on column "harbor_lights"."voice"."tone" is 'Voice.tone.';

create table "harbor_lights"."witness" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "words" text collate "C" not null,
  constraint "witness__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "harbor_lights"."witness" enable row level security;
alter table "harbor_lights"."witness" force row level security;
create policy tenant on "harbor_lights"."witness"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "harbor_lights"."witness" is 'Entities that were granted Witness, and whose kind does not have it. Somebody who will say it again before the board, in these words.';
comment on column "harbor_lights"."witness"."words" is 'Witness.words.';

create table "harbor_lights"."trusts" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "from_id" text collate "C" not null,
  "to_id" text collate "C" not null,
  "regard" bigint not null constraint "trusts__regard__check" check ("regard" >= -5 and "regard" <= 5),
  constraint "trusts__key" primary key ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id")
);
create index "trusts__to" on "harbor_lights"."trusts" ("tenant", "campaign_id", "session_id", "branch", "to_id");
alter table "harbor_lights"."trusts" enable row level security;
alter table "harbor_lights"."trusts" force row level security;
create policy tenant on "harbor_lights"."trusts"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "harbor_lights"."trusts" is 'Edges of the relation trusts.';
comment on column "harbor_lights"."trusts"."regard" is 'trusts.regard.';

create table "harbor_lights"."fears" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "from_id" text collate "C" not null,
  "to_id" text collate "C" not null,
  "over" text collate "C" not null,
  constraint "fears__key" primary key ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id")
);
create index "fears__to" on "harbor_lights"."fears" ("tenant", "campaign_id", "session_id", "branch", "to_id");
alter table "harbor_lights"."fears" enable row level security;
alter table "harbor_lights"."fears" force row level security;
create policy tenant on "harbor_lights"."fears"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "harbor_lights"."fears" is 'Edges of the relation fears.';
comment on column "harbor_lights"."fears"."over" is 'fears.over.';

create table "harbor_lights"."owes" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "from_id" text collate "C" not null,
  "to_id" text collate "C" not null,
  "favours" bigint not null constraint "owes__favours__check" check ("favours" >= 0 and "favours" <= 9),
  constraint "owes__key" primary key ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id")
);
create index "owes__to" on "harbor_lights"."owes" ("tenant", "campaign_id", "session_id", "branch", "to_id");
alter table "harbor_lights"."owes" enable row level security;
alter table "harbor_lights"."owes" force row level security;
create policy tenant on "harbor_lights"."owes"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "harbor_lights"."owes" is 'Edges of the relation owes.';
comment on column "harbor_lights"."owes"."favours" is 'owes.favours.';

create table "harbor_lights"."beside" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "from_id" text collate "C" not null,
  "to_id" text collate "C" not null,
  "minutes" bigint not null constraint "beside__minutes__check" check ("minutes" >= 1 and "minutes" <= 90),
  constraint "beside__key" primary key ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id")
);
create index "beside__to" on "harbor_lights"."beside" ("tenant", "campaign_id", "session_id", "branch", "to_id");
alter table "harbor_lights"."beside" enable row level security;
alter table "harbor_lights"."beside" force row level security;
create policy tenant on "harbor_lights"."beside"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "harbor_lights"."beside" is 'Edges of the relation beside, each once with its ends in order.';
comment on column "harbor_lights"."beside"."minutes" is 'beside.minutes.';

create table "harbor_lights"."world" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "tide" bigint not null constraint "world__tide__check" check ("tide" >= 0 and "tide" <= 12),
  "clues" json not null,
  "finding" json not null,
  "flame" text collate "C" not null constraint "world__flame__check" check ("flame" in ('dark', 'smoky', 'bright')),
  "boat" text collate "C",
  "cans" bigint not null constraint "world__cans__check" check ("cans" >= 0 and "cans" <= 2),
  "store_key" boolean not null,
  "warned" boolean not null,
  "at_lamp" boolean not null,
  "bribed" boolean not null,
  "pressed" boolean not null,
  "cover" json not null,
  constraint "world__key" primary key ("tenant", "campaign_id", "session_id", "branch")
);
alter table "harbor_lights"."world" enable row level security;
alter table "harbor_lights"."world" force row level security;
create policy tenant on "harbor_lights"."world"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "harbor_lights"."world" is 'The pack’s `world`.';
comment on column "harbor_lights"."world"."tide" is 'world.tide.';
comment on column "harbor_lights"."world"."clues" is 'world.clues.';
comment on column "harbor_lights"."world"."finding" is 'world.finding.';
comment on column "harbor_lights"."world"."flame" is 'world.flame.';
comment on column "harbor_lights"."world"."boat" is 'world.boat. An entity.';
comment on column "harbor_lights"."world"."cans" is 'world.cans. Cans of clean oil, bought with your own money.';
comment on column "harbor_lights"."world"."store_key" is 'world.store_key.';
comment on column "harbor_lights"."world"."warned" is 'world.warned. Somebody in a small boat is lying off the Aunts with a lantern.';
comment on column "harbor_lights"."world"."at_lamp" is 'world.at_lamp. Pia is on the stool by the burner, counting to three hundred.';
comment on column "harbor_lights"."world"."bribed" is 'world.bribed. Forty silver from the owner, for expenses.';
comment on column "harbor_lights"."world"."pressed" is 'world.pressed. The office would like it to have been somebody''s fault.';
comment on column "harbor_lights"."world"."cover" is 'world.cover.';

create table "harbor_lights"."config" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "daylight" bigint not null constraint "config__daylight__check" check ("daylight" >= 6 and "daylight" <= 12),
  "rigour" bigint not null constraint "config__rigour__check" check ("rigour" >= -4 and "rigour" <= 4),
  constraint "config__key" primary key ("tenant", "campaign_id", "session_id", "branch")
);
alter table "harbor_lights"."config" enable row level security;
alter table "harbor_lights"."config" force row level security;
create policy tenant on "harbor_lights"."config"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "harbor_lights"."config" is 'The pack’s `config`. What the person who runs the story may turn.';
comment on column "harbor_lights"."config"."daylight" is 'config.daylight. How high the tide stands when the board''s bell is rung. Lower is a shorter day.';
comment on column "harbor_lights"."config"."rigour" is 'config.rigour. Added to every figure that a die must reach.';

create table "harbor_lights"."player" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "name" text collate "C" not null,
  "trade" text collate "C" not null constraint "player__trade__check" check ("trade" in ('law_clerk', 'second_mate', 'dresser')),
  constraint "player__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "harbor_lights"."player" enable row level security;
alter table "harbor_lights"."player" force row level security;
create policy tenant on "harbor_lights"."player"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "harbor_lights"."player" is 'Players, with what only players have. You. What you did before the Mutual decides what you are good at.';
comment on column "harbor_lights"."player"."name" is 'player.name.';
comment on column "harbor_lights"."player"."trade" is 'player.trade.';

create table "harbor_lights"."account" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "account" text collate "C" not null,
  "resource" text collate "C" not null constraint "account__resource__check" check ("resource" in ('silver')),
  "balance" numeric not null constraint "account__balance__check" check ("balance" >= 0 or "account" like 'i/%'),
  constraint "account__key" primary key ("tenant", "campaign_id", "session_id", "branch", "account")
);
alter table "harbor_lights"."account" enable row level security;
alter table "harbor_lights"."account" force row level security;
create policy tenant on "harbor_lights"."account"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "harbor_lights"."account" is 'Holdings of resources, by the cell that holds them; `i/…` is an issuer’s. All of a resource sum up to nothing.';
comment on column "harbor_lights"."account"."resource" is 'What it holds.';
comment on column "harbor_lights"."account"."balance" is 'How much of it.';

create table "harbor_lights"."entry" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "turn" bigint not null,
  "entry" integer not null,
  "resource" text collate "C" not null constraint "entry__resource__check" check ("resource" in ('silver')),
  "amount" numeric not null constraint "entry__amount__check" check ("amount" > 0),
  "from_account" text collate "C" not null,
  "to_account" text collate "C" not null,
  "statement" text collate "C",
  constraint "entry__key" primary key ("tenant", "campaign_id", "session_id", "branch", "turn", "entry")
);
alter table "harbor_lights"."entry" enable row level security;
alter table "harbor_lights"."entry" force row level security;
create policy tenant on "harbor_lights"."entry"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "harbor_lights"."entry" is 'Bookings of the branch’s own turns, each taken from one account and given to another.';
comment on column "harbor_lights"."entry"."resource" is 'What was moved.';
comment on column "harbor_lights"."entry"."amount" is 'How much of it.';
comment on column "harbor_lights"."entry"."from_account" is 'The account it was taken from.';
comment on column "harbor_lights"."entry"."to_account" is 'The account it was given to.';
comment on column "harbor_lights"."entry"."statement" is 'The id of the statement that moved it.';

create function "harbor_lights"."fabula_balanced"() returns trigger language plpgsql as $fabula$
declare
  changed "harbor_lights"."account"%rowtype;
  total numeric;
begin
  if tg_op = 'DELETE' then
    changed := old;
  else
    changed := new;
  end if;
  if changed."resource" not in ('silver') then
    return null;
  end if;
  select coalesce(sum(a."balance"), 0) into total
    from "harbor_lights"."account" a
   where a."tenant" = changed."tenant" and a."campaign_id" = changed."campaign_id"
     and a."session_id" = changed."session_id" and a."branch" = changed."branch" and a."resource" = changed."resource";
  if total <> 0 then
    raise exception 'the books of % are out of balance by %', changed."resource", total using errcode = 'FB004';
  end if;
  return null;
end
$fabula$;
create constraint trigger "balanced" after insert or update or delete on "harbor_lights"."account"
  deferrable initially deferred for each row execute function "harbor_lights"."fabula_balanced"();

create function "harbor_lights"."fabula_project"(
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
          delete from "harbor_lights"."person" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "harbor_lights"."person"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "entity_title", "mood", "purse", "adventurer", "adventurer__skills", "adventurer__edge", "voice", "voice__tone")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', c ->> 'entity_title', c ->> 'mood', (c ->> 'purse')::numeric(1000, 2), (c ->> 'adventurer')::boolean, (c ->> 'adventurer__skills')::json, (c ->> 'adventurer__edge')::bigint, (c ->> 'voice')::boolean, c ->> 'voice__tone')
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "entity_title" = excluded."entity_title",
            "mood" = excluded."mood",
            "purse" = excluded."purse",
            "adventurer" = excluded."adventurer",
            "adventurer__skills" = excluded."adventurer__skills",
            "adventurer__edge" = excluded."adventurer__edge",
            "voice" = excluded."voice",
            "voice__tone" = excluded."voice__tone";
        end if;
      when 'place' then
        if c = 'null' then
          delete from "harbor_lights"."place" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "harbor_lights"."place"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "entity_title", "wind")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', c ->> 'entity_title', c ->> 'wind')
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "entity_title" = excluded."entity_title",
            "wind" = excluded."wind";
        end if;
      when 'skiff' then
        if c = 'null' then
          delete from "harbor_lights"."skiff" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "harbor_lights"."skiff"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "entity_title", "called")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', c ->> 'entity_title', c ->> 'called')
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "entity_title" = excluded."entity_title",
            "called" = excluded."called";
        end if;
      when 'deep' then
        if c = 'null' then
          delete from "harbor_lights"."deep" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "harbor_lights"."deep"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "entity_title", "purse")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', c ->> 'entity_title', (c ->> 'purse')::numeric(1000, 2))
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "entity_title" = excluded."entity_title",
            "purse" = excluded."purse";
        end if;
      when 'std__d20__adventurer' then
        if c = 'null' then
          delete from "harbor_lights"."std__d20__adventurer" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "harbor_lights"."std__d20__adventurer"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "skills", "edge")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', (c ->> 'skills')::json, (c ->> 'edge')::bigint)
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "skills" = excluded."skills",
            "edge" = excluded."edge";
        end if;
      when 'voice' then
        if c = 'null' then
          delete from "harbor_lights"."voice" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "harbor_lights"."voice"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "tone")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', c ->> 'tone')
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "tone" = excluded."tone";
        end if;
      when 'witness' then
        if c = 'null' then
          delete from "harbor_lights"."witness" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "harbor_lights"."witness"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "words")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', c ->> 'words')
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "words" = excluded."words";
        end if;
      when 'trusts' then
        if c = 'null' then
          delete from "harbor_lights"."trusts" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."from_id" = k ->> 'from_id'
             and t."to_id" = k ->> 'to_id';
        else
          insert into "harbor_lights"."trusts"
            ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id", "regard")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'from_id', k ->> 'to_id', (c ->> 'regard')::bigint)
          on conflict ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id") do update set
            "regard" = excluded."regard";
        end if;
      when 'fears' then
        if c = 'null' then
          delete from "harbor_lights"."fears" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."from_id" = k ->> 'from_id'
             and t."to_id" = k ->> 'to_id';
        else
          insert into "harbor_lights"."fears"
            ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id", "over")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'from_id', k ->> 'to_id', c ->> 'over')
          on conflict ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id") do update set
            "over" = excluded."over";
        end if;
      when 'owes' then
        if c = 'null' then
          delete from "harbor_lights"."owes" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."from_id" = k ->> 'from_id'
             and t."to_id" = k ->> 'to_id';
        else
          insert into "harbor_lights"."owes"
            ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id", "favours")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'from_id', k ->> 'to_id', (c ->> 'favours')::bigint)
          on conflict ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id") do update set
            "favours" = excluded."favours";
        end if;
      when 'beside' then
        if c = 'null' then
          delete from "harbor_lights"."beside" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."from_id" = k ->> 'from_id'
             and t."to_id" = k ->> 'to_id';
        else
          insert into "harbor_lights"."beside"
            ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id", "minutes")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'from_id', k ->> 'to_id', (c ->> 'minutes')::bigint)
          on conflict ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id") do update set
            "minutes" = excluded."minutes";
        end if;
      when 'world' then
        if c = 'null' then
          delete from "harbor_lights"."world" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch;
        else
          insert into "harbor_lights"."world"
            ("tenant", "campaign_id", "session_id", "branch", "tide", "clues", "finding", "flame", "boat", "cans", "store_key", "warned", "at_lamp", "bribed", "pressed", "cover")
          values
            (p_tenant, p_campaign, p_session, p_branch, (c ->> 'tide')::bigint, (c ->> 'clues')::json, (c ->> 'finding')::json, c ->> 'flame', c ->> 'boat', (c ->> 'cans')::bigint, (c ->> 'store_key')::boolean, (c ->> 'warned')::boolean, (c ->> 'at_lamp')::boolean, (c ->> 'bribed')::boolean, (c ->> 'pressed')::boolean, (c ->> 'cover')::json)
          on conflict ("tenant", "campaign_id", "session_id", "branch") do update set
            "tide" = excluded."tide",
            "clues" = excluded."clues",
            "finding" = excluded."finding",
            "flame" = excluded."flame",
            "boat" = excluded."boat",
            "cans" = excluded."cans",
            "store_key" = excluded."store_key",
            "warned" = excluded."warned",
            "at_lamp" = excluded."at_lamp",
            "bribed" = excluded."bribed",
            "pressed" = excluded."pressed",
            "cover" = excluded."cover";
        end if;
      when 'config' then
        if c = 'null' then
          delete from "harbor_lights"."config" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch;
        else
          insert into "harbor_lights"."config"
            ("tenant", "campaign_id", "session_id", "branch", "daylight", "rigour")
          values
            (p_tenant, p_campaign, p_session, p_branch, (c ->> 'daylight')::bigint, (c ->> 'rigour')::bigint)
          on conflict ("tenant", "campaign_id", "session_id", "branch") do update set
            "daylight" = excluded."daylight",
            "rigour" = excluded."rigour";
        end if;
      when 'player' then
        if c = 'null' then
          delete from "harbor_lights"."player" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "harbor_lights"."player"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "name", "trade")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', c ->> 'name', c ->> 'trade')
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "name" = excluded."name",
            "trade" = excluded."trade";
        end if;
      when 'account' then
        if c = 'null' then
          delete from "harbor_lights"."account" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."account" = k ->> 'account';
        else
          insert into "harbor_lights"."account"
            ("tenant", "campaign_id", "session_id", "branch", "account", "resource", "balance")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'account', c ->> 'resource', (c ->> 'balance')::numeric)
          on conflict ("tenant", "campaign_id", "session_id", "branch", "account") do update set
            "resource" = excluded."resource",
            "balance" = excluded."balance";
        end if;
      when 'entry' then
        if c = 'null' then
          delete from "harbor_lights"."entry" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."turn" = (k ->> 'turn')::bigint
             and t."entry" = (k ->> 'entry')::integer;
        else
          insert into "harbor_lights"."entry"
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
        raise exception '% has no table %', 'harbor_lights', change ->> 'table' using errcode = 'FB003';
    end case;
  end loop;
end
$fabula$;
comment on function "harbor_lights"."fabula_project"(text, text, text, text, jsonb) is 'Writes the rows that a turn changed.';
