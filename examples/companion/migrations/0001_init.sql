-- The tables of the pack companion, made by `fabula build` from its declarations.

create schema "companion";
comment on schema "companion" is 'The state of Companion, written by Fabula from the ledger.';

create table "companion"."capability__channel" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "entity_title" text collate "C",
  "max_chars" bigint not null,
  "markdown" boolean not null,
  constraint "capability__channel__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "companion"."capability__channel" enable row level security;
alter table "companion"."capability__channel" force row level security;
create policy tenant on "companion"."capability__channel"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "companion"."capability__channel" is 'Entities of the kind capability.Channel.';
comment on column "companion"."capability__channel"."entity_title" is 'The title it was declared or made with.';
comment on column "companion"."capability__channel"."max_chars" is 'capability.Channel.max_chars.';
comment on column "companion"."capability__channel"."markdown" is 'capability.Channel.markdown.';

create table "companion"."evidence__evidence" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "entity_title" text collate "C",
  "source" text collate "C" not null constraint "evidence__evidence__source__check" check ("source" in ('person', 'companion', 'tool', 'observer', 'operator')),
  "privacy" text collate "C" not null constraint "evidence__evidence__privacy__check" check ("privacy" in ('open', 'personal', 'sensitive')),
  "state" text collate "C" not null constraint "evidence__evidence__state__check" check ("state" in ('candidate', 'admitted', 'disputed', 'expired', 'refused', 'superseded', 'redacted')),
  "weight" double precision not null constraint "evidence__evidence__weight__check" check ("weight" >= 0 and "weight" <= 1),
  "said_at" bigint not null,
  "words" text collate "C" not null,
  constraint "evidence__evidence__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "companion"."evidence__evidence" enable row level security;
alter table "companion"."evidence__evidence" force row level security;
create policy tenant on "companion"."evidence__evidence"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "companion"."evidence__evidence" is 'Entities of the kind evidence.Evidence.';
comment on column "companion"."evidence__evidence"."entity_title" is 'The title it was declared or made with.';
comment on column "companion"."evidence__evidence"."source" is 'evidence.Evidence.source.';
comment on column "companion"."evidence__evidence"."privacy" is 'evidence.Evidence.privacy.';
comment on column "companion"."evidence__evidence"."state" is 'evidence.Evidence.state.';
comment on column "companion"."evidence__evidence"."weight" is 'evidence.Evidence.weight.';
comment on column "companion"."evidence__evidence"."said_at" is 'evidence.Evidence.said_at. Milliseconds.';
comment on column "companion"."evidence__evidence"."words" is 'evidence.Evidence.words: personal, so the digest of what was written. At most 4000 grapheme clusters.';

create table "companion"."learning__procedure" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "entity_title" text collate "C",
  "intent" text collate "C" not null,
  "steps" json not null,
  "state" text collate "C" not null constraint "learning__procedure__state__check" check ("state" in ('drafted', 'verifying', 'shadow', 'promoted', 'demoted', 'rejected', 'retired')),
  "wins" bigint not null constraint "learning__procedure__wins__check" check ("wins" >= 0 and "wins" <= 100000),
  "losses" bigint not null constraint "learning__procedure__losses__check" check ("losses" >= 0 and "losses" <= 100000),
  constraint "learning__procedure__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "companion"."learning__procedure" enable row level security;
alter table "companion"."learning__procedure" force row level security;
create policy tenant on "companion"."learning__procedure"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "companion"."learning__procedure" is 'Entities of the kind learning.Procedure.';
comment on column "companion"."learning__procedure"."entity_title" is 'The title it was declared or made with.';
comment on column "companion"."learning__procedure"."intent" is 'learning.Procedure.intent. At most 60 grapheme clusters.';
comment on column "companion"."learning__procedure"."steps" is 'learning.Procedure.steps.';
comment on column "companion"."learning__procedure"."state" is 'learning.Procedure.state.';
comment on column "companion"."learning__procedure"."wins" is 'learning.Procedure.wins.';
comment on column "companion"."learning__procedure"."losses" is 'learning.Procedure.losses.';

create table "companion"."scripted" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "entity_title" text collate "C",
  "spoken" bigint not null,
  constraint "scripted__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "companion"."scripted" enable row level security;
alter table "companion"."scripted" force row level security;
create policy tenant on "companion"."scripted"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "companion"."scripted" is 'Entities of the kind Scripted. Somebody who says what stands in the table.';
comment on column "companion"."scripted"."entity_title" is 'The title it was declared or made with.';
comment on column "companion"."scripted"."spoken" is 'Scripted.spoken.';

create table "companion"."companion" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "entity_title" text collate "C",
  "charter" text collate "C" not null,
  constraint "companion__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "companion"."companion" enable row level security;
alter table "companion"."companion" force row level security;
create policy tenant on "companion"."companion"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "companion"."companion" is 'Entities of the kind Companion.';
comment on column "companion"."companion"."entity_title" is 'The title it was declared or made with.';
comment on column "companion"."companion"."charter" is 'Companion.charter.';

create table "companion"."profile__human" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "entity_title" text collate "C",
  "handle" text collate "C" not null,
  "quiet_from" bigint not null constraint "profile__human__quiet_from__check" check ("quiet_from" >= 0 and "quiet_from" <= 23),
  "quiet_to" bigint not null constraint "profile__human__quiet_to__check" check ("quiet_to" >= 0 and "quiet_to" <= 23),
  "heard" json not null,
  constraint "profile__human__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "companion"."profile__human" enable row level security;
alter table "companion"."profile__human" force row level security;
create policy tenant on "companion"."profile__human"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "companion"."profile__human" is 'Entities of the kind profile.Human.';
comment on column "companion"."profile__human"."entity_title" is 'The title it was declared or made with.';
comment on column "companion"."profile__human"."handle" is 'profile.Human.handle. At most 40 grapheme clusters.';
comment on column "companion"."profile__human"."quiet_from" is 'profile.Human.quiet_from.';
comment on column "companion"."profile__human"."quiet_to" is 'profile.Human.quiet_to.';
comment on column "companion"."profile__human"."heard" is 'profile.Human.heard.';

create table "companion"."profile__trait" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "entity_title" text collate "C",
  "key" text collate "C" not null,
  "value" text collate "C" not null,
  "confidence" double precision not null constraint "profile__trait__confidence__check" check ("confidence" >= 0 and "confidence" <= 1),
  "learned_from" text collate "C" not null,
  "valid_from" bigint not null,
  "valid_to" bigint,
  constraint "profile__trait__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "companion"."profile__trait" enable row level security;
alter table "companion"."profile__trait" force row level security;
create policy tenant on "companion"."profile__trait"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "companion"."profile__trait" is 'Entities of the kind profile.Trait.';
comment on column "companion"."profile__trait"."entity_title" is 'The title it was declared or made with.';
comment on column "companion"."profile__trait"."key" is 'profile.Trait.key. At most 60 grapheme clusters.';
comment on column "companion"."profile__trait"."value" is 'profile.Trait.value. At most 400 grapheme clusters.';
comment on column "companion"."profile__trait"."confidence" is 'profile.Trait.confidence.';
comment on column "companion"."profile__trait"."learned_from" is 'profile.Trait.learned_from. An entity.';
comment on column "companion"."profile__trait"."valid_from" is 'profile.Trait.valid_from. Milliseconds.';
comment on column "companion"."profile__trait"."valid_to" is 'profile.Trait.valid_to. Milliseconds.';

create table "companion"."profile__boundary" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "entity_title" text collate "C",
  "says" text collate "C" not null,
  "hard" boolean not null,
  constraint "profile__boundary__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "companion"."profile__boundary" enable row level security;
alter table "companion"."profile__boundary" force row level security;
create policy tenant on "companion"."profile__boundary"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "companion"."profile__boundary" is 'Entities of the kind profile.Boundary.';
comment on column "companion"."profile__boundary"."entity_title" is 'The title it was declared or made with.';
comment on column "companion"."profile__boundary"."says" is 'profile.Boundary.says. At most 4000 grapheme clusters.';
comment on column "companion"."profile__boundary"."hard" is 'profile.Boundary.hard.';

create table "companion"."day_note" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "entity_title" text collate "C",
  "day" bigint not null,
  "says" text collate "C" not null,
  constraint "day_note__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "companion"."day_note" enable row level security;
alter table "companion"."day_note" force row level security;
create policy tenant on "companion"."day_note"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "companion"."day_note" is 'Entities of the kind DayNote. A line for a day. It is made of what was said, and can be made again.';
comment on column "companion"."day_note"."entity_title" is 'The title it was declared or made with.';
comment on column "companion"."day_note"."day" is 'DayNote.day. Milliseconds.';
comment on column "companion"."day_note"."says" is 'DayNote.says. At most 300 grapheme clusters.';

create table "companion"."work__task" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "entity_title" text collate "C",
  "title" text collate "C" not null,
  "state" text collate "C" not null constraint "work__task__state__check" check ("state" in ('proposed', 'ready', 'active', 'waiting', 'done', 'dropped')),
  "importance" double precision not null constraint "work__task__importance__check" check ("importance" >= 0 and "importance" <= 1),
  "due" bigint,
  constraint "work__task__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "companion"."work__task" enable row level security;
alter table "companion"."work__task" force row level security;
create policy tenant on "companion"."work__task"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "companion"."work__task" is 'Entities of the kind work.Task.';
comment on column "companion"."work__task"."entity_title" is 'The title it was declared or made with.';
comment on column "companion"."work__task"."title" is 'work.Task.title. At most 200 grapheme clusters.';
comment on column "companion"."work__task"."state" is 'work.Task.state.';
comment on column "companion"."work__task"."importance" is 'work.Task.importance.';
comment on column "companion"."work__task"."due" is 'work.Task.due. Milliseconds.';

create table "companion"."work__commitment" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "entity_title" text collate "C",
  "says" text collate "C" not null,
  "due" bigint not null,
  "state" text collate "C" not null constraint "work__commitment__state__check" check ("state" in ('offered', 'accepted', 'declined', 'kept', 'broken', 'released')),
  "kept_at" bigint,
  "reminded_on" bigint,
  constraint "work__commitment__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "companion"."work__commitment" enable row level security;
alter table "companion"."work__commitment" force row level security;
create policy tenant on "companion"."work__commitment"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "companion"."work__commitment" is 'Entities of the kind work.Commitment.';
comment on column "companion"."work__commitment"."entity_title" is 'The title it was declared or made with.';
comment on column "companion"."work__commitment"."says" is 'work.Commitment.says. At most 4000 grapheme clusters.';
comment on column "companion"."work__commitment"."due" is 'work.Commitment.due. Milliseconds.';
comment on column "companion"."work__commitment"."state" is 'work.Commitment.state.';
comment on column "companion"."work__commitment"."kept_at" is 'work.Commitment.kept_at. Milliseconds.';
comment on column "companion"."work__commitment"."reminded_on" is 'work.Commitment.reminded_on. Milliseconds.';

create table "companion"."capability__may_send" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "until" bigint not null,
  "left" bigint not null constraint "capability__may_send__left__check" check ("left" >= 0 and "left" <= 100),
  constraint "capability__may_send__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "companion"."capability__may_send" enable row level security;
alter table "companion"."capability__may_send" force row level security;
create policy tenant on "companion"."capability__may_send"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "companion"."capability__may_send" is 'Entities that were granted capability.MaySend, and whose kind does not have it. A permission is a component: it is granted, it runs out, it is revoked.';
comment on column "companion"."capability__may_send"."until" is 'capability.MaySend.until. Milliseconds.';
comment on column "companion"."capability__may_send"."left" is 'capability.MaySend.left.';

create table "companion"."evidence__about" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "from_id" text collate "C" not null,
  "to_id" text collate "C" not null,
  constraint "evidence__about__key" primary key ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id")
);
create index "evidence__about__to" on "companion"."evidence__about" ("tenant", "campaign_id", "session_id", "branch", "to_id");
alter table "companion"."evidence__about" enable row level security;
alter table "companion"."evidence__about" force row level security;
create policy tenant on "companion"."evidence__about"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "companion"."evidence__about" is 'Edges of the relation evidence.about.';

create table "companion"."profile__has_trait" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "from_id" text collate "C" not null,
  "to_id" text collate "C" not null,
  constraint "profile__has_trait__key" primary key ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id")
);
create index "profile__has_trait__to" on "companion"."profile__has_trait" ("tenant", "campaign_id", "session_id", "branch", "to_id");
alter table "companion"."profile__has_trait" enable row level security;
alter table "companion"."profile__has_trait" force row level security;
create policy tenant on "companion"."profile__has_trait"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "companion"."profile__has_trait" is 'Edges of the relation profile.has_trait.';

create table "companion"."profile__supersedes" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "from_id" text collate "C" not null,
  "to_id" text collate "C" not null,
  constraint "profile__supersedes__key" primary key ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id")
);
create index "profile__supersedes__to" on "companion"."profile__supersedes" ("tenant", "campaign_id", "session_id", "branch", "to_id");
alter table "companion"."profile__supersedes" enable row level security;
alter table "companion"."profile__supersedes" force row level security;
create policy tenant on "companion"."profile__supersedes"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "companion"."profile__supersedes" is 'Edges of the relation profile.supersedes.';

create table "companion"."work__blocks" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "from_id" text collate "C" not null,
  "to_id" text collate "C" not null,
  constraint "work__blocks__key" primary key ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id")
);
create index "work__blocks__to" on "companion"."work__blocks" ("tenant", "campaign_id", "session_id", "branch", "to_id");
alter table "companion"."work__blocks" enable row level security;
alter table "companion"."work__blocks" force row level security;
create policy tenant on "companion"."work__blocks"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "companion"."work__blocks" is 'Edges of the relation work.blocks.';

create table "companion"."world" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "manners__over" boolean not null,
  "manners__beat" text collate "C" not null constraint "world__manners__beat__check" check ("manners__beat" in ('greeting', 'working')),
  "manners__since" bigint not null,
  constraint "world__key" primary key ("tenant", "campaign_id", "session_id", "branch")
);
alter table "companion"."world" enable row level security;
alter table "companion"."world" force row level security;
create policy tenant on "companion"."world"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "companion"."world" is 'The pack’s `world`.';
comment on column "companion"."world"."manners__over" is 'world.manners.over.';
comment on column "companion"."world"."manners__beat" is 'world.manners.beat.';
comment on column "companion"."world"."manners__since" is 'world.manners.since.';

create table "companion"."config" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "recent" bigint not null constraint "config__recent__check" check ("recent" >= 1 and "recent" <= 50),
  "idle_close" bigint not null,
  "grace" bigint not null,
  constraint "config__key" primary key ("tenant", "campaign_id", "session_id", "branch")
);
alter table "companion"."config" enable row level security;
alter table "companion"."config" force row level security;
create policy tenant on "companion"."config"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "companion"."config" is 'The pack’s `config`.';
comment on column "companion"."config"."recent" is 'config.recent. How many of the last turns a request carries.';
comment on column "companion"."config"."idle_close" is 'config.idle_close. Milliseconds. How long is waited for a word before the talk is closed.';
comment on column "companion"."config"."grace" is 'config.grace. Milliseconds. How long past its time a promise may be kept.';

create function "companion"."fabula_project"(
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
      when 'capability__channel' then
        if c = 'null' then
          delete from "companion"."capability__channel" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "companion"."capability__channel"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "entity_title", "max_chars", "markdown")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', c ->> 'entity_title', (c ->> 'max_chars')::bigint, (c ->> 'markdown')::boolean)
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "entity_title" = excluded."entity_title",
            "max_chars" = excluded."max_chars",
            "markdown" = excluded."markdown";
        end if;
      when 'evidence__evidence' then
        if c = 'null' then
          delete from "companion"."evidence__evidence" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "companion"."evidence__evidence"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "entity_title", "source", "privacy", "state", "weight", "said_at", "words")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', c ->> 'entity_title', c ->> 'source', c ->> 'privacy', c ->> 'state', (c ->> 'weight')::double precision, (c ->> 'said_at')::bigint, c ->> 'words')
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "entity_title" = excluded."entity_title",
            "source" = excluded."source",
            "privacy" = excluded."privacy",
            "state" = excluded."state",
            "weight" = excluded."weight",
            "said_at" = excluded."said_at",
            "words" = excluded."words";
        end if;
      when 'learning__procedure' then
        if c = 'null' then
          delete from "companion"."learning__procedure" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "companion"."learning__procedure"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "entity_title", "intent", "steps", "state", "wins", "losses")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', c ->> 'entity_title', c ->> 'intent', (c ->> 'steps')::json, c ->> 'state', (c ->> 'wins')::bigint, (c ->> 'losses')::bigint)
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "entity_title" = excluded."entity_title",
            "intent" = excluded."intent",
            "steps" = excluded."steps",
            "state" = excluded."state",
            "wins" = excluded."wins",
            "losses" = excluded."losses";
        end if;
      when 'scripted' then
        if c = 'null' then
          delete from "companion"."scripted" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "companion"."scripted"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "entity_title", "spoken")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', c ->> 'entity_title', (c ->> 'spoken')::bigint)
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "entity_title" = excluded."entity_title",
            "spoken" = excluded."spoken";
        end if;
      when 'companion' then
        if c = 'null' then
          delete from "companion"."companion" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "companion"."companion"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "entity_title", "charter")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', c ->> 'entity_title', c ->> 'charter')
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "entity_title" = excluded."entity_title",
            "charter" = excluded."charter";
        end if;
      when 'profile__human' then
        if c = 'null' then
          delete from "companion"."profile__human" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "companion"."profile__human"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "entity_title", "handle", "quiet_from", "quiet_to", "heard")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', c ->> 'entity_title', c ->> 'handle', (c ->> 'quiet_from')::bigint, (c ->> 'quiet_to')::bigint, (c ->> 'heard')::json)
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "entity_title" = excluded."entity_title",
            "handle" = excluded."handle",
            "quiet_from" = excluded."quiet_from",
            "quiet_to" = excluded."quiet_to",
            "heard" = excluded."heard";
        end if;
      when 'profile__trait' then
        if c = 'null' then
          delete from "companion"."profile__trait" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "companion"."profile__trait"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "entity_title", "key", "value", "confidence", "learned_from", "valid_from", "valid_to")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', c ->> 'entity_title', c ->> 'key', c ->> 'value', (c ->> 'confidence')::double precision, c ->> 'learned_from', (c ->> 'valid_from')::bigint, (c ->> 'valid_to')::bigint)
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "entity_title" = excluded."entity_title",
            "key" = excluded."key",
            "value" = excluded."value",
            "confidence" = excluded."confidence",
            "learned_from" = excluded."learned_from",
            "valid_from" = excluded."valid_from",
            "valid_to" = excluded."valid_to";
        end if;
      when 'profile__boundary' then
        if c = 'null' then
          delete from "companion"."profile__boundary" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "companion"."profile__boundary"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "entity_title", "says", "hard")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', c ->> 'entity_title', c ->> 'says', (c ->> 'hard')::boolean)
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "entity_title" = excluded."entity_title",
            "says" = excluded."says",
            "hard" = excluded."hard";
        end if;
      when 'day_note' then
        if c = 'null' then
          delete from "companion"."day_note" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "companion"."day_note"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "entity_title", "day", "says")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', c ->> 'entity_title', (c ->> 'day')::bigint, c ->> 'says')
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "entity_title" = excluded."entity_title",
            "day" = excluded."day",
            "says" = excluded."says";
        end if;
      when 'work__task' then
        if c = 'null' then
          delete from "companion"."work__task" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "companion"."work__task"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "entity_title", "title", "state", "importance", "due")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', c ->> 'entity_title', c ->> 'title', c ->> 'state', (c ->> 'importance')::double precision, (c ->> 'due')::bigint)
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "entity_title" = excluded."entity_title",
            "title" = excluded."title",
            "state" = excluded."state",
            "importance" = excluded."importance",
            "due" = excluded."due";
        end if;
      when 'work__commitment' then
        if c = 'null' then
          delete from "companion"."work__commitment" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "companion"."work__commitment"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "entity_title", "says", "due", "state", "kept_at", "reminded_on")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', c ->> 'entity_title', c ->> 'says', (c ->> 'due')::bigint, c ->> 'state', (c ->> 'kept_at')::bigint, (c ->> 'reminded_on')::bigint)
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "entity_title" = excluded."entity_title",
            "says" = excluded."says",
            "due" = excluded."due",
            "state" = excluded."state",
            "kept_at" = excluded."kept_at",
            "reminded_on" = excluded."reminded_on";
        end if;
      when 'capability__may_send' then
        if c = 'null' then
          delete from "companion"."capability__may_send" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "companion"."capability__may_send"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "until", "left")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', (c ->> 'until')::bigint, (c ->> 'left')::bigint)
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "until" = excluded."until",
            "left" = excluded."left";
        end if;
      when 'evidence__about' then
        if c = 'null' then
          delete from "companion"."evidence__about" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."from_id" = k ->> 'from_id'
             and t."to_id" = k ->> 'to_id';
        else
          insert into "companion"."evidence__about"
            ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'from_id', k ->> 'to_id')
          on conflict ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id") do nothing;
        end if;
      when 'profile__has_trait' then
        if c = 'null' then
          delete from "companion"."profile__has_trait" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."from_id" = k ->> 'from_id'
             and t."to_id" = k ->> 'to_id';
        else
          insert into "companion"."profile__has_trait"
            ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'from_id', k ->> 'to_id')
          on conflict ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id") do nothing;
        end if;
      when 'profile__supersedes' then
        if c = 'null' then
          delete from "companion"."profile__supersedes" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."from_id" = k ->> 'from_id'
             and t."to_id" = k ->> 'to_id';
        else
          insert into "companion"."profile__supersedes"
            ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'from_id', k ->> 'to_id')
          on conflict ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id") do nothing;
        end if;
      when 'work__blocks' then
        if c = 'null' then
          delete from "companion"."work__blocks" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."from_id" = k ->> 'from_id'
             and t."to_id" = k ->> 'to_id';
        else
          insert into "companion"."work__blocks"
            ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'from_id', k ->> 'to_id')
          on conflict ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id") do nothing;
        end if;
      when 'world' then
        if c = 'null' then
          delete from "companion"."world" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch;
        else
          insert into "companion"."world"
            ("tenant", "campaign_id", "session_id", "branch", "manners__over", "manners__beat", "manners__since")
          values
            (p_tenant, p_campaign, p_session, p_branch, (c ->> 'manners__over')::boolean, c ->> 'manners__beat', (c ->> 'manners__since')::bigint)
          on conflict ("tenant", "campaign_id", "session_id", "branch") do update set
            "manners__over" = excluded."manners__over",
            "manners__beat" = excluded."manners__beat",
            "manners__since" = excluded."manners__since";
        end if;
      when 'config' then
        if c = 'null' then
          delete from "companion"."config" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch;
        else
          insert into "companion"."config"
            ("tenant", "campaign_id", "session_id", "branch", "recent", "idle_close", "grace")
          values
            (p_tenant, p_campaign, p_session, p_branch, (c ->> 'recent')::bigint, (c ->> 'idle_close')::bigint, (c ->> 'grace')::bigint)
          on conflict ("tenant", "campaign_id", "session_id", "branch") do update set
            "recent" = excluded."recent",
            "idle_close" = excluded."idle_close",
            "grace" = excluded."grace";
        end if;
      else
        raise exception '% has no table %', 'companion', change ->> 'table' using errcode = 'FB003';
    end case;
  end loop;
end
$fabula$;
comment on function "companion"."fabula_project"(text, text, text, text, jsonb) is 'Writes the rows that a turn changed.';
