import type { ExprIr, QueryIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type { Expression, QueryDeclaration } from '../../1-parse/index.js';
import type { Symbol } from '../../2-bind/index.js';
import type { CheckedDeclaration } from '../checked.js';
import { Checker } from '../checker.js';
import { check, condition } from '../fit.js';
import { checkParameters, parametersIr } from '../parameters.js';
import type { ProgramContext } from '../program-context.js';
import { resolveType } from '../types/resolve-type.js';
import { intTy, isPersonal, unknownTy } from '../types.js';
import { checkRows } from './columns.js';
import { checkEvents } from './events.js';
import { type CheckedPattern, checkPattern, noPattern } from './pattern.js';
import { checkResult, shapeOf } from './result.js';
import { slotsOf } from './slots.js';

/** A query: what is looked for, and what rows are made of it. It changes nothing. */
export function checkQuery(context: ProgramContext, symbol: Symbol<QueryDeclaration>): CheckedDeclaration {
  const { declaration } = symbol;
  const { body } = declaration;
  const c = new Checker(context, { chapter: symbol.chapter, file: symbol.file, place: symbol.id });
  c.ban = 'a query';
  const parameters = checkParameters(c, symbol, declaration.parameters);
  const declared =
    declaration.result && resolveType({ context, chapter: symbol.chapter, checker: c }, declaration.result);
  const limit = body.limit && check(c, body.limit, intTy);
  // Without anything to look for nothing else can be told; that there is none was reported.
  if (!body.match && !body.events) return { diagnostics: c.diagnostics, uses: c.uses };
  const outer = c.scope;
  const events = body.events && checkEvents(c, body.events);
  const found = body.match ? checkPattern(c, body.match, body) : noPattern;
  const pattern: CheckedPattern = events
    ? {
        ...found,
        named: [...events.named, ...found.named],
        variables: [...events.variables, ...found.variables],
      }
    : found;
  const where = conjuncts(body.where).map((each) => {
    const guard = condition(c, each);
    c.assume(guard.yes);
    return guard.ir;
  });
  reportParts(c, pattern, where);
  const row = c.scope;
  const { facts } = c;
  const { row: wanted } = shapeOf(declared ?? unknownTy);
  const rows = checkRows(c, body, outer, declared !== undefined && wanted.kind !== 'record');
  if (!rows.columns) {
    c.scope = row;
    c.facts = facts;
  }
  const result = checkResult(c, declaration, declared, pattern, rows);
  // Of a query with an error it can't be told what it asks for.
  if (!c.diagnostics.some((each) => each.severity === 'error')) reportUnused(c, pattern, result.row);
  if (isPersonal(result.type)) context.personalResults.add(symbol);
  const ir: QueryIr = {
    parameters: parametersIr(declaration.parameters, parameters),
    ...(events && { events: events.ir }),
    nodes: pattern.nodes,
    edges: pattern.edges,
    where,
    ...(rows.group && { group: rows.group }),
    order: rows.order,
    ...(limit && { limit }),
    row: result.row,
    ...(body.match?.allPaths && { repeats: true }),
    ...(result.single && { single: true }),
  };
  const { type } = result;
  const conditions = c.asked.of(c.file.path, symbol.declaration);
  const query = { symbol, ir, type, narrative: pattern.narrative };
  return { diagnostics: c.diagnostics, uses: c.uses, conditions, query };
}

/** What `and` joins, each a condition of its own: the engine asks each as soon as it can. */
function conjuncts(where: Expression | undefined): readonly Expression[] {
  if (!where) return [];
  if (where.kind !== 'binary' || where.operator !== 'and') return [where];
  return [...conjuncts(where.left), ...conjuncts(where.right)];
}

/** Parts of a pattern that nothing joins multiply each other. A condition that asks about both joins them. */
function reportParts(c: Checker, { parts }: CheckedPattern, where: readonly ExprIr[]): void {
  const [first, ...rest] = parts;
  if (!first) return;
  const reached = new Set(first.slots);
  const asked = where.map(slotsOf);
  const open = new Set(rest);
  for (let grew = true; grew; ) {
    grew = false;
    for (const part of open) {
      const joins = asked.some((slots) => meets(slots, reached) && meets(slots, part.slots));
      if (!joins) continue;
      for (const slot of part.slots) reached.add(slot);
      open.delete(part);
      grew = true;
    }
  }
  const [loose] = open;
  if (loose) c.report(catalogue.disconnectedPattern, loose.span, {});
}

function meets(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const slot of a) if (b.has(slot)) return true;
  return false;
}

/** A name that the pattern has once, and that nothing asks for. */
function reportUnused(c: Checker, { variables }: CheckedPattern, row: ExprIr): void {
  const slots = slotsOf(row);
  for (const { variable, met } of variables) {
    if (met > 1 || variable.lastRead >= 0 || slots.has(variable.slot)) continue;
    c.report(catalogue.unusedInPattern, variable.span, { name: variable.name });
  }
}
