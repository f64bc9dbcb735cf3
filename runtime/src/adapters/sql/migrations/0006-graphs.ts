/**
 * Which packs have a graph beside their tables, and how far each branch has got into it. Neither is in a backup: a graph is
 * made again from the tables. What names a person is in no graph, so that `fabula.forget` has nothing to do here.
 */
export const graphs = `
create table fabula.graph (
  pack text collate "C" primary key,
  graph_name text collate "C" not null,
  model text collate "C" not null,
  migration integer not null
);

-- What a branch's part of the graph was made from. Without a row, or with another head or model than now, it is behind.
create table fabula.graph_branch (
  tenant text collate "C" not null,
  campaign_id text collate "C" not null,
  session_id text collate "C" not null,
  branch text collate "C" not null,
  pack text collate "C" not null,
  model text collate "C" not null,
  head bigint not null,
  head_hash text not null,
  primary key (tenant, campaign_id, session_id, branch)
);
create index graph_branch_pack on fabula.graph_branch (pack);

alter table fabula.graph_branch enable row level security;
alter table fabula.graph_branch force row level security;
create policy tenant on fabula.graph_branch
  using (tenant = pg_catalog.current_setting('fabula.tenant', true))
  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
create policy maintenance on fabula.graph_branch to current_user
  using (pg_catalog.current_setting('fabula.maintenance', true) = 'on')
  with check (pg_catalog.current_setting('fabula.maintenance', true) = 'on');

-- Graphs are fed by the owner. The application takes a stamp away where it replaces a branch's rows.
do $$
begin
  if exists (select from pg_catalog.pg_roles where rolname = 'fabula_app') then
    grant select on fabula.graph to fabula_app;
    grant select, delete on fabula.graph_branch to fabula_app;
  end if;
end
$$;
`;
