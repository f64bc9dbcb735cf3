import type { PerceptionIr, SeenFieldIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type { Agents, KindDeclaration, PerceivedFields, Perception, RelationDeclaration } from '../../1-parse/index.js';
import { isSymbolOf, type Symbol } from '../../2-bind/index.js';
import type { Checker } from '../checker.js';
import { endpointTypes } from '../expressions/call.js';
import { type FieldInfo, fieldNames, lookupField } from '../fields.js';
import { check } from '../fit.js';
import { reportUndefined, resolvePath } from '../names.js';
import { intTy, type RefTy } from '../types.js';
import { isPrivate, nameOfSeen, shownFields } from './derived-types.js';

type Relation = Symbol<RelationDeclaration>;
type Kind = Symbol<KindDeclaration>;

/** Where agents are: at an end of the relation they look along, or where another one leads them. */
export function checkPerception(
  c: Checker,
  agents: Agents,
  kind: Kind | undefined,
  placed: Relation | undefined,
  perception: Perception,
): PerceptionIr | undefined {
  const hops = c.purely('how far is seen', () => check(c, perception.hops, { ...intTy, low: 0 }));
  const relation = resolvePath(c, perception.relation, 'value', 'relation', 'relation');
  if (relation && kind) checkPlaced(c, agents, kind, placed, relation, perception);
  const kinds = perception.kinds.flatMap((seen): PerceptionIr['kinds'][number][] => {
    const of = resolvePath(c, seen.of, 'type', 'kind', 'kindDeclaration');
    if (!of) return [];
    if (relation && !isNear(c, of, relation, placed)) {
      c.report(catalogue.notPerceived, seen.of.span, { kind: of.name, relation: relation.name });
    }
    return [{ as: nameOfSeen(seen), kind: of.id, fields: checkFields(c, of, seen.fields, false) }];
  });
  const self = perception.self && kind ? checkFields(c, kind, perception.self, true) : undefined;
  const events = perception.events.flatMap(({ events: paths, last }) => {
    const ticks = c.purely('how long is remembered', () => check(c, last, { ...intTy, low: 0 }));
    return paths.flatMap((path) => {
      const event = resolvePath(c, path, 'value', 'event', 'event');
      return event ? [{ event: event.id, last: ticks }] : [];
    });
  });
  return relation && { hops, relation: relation.id, kinds, ...(self && { self }), events };
}

function checkPlaced(
  c: Checker,
  agents: Agents,
  kind: Kind,
  placed: Relation | undefined,
  relation: Relation,
  { relation: written }: Perception,
): void {
  if (joins(c, relation, kind)) return;
  if (placed && endsOf(c, placed).some((end) => end.kinds.some((each) => each !== kind && joins(c, relation, each))))
    return;
  c.report(catalogue.agentsNotPlaced, written.span, {
    agents: agents.of.names.at(-1)?.text ?? kind.name,
    relation: relation.name,
  });
}

/** Whether things of a kind are where agents look: at an end of the relation, or joined by another with what is there. */
function isNear(c: Checker, kind: Kind, relation: Relation, placed: Relation | undefined): boolean {
  if (joins(c, relation, kind) || (placed && joins(c, placed, kind))) return true;
  const places = endsOf(c, relation).flatMap((end) => end.kinds);
  return c.context.program.units.some((unit) =>
    unit.symbols.some(
      (symbol) =>
        isSymbolOf(symbol, 'relation') && joins(c, symbol, kind) && places.some((place) => joins(c, symbol, place)),
    ),
  );
}

function joins(c: Checker, relation: Relation, kind: Kind): boolean {
  return endsOf(c, relation).some((end) => end.kinds.length === 0 || end.kinds.includes(kind));
}

/** What a relation leads from and to, as far as that could be read. */
function endsOf(c: Checker, relation: Relation): readonly RefTy[] {
  const { from, to } = endpointTypes(c, relation);
  return [from, to].flatMap((end) => (end.kind === 'ref' ? [end] : []));
}

/** The fields that are seen; of oneself also those that nobody else may see. */
function checkFields(c: Checker, kind: Kind, { all, fields }: PerceivedFields, own: boolean): readonly SeenFieldIr[] {
  const type: RefTy = { kind: 'ref', kinds: [kind], has: [] };
  const listed = fields.flatMap(({ path, rounded }): SeenFieldIr[] => {
    const [only, more] = path.names;
    if (!only) return [];
    if (only.text === 'title' && !more) return [{ field: 'title' }];
    const found = more ? ({ found: 'none' } as const) : lookupField(c.context, c.chapter, type, only.text);
    if (found.found === 'several') {
      const [first, second] = found.fields.map((each) => `${each.component?.name ?? kind.name}.${each.name}`);
      c.report(catalogue.ambiguousField, path.span, { name: only.text, first: first ?? '', second: second ?? '' });
      return [];
    }
    if (found.found === 'none') {
      if (!c.context.isIncomplete(c.chapter, type)) {
        reportUndefined(c, `field of ${kind.name}`, only.text, path.span, fieldNames(c.context, c.chapter, type));
      }
      return [];
    }
    const { field } = found;
    c.reads.add(field.use);
    if (!own && isPrivate(field)) c.report(catalogue.privatePerceived, path.span, { field: field.name });
    const step = rounded && c.purely('how a field is rounded', () => check(c, rounded, field.type));
    return [{ field: field.key, ...(step && { rounded: step }) }];
  });
  if (!all) return listed;
  const shown = own ? [...c.context.kindTable(kind).fields.values()].flat() : shownFields(c.context, kind);
  return [...shown.map((field: FieldInfo) => seen(c, field)), ...listed];
}

function seen(c: Checker, field: FieldInfo): SeenFieldIr {
  c.reads.add(field.use);
  return { field: field.key };
}
