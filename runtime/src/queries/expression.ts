import type { ExprIr, FieldIr, Json } from '../bundle/index.js';
import { decodeValue } from '../bundle/index.js';
import type { Context } from './context.js';
import { operate } from './operators.js';
import { inCast, sceneField, sceneTitle } from './scenes.js';
import { both, holds, NotInSql, okIf, quoteText, type SqlType, type Term, typeIn } from './term.js';
import { checkReadable, scaled, type ThingColumns, Things } from './things.js';

/** What a slot holds: a value, and of a thing that is matched the table it is read from. */
export interface Slot {
  readonly term: Term;
  readonly things?: { readonly things: ThingColumns; readonly alias: string };
  /** The parts of a walk, by name. */
  readonly parts?: { readonly [name: string]: Term };
}

/** An edge whose fields can be read where it is looked at. */
export interface EdgeInSight {
  readonly relation: string;
  readonly from: string;
  readonly to: string;
  readonly field: (name: string) => Term;
}

/** What an expression sees. */
export interface Scope {
  readonly slots: ReadonlyMap<string, Slot>;
  readonly edges: readonly EdgeInSight[];
}

type Of<O extends ExprIr['op']> = Extract<ExprIr, { op: O }>;

const bool: SqlType = { type: 'bool' };

/** Says an expression in SQL, or throws `NotInSql` with what it is that can't be said. */
export function express(context: Context, scope: Scope, node: ExprIr): Term {
  const say = (each: ExprIr): Term => express(context, scope, each);
  switch (node.op) {
    case 'const':
      return constant(context, node.value);
    case 'local': {
      const slot = scope.slots.get(node.slot);
      if (!slot || slot.parts) throw new NotInSql('it reads a walk as a whole');
      return slot.term;
    }
    case 'get': {
      const slot = node.of.op === 'local' ? scope.slots.get(node.of.slot) : undefined;
      const part = slot?.parts?.[node.name];
      if (!part) throw new NotInSql(`it reads the part \`${node.name}\` of a value`);
      return part;
    }
    case 'player': {
      const { kind } = context.program.schema.player;
      if (context.program.seats) throw new NotInSql('it asks for the player, and there are several');
      return {
        sql: quoteText('player'),
        type: { type: 'ref', kinds: kind === undefined ? [] : [kind] },
        nullable: false,
      };
    }
    case 'state':
      return stateField(context, node);
    case 'field':
      return thingField(context, scope, node);
    case 'edge':
      return edgeField(scope, node);
    case 'has': {
      const { read, ok } = reader(context, scope, node.of);
      const all = node.components.map((component) => read((things, alias) => things.has(alias, component)));
      return {
        sql: conjunction(all.map(({ sql }) => `coalesce(${sql}, false)`)),
        type: bool,
        nullable: false,
        ...okIf(ok),
      };
    }
    case 'isKind': {
      const { read, ok } = reader(context, scope, node.of);
      const { sql } = read((things, alias) => things.isKind(alias, node.kinds));
      return { sql: `coalesce(${sql}, false)`, type: bool, nullable: false, ...okIf(ok) };
    }
    case 'unary': {
      const of = say(node.of);
      if (node.operator !== 'not') return { ...of, sql: `(-${of.sql})` };
      return {
        sql: of.nullable ? `(${of.sql} is not true)` : `(not ${of.sql})`,
        type: bool,
        nullable: false,
        ...okIf(of.ok),
      };
    }
    case 'and':
    case 'or':
      return logical(node.op, say(node.left), say(node.right));
    case 'if':
      return choice(say(node.condition), say(node.then), say(node.else));
    case 'binary':
      return inCast(context, node, say) ?? operate(node.operator, say(node.left), say(node.right));
    case 'block':
      return express(context, withLets(context, scope, node), node.value);
    case 'toFloat': {
      const of = say(node.of);
      if (of.type.type === 'big') throw new NotInSql('it makes a float of a decimal');
      return { ...of, sql: `(${of.sql})::double precision`, type: { type: 'float' } };
    }
    case 'builtin':
      if (node.name === 'ordinal') return ordinal(context, node, say);
      throw new NotInSql(`it calls \`${node.name}\``);
    case 'call':
      throw new NotInSql(`it calls the function \`${node.function}\``);
    case 'extern':
      throw new NotInSql(`it asks the host for \`${node.function}\``);
    case 'query':
      throw new NotInSql(`it asks another query, \`${node.query}\``);
    case 'title':
      return sceneTitle(context, node, say);
    case 'sceneField':
      return sceneField(context, node, say);
    default:
      throw new NotInSql(`it uses \`${node.op}\``);
  }
}

/** The scope of a block's value: each `let` is said again wherever it is read. */
export function withLets(context: Context, scope: Scope, block: Of<'block'>): Scope {
  const slots = new Map(scope.slots);
  for (const statement of block.do) {
    if (statement.do !== 'let') throw new NotInSql(`it uses \`${statement.do}\``);
    slots.set(statement.slot, { term: express(context, { ...scope, slots }, statement.value) });
  }
  return { ...scope, slots };
}

function constant(context: Context, json: Json): Term {
  const value = decodeValue(json);
  return valueTerm(context, value);
}

/** A value that is known when the query is asked. */
export function valueTerm(context: Context, value: unknown, wanted?: SqlType): Term {
  if (value === null) return { sql: 'null', type: { type: 'none' }, nullable: true };
  if (typeof value === 'boolean') return { sql: String(value), type: bool, nullable: false };
  if (typeof value === 'bigint') return { sql: `(${value})::numeric`, type: { type: 'big' }, nullable: false };
  if (typeof value === 'number') {
    const whole = Number.isInteger(value) && wanted?.type !== 'float';
    return whole
      ? { sql: `(${value})::bigint`, type: { type: 'int' }, nullable: false }
      : { sql: `(${value})::double precision`, type: { type: 'float' }, nullable: false };
  }
  if (typeof value === 'string') {
    if (value.includes('\u0000')) throw new NotInSql('a text has a character that a database can’t hold');
    const sql = `(${context.parameter(value, 'text')} collate "C")`;
    return { sql, type: wanted ?? { type: 'text' }, nullable: false };
  }
  throw new NotInSql('it is asked with a value that is more than a figure, a text or a thing');
}

function stateField(context: Context, { scope, name }: Of<'state'>): Term {
  if (scope === 'campaign') throw new NotInSql('it reads the campaign, which other sessions write to, too');
  const field = context.program.schema[scope].find((each) => each.name === name);
  const table = context.table((rows) => rows.of === 'block' && rows.block === scope);
  const column = table?.columns.find(({ from }) => from.from === 'field' && from.field === name);
  if (!field || !table || !column) throw new NotInSql(`\`${name}\` has no column`);
  checkReadable(field);
  const { from, where } = context.from(table, 's');
  return { sql: `(select ${scaled('s', column)} from ${from} where ${where})`, ...typeIn(field.type) };
}

function thingField(context: Context, scope: Scope, { of, field, component }: Of<'field'>): Term {
  const { read, ok } = reader(context, scope, of);
  const term = read((things, alias) => things.field(alias, field, component));
  return { ...term, ...okIf(ok, term.ok) };
}

interface ThingReader {
  readonly read: (column: (things: ThingColumns, alias: string) => Term) => Term;
  readonly ok: string | undefined;
}

/** How columns of a thing are read: of what is matched where it stands, of any other by its id. */
function reader(context: Context, scope: Scope, of: ExprIr): ThingReader {
  const slot = of.op === 'local' ? scope.slots.get(of.slot) : undefined;
  if (slot?.things) {
    const { things, alias } = slot.things;
    return { read: (column) => column(things, alias), ok: undefined };
  }
  const id = express(context, scope, of);
  const kinds = id.type.type === 'ref' ? id.type.kinds : [];
  const among = (column: (things: ThingColumns, alias: string) => Term, sql: (term: Term) => string): string => {
    const things = new Things(context, kinds);
    const wanted = sql(column(things, 'x'));
    return `(select ${wanted} from ${things.render()} x where x.id = ${id.sql})`;
  };
  const found = `exists (select 1 from ${new Things(context, kinds).render()} x where x.id = ${id.sql})`;
  return {
    read: (column) => {
      const term = column(new Things(context, kinds), 'x');
      const ok = term.ok === undefined ? undefined : `coalesce(${among(column, (each) => each.ok ?? 'true')}, false)`;
      return { sql: among(column, ({ sql }) => sql), type: term.type, nullable: term.nullable, ...okIf(ok) };
    },
    ok: both(id.ok, found),
  };
}

function edgeField(scope: Scope, { relation, from, to, field }: Of<'edge'>): Term {
  const slotOf = (node: ExprIr): string | undefined => (node.op === 'local' ? node.slot : undefined);
  const edge = scope.edges.find(
    (each) => each.relation === relation && each.from === slotOf(from) && each.to === slotOf(to),
  );
  if (!edge) throw new NotInSql(`it reads an edge of \`${relation}\` that is not the one it goes along`);
  return edge.field(field);
}

/** A field of a relation's edges, in a table that `alias` stands for. */
export function relationField(
  context: Context,
  relation: string,
  alias: string,
  name: string,
): Term & { readonly column: string } {
  const field: FieldIr | undefined = context.program.schema.relations[relation]?.fields.find(
    (each) => each.name === name,
  );
  const column = context.relation(relation).columns.find(({ from }) => from.from === 'field' && from.field === name);
  if (!field || !column) throw new NotInSql(`\`${relation}.${name}\` has no column`);
  checkReadable(field);
  return { sql: scaled(alias, column), column: column.column, ...typeIn(field.type) };
}

function logical(op: 'and' | 'or', left: Term, right: Term): Term {
  const stops = op === 'and' ? `${left.sql} is not true` : `${left.sql} is true`;
  const ok = right.ok === undefined ? left.ok : both(left.ok, `(${stops} or ${right.ok})`);
  const side = ({ sql, nullable }: Term): string => (nullable ? `(${sql} is true)` : sql);
  // What would be refused is null here.
  const sure = (term: Term): string => (term.ok === undefined ? side(term) : `coalesce(${term.sql}, false)`);
  return { sql: `(${sure(left)} ${op} ${sure(right)})`, type: bool, nullable: false, ...okIf(ok) };
}

function choice(condition: Term, then: Term, otherwise: Term): Term {
  const type = then.type.type === 'none' ? otherwise.type : then.type;
  const branch =
    then.ok === undefined && otherwise.ok === undefined
      ? undefined
      : `(case when ${condition.sql} then ${then.ok ?? 'true'} else ${otherwise.ok ?? 'true'} end)`;
  return {
    sql: `(case when ${condition.sql} then ${then.sql} else ${otherwise.sql} end)`,
    type,
    nullable: then.nullable || otherwise.nullable,
    ...okIf(condition.ok, branch),
  };
}

function ordinal(context: Context, { arguments: given }: Of<'builtin'>, say: (node: ExprIr) => Term): Term {
  const [of, name] = given;
  const cases =
    name?.op === 'const' && typeof name.value === 'string'
      ? context.program.schema.enums[name.value]?.cases
      : undefined;
  if (!of || !cases) throw new NotInSql('it asks for the order of an enum that is not known');
  const term = say(of);
  const whens = cases.map((each, index) => `when ${quoteText(each.name)} then ${index}`).join(' ');
  return { ...term, sql: `(case ${term.sql} ${whens} end)::bigint`, type: { type: 'int' } };
}

function conjunction(conditions: readonly string[]): string {
  return conditions.length === 0 ? 'true' : `(${conditions.join(' and ')})`;
}

/** A condition of the pattern. Where none counts as false, so that an index sees what is asked. */
export function condition(context: Context, scope: Scope, node: ExprIr): string {
  return holds(express(context, scope, node));
}
