import type { ExprIr, StatementIr, WalkIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type { EdgeLength, EdgePattern, Path, RelationDeclaration } from '../../1-parse/index.js';
import { closest, lookupPath, type Symbol } from '../../2-bind/index.js';
import type { Checker } from '../checker.js';
import { endpointTypes } from '../expressions/call.js';
import { Scope, type Variable } from '../flow/scope.js';
import { namedAlike, namesOf, reportUndefined, resolvePath } from '../names.js';
import { boolTy, intTy, type Ty, unknownTy } from '../types.js';
import { bothEnds, type EndTy, eitherEnd, isEnd, sceneEnd, unknownEnd } from './ends.js';

/** An edge of a pattern, while the pattern is read. */
export interface PatternEdge {
  readonly pattern: EdgePattern;
  /** The nodes it leads from and to: `<-[r]-` leads from right to left. */
  readonly from: number;
  readonly to: number;
  readonly over: Over;
  /** Absent for one edge. */
  readonly length: { readonly least: number; readonly most: number | undefined } | undefined;
  /** What its own slots begin with. */
  readonly slot: string;
}

/** What an edge is of; nothing where that could not be found out, which was reported. */
export type Over =
  | { readonly is: 'leadsTo' }
  | { readonly is: 'relations'; readonly relations: readonly Symbol<RelationDeclaration>[] }
  | { readonly is: 'unknown' };

/** The longest walk that may be asked for by a figure. */
const longestWalk = 10_000;

/** Whether an edge is of the narrative graph: its relation is the built-in one, unless a pack has one of that name. */
export function isLeadsTo(c: Checker, path: Path): boolean {
  const [name, more] = namesOf(path);
  return name === 'leads_to' && more === undefined && lookupPath(c.chapter, 'value', ['leads_to']).found === 'none';
}

export function overOf(c: Checker, { relations, name }: EdgePattern): Over {
  const [first, second] = relations;
  if (first && !second && isLeadsTo(c, first)) return { is: 'leadsTo' };
  const found = relations.flatMap((path) => relationOf(c, path) ?? []);
  if (found.length < relations.length) return { is: 'unknown' };
  if (name && second) {
    c.report(catalogue.notInThisVersion, name.span, { keyword: `${name.text}: a | b` });
  }
  return { is: 'relations', relations: [...new Set(found)] };
}

function relationOf(c: Checker, path: Path): Symbol<RelationDeclaration> | undefined {
  const [name = '', more] = namesOf(path);
  const isNew = more === undefined && lookupPath(c.chapter, 'value', [name]).found === 'none';
  // The built-in relation is declared nowhere, so nothing else would think of it.
  if (isNew && closest(name, [...namedAlike(c, 'value', ['relation']), 'leads_to']) === 'leads_to') {
    reportUndefined(c, 'relation', name, path.span, ['leads_to']);
    return undefined;
  }
  return resolvePath(c, path, 'value', 'relation', 'relation');
}

/** What may stand at an edge's beginning and at its end. */
export function endsOf(
  c: Checker,
  { over, pattern, length }: PatternEdge,
): { readonly from: EndTy; readonly to: EndTy } {
  if (over.is === 'leadsTo') return { from: sceneEnd, to: sceneEnd };
  if (over.is === 'unknown') return { from: unknownEnd, to: unknownEnd };
  let from: EndTy | undefined;
  let to: EndTy | undefined;
  for (const relation of over.relations) {
    const ends = endpointTypes(c, relation);
    const first: EndTy = isEnd(ends.from) ? ends.from : unknownEnd;
    const last: EndTy = isEnd(ends.to) ? ends.to : unknownEnd;
    const either = pattern.direction === 'either' || relation.declaration.mutual;
    const whole = eitherEnd(first, last);
    const begins = either ? whole : first;
    const ended = either ? whole : last;
    from = from ? eitherEnd(from, begins) : begins;
    to = to ? eitherEnd(to, ended) : ended;
  }
  const ends = { from: from ?? unknownEnd, to: to ?? unknownEnd };
  // A walk of no edges begins and ends at one thing.
  if (length?.least !== 0) return ends;
  const both = bothEnds(ends.from, ends.to);
  return both ? { from: both, to: both } : ends;
}

/** The steps of a walk are whatever may stand at either end of its edges. */
export function stepType(ends: { readonly from: EndTy; readonly to: EndTy }): EndTy {
  return eitherEnd(ends.from, ends.to);
}

/** `*1..3`; a lone `*` is one edge or more. */
export function lengthOf(c: Checker, length: EdgeLength | undefined): PatternEdge['length'] {
  if (!length) return undefined;
  const { least = 1, most } = length;
  for (const figure of [least, most]) {
    if (figure !== undefined && figure > longestWalk)
      c.report(catalogue.outOfRange, length.span, { value: String(figure), range: `0..${longestWalk}` });
  }
  if (most !== undefined && least > most) c.report(catalogue.emptyRange, length.span, {});
  return { least, most };
}

/** The slots that hold the ends of the edge being looked at. */
export function endSlots({ slot }: PatternEdge): { readonly from: string; readonly to: string } {
  return { from: `${slot}.from`, to: `${slot}.to` };
}

/** An edge that has been found is there: its fields are what they are. */
export function edgeVariable(
  c: Checker,
  edge: PatternEdge,
  relation: Symbol<RelationDeclaration>,
): Variable | undefined {
  const { name } = edge.pattern;
  if (!name) return undefined;
  const [from, to] = endIrs(edge);
  c.learn({ op: 'linked', relation: relation.id, from, to }, boolTy);
  const meaning: Variable['meaning'] = () => ({ is: 'edge', relation, from, to });
  return { name: name.text, slot: edge.slot, type: unknownTy, rank: 'let', span: name.span, lastRead: -1, meaning };
}

function endIrs(edge: PatternEdge): readonly [ExprIr, ExprIr] {
  const { from, to } = endSlots(edge);
  return [
    { op: 'local', slot: from },
    { op: 'local', slot: to },
  ];
}

/**
 * Checks what stands inside an edge, or after `by`: it is said of one edge, whose fields go by their own names. They are
 * read before the value is reckoned, those that it asks for.
 */
export function withinEdge(
  c: Checker,
  edge: PatternEdge,
  read: () => { readonly type: Ty; readonly ir: ExprIr },
): { readonly type: Ty; readonly ir: ExprIr } {
  const relation =
    edge.over.is === 'relations' && edge.over.relations.length === 1 ? edge.over.relations[0] : undefined;
  const [from, to] = endIrs(edge);
  const outer = c.scope;
  const { facts } = c;
  c.scope = new Scope(outer);
  const fields: { readonly variable: Variable; readonly ir: ExprIr; readonly use: string }[] = [];
  if (relation) {
    const declared = c.context.declaredFields(relation, relation.declaration.fields);
    for (const { name, key, type, use, field } of declared) {
      const slot = `${edge.slot}.${name}!`;
      const variable: Variable = { name, slot, type, rank: 'let', span: field.name.span, lastRead: -1 };
      c.scope.add(variable);
      fields.push({ variable, ir: { op: 'edge', relation: relation.id, from, to, field: key }, use });
    }
    const named = edgeVariable(c, edge, relation);
    if (named) c.scope.add(named);
  }
  const { type, ir } = read();
  c.scope = outer;
  c.facts = facts;
  const lets: StatementIr[] = [];
  for (const { variable, ir: value, use } of fields) {
    if (variable.lastRead < 0) continue;
    c.reads.add(use);
    lets.push({ do: 'let', slot: variable.slot, value });
  }
  return { type, ir: lets.length === 0 ? ir : { op: 'block', do: lets, value: ir } };
}

/** What a walk that has a name is: a record. */
export function pathType(step: EndTy, cost: Ty | undefined): Ty {
  return {
    kind: 'record',
    fields: [
      { name: 'steps', type: { kind: 'list', of: step }, optional: false },
      { name: 'length', type: { ...intTy, low: 0 }, optional: false },
      ...(cost ? [{ name: 'cost', type: cost, optional: false }] : []),
    ],
  };
}

/** The zero that a cost begins with; undefined where the type is no figure. */
export function costOf(
  type: Ty,
): { readonly type: Ty; readonly zero: NonNullable<WalkIr['cost']>['zero'] } | undefined {
  switch (type.kind) {
    case 'int':
      return { type: { ...intTy, low: 0 }, zero: 0 };
    case 'float':
      return { type: { kind: 'float', low: 0 }, zero: 0 };
    case 'duration':
      return { type, zero: 0 };
    case 'decimal':
    case 'amount':
      return { type, zero: { $n: '0' } };
    default:
      return undefined;
  }
}
