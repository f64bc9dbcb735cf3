import {
  type EdgeLabel,
  type GraphModel,
  type GraphProperty,
  scopeProperties,
  type VertexLabel,
} from '../../../graph/index.js';
import { quoteName } from '../pack-schema.js';

/**
 * What a graph is made of, as SQL over the tables of one branch, whose key is `$1` to `$4`. Label tables are filled by
 * plain inserts: a `create` in Cypher takes milliseconds an edge. All of AGE's names are qualified.
 */

/** `id` and `properties` of what a label's vertices are to be. `$5` holds the scenes, as a list of JSON texts. */
export function wantedVertices(model: GraphModel, label: VertexLabel): string {
  if (label.of.of === 'scene')
    return `select ${textOf('s.properties', 'id')} as id, s.properties
  from (select v.text::ag_catalog.agtype as properties from pg_catalog.json_array_elements_text($5::json) v(text)
         where ($1::text, $2::text, $3::text, $4::text) is not null) s`;
  if (label.table !== undefined)
    return `select t.entity_id as id, ${mapOf([["'id'", 't.entity_id'], ...valuesOf(label.properties)])} as properties
  from ${tableIn(model, label.table)} t where ${rowsOf('t')}`;
  // Players who are in no table are known by what they are linked to.
  const ends = model.edges.flatMap(({ table }) =>
    table === undefined
      ? []
      : ['from_id', 'to_id'].map(
          (end) => `select t.${end} as id from ${tableIn(model, table)} t where ${rowsOf('t')} and ${isPlayer(end)}`,
        ),
  );
  const ids = ends.length === 0 ? `select null::text as id where false` : ends.join(' union ');
  return `select p.id, ${mapOf([["'id'", 'p.id']])} as properties from (${ids}) p`;
}

/** `from_id`, `to_id` and `properties` of what a label's edges are to be. `$5` holds the leads, as a list of JSON. */
export function wantedEdges(model: GraphModel, label: EdgeLabel): string {
  if (label.table === undefined)
    return `select l.from as from_id, l.to as to_id, l.properties::ag_catalog.agtype as properties
  from pg_catalog.json_to_recordset($5::json) as l ("from" text, "to" text, properties text)`;
  return `select t.from_id, t.to_id, ${mapOf(valuesOf(label.properties))} as properties
  from ${tableIn(model, label.table)} t where ${rowsOf('t')}`;
}

/** `vertex` (its number in the graph) and `id` of what an edge's ends may be. */
export function endsOf(model: GraphModel, label: EdgeLabel): string {
  const kinds = label.ends === undefined ? undefined : [...label.ends.from, ...label.ends.to];
  const open = label.ends?.from.length === 0 || label.ends?.to.length === 0;
  const labels = model.vertices.filter(({ of }) => {
    if (of.of === 'scene') return kinds === undefined;
    if (kinds === undefined) return false;
    return open || of.of === 'player' || kinds.includes(of.kind);
  });
  if (labels.length === 0) return `select null::ag_catalog.graphid as vertex, null::text as id where false`;
  return labels
    .map(
      (each) =>
        `select v.id as vertex, ${textOf('v.properties', 'id')} as id from ${labelIn(model, each.label)} v where ${branchOf('v')}`,
    )
    .join(' union all ');
}

/** A branch's vertices or edges, by index. */
export function branchOf(alias: string): string {
  const values = [1, 2, 3, 4].map((at) => `ag_catalog.agtype_build_map('k', $${at}::text)`);
  return scopeProperties
    .map((name, index) => `${accessed(alias, name)} = ${access(values[index] ?? '', 'k')}`)
    .join(' and ');
}

/** Written as Cypher reads a property, so that the index serves both. */
export function accessed(alias: string, name: string): string {
  return access(`${alias === '' ? '' : `${alias}.`}properties`, name);
}

export function textOf(map: string, name: string): string {
  return `ag_catalog.agtype_object_field_text(${map}, '${name}')`;
}

export function labelIn({ graph }: GraphModel, label: string): string {
  return `${quoteName(graph)}.${quoteName(label)}`;
}

/** What the parameter `$5` is of a label, where it has one. */
export function staticRows(
  model: GraphModel,
  label: VertexLabel | EdgeLabel,
  scope: { readonly [name: string]: string },
): string | undefined {
  if ('of' in label)
    return label.of.of === 'scene'
      ? JSON.stringify(model.scenes.map(({ id, properties }) => JSON.stringify({ ...properties, ...scope, id })))
      : undefined;
  if (label.table !== undefined) return undefined;
  return JSON.stringify(
    model.leads.map(({ from, to, properties }) => ({
      from,
      to,
      properties: JSON.stringify({ ...properties, ...scope }),
    })),
  );
}

type Pair = readonly [name: string, value: string];

function valuesOf(properties: readonly GraphProperty[]): readonly Pair[] {
  return properties.flatMap(({ name, column }) =>
    column ? [[quoteText(name), `t.${quoteName(column.column)}`] as const] : [],
  );
}

const scope: readonly Pair[] = scopeProperties.map((name, index) => [`'${name}'`, `$${index + 1}::text`] as const);

/** A function takes a hundred arguments. What is null is left out. */
function mapOf(pairs: readonly Pair[]): string {
  const all = [...scope, ...pairs];
  const parts: string[] = [];
  for (let start = 0; start < all.length; start += 50) {
    const list = all.slice(start, start + 50).map(([name, value]) => `${name}, ${value}`);
    parts.push(`ag_catalog.agtype_build_map_nonull(${list.join(', ')})`);
  }
  return parts.reduce((whole, part) => `ag_catalog.agtype_concat(${whole}, ${part})`);
}

function access(map: string, name: string): string {
  return `ag_catalog.agtype_access_operator(variadic array[${map}, '"${name}"'::ag_catalog.agtype])`;
}

function tableIn({ schema }: GraphModel, table: string): string {
  return `${quoteName(schema)}.${quoteName(table)}`;
}

function rowsOf(alias: string): string {
  return ['tenant', 'campaign_id', 'session_id', 'branch']
    .map((column, index) => `${alias}.${column} = $${index + 1}`)
    .join(' and ');
}

function isPlayer(column: string): string {
  return `(t.${column} = 'player' or t.${column} like 'player/%')`;
}

/** Names of properties come from columns, which hold what a name of the language may hold; quoted all the same. */
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
