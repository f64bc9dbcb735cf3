import type { MatchEdgeIr } from '../../bundle/index.js';
import type { Context } from '../context.js';
import { type EdgeInSight, relationField, type Scope, type Slot } from '../expression.js';
import { NotInSql, type Term } from '../term.js';
import { asBool, asInt, asText, asValue, type Columns } from './columns.js';
import { cypherName } from './cypher-text.js';
import { propertyOf } from './graph-things.js';
import { edgeName, vertexName } from './way-text.js';

/** An edge of the pattern as it was met: what SQL reads of it. */
export class MetEdge {
  readonly #context: Context;
  readonly #columns: Columns;
  readonly #edge: MatchEdgeIr;
  readonly #index: number;
  /** Whether it leads both ways, so that a way back may be the same edge. */
  readonly #both: boolean;

  constructor(context: Context, columns: Columns, edge: MatchEdgeIr, index: number, leadsBoth: boolean) {
    this.#context = context;
    this.#columns = columns;
    this.#edge = edge;
    this.#index = index;
    this.#both = leadsBoth;
  }

  /** What rows are ordered by after the things: which relation it is of, and whether it was gone along backwards. */
  get keys(): readonly string[] {
    return [...(this.#edge.relations.length > 1 ? [this.#relation()] : []), ...(this.#both ? [this.#against()] : [])];
  }

  /** What the edge's own condition sees beside the parameters. */
  within(scope: Scope, ends: { readonly from: Slot; readonly to: Slot } | undefined): Scope {
    const own = this.#edge.ends;
    if (!own) return scope;
    const slots = new Map(scope.slots);
    slots.set(own.from, this.#end(ends, 'from'));
    slots.set(own.to, this.#end(ends, 'to'));
    if (own.which !== undefined)
      slots.set(own.which, { term: { sql: this.#relation(), type: { type: 'int' }, nullable: false } });
    const [relation] = this.#edge.relations;
    if (relation === undefined || this.#edge.relations.length > 1) return { ...scope, slots };
    const inSight: EdgeInSight = { relation, from: own.from, to: own.to, field: (name) => this.#field(relation, name) };
    return { slots, edges: [...scope.edges, inSight] };
  }

  #relation(): string {
    return this.#columns.add(
      `relation ${this.#index}`,
      ({ edges }) => String(edges[this.#index]?.[0]?.relation ?? 0),
      asInt,
    );
  }

  /** A mutual edge leads nowhere backwards. */
  #against(): string {
    const { relations } = this.#context.program.schema;
    return this.#columns.add(
      `against ${this.#index}`,
      ({ edges }) => {
        const step = edges[this.#index]?.[0];
        const name = step?.label.relation;
        return String(step?.back === true && !(name !== undefined && relations[name]?.mutual));
      },
      asBool,
    );
  }

  #end(ends: { readonly from: Slot; readonly to: Slot } | undefined, which: 'from' | 'to'): Slot {
    if (ends && !this.#both) return ends[which];
    const { from, to } = this.#edge;
    const sql = this.#columns.add(
      `${which} ${this.#index}`,
      ({ edges }) => `${vertexName((which === 'from') === (edges[this.#index]?.[0]?.back === true) ? to : from)}.id`,
      asText,
    );
    const { relations } = this.#context.program.schema;
    const kinds = this.#edge.relations.map((name) => {
      const type = relations[name]?.[which];
      return type?.type === 'ref' ? type.kinds : [];
    });
    const all = kinds.some((each) => each.length === 0) ? [] : [...new Set(kinds.flat())];
    const type = this.#edge.leadsTo ? ({ type: 'scene' } as const) : ({ type: 'ref', kinds: all } as const);
    return { term: { sql, type, nullable: false } };
  }

  #field(relation: string, name: string): Term {
    const { column, ...term } = relationField(this.#context, relation, '', name);
    const form = this.#context.relation(relation).columns.find((each) => each.column === column)?.as;
    if (!form) throw new NotInSql(`\`${relation}.${name}\` has no column`);
    const sql = this.#columns.add(
      `field ${this.#index} ${name}`,
      ({ edges }) => {
        const label = edges[this.#index]?.[0]?.label;
        const property = label && propertyOf(label, ({ from }) => from.from === 'field' && from.field === name);
        if (!property) throw new NotInSql(`the graph does not hold \`${relation}.${name}\``);
        return `${edgeName(this.#index, 0)}.${cypherName(property.name)}`;
      },
      asValue(term.type, form),
    );
    return { ...term, sql };
  }
}
