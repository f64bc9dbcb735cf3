-- The tables of the pack first_scene, made by `fabula build` from its declarations.

create schema "first_scene";
comment on schema "first_scene" is 'The state of First Scene, written by Fabula from the ledger.';

create function "first_scene"."fabula_project"(
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
    raise exception '% has no table %', 'first_scene', change ->> 'table' using errcode = 'FB003';
  end loop;
end
$fabula$;
comment on function "first_scene"."fabula_project"(text, text, text, text, jsonb) is 'Writes the rows that a turn changed.';
