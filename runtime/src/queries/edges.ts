import type { MatchEdgeIr, MatchNodeIr, TypeIr } from '../bundle/index.js';
import type { Context } from './context.js';
import { condition, type EdgeInSight, relationField, type Scope, type Slot } from './expression.js';
import { NotInSql, type Term } from './term.js';
import { Things } from './things.js';

type EdgeColumn = 'f' | 't' | 'rel' | 'against' | 'key';

/**
 * The edges that a pattern's edge may be, as a table in brackets, each once for every way it can be gone along: `a` leads to
 * `b`; `f` and `t` are the ends as the edge itself leads, `rel` which of the relations it is of, `against` whether it is gone
 * along backwards, `key` what it is known by.
 */
export class Edges {
  readonly edge: MatchEdgeIr;
  readonly alias: string;
  readonly #context: Context;
  readonly #fields = new Map<string, { readonly name: string; readonly column: string }>();
  readonly #asked = new Set<EdgeColumn>();

  constructor(context: Context, edge: MatchEdgeIr, alias: string) {
    const guarded = context.program.schema.edges.some(
      ({ relation, when }) => when !== undefined && edge.relations.includes(relation),
    );
    if (guarded) throw new NotInSql('it goes along edges with a guard: the tables don’t tell which stand');
    if (edge.leadsTo && !edge.unguarded && context.program.leadsTo?.edges.some(({ when }) => when !== undefined))
      throw new NotInSql('it goes along edges between scenes that have a guard');
    this.#context = context;
    this.edge = edge;
    this.alias = alias;
  }

  /** Columns beside `a` and `b` that are read: what nobody reads need not be said. */
  ask(...columns: readonly EdgeColumn[]): void {
    for (const column of columns) this.#asked.add(column);
  }

  /** Whether an edge leads both ways, so that a way back may be the same edge. */
  get both(): boolean {
    const { relations } = this.#context.program.schema;
    return this.edge.either === true || this.edge.relations.some((name) => relations[name]?.mutual);
  }

  /** Whether what it leads from, or to, or either of them, is surely of that type: then nobody need look. */
  leadsOnly(type: MatchNodeIr['type'], end: 'from' | 'to' | 'any'): boolean {
    if (this.edge.leadsTo || type.type !== 'ref' || type.has.length > 0) return false;
    if (type.kinds.length === 0) return true;
    const ends = end === 'any' || this.both ? (['from', 'to'] as const) : [end];
    const { relations } = this.#context.program.schema;
    const led = this.edge.relations.flatMap((name) => ends.map((each) => kindsOf(relations[name]?.[each])));
    return led.every((kinds) => kinds.length > 0 && kinds.every((kind) => type.kinds.includes(kind)));
  }

  /** What the edge's own condition and cost see beside the parameters. */
  within(scope: Scope, ends?: { readonly from: Slot; readonly to: Slot }): Scope {
    const own = this.edge.ends;
    if (!own) return scope;
    const slots = new Map(scope.slots);
    slots.set(own.from, this.#end('f', ends, 'from'));
    slots.set(own.to, this.#end('t', ends, 'to'));
    if (own.which !== undefined) this.ask('rel');
    if (own.which !== undefined)
      slots.set(own.which, { term: { sql: `${this.alias}.rel`, type: { type: 'int' }, nullable: false } });
    const [relation] = this.edge.relations;
    if (relation === undefined || this.edge.relations.length > 1) return { ...scope, slots };
    const inSight: EdgeInSight = { relation, from: own.from, to: own.to, field: (name) => this.#field(relation, name) };
    return { slots, edges: [...scope.edges, inSight] };
  }

  /** Only those that the edge's condition lets through, and that lead to what is there. */
  filtered(scope: Scope): string {
    const { when } = this.edge;
    const asked = when ? condition(this.#context, this.within(scope), when) : 'true';
    const isThere = this.edge.leadsTo || this.#context.given.allThere;
    const there = isThere ? '' : ` join ${this.#things().render()} here on here.id = ${this.alias}.b`;
    if (there === '' && asked === 'true') return this.render();
    return `(select ${this.alias}.* from ${this.render()} ${this.alias}${there} where ${asked})`;
  }

  render(): string {
    if (this.edge.leadsTo) return this.#leads();
    const parts = this.edge.relations.flatMap((relation, index) => {
      const { from, where } = this.#context.from(this.#context.relation(relation), 'r');
      const mutual = this.#context.program.schema.relations[relation]?.mutual === true;
      const fields = [...this.#fields.values()].map(({ name, column }) => `, ${column} as ${name}`).join('');
      const key = `'${index}/' || pg_catalog.octet_length(r.from_id) || '/' || r.from_id || '/' || r.to_id`;
      const part = (a: string, b: string, against: boolean, more: string): string => {
        const columns = { f: 'r.from_id', t: 'r.to_id', rel: String(index), against: String(against), key };
        const asked = [...this.#asked].map((name) => `, ${columns[name]} as ${name}`).join('');
        return `select r.${a} as a, r.${b} as b${asked}${fields} from ${from} where ${where}${more}`;
      };
      const there = part('from_id', 'to_id', false, '');
      // An edge from a thing to itself is one way to go, not two.
      if (!mutual && !this.edge.either) return [there];
      return [there, part('to_id', 'from_id', !mutual, ' and r.from_id <> r.to_id')];
    });
    return `(${parts.join(' union all ')})`;
  }

  /** How many things that are there have such an edge: no walk is longer. */
  size(): string {
    if (this.edge.leadsTo) {
      const scenes = (this.#context.program.leadsTo?.edges ?? []).flatMap(({ from, to }) => [from, to]);
      return String(new Set(scenes).size);
    }
    const ends = this.edge.relations.flatMap((relation) => {
      const { from, where } = this.#context.from(this.#context.relation(relation), 'r');
      return ['from_id', 'to_id'].map((end) => `select r.${end} as id from ${from} where ${where}`);
    });
    return `(select pg_catalog.count(*) from (${ends.join(' union ')}) j join ${this.#things().render()} here on here.id = j.id)`;
  }

  #end(column: 'f' | 't', ends: { readonly from: Slot; readonly to: Slot } | undefined, which: 'from' | 'to'): Slot {
    // Where an edge leads one way only, its ends are the things that are matched.
    if (ends && !this.both) return ends[which];
    this.ask(column);
    const kinds = this.edge.relations.flatMap((name) => kindsOf(this.#context.program.schema.relations[name]?.[which]));
    const type = this.edge.leadsTo ? ({ type: 'scene' } as const) : ({ type: 'ref', kinds } as const);
    return { term: { sql: `${this.alias}.${column}`, type, nullable: false } };
  }

  #field(relation: string, name: string): Term {
    const { column, ...term } = relationField(this.#context, relation, 'r', name);
    const known = this.#fields.get(column) ?? { name: `x${this.#fields.size}`, column: term.sql };
    this.#fields.set(column, known);
    return { ...term, sql: `${this.alias}.${known.name}` };
  }

  #things(): Things {
    const { relations } = this.#context.program.schema;
    const ends = this.edge.relations.flatMap((name) => [relations[name]?.from, relations[name]?.to].map(kindsOf));
    // No kinds are all of them.
    return new Things(this.#context, ends.some((kinds) => kinds.length === 0) ? [] : [...new Set(ends.flat())]);
  }

  #leads(): string {
    const edges = this.#context.program.leadsTo?.edges ?? [];
    const rows = edges.map(({ from, to }, index) => ({ from, to, index }));
    const part = (a: string, b: string, against: boolean, where: string): string => {
      const json = this.#context.parameter(JSON.stringify(rows), 'json');
      return `select v."${a}" as a, v."${b}" as b, v."from" as f, v."to" as t, 0 as rel, ${against} as against, v.index as key from pg_catalog.json_to_recordset(${json}) as v ("from" text collate "C", "to" text collate "C", index text collate "C")${where}`;
    };
    const there = part('from', 'to', false, '');
    const back = this.edge.either ? ` union all ${part('to', 'from', true, ` where v."from" <> v."to"`)}` : '';
    return `(${there}${back})`;
  }
}

function kindsOf(type: TypeIr | undefined): readonly string[] {
  return type?.type === 'ref' ? type.kinds : [];
}

export function sceneTable(context: Context): string {
  return `(select s.id from ${context.rank(true)} s)`;
}
