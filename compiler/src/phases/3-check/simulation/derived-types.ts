import type {
  ActionDeclaration,
  Agents,
  Expression,
  KindDeclaration,
  PerceivedFields,
  PerceivedKind,
  SimulationDeclaration,
} from '../../1-parse/index.js';
import { type Chapter, isSymbolOf, lookupPath, type Symbol } from '../../2-bind/index.js';
import { type FieldInfo, lookupField } from '../fields.js';
import type { ProgramContext } from '../program-context.js';
import {
  type CaseTy,
  type FieldTy,
  intTy,
  type RecordTy,
  type RefTy,
  type Ty,
  textTy,
  type VariantTy,
} from '../types.js';

/** What a simulation is asked for as a type: `valley.Action`, `valley.View`. */
const derivedTypes = ['Action', 'View'] as const;

type Simulation = Symbol<SimulationDeclaration>;
const known = new WeakMap<ProgramContext, Map<string, Ty>>();

/** The type of a path such as `valley.Action`; undefined where it names none. */
export function derivedType(context: ProgramContext, chapter: Chapter, names: readonly string[]): Ty | undefined {
  const last = derivedTypes.find((each) => each === names.at(-1));
  const found = last && lookupPath(chapter, 'value', names);
  if (found?.found !== 'one' || found.rest.length !== 1 || !isSymbolOf(found.symbol, 'simulation')) return undefined;
  return last === 'Action' ? actionType(context, found.symbol) : viewType(context, found.symbol);
}

/** Every action that an agent may take, with its arguments. Who does it is who is asked, and no argument. */
export function actionType(context: ProgramContext, simulation: Simulation): VariantTy {
  const name = `${simulation.name}.Action`;
  const found = remembered(context, `${simulation.id}/Action`, { kind: 'variant', name, cases: [] }, () => {
    const kinds = agentKinds(simulation);
    const cases = actionsOf(simulation).map((action): CaseTy => {
      const [first, ...rest] = action.declaration.parameters;
      const doer = first && context.written(first.type, action.chapter);
      const given = doer && isDoer(doer, kinds) ? rest : action.declaration.parameters;
      return {
        name: action.name,
        fields: given.map((each) => ({
          name: each.name.text,
          type: context.written(each.type, action.chapter),
          optional: each.default !== undefined,
        })),
      };
    });
    return { kind: 'variant', name, cases };
  });
  return found.kind === 'variant' ? found : { kind: 'variant', name, cases: [] };
}

/** What an agent may see: itself, the tick, lists of what is near, and what has just happened. */
export function viewType(context: ProgramContext, simulation: Simulation): RecordTy {
  const name = `${simulation.name}.View`;
  const found = remembered(context, `${simulation.id}/View`, { kind: 'record', name, fields: [] }, () => {
    const [kind] = agentKinds(simulation);
    const self: RefTy = { kind: 'ref', kinds: kind ? [kind] : [], has: [] };
    const fields: FieldTy[] = [field('self', self), field('tick', { ...intTy, low: 0 })];
    const add = (each: FieldTy): void => {
      if (!fields.some((other) => other.name === each.name)) fields.push(each);
    };
    for (const agents of simulation.declaration.agents) {
      for (const { kinds, events } of agents.perceives) {
        for (const seen of kinds)
          add(field(nameOfSeen(seen), { kind: 'list', of: seenType(context, simulation, seen) }));
        for (const path of events.flatMap((each) => each.events)) {
          const event = lookupPath(
            inside(simulation),
            'value',
            path.names.map((each) => each.text),
          );
          if (event.found !== 'one' || !isSymbolOf(event.symbol, 'event')) continue;
          const { symbol } = event;
          const of = context
            .declaredFields(symbol, symbol.declaration.fields)
            .map((each) => field(each.name, each.type));
          add(field(symbol.name, { kind: 'list', of: { kind: 'record', name: symbol.name, fields: of } }));
        }
      }
    }
    return { kind: 'record', name, fields };
  });
  return found.kind === 'record' ? found : { kind: 'record', name, fields: [] };
}

/** By what name a kind is in the view: `plots` for `Plot`, or as it is called. */
export function nameOfSeen({ as, of }: PerceivedKind): string {
  if (as) return as.text;
  const name = of.names.at(-1)?.text ?? '';
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}s`;
}

/** Of each thing that is seen: the thing itself, and those of its fields that can be seen. */
function seenType(context: ProgramContext, simulation: Simulation, seen: PerceivedKind): RecordTy {
  const found = lookupPath(
    inside(simulation),
    'type',
    seen.of.names.map((each) => each.text),
  );
  const kind = found.found === 'one' && isSymbolOf(found.symbol, 'kindDeclaration') ? found.symbol : undefined;
  const type: RefTy = { kind: 'ref', kinds: kind ? [kind] : [], has: [] };
  const own = kind ? seenFields(context, simulation, kind, seen.fields) : [];
  return { kind: 'record', name: kind?.name ?? '', fields: [field('entity', type), ...own] };
}

function seenFields(
  context: ProgramContext,
  simulation: Simulation,
  kind: Symbol<KindDeclaration>,
  { all, fields }: PerceivedFields,
): FieldTy[] {
  const listed = fields.flatMap(({ path }): FieldTy[] => {
    const [only] = path.names;
    if (!only || path.names.length > 1) return [];
    if (only.text === 'title') return [field('title', textTy)];
    const found = lookupField(context, inside(simulation), { kind: 'ref', kinds: [kind], has: [] }, only.text);
    return found.found === 'one' ? [field(only.text, found.field.type)] : [];
  });
  if (!all) return listed;
  return [...shownFields(context, kind).map((each) => field(each.name, each.type)), ...listed];
}

/** The fields of a kind that others may see, by names that mean one field. */
export function shownFields(context: ProgramContext, kind: Symbol<KindDeclaration>): readonly FieldInfo[] {
  return [...context.kindTable(kind).fields.values()].flatMap((same) => {
    const [only, other] = same;
    return only && !other && !isPrivate(only) ? [only] : [];
  });
}

export function isPrivate({ field: declared }: FieldInfo): boolean {
  return declared.modifiers.some(({ name }) => name === 'private' || name === 'secret');
}

/** The kinds of a simulation's agents, those that are kinds. */
function agentKinds(simulation: Simulation): readonly Symbol<KindDeclaration>[] {
  return simulation.declaration.agents.flatMap(({ of }) => {
    const found = lookupPath(
      inside(simulation),
      'type',
      of.names.map((each) => each.text),
    );
    return found.found === 'one' && isSymbolOf(found.symbol, 'kindDeclaration') ? [found.symbol] : [];
  });
}

/** Its own actions, those that decisions name, and those that agents `may` besides. */
function actionsOf(simulation: Simulation): readonly Symbol<ActionDeclaration>[] {
  const found = new Map<string, Symbol<ActionDeclaration>>();
  for (const action of simulation.actions?.values() ?? []) found.set(action.name, action);
  for (const agents of simulation.declaration.agents) {
    for (const names of namedIn(agents)) {
      const named = lookupPath(inside(simulation), 'value', names);
      if (named.found !== 'one' || named.rest.length > 0 || !isSymbolOf(named.symbol, 'action')) continue;
      if (!found.has(named.symbol.name)) found.set(named.symbol.name, named.symbol);
    }
  }
  return [...found.values()];
}

function namedIn({ decisions, may }: Agents): (readonly string[])[] {
  const acts = decisions.flatMap((each) => {
    const names = each.kind === 'agentRule' ? namesIn(each.act) : undefined;
    return names ? [names] : [];
  });
  return [...may.map((path) => path.names.map((each) => each.text)), ...acts];
}

/** The dotted name of what is called, if it is one. */
export function namesIn(expression: Expression): readonly string[] | undefined {
  if (expression.kind === 'call') return namesIn(expression.callee);
  if (expression.kind === 'nameExpression') return [expression.name.text];
  if (expression.kind !== 'member') return undefined;
  const head = namesIn(expression.object);
  return head && [...head, expression.name.text];
}

/** Whether a parameter is who does the action. Where no agents are declared, nobody is. */
export function isDoer(type: Ty, kinds: readonly Symbol<KindDeclaration>[]): boolean {
  if (type.kind !== 'ref') return false;
  return kinds.some((kind) => type.kinds.length === 0 || type.kinds.includes(kind));
}

/** Names as they are looked up inside of a simulation. */
export function inside(simulation: Simulation): Chapter {
  return simulation.inside ?? simulation.chapter;
}

function field(name: string, type: Ty): FieldTy {
  return { name, type, optional: type.kind === 'optional' };
}

/** A type may be asked for by what it is made of: then it is seen without its insides. */
function remembered(context: ProgramContext, key: string, meanwhile: Ty, make: () => Ty): Ty {
  const types = known.get(context) ?? new Map<string, Ty>();
  known.set(context, types);
  const found = types.get(key);
  if (found) return found;
  types.set(key, meanwhile);
  const made = make();
  types.set(key, made);
  return made;
}
