import type {
  FieldIr,
  Json,
  ProgramIr,
  ProjectionColumnIr,
  ProjectionIr,
  ProjectionTableIr,
  SceneIr,
  TypeIr,
} from '../bundle/index.js';
import { fingerprint, freeName, graphName } from './names.js';

/**
 * What of a pack's tables is a property graph, and under which names: people, places and things with the relations
 * between them, and the scenes with what leads from one to another. The tables are the truth, the graph is made from
 * them and can be made again.
 *
 * Every vertex and every edge has the properties `tenant`, `campaign`, `session` and `branch`, and every vertex `id`.
 * What is secret or personal is in no property, nor is what lies in its table as a whole (lists, records).
 */
export interface GraphModel {
  /** The graph's name in the database: `harbor.graph`. */
  readonly graph: string;
  /** Where the tables lie. */
  readonly schema: string;
  readonly vertices: readonly VertexLabel[];
  readonly edges: readonly EdgeLabel[];
  /** The vertices of the scenes' label, the same in every branch. */
  readonly scenes: readonly SceneRow[];
  /** The edges of the narrative graph, in the order of `ProgramIr.leadsTo`. */
  readonly leads: readonly LeadRow[];
  /** Differs where anything above does. */
  readonly version: string;
}

export interface VertexLabel {
  /** The name of the table, where there is one. */
  readonly label: string;
  readonly of: VertexOf;
  /** Absent for scenes, and for players that have no table. */
  readonly table?: string;
  readonly properties: readonly GraphProperty[];
}

/** `player`: those of a pack whose players are of no kind. */
export type VertexOf =
  | { readonly of: 'kind'; readonly kind: string }
  | { readonly of: 'player' }
  | { readonly of: 'scene' };

export interface EdgeLabel {
  /** The name of the table, where there is one. */
  readonly label: string;
  /** Absent: `leads_to`. */
  readonly relation: string | undefined;
  readonly table?: string;
  /** Of which kinds its ends are; none named are all of them. Absent for `leads_to`. */
  readonly ends?: { readonly from: readonly string[]; readonly to: readonly string[] };
  readonly properties: readonly GraphProperty[];
}

/** A property that is `none` is not there. */
export interface GraphProperty {
  /** The column's name, unless every vertex has a property of that name. */
  readonly name: string;
  /** Absent for what scenes have. */
  readonly column?: ProjectionColumnIr;
}

export interface SceneRow {
  readonly id: string;
  /** `title` where it has no holes, `place`, `mass`, and `cast` as a list of ids. */
  readonly properties: { readonly [name: string]: Json };
}

export interface LeadRow {
  readonly from: string;
  readonly to: string;
  /** `at`: its place in `ProgramIr.leadsTo.edges`; `guarded`: whether a guard says when it can be gone. */
  readonly properties: { readonly [name: string]: Json };
}

/** What every vertex and every edge has, beside a vertex's `id`. */
export const scopeProperties = ['tenant', 'campaign', 'session', 'branch'] as const;

/** The graph of a program; undefined where it has no tables. */
export function graphModel(program: ProgramIr): GraphModel | undefined {
  const { projection, leadsTo } = program;
  if (!projection) return undefined;
  const names = new LabelNames(projection);
  const vertices: VertexLabel[] = [];
  const edges: EdgeLabel[] = [];
  for (const table of projection.tables) {
    const { rows } = table;
    if (rows.of === 'kind')
      vertices.push(labelOf(table, { of: 'kind', kind: rows.kind }, properties(program, table, vertexOwn)));
    if (rows.of === 'relation')
      edges.push({
        label: names.table(table.table),
        relation: rows.relation,
        table: table.table,
        ends: endsOf(program, rows.relation),
        properties: properties(program, table, scopeProperties),
      });
  }
  // Players of a kind are in its table. Others have one of their own where they have fields.
  if (program.schema.player.kind === undefined) {
    const table = projection.tables.find(({ rows }) => rows.of === 'player');
    vertices.push(
      table
        ? labelOf(table, { of: 'player' }, properties(program, table, vertexOwn))
        : { label: names.free('player'), of: { of: 'player' }, properties: [] },
    );
  }
  if (leadsTo) {
    vertices.push({ label: names.free('scene'), of: { of: 'scene' }, properties: sceneProperties });
    const more = new Set(leads(program).flatMap(({ properties: each }) => Object.keys(each)));
    edges.push({
      label: names.free('leads_to'),
      relation: undefined,
      properties: [...more].sort().map((name) => ({ name })),
    });
  }
  const model = {
    graph: graphName(projection.schema),
    schema: projection.schema,
    vertices,
    edges,
    scenes: (leadsTo?.scenes ?? []).map((name) => sceneRow(name, program.scenes[name])),
    leads: leads(program),
  };
  return { ...model, version: fingerprint(JSON.stringify(model)) };

  function labelOf(table: ProjectionTableIr, of: VertexOf, own: readonly GraphProperty[]): VertexLabel {
    return { label: names.table(table.table), of, table: table.table, properties: own };
  }
}

const vertexOwn: readonly string[] = [...scopeProperties, 'id'];
const sceneProperties: readonly GraphProperty[] = ['title', 'place', 'mass', 'cast'].map((name) => ({ name }));

/** Labels are tables of one schema: vertices and edges share their names. */
class LabelNames {
  readonly #taken: Set<string>;

  constructor({ tables, former }: ProjectionIr) {
    this.#taken = new Set([...tables.map(({ table }) => table), ...(former ?? [])]);
  }

  /** AGE keeps the names that begin so for itself. */
  table(name: string): string {
    return name.startsWith('_ag_') ? this.free(`label${name}`) : name;
  }

  free(name: string): string {
    const free = freeName(name, this.#taken);
    this.#taken.add(free);
    return free;
  }
}

function properties(
  program: ProgramIr,
  { rows, columns }: ProjectionTableIr,
  own: readonly string[],
): readonly GraphProperty[] {
  const taken = new Set([...own, ...columns.map(({ column }) => column)]);
  return columns.flatMap((column) => {
    if (column.as.form !== 'plain' && column.as.form !== 'numeric') return [];
    const field = fieldOf(program, rows, column);
    if (field?.secret || field?.personal) return [];
    if (!own.includes(column.column)) return [{ name: column.column, column }];
    const name = freeName(column.column, taken);
    taken.add(name);
    return [{ name, column }];
  });
}

function endsOf({ schema }: ProgramIr, relation: string): NonNullable<EdgeLabel['ends']> {
  const kinds = (type: TypeIr | undefined): readonly string[] => (type?.type === 'ref' ? type.kinds : []);
  const declared = schema.relations[relation];
  return { from: kinds(declared?.from), to: kinds(declared?.to) };
}

/** The declaration of what a column holds; undefined where it is no field. */
function fieldOf(
  { schema }: ProgramIr,
  rows: ProjectionTableIr['rows'],
  { from }: ProjectionColumnIr,
): FieldIr | undefined {
  if (from.from !== 'field') return undefined;
  if (from.component !== undefined) {
    const name = from.field.slice(from.component.length + 1);
    return schema.components[from.component]?.fields.find((field) => field.name === name);
  }
  return fieldsOf(schema, rows).find(({ name }) => name === from.field);
}

function fieldsOf(schema: ProgramIr['schema'], rows: ProjectionTableIr['rows']): readonly FieldIr[] {
  switch (rows.of) {
    case 'kind':
      return schema.kinds[rows.kind]?.fields ?? [];
    case 'relation':
      return schema.relations[rows.relation]?.fields ?? [];
    case 'player':
      return schema.player.fields;
    default:
      return [];
  }
}

function sceneRow(id: string, scene: SceneIr | undefined): SceneRow {
  const text = scene?.title?.template.every((part) => typeof part === 'string')
    ? scene.title.template.join('')
    : undefined;
  return {
    id,
    properties: {
      ...(text !== undefined && { title: text }),
      ...(scene?.at !== undefined && { place: scene.at }),
      ...(scene?.mass !== undefined && { mass: scene.mass }),
      ...(scene && scene.cast.length > 0 && { cast: scene.cast }),
    },
  };
}

function leads({ leadsTo }: ProgramIr): readonly LeadRow[] {
  return (leadsTo?.edges ?? []).map(({ from, to, when, values }, at) => {
    const declared: { [name: string]: Json } = {};
    for (const { name, secret, personal } of leadsTo?.fields ?? []) {
      const value = values?.[name];
      // What has to be reckoned, or is no plain value, stays with the bundle.
      if (secret || personal || leadsOwn.includes(name) || value?.op !== 'const') continue;
      if (value.value !== null && typeof value.value !== 'object') declared[name] = value.value;
    }
    return { from, to, properties: { ...declared, at, guarded: when !== undefined } };
  });
}

const leadsOwn: readonly string[] = [...scopeProperties, 'at', 'guarded'];
