/**
 * The store's tables. Text that is compared or sorted is under the C collation: order by bytes is the same on every
 * machine, and an index does not rot when the operating system's collation changes. Times are the host's ISO text, not
 * `timestamptz`: the ledger's hash runs over the text.
 *
 * Keys lead with tenant, campaign and session. There are no foreign keys: each would be a second index probe and a lock
 * in every turn, and what they would hold is held by the one function that writes (`fabula.append_turn`).
 */
export const tables = `
create table fabula.bundle (
  hash text collate "C" primary key,
  bytes bytea not null
);

create table fabula.pack_migration (
  pack text collate "C" not null,
  position integer not null,
  name text collate "C" not null,
  schema_name text collate "C" not null,
  checksum text collate "C" not null,
  sql text not null,
  applied_at timestamptz not null default pg_catalog.now(),
  primary key (pack, position)
);

create table fabula.campaign (
  tenant text collate "C" not null,
  campaign_id text collate "C" not null,
  version bigint not null default 0,
  primary key (tenant, campaign_id)
) with (fillfactor = 50);

create table fabula.campaign_change (
  tenant text collate "C" not null,
  campaign_id text collate "C" not null,
  version bigint not null,
  cell text collate "C" not null,
  value text,
  session_id text collate "C" not null,
  branch text collate "C" not null,
  turn bigint not null,
  primary key (tenant, campaign_id, version, cell)
);

create table fabula.campaign_cell (
  tenant text collate "C" not null,
  campaign_id text collate "C" not null,
  cell text collate "C" not null,
  value text not null,
  version bigint not null,
  primary key (tenant, campaign_id, cell)
);

create table fabula.session (
  tenant text collate "C" not null,
  campaign_id text collate "C" not null,
  session_id text collate "C" not null,
  pack text collate "C" not null,
  pack_version text not null,
  bundle text not null,
  created text collate "C" not null,
  branch text collate "C" not null,
  primary key (tenant, campaign_id, session_id)
);

-- The one row that a turn updates. Nothing it changes is indexed and its pages keep room, so the update stays on the page.
create table fabula.branch (
  tenant text collate "C" not null,
  campaign_id text collate "C" not null,
  session_id text collate "C" not null,
  branch text collate "C" not null,
  parent text collate "C",
  fork bigint not null,
  head bigint not null,
  head_hash text not null,
  ended boolean not null default false,
  faults bigint not null default 0,
  touched text collate "C" not null,
  primary key (tenant, campaign_id, session_id, branch),
  check (head >= fork and fork >= 0)
) with (fillfactor = 50);

create table fabula.turn (
  tenant text collate "C" not null,
  campaign_id text collate "C" not null,
  session_id text collate "C" not null,
  branch text collate "C" not null,
  version bigint not null check (version > 0),
  command_id text collate "C" not null,
  bundle text not null,
  semantics integer not null,
  seat text not null,
  at text not null,
  events integer not null,
  -- All of the branch up to here, so that a fork knows without counting.
  faults bigint not null,
  state_hash text not null,
  digest text not null,
  previous text not null,
  hash text not null,
  primary key (tenant, campaign_id, session_id, branch, version),
  constraint turn_command unique (tenant, campaign_id, session_id, command_id)
);

create table fabula.turn_payload (
  tenant text collate "C" not null,
  campaign_id text collate "C" not null,
  session_id text collate "C" not null,
  branch text collate "C" not null,
  version bigint not null,
  payload text not null,
  primary key (tenant, campaign_id, session_id, branch, version)
);

create table fabula.snapshot (
  tenant text collate "C" not null,
  campaign_id text collate "C" not null,
  session_id text collate "C" not null,
  branch text collate "C" not null,
  version bigint not null,
  state_hash text not null,
  bytes bytea not null,
  primary key (tenant, campaign_id, session_id, branch, version)
);
-- It comes compressed; trying to compress it again costs time and gains nothing.
alter table fabula.snapshot alter column bytes set storage external;
alter table fabula.bundle alter column bytes set storage external;

-- No sequence orders it: a number taken early may be committed late, and a reader that has passed it never sees it.
-- Readers follow the transaction, below the snapshot's horizon (fabula.read_outbox).
create table fabula.outbox (
  tenant text collate "C" not null,
  campaign_id text collate "C" not null,
  session_id text collate "C" not null,
  branch text collate "C" not null,
  version bigint not null,
  position integer not null,
  id text collate "C" not null,
  event text collate "C" not null,
  payload text not null,
  xid xid8 not null default pg_catalog.pg_current_xact_id(),
  primary key (tenant, campaign_id, session_id, branch, version, position)
);
create index outbox_follow on fabula.outbox (tenant, xid);
`;
