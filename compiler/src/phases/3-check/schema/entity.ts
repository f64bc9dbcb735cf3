import type { EdgeIr, EntityIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type { EdgeDeclaration, EntityDeclaration, Path } from '../../1-parse/index.js';
import type { Symbol } from '../../2-bind/index.js';
import type { Checker } from '../checker.js';
import { endpointTypes } from '../expressions/call.js';
import { checkFieldValues, entityFinder, slotFinder, valueOf } from '../expressions/field-values.js';
import { plainText } from '../expressions/literal.js';
import { fit } from '../fit.js';
import { resolvePath } from '../names.js';
import { type RefTy, type Ty, unknownTy } from '../types.js';

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
  return { id: symbol.id, kind: kind.id, ...(title !== undefined && { title }), values: fields };
}

/** `edge docks -[adjacent]-> market, mill { cost: 2.0 }`: an edge to each. */
export function checkEdge(c: Checker, declaration: EdgeDeclaration): readonly EdgeIr[] {
  const relation = resolvePath(c, declaration.relation, 'value', 'relation', 'relation');
  if (!relation) return [];
  const ends = endpointTypes(c, relation);
  const from = endOf(c, declaration.from, ends.from);
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
  return declaration.to.flatMap((path): EdgeIr[] => {
    const to = endOf(c, path, ends.to);
    return from === undefined || to === undefined ? [] : [{ relation: relation.id, from, to, values: fields }];
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
