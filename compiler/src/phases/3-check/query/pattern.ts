import type { ExprIr, MatchEdgeIr, MatchNodeIr, WalkIr } from '@fabula/runtime/bundle';
import type { Span } from '../../../base/index.js';
import { catalogue } from '../../../diagnostics/index.js';
import type { EdgePattern, MatchClause, Name, QueryBody } from '../../1-parse/index.js';
import type { Checker } from '../checker.js';
import { check, describe } from '../fit.js';
import { Scope, type Variable } from '../flow/scope.js';
import { pathText } from '../names.js';
import { reportHidden } from '../statements/let.js';
import { typeIrOf } from '../types/type-ir.js';
import { boolTy, unknownTy } from '../types.js';
import {
  costOf,
  edgeVariable,
  endSlots,
  endsOf,
  lengthOf,
  overOf,
  type PatternEdge,
  pathType,
  stepType,
  withinEdge,
} from './edge.js';
import { bothEnds, type EndTy, showEnd, unknownEnd } from './ends.js';
import { isLeadsTo } from './leads.js';
import { NodeTable, type PatternNode } from './node.js';

/** A pattern as checked. The checker's scope holds its names then. */
export interface CheckedPattern {
  readonly nodes: readonly MatchNodeIr[];
  readonly edges: readonly MatchEdgeIr[];
  /** What a row has where nothing else is said: things that were looked for, and walks with a name, as written. */
  readonly named: readonly Variable[];
  /** Every name of the pattern that is new, with how often the pattern itself has it. */
  readonly variables: readonly { readonly variable: Variable; readonly met: number }[];
  /** The slots of what belongs together; what is given belongs to all. */
  readonly parts: readonly { readonly slots: ReadonlySet<string>; readonly span: MatchClause['span'] }[];
  /** It asks for scenes. */
  readonly narrative: boolean;
}

/** A query that asks only for events. */
export const noPattern: CheckedPattern = {
  nodes: [],
  edges: [],
  named: [],
  variables: [],
  parts: [],
  narrative: false,
};

/** Checks a pattern in sight of the query's parameters, and puts its names into a scope of their own. */
export function checkPattern(c: Checker, match: MatchClause, body: QueryBody): CheckedPattern {
  const table = new NodeTable();
  const edges: PatternEdge[] = [];
  // The slots of edges are numbered; those of things are named.
  for (const { first, steps } of match.chains) {
    const [next] = steps;
    let left = table.add(c, first, next !== undefined && isBetweenScenes(c, next.edge));
    for (const [index, { edge, node }] of steps.entries()) {
      const after = steps[index + 1]?.edge;
      const right = table.add(c, node, isBetweenScenes(c, edge) || (after !== undefined && isBetweenScenes(c, after)));
      const back = edge.direction === 'in';
      edges.push({
        pattern: edge,
        from: back ? right : left,
        to: back ? left : right,
        over: overOf(c, edge),
        length: lengthOf(c, edge.length),
        slot: `?${edge.name?.text ?? ''}.${edges.length}`,
      });
      left = right;
    }
  }
  for (const edge of edges) narrow(c, table, edge);
  for (const node of table.nodes) {
    if (node.type) continue;
    c.report(catalogue.patternNeedsKind, node.span, { name: node.name?.text ?? '_' });
    node.type = unknownEnd;
  }
  checkMode(c, match, edges);
  const nodes = table.nodes.map((node) => nodeIr(c, node));
  const walks = edges.map((edge) => walkOf(c, match, edge));
  const edgeIrs = edges.map((edge, index) => edgeIr(c, edge, walks[index], body));
  return {
    nodes,
    edges: edgeIrs,
    ...declareNames(c, table, edges, walks),
    parts: partsOf(table, edges),
    narrative: table.nodes.some((node) => node.type?.kind === 'scene'),
  };
}

function isBetweenScenes(c: Checker, { relations }: EdgePattern): boolean {
  return relations.some((path) => isLeadsTo(c, path));
}

/** What stands at an edge is of the kinds that its relation joins. */
function narrow(c: Checker, table: NodeTable, edge: PatternEdge): void {
  const ends = endsOf(c, edge);
  // Where one edge ends the next has to begin.
  if ((edge.length?.least ?? 0) > 1 && !bothEnds(ends.to, ends.from))
    reportImpossible(c, edge, edge.pattern.span, ends.to);
  for (const [index, end] of [
    [edge.from, ends.from],
    [edge.to, ends.to],
  ] as const) {
    const node = table.nodes[index];
    if (!node) continue;
    const both = node.type ? bothEnds(node.type, end) : end;
    if (!both && node.type) reportImpossible(c, edge, node.span, node.type);
    node.type = both ?? unknownEnd;
  }
}

function reportImpossible(c: Checker, edge: PatternEdge, span: Span, node: EndTy): void {
  const { from, to } = endsOf(c, edge);
  c.report(catalogue.impossiblePattern, span, {
    node: showEnd(node),
    relation: edge.pattern.relations.map(pathText).join('|'),
    from: describe(from),
    to: describe(to),
  });
}

/** `shortest` and `cheapest` choose between walks from one thing to another. */
function checkMode(c: Checker, match: MatchClause, edges: readonly PatternEdge[]): void {
  const { mode, by } = match;
  const [word] = c.sourceOf(match.span).match(/shortest|cheapest/) ?? [];
  const at = word === undefined ? match.span.start : match.span.start + c.sourceOf(match.span).indexOf(word);
  const span = { start: at, end: at + (word?.length ?? 0) };
  if (mode !== 'cheapest' && by) c.report(catalogue.costOfWalk, by.span, {});
  if (mode === 'fits') return;
  const walks = edges.filter((edge) => edge.length);
  const [walk, more] = walks;
  const fits = walk && !more && walk.length && walk.length.least <= 1 && walk.length.most === undefined;
  if (!fits) c.report(catalogue.walkNeeded, span, { mode });
  else if (mode === 'cheapest' && !by) c.report(catalogue.costOfWalk, span, {});
}

function nodeIr(c: Checker, node: PatternNode): MatchNodeIr {
  const type = node.type ?? unknownEnd;
  const when = node.when.map((condition) =>
    c.inside(() => {
      if (node.name) c.scope.add(nodeVariable(node, node.name));
      return check(c, condition, boolTy);
    }),
  );
  const [first, ...rest] = when;
  const all = first && rest.reduce<ExprIr>((left, right) => ({ op: 'and', left, right }), first);
  return {
    slot: node.slot,
    type: type.kind === 'unknown' ? { type: 'ref', kinds: [], has: [] } : typeIrOf(type),
    ...(node.is && { is: node.is }),
    ...(all && { when: all }),
  };
}

function nodeVariable(node: PatternNode, name: Name): Variable {
  return {
    name: name.text,
    slot: node.slot,
    type: node.type ?? unknownEnd,
    rank: 'let',
    span: name.span,
    lastRead: -1,
  };
}

interface CheckedWalk {
  readonly ir: WalkIr;
  readonly path: Variable | undefined;
}

function walkOf(c: Checker, match: MatchClause, edge: PatternEdge): CheckedWalk | undefined {
  const { length, pattern } = edge;
  const { by, mode } = match;
  if (!length) return undefined;
  const written = mode === 'cheapest' && by ? withinEdge(c, edge, () => c.expression(by)) : undefined;
  const cost = written && costOf(written.type);
  if (written && !cost && by && written.type.kind !== 'unknown')
    c.report(catalogue.wrongType, by.span, { found: describe(written.type), wanted: 'a figure' });
  const { name } = pattern;
  const path: Variable | undefined = name && {
    name: name.text,
    slot: edge.slot,
    type: pathType(stepType(endsOf(c, edge)), cost?.type),
    rank: 'let',
    span: name.span,
    lastRead: -1,
  };
  const every = name !== undefined || match.allPaths;
  return {
    path,
    ir: {
      least: length.least,
      ...(length.most !== undefined && { most: length.most }),
      find: mode === 'fits' ? (every ? 'every' : 'ends') : mode,
      ...(path && { path: path.slot }),
      ...(written && cost && { cost: { of: written.ir, zero: cost.zero } }),
    },
  };
}

function edgeIr(c: Checker, edge: PatternEdge, walk: CheckedWalk | undefined, body: QueryBody): MatchEdgeIr {
  const { over, pattern } = edge;
  const condition = pattern.where;
  const when = condition && withinEdge(c, edge, () => ({ type: boolTy, ir: check(c, condition, boolTy) }));
  const needsEnds = when !== undefined || walk?.ir.cost !== undefined || (!walk && pattern.name !== undefined);
  return {
    from: edge.from,
    to: edge.to,
    relations: over.is === 'relations' ? over.relations.map((relation) => relation.id) : [],
    ...(over.is === 'leadsTo' && { leadsTo: true }),
    ...(pattern.direction === 'either' && { either: true }),
    ...(body.ignoringGuards && { unguarded: true }),
    ...(needsEnds && { ends: endSlots(edge) }),
    ...(when && { when: when.ir }),
    ...(walk && { walk: walk.ir }),
  };
}

/** Puts what the pattern names into the scope, as written; a name that is given keeps its variable. */
function declareNames(
  c: Checker,
  table: NodeTable,
  edges: readonly PatternEdge[],
  walks: readonly (CheckedWalk | undefined)[],
): Pick<CheckedPattern, 'named' | 'variables'> {
  const named: Variable[] = [];
  const variables: { readonly variable: Variable; readonly met: number }[] = [];
  c.scope = new Scope(c.scope);
  const declare = (variable: Variable, name: Name, met: number): void => {
    const before = c.scope.own(name.text);
    if (before) {
      c.report(
        catalogue.duplicateName,
        name.span,
        { name: name.text },
        { related: [c.here(before.span, `\`${name.text}\` is here.`)] },
      );
      return;
    }
    reportHidden(c, name);
    c.scope.add(variable);
    variables.push({ variable, met });
  };
  for (const node of table.nodes) {
    const { name, given, is } = node;
    if (given && is && node.type) {
      given.lastRead = Math.max(given.lastRead, node.span.start);
      c.learn(is, node.type);
    }
    if (!name || is) continue;
    const variable = nodeVariable(node, name);
    declare(variable, name, node.met);
    named.push(variable);
  }
  for (const [index, edge] of edges.entries()) {
    const { name } = edge.pattern;
    const path = walks[index]?.path;
    if (!name) continue;
    if (path) {
      declare(path, name, 1);
      named.push(path);
    } else declare(edgeVariable(c, edge) ?? { ...unknownVariable(name), slot: edge.slot }, name, 1);
  }
  return { named: named.toSorted((a, b) => a.span.start - b.span.start), variables };
}

/** An edge that could not be read has fields that are not known. */
function unknownVariable(name: Name): Variable {
  return { name: name.text, slot: '', type: unknownTy, rank: 'let', span: name.span, lastRead: -1 };
}

/** What edges and names join, leaving out what is given. */
function partsOf(table: NodeTable, edges: readonly PatternEdge[]): CheckedPattern['parts'] {
  const part = table.nodes.map((_, index) => index);
  const root = (index: number): number => {
    let at = index;
    while (part[at] !== undefined && part[at] !== at) at = part[at] ?? at;
    return at;
  };
  for (const { from, to } of edges) if (!table.nodes[from]?.is && !table.nodes[to]?.is) part[root(from)] = root(to);
  const parts = new Map<number, { slots: Set<string>; span: MatchClause['span'] }>();
  for (const [index, node] of table.nodes.entries()) {
    if (node.is) continue;
    const known = parts.get(root(index));
    if (known) known.slots.add(node.slot);
    else parts.set(root(index), { slots: new Set([node.slot]), span: node.span });
  }
  for (const edge of edges) {
    const own = parts.get(root(table.nodes[edge.from]?.is ? edge.to : edge.from));
    own?.slots.add(edge.slot);
    const { from, to, which = from, lead = from } = endSlots(edge);
    own?.slots.add(from).add(to).add(which).add(lead);
  }
  return [...parts.values()];
}
