import type { ExprIr, MatchEndsIr, StatementIr, WalkIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type { EdgeLength, EdgePattern, Path, RelationDeclaration } from '../../1-parse/index.js';
import { closest, lookupPath, type Symbol } from '../../2-bind/index.js';
import type { Checker } from '../checker.js';
import { endpointTypes } from '../expressions/call.js';
import type { FoundField } from '../expressions/meaning.js';
import { Scope, type Variable } from '../flow/scope.js';
import { namedAlike, namesOf, pathText, reportUndefined, resolvePath } from '../names.js';
import { noteGuarded } from '../privacy/index.js';
import { joinTypes } from '../types/join-types.js';
import { boolTy, intTy, type Ty, unknownTy } from '../types.js';
import { bothEnds, type EndTy, eitherEnd, isEnd, sceneEnd, unknownEnd } from './ends.js';
import { isLeadsTo, leadRelation } from './leads.js';

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

export function overOf(c: Checker, { relations }: EdgePattern): Over {
  const [first, second] = relations;
  if (first && !second && isLeadsTo(c, first)) return { is: 'leadsTo' };
  const found = relations.flatMap((path) => relationOf(c, path) ?? []);
  if (found.length < relations.length) return { is: 'unknown' };
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

/** The slots that hold the ends of the edge being looked at, and which edge it is. */
export function endSlots({ slot, over }: PatternEdge): MatchEndsIr {
  return {
    from: `${slot}.from`,
    to: `${slot}.to`,
    ...(over.is === 'leadsTo' && { lead: `${slot}.lead` }),
    ...(over.is === 'relations' && over.relations.length > 1 && { which: `${slot}.which` }),
  };
}

/** An edge that has been found is there: its fields are what they are. */
export function edgeVariable(c: Checker, edge: PatternEdge): Variable | undefined {
  const { name } = edge.pattern;
  const { over } = edge;
  if (!name || over.is === 'unknown') return undefined;
  const [relation, more] = over.is === 'relations' ? over.relations : [];
  const [from, to] = endIrs(edge);
  let meaning: Variable['meaning'];
  if (relation && !more) {
    c.learn({ op: 'linked', relation: relation.id, from, to }, boolTy);
    meaning = () => ({ is: 'edge', relation, from, to });
  } else {
    const fields = fieldsOfFound(c, edge);
    meaning = () => ({ is: 'foundEdge', of: edge.pattern.relations.map(pathText).join('|'), fields });
  }
  return { name: name.text, slot: edge.slot, type: unknownTy, rank: 'let', span: name.span, lastRead: -1, meaning };
}

/** What an edge that was found has, whichever relation it is of: the fields that all of them have. */
function fieldsOfFound(c: Checker, edge: PatternEdge): readonly FoundField[] {
  const { over } = edge;
  const { lead, which } = endSlots(edge);
  const [from, to] = endIrs(edge);
  if (lead !== undefined) {
    const relation = leadRelation(c);
    if (relation) c.reads.add(`value:${relation.id}`);
    const fields = relation ? c.context.declaredFields(relation, relation.declaration.fields) : [];
    return fields.map(({ name, key, type, use }) => ({
      name,
      type,
      uses: [use],
      ir: { op: 'leadField', lead: { op: 'local', slot: lead }, field: key },
    }));
  }
  const relations = over.is === 'relations' ? over.relations : [];
  const all = relations.map((relation) =>
    c.context.declaredFields(relation, relation.declaration.fields).map((field): FoundField => {
      const ir: ExprIr = { op: 'edge', relation: relation.id, from, to, field: field.key };
      noteGuarded(
        ir,
        field.field,
        from,
        `${relation.name}.${field.name}`,
        { file: c.file.path, span: edge.pattern.span },
        field.file,
      );
      return { name: field.name, type: field.type, uses: [field.use], ir };
    }),
  );
  const [first = [], ...rest] = all;
  return first.flatMap((field) => {
    let found: FoundField | undefined = field;
    for (const [index, fields] of rest.entries()) {
      const other = fields.find(({ name }) => name === field.name);
      const type: Ty | undefined = found && other && joinTypes(found.type, other.type);
      if (!found || !other || !type || which === undefined) return [];
      const isOther: ExprIr = {
        op: 'binary',
        operator: 'eq',
        left: { op: 'local', slot: which },
        right: { op: 'const', value: index + 1 },
      };
      const ir: ExprIr = { op: 'if', condition: isOther, then: other.ir, else: found.ir };
      found = { name: field.name, type, uses: [...found.uses, ...other.uses], ir };
    }
    return found ? [found] : [];
  });
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
  const outer = c.scope;
  const { facts } = c;
  c.scope = new Scope(outer);
  const fields: { readonly variable: Variable; readonly ir: ExprIr; readonly uses: readonly string[] }[] = [];
  const { pattern } = edge;
  for (const { name, type, ir, uses } of fieldsOfFound(c, edge)) {
    const variable: Variable = {
      name,
      slot: `${edge.slot}.${name}!`,
      type,
      rank: 'let',
      span: pattern.span,
      lastRead: -1,
    };
    c.scope.add(variable);
    fields.push({ variable, ir, uses });
  }
  const named = edgeVariable(c, edge);
  if (named) c.scope.add(named);
  const { type, ir } = read();
  c.scope = outer;
  c.facts = facts;
  const lets: StatementIr[] = [];
  for (const { variable, ir: value, uses } of fields) {
    if (variable.lastRead < 0) continue;
    for (const use of uses) c.reads.add(use);
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
