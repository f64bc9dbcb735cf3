import { decodeValue, type ExprIr, type QueryIr, type Value } from '../../bundle/index.js';
import type { EdgeLabel, VertexLabel } from '../../graph/index.js';
import type { Context } from '../context.js';
import { relationField } from '../expression.js';
import { NotInSql, type SqlType } from '../term.js';
import { Things } from '../things.js';
import type { CypherGiven } from './cypher-given.js';
import { cypherName } from './cypher-text.js';
import { propertyOf } from './graph-things.js';

/** What a condition sees of one way. */
export interface Sight {
  readonly context: Context;
  readonly given: CypherGiven;
  readonly parameters: QueryIr['parameters'];
  readonly vertices: ReadonlyMap<string, SeenVertex>;
  readonly edges: readonly SeenEdge[];
}

export interface SeenVertex {
  readonly name: string;
  readonly label: VertexLabel;
}

export interface SeenEdge {
  readonly name: string;
  readonly label: EdgeLabel;
  /** The slots of its ends, as the edge itself leads. */
  readonly from: string;
  readonly to: string;
}

interface Operand {
  readonly text: string;
  readonly type: SqlType['type'];
  readonly nullable: boolean;
}

/**
 * A condition in Cypher, true or false of every row, or undefined where Cypher would not say exactly the same: figures that
 * grow, texts in order (it has the database's own), what may be refused. That is asked by SQL of what Cypher has found.
 */
export function cypherCondition(sight: Sight, node: ExprIr): string | undefined {
  switch (node.op) {
    case 'and':
    case 'or': {
      const [left, right] = [cypherCondition(sight, node.left), cypherCondition(sight, node.right)];
      if (left === undefined || right === undefined) return undefined;
      return `(${left} ${node.op === 'and' ? 'AND' : 'OR'} ${right})`;
    }
    case 'unary': {
      const of = node.operator === 'not' ? cypherCondition(sight, node.of) : undefined;
      return of && `(NOT ${of})`;
    }
    case 'isKind': {
      const of = vertexOf(sight, node.of)?.label.of;
      return of && String(of.of === 'kind' && node.kinds.includes(of.kind));
    }
    case 'binary':
      return comparison(node.operator, operand(sight, node.left), operand(sight, node.right));
    case 'const':
    case 'local':
    case 'field':
    case 'edge': {
      const of = operand(sight, node);
      return of?.type === 'bool' ? equal(of, { text: 'true', type: 'bool', nullable: false }) : undefined;
    }
    default:
      return undefined;
  }
}

/** A condition's parts that all have to hold. */
export function conjuncts(node: ExprIr): readonly ExprIr[] {
  return node.op === 'and' ? [...conjuncts(node.left), ...conjuncts(node.right)] : [node];
}

/** A value that is known before the graph is asked; undefined where it is not. */
export function knownValue(
  { program, given }: Context,
  parameters: QueryIr['parameters'],
  node: ExprIr,
): Value | undefined {
  if (node.op === 'const') return decodeValue(node.value);
  if (node.op === 'player' && !program.seats) return 'player';
  const name = node.op === 'local' ? parameters.find(({ slot }) => slot === node.slot)?.name : undefined;
  return name === undefined ? undefined : (given.arguments[name] ?? null);
}

const signs: { readonly [operator: string]: string } = { lt: '<', le: '<=', gt: '>', ge: '>=' };

function comparison(operator: string, left: Operand | undefined, right: Operand | undefined): string | undefined {
  if (!left || !right) return undefined;
  if (operator === 'eq') return equal(left, right);
  if (operator === 'ne') return `(NOT ${equal(left, right)})`;
  const sign = signs[operator];
  if (sign === undefined || !isFigure(left) || !isFigure(right)) return undefined;
  const there = [left, right].flatMap(({ text, nullable }) => (nullable ? [`${text} IS NOT NULL AND `] : []));
  return `(${there.join('')}${left.text} ${sign} ${right.text})`;
}

function equal(left: Operand, right: Operand): string {
  if (left.type === 'none' && right.type === 'none') return 'true';
  if (left.type === 'none') return `(${right.text} IS NULL)`;
  if (right.type === 'none') return `(${left.text} IS NULL)`;
  const same = `${left.text} = ${right.text}`;
  const there = [left, right].flatMap(({ text, nullable }) => (nullable ? [`${text} IS NOT NULL AND `] : []));
  if (there.length < 2) return `(${there.join('')}${same})`;
  return `((${left.text} IS NULL AND ${right.text} IS NULL) OR (${there.join('')}${same}))`;
}

function isFigure({ type }: Operand): boolean {
  return type === 'int' || type === 'float';
}

function operand(sight: Sight, node: ExprIr): Operand | undefined {
  const { context, given, parameters } = sight;
  const value = knownValue(context, parameters, node);
  if (value !== undefined) return constant(given, value);
  const vertex = vertexOf(sight, node);
  if (vertex) {
    const type = vertex.label.of.of === 'scene' ? 'scene' : 'ref';
    return { text: `${vertex.name}.id`, type, nullable: false };
  }
  if (node.op === 'toFloat') {
    const of = operand(sight, node.of);
    return of && isFigure(of) ? { ...of, type: 'float' } : undefined;
  }
  if (node.op === 'field') return vertexField(sight, node);
  if (node.op === 'edge') return edgeField(sight, node);
  return undefined;
}

function constant(given: CypherGiven, value: Value): Operand | undefined {
  if (value === null) return { text: 'null', type: 'none', nullable: true };
  if (typeof value === 'boolean') return { text: String(value), type: 'bool', nullable: false };
  if (typeof value === 'number')
    return { text: given.of(value), type: Number.isInteger(value) ? 'int' : 'float', nullable: false };
  return typeof value === 'string' ? { text: given.of(value), type: 'text', nullable: false } : undefined;
}

function vertexOf({ vertices }: Sight, node: ExprIr): SeenVertex | undefined {
  return node.op === 'local' ? vertices.get(node.slot) : undefined;
}

function vertexField(sight: Sight, { of, field, component }: Extract<ExprIr, { op: 'field' }>): Operand | undefined {
  const vertex = vertexOf(sight, of);
  // Of a component it has to be known whether it is there.
  if (vertex?.label.of.of !== 'kind' || component !== undefined) return undefined;
  const { label, name } = vertex;
  const property = propertyOf(label, ({ from }) => from.from === 'field' && from.field === field);
  if (property?.column?.as.form !== 'plain') return undefined;
  const { kind } = vertex.label.of;
  const term = tried(() => new Things(sight.context, [kind]).field('', field, undefined));
  return term && read(`${name}.${cypherName(property.name)}`, term.type, term.nullable);
}

function edgeField(sight: Sight, node: Extract<ExprIr, { op: 'edge' }>): Operand | undefined {
  const slotOf = (end: ExprIr): string | undefined => (end.op === 'local' ? end.slot : undefined);
  const edge = sight.edges.find(
    ({ label, from, to }) => label.relation === node.relation && from === slotOf(node.from) && to === slotOf(node.to),
  );
  const property = edge && propertyOf(edge.label, ({ from }) => from.from === 'field' && from.field === node.field);
  if (!edge || property?.column?.as.form !== 'plain') return undefined;
  const term = tried(() => relationField(sight.context, node.relation, '', node.field));
  return term && read(`${edge.name}.${cypherName(property.name)}`, term.type, term.nullable);
}

function read(text: string, { type }: SqlType, nullable: boolean): Operand | undefined {
  return type === 'big' || type === 'list' ? undefined : { text, type, nullable };
}

function tried<T>(say: () => T): T | undefined {
  try {
    return say();
  } catch (error) {
    if (error instanceof NotInSql) return undefined;
    throw error;
  }
}
