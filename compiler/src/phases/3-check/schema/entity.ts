import type { EdgeIr, EntityIr, ExprIr, RelationIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type { EdgeDeclaration, EntityDeclaration, Path } from '../../1-parse/index.js';
import type { Symbol } from '../../2-bind/index.js';
import type { Checker } from '../checker.js';
import { endpointTypes } from '../expressions/call.js';
import { checkFieldValues, entityFinder, slotFinder, valueOf } from '../expressions/field-values.js';
import { plainText } from '../expressions/literal.js';
import { condition, fit } from '../fit.js';
import { resolvePath } from '../names.js';
import { type RefTy, type Ty, unknownTy } from '../types.js';
import { formerId } from './renames.js';
import { edgesAlong } from './row.js';

/** `entity mara: Person "Mara Quill" { mood: wary }`: every field that needs a value has one. */
export function checkEntity(c: Checker, symbol: Symbol<EntityDeclaration>): EntityIr | undefined {
  const { declaration } = symbol;
  const kind = resolvePath(c, declaration.type, 'type', 'kind', 'kindDeclaration');
  if (!kind) {
    for (const field of declaration.fields) c.expression(valueOf(field), unknownTy);
    return undefined;
  }
  const type: RefTy = { kind: 'ref', kinds: [kind], has: [] };
  const needed = [...c.context.kindTable(kind).fields.values()].flat();
  const { fields } = c.purely('a declared value', () =>
    checkFieldValues(
      c,
      symbol.name,
      declaration.fields,
      entityFinder(c, kind.name, type),
      needed,
      declaration.name.span,
    ),
  );
  const title = declaration.title && plainText(declaration.title);
  return {
    id: symbol.id,
    kind: kind.id,
    ...(title !== undefined && { title }),
    ...formerId(c, symbol),
    values: fields,
  };
}

/** `edge docks -[adjacent]-> market, mill { cost: 2.0 }`: an edge to each. */
export function checkEdge(c: Checker, declaration: EdgeDeclaration): readonly EdgeIr[] {
  const relation = resolvePath(c, declaration.relation, 'value', 'relation', 'relation');
  if (!relation) return [];
  const ends = endpointTypes(c, relation);
  const slots = c.context.declaredFields(relation, relation.declaration.fields);
  const { fields } = c.purely('a declared value', () =>
    checkFieldValues(
      c,
      relation.name,
      declaration.fields,
      slotFinder(c, relation.name, slots),
      slots,
      declaration.relation.span,
    ),
  );
  const when = edgeGuard(c, declaration);
  const { mutual } = relation.declaration;
  if (declaration.both && mutual)
    c.report(catalogue.bothOfMutual, declaration.relation.span, { relation: relation.name });
  const both = declaration.both && !mutual;
  const pairs = declaration.along ? edgesAlong(c, declaration, ends) : pairsOf(c, declaration, ends, both);
  return pairs.flatMap(({ from, to }): EdgeIr[] => {
    const there = { relation: relation.id, from, to, values: fields, ...when };
    return both && from !== to ? [there, { ...there, from: to, to: from }] : [there];
  });
}

/** The ends of declared edges; what leads back has to fit the other way round, too. */
function pairsOf(
  c: Checker,
  declaration: EdgeDeclaration,
  ends: { readonly from: Ty; readonly to: Ty },
  both: boolean,
): readonly Pick<EdgeIr, 'from' | 'to'>[] {
  const from = endOf(c, declaration.from, ends.from);
  if (both) endOf(c, declaration.from, ends.to);
  return declaration.to.flatMap((path) => {
    const to = endOf(c, path, ends.to);
    if (both) endOf(c, path, ends.from);
    return from === undefined || to === undefined ? [] : [{ from, to }];
  });
}

/** `edge mill -[road]-> hill when not flooded`: it sees the state, and changes nothing. */
export function edgeGuard(c: Checker, { when }: EdgeDeclaration): { readonly when?: ExprIr } {
  if (!when) return {};
  const declares = c.declares;
  c.declares = false;
  const guard = c.purely('the guard of an edge', () => condition(c, when));
  c.declares = declares;
  return { when: guard.ir };
}

/** An edge that was declared before and stands where there is only one. */
export function besideOne(
  edges: readonly EdgeIr[],
  edge: EdgeIr,
  relation: RelationIr | undefined,
): EdgeIr | undefined {
  const one = relation?.one;
  if (!one || !relation) return undefined;
  const ends = (each: EdgeIr): readonly string[] => [each.from, each.to];
  return edges.find((each) => {
    if (each.relation !== edge.relation) return false;
    const isSame = each.from === edge.from && each.to === edge.to;
    if (relation.mutual)
      return ends(each).some((end) => ends(edge).includes(end)) && !ends(each).every((end) => ends(edge).includes(end));
    return !isSame && ((one !== 'from' && each.from === edge.from) || (one !== 'to' && each.to === edge.to));
  });
}

/** An end of a declared edge: an entity, or the player. */
function endOf(c: Checker, path: Path, wanted: Ty): string | undefined {
  const [name, more] = path.names;
  if (name?.text === 'player' && !more) {
    fit(c, { type: c.context.playerType(c.chapter), ir: { op: 'player' } }, wanted, path.span);
    return 'player';
  }
  const entity = resolvePath(c, path, 'value', 'entity', 'entity');
  if (!entity) return undefined;
  fit(
    c,
    { type: c.context.typeOfSymbol(entity) ?? unknownTy, ir: { op: 'const', value: entity.id } },
    wanted,
    path.span,
  );
  return entity.id;
}

/** The edges of an acyclic relation that close a circle, going by what is declared. */
export function closesCircle(edges: readonly EdgeIr[], edge: EdgeIr): boolean {
  const seen = new Set<string>();
  const work = [edge.to];
  for (let at = work.pop(); at !== undefined; at = work.pop()) {
    if (at === edge.from) return true;
    if (seen.has(at)) continue;
    seen.add(at);
    for (const next of edges) if (next.relation === edge.relation && next.from === at) work.push(next.to);
  }
  return false;
}

export function reportCircle(c: Checker, declaration: EdgeDeclaration): void {
  const name = declaration.relation.names.at(-1)?.text ?? '';
  c.report(catalogue.edgeCircle, declaration.from.span, { relation: name });
}
