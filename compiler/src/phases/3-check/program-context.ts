import type { AudienceIr, ExprIr } from '@fabula/runtime/bundle';
import type {
  ComponentDeclaration,
  EventDeclaration,
  Field,
  KindDeclaration,
  RelationDeclaration,
  Type,
} from '../1-parse/index.js';
import {
  type BoundProgram,
  type Chapter,
  isSymbolOf,
  lookupPath,
  type PlaceIds,
  type ScopeField,
  type Symbol,
  type Unit,
} from '../2-bind/index.js';
import type { CheckedDeclaration } from './checked.js';
import type { Rules } from './checker.js';
import type { FieldInfo, FieldTables, KindTable } from './fields.js';
import { namesOf } from './names.js';
import { isJustified } from './statements/because.js';
import { caseTy, resolveType } from './types/resolve-type.js';
import { personalTy, type RefTy, type Ty, unknownTy } from './types.js';

/** A parameter as callers see it. */
export interface ParameterTy {
  readonly name: string;
  readonly type: Ty;
  /** What stands for it when it is left out; undefined where it may not be. */
  readonly default: ExprIr | undefined;
}

/** A scene, function or action as callers see it. */
export interface Signature {
  readonly parameters: readonly ParameterTy[];
  readonly result: Ty;
  /** The names after `else` of an action's requirements. */
  readonly refusals: readonly string[];
}

/**
 * What is derived of one program for all its declarations, each table made when it is first asked for. Nothing here
 * reports: what is wrong with a declaration is said where that declaration is checked.
 */
export class ProgramContext implements FieldTables {
  readonly program: BoundProgram;
  readonly ids: PlaceIds;
  readonly rules: Rules;
  readonly #types = new Map<Symbol, Ty | undefined>();
  readonly #written = new WeakMap<Type, Ty>();
  readonly #kinds = new Map<Symbol, KindTable>();
  readonly #components = new Map<Symbol, readonly FieldInfo[]>();
  readonly #fields = new Map<Symbol, readonly FieldInfo[]>();
  readonly #players = new Map<Unit, { readonly type: RefTy; readonly fields: ReadonlyMap<string, FieldInfo> }>();
  readonly #state = new Map<Unit, ReadonlyMap<string, readonly ScopeField[]>>();
  readonly #prefixes = new Map<Unit, ReadonlySet<string>>();
  #byField: ReadonlyMap<string, readonly Symbol<ComponentDeclaration>[]> | undefined;
  /** Who declared audiences are, filled as they are asked for. */
  readonly audiences = new Map<Symbol, AudienceIr>();
  /** Signatures, and bodies of functions and actions: filled by their own files. */
  readonly signatures = new Map<Symbol, Signature>();
  readonly bodies = new Map<Symbol, CheckedDeclaration | 'busy'>();
  /** Whether a function's or an action's result carries a person's words whatever it is given. */
  readonly personalResults = new Set<Symbol>();

  constructor(program: BoundProgram, ids: PlaceIds, rules: Rules) {
    this.program = program;
    this.ids = ids;
    this.rules = rules;
  }

  /** What a written type means, seen from a chapter. */
  written(type: Type, chapter: Chapter): Ty {
    const known = this.#written.get(type);
    if (known) return known;
    // A type that contains itself is reported where it is declared; here its inside is unknown.
    this.#written.set(type, unknownTy);
    const resolved = resolveType({ context: this, chapter, checker: undefined }, type);
    this.#written.set(type, resolved);
    return resolved;
  }

  /** The type a declaration names, or an entity is of; undefined for what has none, such as a component. */
  typeOfSymbol(symbol: Symbol): Ty | undefined {
    if (this.#types.has(symbol)) return this.#types.get(symbol);
    this.#types.set(symbol, unknownTy);
    const type = this.#typeOf(symbol);
    this.#types.set(symbol, type);
    return type;
  }

  kindTable(symbol: Symbol<KindDeclaration>): KindTable {
    const known = this.#kinds.get(symbol);
    if (known) return known;
    const components: Symbol<ComponentDeclaration>[] = [];
    let partial = false;
    for (const path of symbol.declaration.has) {
      const found = lookupPath(symbol.chapter, 'type', namesOf(path));
      if (found.found !== 'one' || !isSymbolOf(found.symbol, 'component')) {
        partial = true;
        continue;
      }
      if (!components.includes(found.symbol)) components.push(found.symbol);
    }
    const fields = new Map<string, FieldInfo[]>();
    const add = (field: FieldInfo): void => {
      const same = fields.get(field.name);
      if (!same) fields.set(field.name, [field]);
      else if (!same.some((each) => each.key === field.key)) same.push(field);
    };
    const own = this.declaredFields(symbol, symbol.declaration.fields);
    for (const field of own) add(field);
    for (const component of components) for (const field of this.componentFields(component)) add(field);
    const table: KindTable = { symbol, components, fields, own, partial };
    this.#kinds.set(symbol, table);
    return table;
  }

  /** Whether an entity of the type may have more than is known, because of a name that was reported. */
  isIncomplete(chapter: Chapter, type: RefTy): boolean {
    if (type.partial || type.kinds.some((kind) => this.kindTable(kind).partial)) return true;
    return type.player === true && type.kinds.length === 0 && chapter.unit.player?.declaration.is !== undefined;
  }

  componentFields(symbol: Symbol<ComponentDeclaration>): readonly FieldInfo[] {
    const known = this.#components.get(symbol);
    if (known) return known;
    const fields = symbol.declaration.fields.map((field) => this.#field(field, symbol, symbol));
    this.#components.set(symbol, fields);
    return fields;
  }

  /** The fields of a relation or an event, or a kind's own. */
  declaredFields(
    symbol: Symbol<KindDeclaration | RelationDeclaration | EventDeclaration>,
    fields: readonly Field[],
  ): readonly FieldInfo[] {
    const known = this.#fields.get(symbol);
    if (known) return known;
    const made = fields.map((field) => this.#field(field, symbol, undefined));
    this.#fields.set(symbol, made);
    return made;
  }

  /** The components with a field of this name: what a thing may lack when it has no such field. */
  componentsHaving(name: string): readonly Symbol<ComponentDeclaration>[] {
    if (!this.#byField) {
      const table = new Map<string, Symbol<ComponentDeclaration>[]>();
      for (const unit of this.program.units) {
        for (const symbol of unit.symbols) {
          if (!isSymbolOf(symbol, 'component')) continue;
          for (const field of symbol.declaration.fields) {
            const same = table.get(field.name.text);
            if (same) same.push(symbol);
            else table.set(field.name.text, [symbol]);
          }
        }
      }
      this.#byField = table;
    }
    return this.#byField.get(name) ?? [];
  }

  /** The player as a chapter's pack knows it: a library does not know the author's kind. */
  playerType(chapter: Chapter): RefTy {
    return this.#player(chapter.unit).type;
  }

  playerFields(chapter: Chapter): ReadonlyMap<string, FieldInfo> {
    return this.#player(chapter.unit).fields;
  }

  /** Fields of the state blocks by bare name: a pack's own, and those of the packs it uses where it has none. */
  stateFields(chapter: Chapter, name: string): readonly ScopeField[] {
    const own = this.#stateTable(chapter.unit).get(name);
    if (own) return own;
    if (name.startsWith('_')) return [];
    return chapter.unit.uses.flatMap(({ unit }) => this.#stateTable(unit).get(name) ?? []);
  }

  /** The names of all state fields a chapter can see, for suggestions. */
  stateNames(chapter: Chapter): string[] {
    return [chapter.unit, ...chapter.unit.uses.map((use) => use.unit)].flatMap((unit) => [
      ...this.#stateTable(unit).keys(),
    ]);
  }

  stateFieldType(field: ScopeField): Ty {
    return withModifiers(this.written(field.field.type, field.chapter), field.field);
  }

  /** Whether a name may be the beginning of a qualified one: of a chapter or of a used pack. */
  isPrefix(chapter: Chapter, name: string): boolean {
    const prefixes = this.#prefixesOf(chapter.unit);
    return chapter.outward.some((outer) => prefixes.has(outer.name === '' ? name : `${outer.name}.${name}`));
  }

  #typeOf(symbol: Symbol): Ty | undefined {
    const { declaration } = symbol;
    switch (declaration.kind) {
      case 'type':
        return this.written(declaration.type, symbol.chapter);
      case 'enum':
        return isSymbolOf(symbol, 'enum') ? { kind: 'enum', symbol } : undefined;
      case 'recordDeclaration':
        return {
          kind: 'record',
          name: symbol.name,
          fields: declaration.fields.map((field) => ({
            name: field.name.text,
            type: withModifiers(this.written(field.type, symbol.chapter), field),
            optional: field.default !== undefined,
            ...(field.default && { left: { value: field.default, by: symbol } }),
            ...(field.was && { was: field.was.text }),
          })),
        };
      case 'variant':
        return {
          kind: 'variant',
          name: symbol.name,
          cases: declaration.cases.map((each) =>
            caseTy({ context: this, chapter: symbol.chapter, checker: undefined }, each, symbol),
          ),
        };
      case 'kindDeclaration':
        return isSymbolOf(symbol, 'kindDeclaration') ? { kind: 'ref', kinds: [symbol], has: [] } : undefined;
      case 'resource':
        return isSymbolOf(symbol, 'resource') ? { kind: 'amount', resource: symbol } : undefined;
      case 'entityRow': {
        const { members = [] } = symbol;
        const [first] = members;
        const of = first && this.typeOfSymbol(first);
        return of && { kind: 'list', of, least: members.length, most: members.length };
      }
      case 'entity': {
        const found = lookupPath(symbol.chapter, 'type', namesOf(declaration.type));
        return found.found === 'one' && isSymbolOf(found.symbol, 'kindDeclaration')
          ? this.typeOfSymbol(found.symbol)
          : unknownTy;
      }
      default:
        return undefined;
    }
  }

  #field(field: Field, owner: Symbol, component: Symbol<ComponentDeclaration> | undefined): FieldInfo {
    const type = withModifiers(this.written(field.type, owner.chapter), field);
    return {
      name: field.name.text,
      key: component ? `${component.id}.${field.name.text}` : field.name.text,
      type,
      component,
      use: `field:${owner.id}/${field.name.text}`,
      field,
      chapter: owner.chapter,
      file: owner.file.path,
      spared: isSpared(field, type),
      justified: isJustified(owner),
    };
  }

  #player(unit: Unit) {
    const known = this.#players.get(unit);
    if (known) return known;
    const is = unit.player?.declaration.is;
    const found = is && lookupPath(unit.root, 'type', namesOf(is));
    const kind = found?.found === 'one' && isSymbolOf(found.symbol, 'kindDeclaration') ? found.symbol : undefined;
    const fields = new Map<string, FieldInfo>();
    for (const [name, scopeField] of unit.fields.player) {
      const type = this.stateFieldType(scopeField);
      fields.set(name, {
        name,
        key: scopeField.id,
        type,
        component: undefined,
        use: `field:player/${scopeField.id}`,
        field: scopeField.field,
        chapter: scopeField.chapter,
        file: scopeField.file.path,
        spared: isSpared(scopeField.field, type),
      });
    }
    const type: RefTy = { kind: 'ref', kinds: kind ? [kind] : [], has: [], player: true };
    const player = { type, fields };
    this.#players.set(unit, player);
    return player;
  }

  #stateTable(unit: Unit): ReadonlyMap<string, readonly ScopeField[]> {
    const known = this.#state.get(unit);
    if (known) return known;
    const table = new Map<string, ScopeField[]>();
    for (const scope of ['world', 'player', 'campaign', 'config'] as const) {
      for (const [name, field] of unit.fields[scope]) {
        const same = table.get(name);
        if (same) same.push(field);
        else table.set(name, [field]);
      }
    }
    this.#state.set(unit, table);
    return table;
  }

  #prefixesOf(unit: Unit): ReadonlySet<string> {
    const known = this.#prefixes.get(unit);
    if (known) return known;
    const prefixes = new Set<string>();
    const add = (name: string): void => {
      for (let dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) prefixes.add(name.slice(0, dot));
      prefixes.add(name);
    };
    for (const name of unit.chapters.keys()) if (name !== '') add(name);
    for (const use of unit.uses) {
      add(use.alias);
      add(use.unit.name);
    }
    this.#prefixes.set(unit, prefixes);
    return prefixes;
  }
}

function withModifiers(type: Ty, field: Field): Ty {
  return field.modifiers.some((modifier) => modifier.name === 'personal') ? personalTy(type) : type;
}

function isSpared(field: Field, type: Ty): boolean {
  return field.default !== undefined || type.kind === 'optional' || type.kind === 'amount' || type.kind === 'unknown';
}
