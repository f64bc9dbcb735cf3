-- The tables of the pack storyworld, made by `fabula build` from its declarations.

create schema "storyworld";
comment on schema "storyworld" is 'The state of Tabletop, written by Fabula from the ledger.';

create table "storyworld"."std__evidence__slip" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "entity_title" text collate "C",
  "goal" text collate "C" not null,
  "outcome" json,
  "attempts_left" bigint not null constraint "std__evidence__slip__attempts_left__check" check ("attempts_left" >= 0 and "attempts_left" <= 99),
  constraint "std__evidence__slip__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "storyworld"."std__evidence__slip" enable row level security;
alter table "storyworld"."std__evidence__slip" force row level security;
create policy tenant on "storyworld"."std__evidence__slip"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "storyworld"."std__evidence__slip" is 'Entities of the kind std.evidence/Slip. A goal that is being tried.';
comment on column "storyworld"."std__evidence__slip"."entity_title" is 'The title it was declared or made with.';
comment on column "storyworld"."std__evidence__slip"."goal" is 'std.evidence/Slip.goal. At most 200 grapheme clusters.';
comment on column "storyworld"."std__evidence__slip"."outcome" is 'std.evidence/Slip.outcome.';
comment on column "storyworld"."std__evidence__slip"."attempts_left" is 'std.evidence/Slip.attempts_left. How many attempts there may be in all of it.';

create table "storyworld"."std__evidence__slip_beat" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "entity_title" text collate "C",
  "slip" text collate "C" not null,
  "claim" text collate "C" not null,
  "visual" boolean not null,
  "state" text collate "C" not null constraint "std__evidence__slip_beat__state__check" check ("state" in ('planned', 'pending', 'observed', 'succeeded', 'failed', 'skipped')),
  "takes_left" bigint not null constraint "std__evidence__slip_beat__takes_left__check" check ("takes_left" >= 0 and "takes_left" <= 9),
  "proof" text collate "C" not null constraint "std__evidence__slip_beat__proof__check" check ("proof" in ('proved', 'refuted', 'undecided')),
  "verdict" text collate "C" constraint "std__evidence__slip_beat__verdict__check" check ("verdict" in ('valid', 'uncertain', 'impossible', 'contradicts', 'blocks')),
  "agreed" boolean not null,
  "because" text collate "C",
  constraint "std__evidence__slip_beat__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "storyworld"."std__evidence__slip_beat" enable row level security;
alter table "storyworld"."std__evidence__slip_beat" force row level security;
create policy tenant on "storyworld"."std__evidence__slip_beat"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "storyworld"."std__evidence__slip_beat" is 'Entities of the kind std.evidence/SlipBeat. A step towards it, and what would show that it was done.';
comment on column "storyworld"."std__evidence__slip_beat"."entity_title" is 'The title it was declared or made with.';
comment on column "storyworld"."std__evidence__slip_beat"."slip" is 'std.evidence/SlipBeat.slip. An entity.';
comment on column "storyworld"."std__evidence__slip_beat"."claim" is 'std.evidence/SlipBeat.claim. At most 300 grapheme clusters.';
comment on column "storyworld"."std__evidence__slip_beat"."visual" is 'std.evidence/SlipBeat.visual. Whether it takes eyes to tell: a claim that can be reckoned needs none.';
comment on column "storyworld"."std__evidence__slip_beat"."state" is 'std.evidence/SlipBeat.state.';
comment on column "storyworld"."std__evidence__slip_beat"."takes_left" is 'std.evidence/SlipBeat.takes_left.';
comment on column "storyworld"."std__evidence__slip_beat"."proof" is 'std.evidence/SlipBeat.proof.';
comment on column "storyworld"."std__evidence__slip_beat"."verdict" is 'std.evidence/SlipBeat.verdict.';
comment on column "storyworld"."std__evidence__slip_beat"."agreed" is 'std.evidence/SlipBeat.agreed. Whether two witnesses, one after the other, have denied it.';
comment on column "storyworld"."std__evidence__slip_beat"."because" is 'std.evidence/SlipBeat.because. An entity. The observation that carries it.';

create table "storyworld"."std__evidence__attempt" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "entity_title" text collate "C",
  "beat" text collate "C" not null,
  "number" bigint not null constraint "std__evidence__attempt__number__check" check ("number" >= 1 and "number" <= 99),
  constraint "std__evidence__attempt__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "storyworld"."std__evidence__attempt" enable row level security;
alter table "storyworld"."std__evidence__attempt" force row level security;
create policy tenant on "storyworld"."std__evidence__attempt"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "storyworld"."std__evidence__attempt" is 'Entities of the kind std.evidence/Attempt. A take of a beat.';
comment on column "storyworld"."std__evidence__attempt"."entity_title" is 'The title it was declared or made with.';
comment on column "storyworld"."std__evidence__attempt"."beat" is 'std.evidence/Attempt.beat. An entity.';
comment on column "storyworld"."std__evidence__attempt"."number" is 'std.evidence/Attempt.number.';

create table "storyworld"."std__evidence__observation" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "entity_title" text collate "C",
  "attempt" text collate "C" not null,
  "source" text collate "C" not null constraint "std__evidence__observation__source__check" check ("source" in ('solver', 'witness', 'author', 'operator')),
  "proof" text collate "C" not null constraint "std__evidence__observation__proof__check" check ("proof" in ('proved', 'refuted', 'undecided')),
  "verdict" text collate "C" constraint "std__evidence__observation__verdict__check" check ("verdict" in ('valid', 'uncertain', 'impossible', 'contradicts', 'blocks')),
  "sure" double precision not null constraint "std__evidence__observation__sure__check" check ("sure" >= 0 and "sure" <= 1),
  "seen" text collate "C" not null,
  constraint "std__evidence__observation__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "storyworld"."std__evidence__observation" enable row level security;
alter table "storyworld"."std__evidence__observation" force row level security;
create policy tenant on "storyworld"."std__evidence__observation"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "storyworld"."std__evidence__observation" is 'Entities of the kind std.evidence/Observation. What was seen or proved, by whom, and how sure they are. Nothing takes one back.';
comment on column "storyworld"."std__evidence__observation"."entity_title" is 'The title it was declared or made with.';
comment on column "storyworld"."std__evidence__observation"."attempt" is 'std.evidence/Observation.attempt. An entity.';
comment on column "storyworld"."std__evidence__observation"."source" is 'std.evidence/Observation.source.';
comment on column "storyworld"."std__evidence__observation"."proof" is 'std.evidence/Observation.proof.';
comment on column "storyworld"."std__evidence__observation"."verdict" is 'std.evidence/Observation.verdict.';
comment on column "storyworld"."std__evidence__observation"."sure" is 'std.evidence/Observation.sure.';
comment on column "storyworld"."std__evidence__observation"."seen" is 'std.evidence/Observation.seen. At most 400 grapheme clusters.';

create table "storyworld"."wish" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "entity_title" text collate "C",
  "claim" text collate "C" not null,
  "shot" text collate "C" not null,
  "visual" boolean not null,
  constraint "wish__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "storyworld"."wish" enable row level security;
alter table "storyworld"."wish" force row level security;
create policy tenant on "storyworld"."wish"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "storyworld"."wish" is 'Entities of the kind Wish. What is wished for, and the slip that is kept of it: tried, proved, seen, stamped.';
comment on column "storyworld"."wish"."entity_title" is 'The title it was declared or made with.';
comment on column "storyworld"."wish"."claim" is 'Wish.claim. At most 300 grapheme clusters.';
comment on column "storyworld"."wish"."shot" is 'Wish.shot. At most 200 grapheme clusters.';
comment on column "storyworld"."wish"."visual" is 'Wish.visual.';

create table "storyworld"."moment" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "entity_title" text collate "C",
  "number" bigint not null,
  "told" text collate "C" not null,
  constraint "moment__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "storyworld"."moment" enable row level security;
alter table "storyworld"."moment" force row level security;
create policy tenant on "storyworld"."moment"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "storyworld"."moment" is 'Entities of the kind Moment. How things stood, once; what became of it is an edge, and no edge is there without an observation.';
comment on column "storyworld"."moment"."entity_title" is 'The title it was declared or made with.';
comment on column "storyworld"."moment"."number" is 'Moment.number.';
comment on column "storyworld"."moment"."told" is 'Moment.told. At most 300 grapheme clusters.';

create table "storyworld"."ticket" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "entity_title" text collate "C",
  "wish" text collate "C" not null,
  "slip" text collate "C" not null,
  "beat" text collate "C" not null,
  "outcome" json,
  "disputed" boolean not null,
  "seen" boolean not null,
  "reason" text collate "C" not null,
  constraint "ticket__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "storyworld"."ticket" enable row level security;
alter table "storyworld"."ticket" force row level security;
create policy tenant on "storyworld"."ticket"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "storyworld"."ticket" is 'Entities of the kind Ticket. A wish on its way: the slip in the drawer and the beat on it.';
comment on column "storyworld"."ticket"."entity_title" is 'The title it was declared or made with.';
comment on column "storyworld"."ticket"."wish" is 'Ticket.wish. An entity.';
comment on column "storyworld"."ticket"."slip" is 'Ticket.slip. An entity.';
comment on column "storyworld"."ticket"."beat" is 'Ticket.beat. An entity.';
comment on column "storyworld"."ticket"."outcome" is 'Ticket.outcome.';
comment on column "storyworld"."ticket"."disputed" is 'Ticket.disputed.';
comment on column "storyworld"."ticket"."seen" is 'Ticket.seen.';
comment on column "storyworld"."ticket"."reason" is 'Ticket.reason.';

create table "storyworld"."spot" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "entity_title" text collate "C",
  "height" bigint not null constraint "spot__height__check" check ("height" >= 0 and "height" <= 5000),
  "slope" boolean not null,
  constraint "spot__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "storyworld"."spot" enable row level security;
alter table "storyworld"."spot" force row level security;
create policy tenant on "storyworld"."spot"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "storyworld"."spot" is 'Entities of the kind Spot.';
comment on column "storyworld"."spot"."entity_title" is 'The title it was declared or made with.';
comment on column "storyworld"."spot"."height" is 'Spot.height.';
comment on column "storyworld"."spot"."slope" is 'Spot.slope.';

create table "storyworld"."person" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "entity_title" text collate "C",
  "role" text collate "C" not null,
  constraint "person__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "storyworld"."person" enable row level security;
alter table "storyworld"."person" force row level security;
create policy tenant on "storyworld"."person"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "storyworld"."person" is 'Entities of the kind Person.';
comment on column "storyworld"."person"."entity_title" is 'The title it was declared or made with.';
comment on column "storyworld"."person"."role" is 'Person.role.';

create table "storyworld"."thing" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "entity_title" text collate "C",
  "mass" bigint not null constraint "thing__mass__check" check ("mass" >= 1 and "mass" <= 5000),
  "width" bigint not null constraint "thing__width__check" check ("width" >= 0 and "width" <= 5000),
  "tall" bigint not null constraint "thing__tall__check" check ("tall" >= 0 and "tall" <= 5000),
  "cloth" boolean not null,
  "rolls" boolean not null,
  "colour" text collate "C" not null,
  "whole" boolean not null,
  "upright" boolean not null,
  constraint "thing__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "storyworld"."thing" enable row level security;
alter table "storyworld"."thing" force row level security;
create policy tenant on "storyworld"."thing"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "storyworld"."thing" is 'Entities of the kind Thing.';
comment on column "storyworld"."thing"."entity_title" is 'The title it was declared or made with.';
comment on column "storyworld"."thing"."mass" is 'Thing.mass.';
comment on column "storyworld"."thing"."width" is 'Thing.width.';
comment on column "storyworld"."thing"."tall" is 'Thing.tall.';
comment on column "storyworld"."thing"."cloth" is 'Thing.cloth.';
comment on column "storyworld"."thing"."rolls" is 'Thing.rolls.';
comment on column "storyworld"."thing"."colour" is 'Thing.colour.';
comment on column "storyworld"."thing"."whole" is 'Thing.whole.';
comment on column "storyworld"."thing"."upright" is 'Thing.upright.';

create table "storyworld"."vessel" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "entity_id" text collate "C" not null,
  "entity_title" text collate "C",
  "holds" numeric(1000, 1) not null,
  "room" numeric(1000, 1) not null,
  "width" bigint not null constraint "vessel__width__check" check ("width" >= 0 and "width" <= 5000),
  "tall" bigint not null constraint "vessel__tall__check" check ("tall" >= 0 and "tall" <= 5000),
  "colour" text collate "C" not null,
  constraint "vessel__key" primary key ("tenant", "campaign_id", "session_id", "branch", "entity_id")
);
alter table "storyworld"."vessel" enable row level security;
alter table "storyworld"."vessel" force row level security;
create policy tenant on "storyworld"."vessel"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "storyworld"."vessel" is 'Entities of the kind Vessel.';
comment on column "storyworld"."vessel"."entity_title" is 'The title it was declared or made with.';
comment on column "storyworld"."vessel"."holds" is 'Vessel.holds.';
comment on column "storyworld"."vessel"."room" is 'Vessel.room.';
comment on column "storyworld"."vessel"."width" is 'Vessel.width.';
comment on column "storyworld"."vessel"."tall" is 'Vessel.tall.';
comment on column "storyworld"."vessel"."colour" is 'Vessel.colour.';

create table "storyworld"."became" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "from_id" text collate "C" not null,
  "to_id" text collate "C" not null,
  "action" text collate "C" not null,
  "seen" text collate "C",
  constraint "became__key" primary key ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id")
);
create index "became__to" on "storyworld"."became" ("tenant", "campaign_id", "session_id", "branch", "to_id");
alter table "storyworld"."became" enable row level security;
alter table "storyworld"."became" force row level security;
create policy tenant on "storyworld"."became"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "storyworld"."became" is 'Edges of the relation became.';
comment on column "storyworld"."became"."action" is 'became.action.';
comment on column "storyworld"."became"."seen" is 'became.seen. An entity.';

create table "storyworld"."rests_on" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "from_id" text collate "C" not null,
  "to_id" text collate "C" not null,
  constraint "rests_on__key" primary key ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id")
);
create index "rests_on__to" on "storyworld"."rests_on" ("tenant", "campaign_id", "session_id", "branch", "to_id");
alter table "storyworld"."rests_on" enable row level security;
alter table "storyworld"."rests_on" force row level security;
create policy tenant on "storyworld"."rests_on"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "storyworld"."rests_on" is 'Edges of the relation rests_on.';

create table "storyworld"."next_to" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "from_id" text collate "C" not null,
  "to_id" text collate "C" not null,
  "gap" bigint not null constraint "next_to__gap__check" check ("gap" >= 0 and "gap" <= 5000),
  constraint "next_to__key" primary key ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id")
);
create index "next_to__to" on "storyworld"."next_to" ("tenant", "campaign_id", "session_id", "branch", "to_id");
alter table "storyworld"."next_to" enable row level security;
alter table "storyworld"."next_to" force row level security;
create policy tenant on "storyworld"."next_to"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "storyworld"."next_to" is 'Edges of the relation next_to.';
comment on column "storyworld"."next_to"."gap" is 'next_to.gap.';

create table "storyworld"."world" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "lamp" boolean not null,
  "cat" boolean not null,
  "tries" bigint not null constraint "world__tries__check" check ("tries" >= 0 and "tries" <= 999),
  "present" text collate "C" not null,
  "afternoon__over" boolean not null,
  "afternoon__beat" text collate "C" not null constraint "world__afternoon__beat__check" check ("afternoon__beat" in ('inciting', 'rising', 'twist', 'climax', 'denouement')),
  "afternoon__since" bigint not null,
  constraint "world__key" primary key ("tenant", "campaign_id", "session_id", "branch")
);
alter table "storyworld"."world" enable row level security;
alter table "storyworld"."world" force row level security;
create policy tenant on "storyworld"."world"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "storyworld"."world" is 'The pack’s `world`.';
comment on column "storyworld"."world"."lamp" is 'world.lamp.';
comment on column "storyworld"."world"."cat" is 'world.cat.';
comment on column "storyworld"."world"."tries" is 'world.tries.';
comment on column "storyworld"."world"."present" is 'world.present. An entity.';
comment on column "storyworld"."world"."afternoon__over" is 'world.afternoon.over.';
comment on column "storyworld"."world"."afternoon__beat" is 'world.afternoon.beat.';
comment on column "storyworld"."world"."afternoon__since" is 'world.afternoon.since.';

create table "storyworld"."config" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "std__evidence__sure_valid" double precision not null constraint "config__std__evidence__sure_valid__check" check ("std__evidence__sure_valid" >= 0 and "std__evidence__sure_valid" <= 1),
  "std__evidence__sure_negative" double precision not null constraint "config__std__evidence__sure_negative__check" check ("std__evidence__sure_negative" >= 0 and "std__evidence__sure_negative" <= 1),
  "std__evidence__has_solver" boolean not null,
  "attempts" bigint not null constraint "config__attempts__check" check ("attempts" >= 1 and "attempts" <= 9),
  "episode_attempts" bigint not null constraint "config__episode_attempts__check" check ("episode_attempts" >= 1 and "episode_attempts" <= 99),
  "film" text collate "C" not null constraint "config__film__check" check ("film" in ('always', 'visual_only', 'never')),
  "allow_stub" boolean not null,
  "fault" text collate "C" not null constraint "config__fault__check" check ("fault" in ('clean', 'vanish', 'through', 'wrong_end', 'black', 'blur', 'freeze', 'cover')),
  constraint "config__key" primary key ("tenant", "campaign_id", "session_id", "branch")
);
alter table "storyworld"."config" enable row level security;
alter table "storyworld"."config" force row level security;
create policy tenant on "storyworld"."config"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "storyworld"."config" is 'The pack’s `config`. What an operator may set. It is fixed when a session begins, and is part of what it is known by.';
comment on column "storyworld"."config"."std__evidence__sure_valid" is 'config.std.evidence/sure_valid. Below this a witness that says `valid` is taken to be uncertain, and below `sure_negative` one that says otherwise.';
comment on column "storyworld"."config"."std__evidence__sure_negative" is 'config.std.evidence/sure_negative.';
comment on column "storyworld"."config"."std__evidence__has_solver" is 'config.std.evidence/has_solver. Whether a solver answers. This version has none for slips: asking it is refused, by the name `no_solver`.';
comment on column "storyworld"."config"."attempts" is 'config.attempts.';
comment on column "storyworld"."config"."episode_attempts" is 'config.episode_attempts.';
comment on column "storyworld"."config"."film" is 'config.film.';
comment on column "storyworld"."config"."allow_stub" is 'config.allow_stub. Whether the stub''s camera may stand in where no other has a picture.';
comment on column "storyworld"."config"."fault" is 'config.fault. What the stub''s camera does wrong, for tests and mishaps.';

create table "storyworld"."account" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "account" text collate "C" not null,
  "resource" text collate "C" not null constraint "account__resource__check" check ("resource" in ('water')),
  "balance" numeric not null constraint "account__balance__check" check ("balance" >= 0 or "account" like 'i/%'),
  constraint "account__key" primary key ("tenant", "campaign_id", "session_id", "branch", "account")
);
alter table "storyworld"."account" enable row level security;
alter table "storyworld"."account" force row level security;
create policy tenant on "storyworld"."account"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "storyworld"."account" is 'Holdings of resources, by the cell that holds them; `i/…` is an issuer’s. All of a resource sum up to nothing.';
comment on column "storyworld"."account"."resource" is 'What it holds.';
comment on column "storyworld"."account"."balance" is 'How much of it.';

create table "storyworld"."entry" (
  "tenant" text collate "C" not null,
  "campaign_id" text collate "C" not null,
  "session_id" text collate "C" not null,
  "branch" text collate "C" not null,
  "turn" bigint not null,
  "entry" integer not null,
  "resource" text collate "C" not null constraint "entry__resource__check" check ("resource" in ('water')),
  "amount" numeric not null constraint "entry__amount__check" check ("amount" > 0),
  "from_account" text collate "C" not null,
  "to_account" text collate "C" not null,
  "statement" text collate "C",
  constraint "entry__key" primary key ("tenant", "campaign_id", "session_id", "branch", "turn", "entry")
);
alter table "storyworld"."entry" enable row level security;
alter table "storyworld"."entry" force row level security;
create policy tenant on "storyworld"."entry"
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
comment on table "storyworld"."entry" is 'Bookings of the branch’s own turns, each taken from one account and given to another.';
comment on column "storyworld"."entry"."resource" is 'What was moved.';
comment on column "storyworld"."entry"."amount" is 'How much of it.';
comment on column "storyworld"."entry"."from_account" is 'The account it was taken from.';
comment on column "storyworld"."entry"."to_account" is 'The account it was given to.';
comment on column "storyworld"."entry"."statement" is 'The id of the statement that moved it.';

create function "storyworld"."fabula_balanced"() returns trigger language plpgsql as $fabula$
declare
  changed "storyworld"."account"%rowtype;
  total numeric;
begin
  if tg_op = 'DELETE' then
    changed := old;
  else
    changed := new;
  end if;
  if changed."resource" not in ('water') then
    return null;
  end if;
  select coalesce(sum(a."balance"), 0) into total
    from "storyworld"."account" a
   where a."tenant" = changed."tenant" and a."campaign_id" = changed."campaign_id"
     and a."session_id" = changed."session_id" and a."branch" = changed."branch" and a."resource" = changed."resource";
  if total <> 0 then
    raise exception 'the books of % are out of balance by %', changed."resource", total using errcode = 'FB004';
  end if;
  return null;
end
$fabula$;
create constraint trigger "balanced" after insert or update or delete on "storyworld"."account"
  deferrable initially deferred for each row execute function "storyworld"."fabula_balanced"();

create function "storyworld"."fabula_project"(
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
      when 'std__evidence__slip' then
        if c = 'null' then
          delete from "storyworld"."std__evidence__slip" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "storyworld"."std__evidence__slip"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "entity_title", "goal", "outcome", "attempts_left")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', c ->> 'entity_title', c ->> 'goal', (c ->> 'outcome')::json, (c ->> 'attempts_left')::bigint)
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "entity_title" = excluded."entity_title",
            "goal" = excluded."goal",
            "outcome" = excluded."outcome",
            "attempts_left" = excluded."attempts_left";
        end if;
      when 'std__evidence__slip_beat' then
        if c = 'null' then
          delete from "storyworld"."std__evidence__slip_beat" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "storyworld"."std__evidence__slip_beat"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "entity_title", "slip", "claim", "visual", "state", "takes_left", "proof", "verdict", "agreed", "because")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', c ->> 'entity_title', c ->> 'slip', c ->> 'claim', (c ->> 'visual')::boolean, c ->> 'state', (c ->> 'takes_left')::bigint, c ->> 'proof', c ->> 'verdict', (c ->> 'agreed')::boolean, c ->> 'because')
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "entity_title" = excluded."entity_title",
            "slip" = excluded."slip",
            "claim" = excluded."claim",
            "visual" = excluded."visual",
            "state" = excluded."state",
            "takes_left" = excluded."takes_left",
            "proof" = excluded."proof",
            "verdict" = excluded."verdict",
            "agreed" = excluded."agreed",
            "because" = excluded."because";
        end if;
      when 'std__evidence__attempt' then
        if c = 'null' then
          delete from "storyworld"."std__evidence__attempt" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "storyworld"."std__evidence__attempt"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "entity_title", "beat", "number")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', c ->> 'entity_title', c ->> 'beat', (c ->> 'number')::bigint)
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "entity_title" = excluded."entity_title",
            "beat" = excluded."beat",
            "number" = excluded."number";
        end if;
      when 'std__evidence__observation' then
        if c = 'null' then
          delete from "storyworld"."std__evidence__observation" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "storyworld"."std__evidence__observation"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "entity_title", "attempt", "source", "proof", "verdict", "sure", "seen")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', c ->> 'entity_title', c ->> 'attempt', c ->> 'source', c ->> 'proof', c ->> 'verdict', (c ->> 'sure')::double precision, c ->> 'seen')
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "entity_title" = excluded."entity_title",
            "attempt" = excluded."attempt",
            "source" = excluded."source",
            "proof" = excluded."proof",
            "verdict" = excluded."verdict",
            "sure" = excluded."sure",
            "seen" = excluded."seen";
        end if;
      when 'wish' then
        if c = 'null' then
          delete from "storyworld"."wish" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "storyworld"."wish"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "entity_title", "claim", "shot", "visual")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', c ->> 'entity_title', c ->> 'claim', c ->> 'shot', (c ->> 'visual')::boolean)
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "entity_title" = excluded."entity_title",
            "claim" = excluded."claim",
            "shot" = excluded."shot",
            "visual" = excluded."visual";
        end if;
      when 'moment' then
        if c = 'null' then
          delete from "storyworld"."moment" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "storyworld"."moment"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "entity_title", "number", "told")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', c ->> 'entity_title', (c ->> 'number')::bigint, c ->> 'told')
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "entity_title" = excluded."entity_title",
            "number" = excluded."number",
            "told" = excluded."told";
        end if;
      when 'ticket' then
        if c = 'null' then
          delete from "storyworld"."ticket" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "storyworld"."ticket"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "entity_title", "wish", "slip", "beat", "outcome", "disputed", "seen", "reason")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', c ->> 'entity_title', c ->> 'wish', c ->> 'slip', c ->> 'beat', (c ->> 'outcome')::json, (c ->> 'disputed')::boolean, (c ->> 'seen')::boolean, c ->> 'reason')
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "entity_title" = excluded."entity_title",
            "wish" = excluded."wish",
            "slip" = excluded."slip",
            "beat" = excluded."beat",
            "outcome" = excluded."outcome",
            "disputed" = excluded."disputed",
            "seen" = excluded."seen",
            "reason" = excluded."reason";
        end if;
      when 'spot' then
        if c = 'null' then
          delete from "storyworld"."spot" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "storyworld"."spot"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "entity_title", "height", "slope")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', c ->> 'entity_title', (c ->> 'height')::bigint, (c ->> 'slope')::boolean)
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "entity_title" = excluded."entity_title",
            "height" = excluded."height",
            "slope" = excluded."slope";
        end if;
      when 'person' then
        if c = 'null' then
          delete from "storyworld"."person" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "storyworld"."person"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "entity_title", "role")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', c ->> 'entity_title', c ->> 'role')
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "entity_title" = excluded."entity_title",
            "role" = excluded."role";
        end if;
      when 'thing' then
        if c = 'null' then
          delete from "storyworld"."thing" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "storyworld"."thing"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "entity_title", "mass", "width", "tall", "cloth", "rolls", "colour", "whole", "upright")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', c ->> 'entity_title', (c ->> 'mass')::bigint, (c ->> 'width')::bigint, (c ->> 'tall')::bigint, (c ->> 'cloth')::boolean, (c ->> 'rolls')::boolean, c ->> 'colour', (c ->> 'whole')::boolean, (c ->> 'upright')::boolean)
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "entity_title" = excluded."entity_title",
            "mass" = excluded."mass",
            "width" = excluded."width",
            "tall" = excluded."tall",
            "cloth" = excluded."cloth",
            "rolls" = excluded."rolls",
            "colour" = excluded."colour",
            "whole" = excluded."whole",
            "upright" = excluded."upright";
        end if;
      when 'vessel' then
        if c = 'null' then
          delete from "storyworld"."vessel" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."entity_id" = k ->> 'entity_id';
        else
          insert into "storyworld"."vessel"
            ("tenant", "campaign_id", "session_id", "branch", "entity_id", "entity_title", "holds", "room", "width", "tall", "colour")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'entity_id', c ->> 'entity_title', (c ->> 'holds')::numeric(1000, 1), (c ->> 'room')::numeric(1000, 1), (c ->> 'width')::bigint, (c ->> 'tall')::bigint, c ->> 'colour')
          on conflict ("tenant", "campaign_id", "session_id", "branch", "entity_id") do update set
            "entity_title" = excluded."entity_title",
            "holds" = excluded."holds",
            "room" = excluded."room",
            "width" = excluded."width",
            "tall" = excluded."tall",
            "colour" = excluded."colour";
        end if;
      when 'became' then
        if c = 'null' then
          delete from "storyworld"."became" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."from_id" = k ->> 'from_id'
             and t."to_id" = k ->> 'to_id';
        else
          insert into "storyworld"."became"
            ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id", "action", "seen")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'from_id', k ->> 'to_id', c ->> 'action', c ->> 'seen')
          on conflict ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id") do update set
            "action" = excluded."action",
            "seen" = excluded."seen";
        end if;
      when 'rests_on' then
        if c = 'null' then
          delete from "storyworld"."rests_on" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."from_id" = k ->> 'from_id'
             and t."to_id" = k ->> 'to_id';
        else
          insert into "storyworld"."rests_on"
            ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'from_id', k ->> 'to_id')
          on conflict ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id") do nothing;
        end if;
      when 'next_to' then
        if c = 'null' then
          delete from "storyworld"."next_to" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."from_id" = k ->> 'from_id'
             and t."to_id" = k ->> 'to_id';
        else
          insert into "storyworld"."next_to"
            ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id", "gap")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'from_id', k ->> 'to_id', (c ->> 'gap')::bigint)
          on conflict ("tenant", "campaign_id", "session_id", "branch", "from_id", "to_id") do update set
            "gap" = excluded."gap";
        end if;
      when 'world' then
        if c = 'null' then
          delete from "storyworld"."world" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch;
        else
          insert into "storyworld"."world"
            ("tenant", "campaign_id", "session_id", "branch", "lamp", "cat", "tries", "present", "afternoon__over", "afternoon__beat", "afternoon__since")
          values
            (p_tenant, p_campaign, p_session, p_branch, (c ->> 'lamp')::boolean, (c ->> 'cat')::boolean, (c ->> 'tries')::bigint, c ->> 'present', (c ->> 'afternoon__over')::boolean, c ->> 'afternoon__beat', (c ->> 'afternoon__since')::bigint)
          on conflict ("tenant", "campaign_id", "session_id", "branch") do update set
            "lamp" = excluded."lamp",
            "cat" = excluded."cat",
            "tries" = excluded."tries",
            "present" = excluded."present",
            "afternoon__over" = excluded."afternoon__over",
            "afternoon__beat" = excluded."afternoon__beat",
            "afternoon__since" = excluded."afternoon__since";
        end if;
      when 'config' then
        if c = 'null' then
          delete from "storyworld"."config" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch;
        else
          insert into "storyworld"."config"
            ("tenant", "campaign_id", "session_id", "branch", "std__evidence__sure_valid", "std__evidence__sure_negative", "std__evidence__has_solver", "attempts", "episode_attempts", "film", "allow_stub", "fault")
          values
            (p_tenant, p_campaign, p_session, p_branch, (c ->> 'std__evidence__sure_valid')::double precision, (c ->> 'std__evidence__sure_negative')::double precision, (c ->> 'std__evidence__has_solver')::boolean, (c ->> 'attempts')::bigint, (c ->> 'episode_attempts')::bigint, c ->> 'film', (c ->> 'allow_stub')::boolean, c ->> 'fault')
          on conflict ("tenant", "campaign_id", "session_id", "branch") do update set
            "std__evidence__sure_valid" = excluded."std__evidence__sure_valid",
            "std__evidence__sure_negative" = excluded."std__evidence__sure_negative",
            "std__evidence__has_solver" = excluded."std__evidence__has_solver",
            "attempts" = excluded."attempts",
            "episode_attempts" = excluded."episode_attempts",
            "film" = excluded."film",
            "allow_stub" = excluded."allow_stub",
            "fault" = excluded."fault";
        end if;
      when 'account' then
        if c = 'null' then
          delete from "storyworld"."account" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."account" = k ->> 'account';
        else
          insert into "storyworld"."account"
            ("tenant", "campaign_id", "session_id", "branch", "account", "resource", "balance")
          values
            (p_tenant, p_campaign, p_session, p_branch, k ->> 'account', c ->> 'resource', (c ->> 'balance')::numeric)
          on conflict ("tenant", "campaign_id", "session_id", "branch", "account") do update set
            "resource" = excluded."resource",
            "balance" = excluded."balance";
        end if;
      when 'entry' then
        if c = 'null' then
          delete from "storyworld"."entry" t
           where t."tenant" = p_tenant
             and t."campaign_id" = p_campaign
             and t."session_id" = p_session
             and t."branch" = p_branch
             and t."turn" = (k ->> 'turn')::bigint
             and t."entry" = (k ->> 'entry')::integer;
        else
          insert into "storyworld"."entry"
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
        raise exception '% has no table %', 'storyworld', change ->> 'table' using errcode = 'FB003';
    end case;
  end loop;
end
$fabula$;
comment on function "storyworld"."fabula_project"(text, text, text, text, jsonb) is 'Writes the rows that a turn changed.';
