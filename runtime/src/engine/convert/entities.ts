import type {
  ComponentConversionIr,
  ConversionIr,
  FieldConversionIr,
  Json,
  KindConversionIr,
} from '../../bundle/index.js';
import { cellKey, isPlayer, playerOf } from '../../world/index.js';
import type { Accounts, Books } from './accounts.js';
import type { Derive } from './derived.js';
import { convertJson, type FieldsPlan, fieldIn, planFields, stand, type Thing } from './fields.js';
import { type Names, playersIn } from './names.js';
import { isWanted, members, own, type Pass, type Run, type Section } from './pass.js';

type DerivedOf = (node: NonNullable<KindConversionIr['derived']>) => Derive;

/** A field of an entity: its name from now on, and how its value changes; undefined: it is gone. */
export interface EntityField {
  readonly name: string;
  readonly conversion: FieldConversionIr;
}

export type FieldOf = (kind: string | undefined, field: string) => EntityField | undefined;

/** What becomes of a field, by its kind's conversion or by that of the component it is of. */
export function entityFields({ kinds, components }: ConversionIr): FieldOf {
  const known = new Map<string | undefined, Map<string, EntityField | undefined>>();
  const find = (kind: string | undefined, field: string): EntityField | undefined => {
    const component = componentOf(field);
    const ofComponent = component === undefined ? undefined : own(components, component);
    const conversion =
      (kind === undefined ? undefined : fieldIn(own(kinds, kind)?.fields, field)) ??
      fieldIn(ofComponent?.fields, field);
    if (conversion?.gone || (!conversion && ofComponent?.gone)) return undefined;
    const moved =
      component !== undefined && ofComponent?.to !== undefined
        ? `${ofComponent.to}${field.slice(component.length)}`
        : field;
    return { name: conversion?.to ?? moved, conversion: conversion ?? {} };
  };
  return (kind, field) => {
    let ofKind = known.get(kind);
    if (!ofKind) {
      ofKind = new Map();
      known.set(kind, ofKind);
    }
    const before = ofKind.get(field);
    if (before || ofKind.has(field)) return before;
    const found = find(kind, field);
    ofKind.set(field, found);
    return found;
  };
}

/** Whose field it is, where it is a component's: `Voice` of `Voice.tone`. */
function componentOf(field: string): string | undefined {
  const dot = field.lastIndexOf('.');
  return dot < 0 ? undefined : field.slice(0, dot);
}

interface KindPlan {
  readonly plan: FieldsPlan;
  readonly grants: readonly string[];
  readonly revokes: readonly string[];
}

interface ComponentPlan {
  readonly name: string;
  readonly plan: FieldsPlan;
  readonly kinds: ReadonlySet<string>;
}

/** Entities: fields, components that were granted, what is kept of those made while playing, and which are retired. */
export function entitySection(
  ir: ConversionIr,
  names: Names,
  fieldOf: FieldOf,
  derived: DerivedOf,
  accounts: Accounts,
  booksOf: (run: Run) => Books,
): Section | undefined {
  const { kinds = {}, components = {} } = ir;
  const isNamed = Object.keys(kinds).length + Object.keys(components).length > 0;
  if (!isNamed && !names.movesEntities && !accounts.names) return undefined;
  const kindPlans = new Map(Object.entries(kinds).map(([name, kind]) => [name, planKind(kind, derived)] as const));
  const componentPlans = Object.entries(components)
    .map(([name, component]) => planComponent(name, component, derived))
    .filter(({ plan }) => plan.stands);
  const standingKinds = new Set([
    ...[...kindPlans]
      .filter(([, { plan, grants, revokes }]) => plan.stands || grants.length + revokes.length > 0)
      .map(([name]) => name),
    ...componentPlans.flatMap((component) => [...component.kinds]),
  ]);
  const declared = Object.entries(ir.entities?.kindOf ?? {})
    .filter(([, kind]) => standingKinds.has(kind))
    .map(([id]) => id);
  const player = ir.entities?.player;

  return {
    letters: 'egnd',
    begin(run): Pass {
      const books = booksOf(run);
      const met = new Set<string>();
      const field = (id: string, name: string, json: Json, wanted: boolean): void => {
        const { kind, to } = names.thing(run, id);
        const found = fieldOf(kind, name);
        if (!found || to === undefined) return;
        const key = cellKey('e', to, found.name);
        const balance = books.enter(kind, name, key, json);
        if (wanted) run.after[key] = balance ?? convertJson(found.conversion, json);
      };
      return {
        stays(key) {
          if (!key.startsWith('e/') || key.includes('%')) return false;
          const end = key.indexOf('/', 2);
          const id = key.slice(2, end);
          const name = key.slice(end + 1);
          const { kind, to } = names.thing(run, id);
          if (to !== id || accounts.minds(kind, name, key)) return false;
          const found = fieldOf(kind, name);
          return found?.name === name && found.conversion.value === undefined;
        },
        cell([letter, id = '', name = ''], json) {
          if (letter === 'e') return field(id, name, json, true);
          const { kind, to } = names.thing(run, id);
          if (to === undefined) return;
          if (letter === 'd') {
            run.after[cellKey('d', to)] = json;
          } else if (letter === 'g') {
            const component = names.component(name);
            if (component !== undefined) run.after[cellKey('g', to, component)] = json;
            if (json === true && componentPlans.some((plan) => plan.name === name)) met.add(id);
          } else {
            run.after[cellKey('n', to)] = madeAs(json, kind === undefined ? undefined : names.kind(kind));
            if (kind !== undefined && standingKinds.has(kind)) met.add(id);
          }
        },
        other([letter, id = '', name = ''], json) {
          if (letter === 'e' && accounts.names) field(id, name, json, false);
        },
        end() {
          for (const id of declared) met.add(id);
          if (player !== undefined && standingKinds.has(player)) {
            for (const id of playersIn(run.before, playerOf)) met.add(id);
          }
          for (const id of met) {
            if (!isWanted(run, `e ${id}`)) continue;
            const { kind, to } = names.thing(run, id);
            if (to !== undefined) standAs(run, id, to, kind);
          }
        },
      };
    },
  };

  /** What an entity has from now on although no cell said so. */
  function standAs(run: Run, id: string, to: string, kind: string | undefined): void {
    const before = (field: string): Json | undefined => run.before[cellKey('e', id, field)];
    const kindPlan = kind === undefined ? undefined : kindPlans.get(kind);
    run.at = cellKey('e', id);
    for (const component of kindPlan?.grants ?? []) run.after[cellKey('g', to, component)] ??= true;
    for (const component of kindPlan?.revokes ?? []) run.after[cellKey('g', to, component)] ??= false;
    const plans = componentPlans.filter(({ name, kinds: by }) => {
      const cell = run.before[cellKey('g', id, name)];
      return cell === undefined ? kind !== undefined && by.has(kind) : cell === true;
    });
    const thing: Thing = {
      // All players are declared in one place.
      name: isPlayer(id) ? 'player' : id,
      before,
      key: (field) => cellKey('e', to, field),
      // What was revoked has no fields, and begins anew when it is granted again.
      lacks: (field) => {
        const component = componentOf(field);
        return component !== undefined && run.after[cellKey('g', to, component)] === false;
      },
    };
    for (const { plan } of plans) run.attempt(() => stand(plan, thing, run.after, run.has));
    if (kindPlan) run.attempt(() => stand(kindPlan.plan, thing, run.after, run.has));
  }
}

function planKind(kind: KindConversionIr, derived: DerivedOf): KindPlan {
  return { plan: planFields(kind, derived), grants: kind.grants ?? [], revokes: kind.revokes ?? [] };
}

function planComponent(name: string, component: ComponentConversionIr, derived: DerivedOf): ComponentPlan {
  return { name, plan: planFields(component, derived), kinds: new Set(component.kinds) };
}

function madeAs(json: Json, kind: string | undefined): Json {
  return kind === undefined ? json : { ...members(json), kind };
}

/** The lists of those that were made, by kind: where two kinds become one, one list follows the other. */
export function madeSection({ kinds = {} }: ConversionIr, names: Names): Section | undefined {
  if (!Object.values(kinds).some(({ to, gone }) => to !== undefined || gone)) return undefined;
  return {
    letters: 'a',
    begin(run): Pass {
      const made = new Map<string, { readonly ids: Map<number, Json>; count: number }>();
      return {
        cell([, kind = '', index], json) {
          let found = made.get(kind);
          if (!found) {
            found = { ids: new Map(), count: 0 };
            made.set(kind, found);
          }
          if (index === undefined) found.count = typeof json === 'number' ? json : 0;
          else found.ids.set(Number(index), json);
        },
        end() {
          const counts = new Map<string, number>();
          // One that keeps its name comes first.
          const kindsMade = [...made].sort(([a], [b]) => {
            const stays = Number(names.kind(b) === b) - Number(names.kind(a) === a);
            return stays !== 0 ? stays : a < b ? -1 : 1;
          });
          for (const [kind, { ids, count }] of kindsMade) {
            const to = names.kind(kind);
            if (to === undefined) continue;
            const first = counts.get(to) ?? 0;
            for (const [index, id] of ids) run.after[cellKey('a', to, String(first + index))] = id;
            counts.set(to, first + count);
            run.after[cellKey('a', to)] = first + count;
          }
        },
      };
    },
  };
}
