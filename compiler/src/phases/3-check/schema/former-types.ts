import type { EnumIr, FieldIr, SchemaIr, TypeIr } from '@fabula/runtime/bundle';
import type { SourceFile, Span } from '../../../base/index.js';
import type { EnumDeclaration, Name } from '../../1-parse/index.js';
import { type BoundProgram, type Chapter, isSymbolOf, type Symbol } from '../../2-bind/index.js';
import { scaleOf } from '../types/scale.js';
import {
  boolTy,
  diceTy,
  durationTy,
  type FieldTy,
  instantTy,
  optionalTy,
  personalTy,
  sceneTy,
  type Ty,
} from '../types.js';

/** What was released, and what its declarations are called now, by what they were called. */
export interface FormerModel {
  readonly schema: SchemaIr;
  readonly enums: ReadonlyMap<string, string>;
  readonly components: ReadonlyMap<string, string>;
  readonly kinds: ReadonlyMap<string, string>;
  readonly relations: ReadonlyMap<string, string>;
  readonly resources: ReadonlyMap<string, string>;
}

/** Where a type of the release is asked for: what is no longer declared has no place of its own. */
export interface FormerPlace {
  readonly chapter: Chapter;
  readonly file: SourceFile;
  readonly span: Span;
}

/** Types of the release as types of this version, so that values of both can stand side by side. */
export class FormerTypes {
  readonly #model: FormerModel;
  readonly #symbols: ReadonlyMap<string, readonly Symbol[]>;
  readonly #enums = new Map<string, Symbol<EnumDeclaration>>();

  constructor({ units }: BoundProgram, model: FormerModel) {
    this.#model = model;
    const symbols = new Map<string, Symbol[]>();
    for (const symbol of units.flatMap((unit) => unit.symbols)) {
      const same = symbols.get(symbol.id);
      if (same) same.push(symbol);
      else symbols.set(symbol.id, [symbol]);
    }
    this.#symbols = symbols;
  }

  /** Enums that are not what they were, by the names that expressions know them by. */
  get enums(): { readonly [name: string]: EnumIr } {
    const { schema } = this.#model;
    return Object.fromEntries(
      [...this.#enums].flatMap(([name, symbol]) => {
        const enumIr = schema.enums[name];
        return enumIr ? [[symbol.id, enumIr] as const] : [];
      }),
    );
  }

  field({ type, personal }: FieldIr, at: FormerPlace): Ty {
    const ty = this.type(type, at);
    return personal ? personalTy(ty) : ty;
  }

  type(type: TypeIr, at: FormerPlace): Ty {
    switch (type.type) {
      case 'bool':
        return boolTy;
      case 'int':
      case 'float': {
        const { low, high } = type;
        return { kind: type.type, ...(low !== undefined && { low }), ...(high !== undefined && { high }) };
      }
      case 'decimal': {
        const { scale, low, high } = type;
        return { kind: 'decimal', scale, ...(low !== undefined && { low }), ...(high !== undefined && { high }) };
      }
      case 'amount':
        return this.#amount(type.resource);
      case 'text': {
        const { max, matches } = type;
        return { kind: 'text', ...(max !== undefined && { max }), ...(matches !== undefined && { matches }) };
      }
      case 'duration':
        return durationTy;
      case 'instant':
        return instantTy;
      case 'dice':
        return diceTy;
      case 'scene':
        return sceneTy;
      case 'enum':
        return this.#enum(type.enum, at);
      case 'record':
        return { kind: 'record', fields: this.#fields(type.fields, at) };
      case 'variant':
        return {
          kind: 'variant',
          cases: type.cases.map(({ name, fields }) => ({ name, fields: this.#fields(fields, at) })),
        };
      case 'ref':
        return this.#ref(type);
      case 'list': {
        const { least, most } = type;
        return {
          kind: 'list',
          of: this.type(type.of, at),
          ...(least !== undefined && { least }),
          ...(most !== undefined && { most }),
        };
      }
      case 'set':
        return { kind: 'set', of: this.type(type.of, at) };
      case 'map':
        return { kind: 'map', key: this.type(type.key, at), value: this.type(type.value, at) };
      case 'optional':
        return optionalTy(this.type(type.of, at));
    }
  }

  #fields(fields: readonly FieldIr[], at: FormerPlace): readonly FieldTy[] {
    return fields.map((field) => ({ name: field.name, type: this.field(field, at), optional: false }));
  }

  /** A resource that is gone, or counts in other parts from now on, is a plain figure here. */
  #amount(name: string): Ty {
    const { schema, resources } = this.#model;
    const scale = schema.resources[name]?.scale ?? 0;
    for (const symbol of this.#symbols.get(resources.get(name) ?? name) ?? [])
      if (isSymbolOf(symbol, 'resource') && scaleOf(symbol) === scale)
        return { kind: 'amount', resource: symbol, counts: true };
    return { kind: 'decimal', scale };
  }

  /** Whom a kind or a component of today is no narrower for is left as wide as it can be. */
  #ref({ kinds, has }: Extract<TypeIr, { type: 'ref' }>): Ty {
    const { kinds: renamed, components } = this.#model;
    const known = kinds.flatMap((kind) => {
      const found = (this.#symbols.get(renamed.get(kind) ?? kind) ?? []).find((each) =>
        isSymbolOf(each, 'kindDeclaration'),
      );
      return found && isSymbolOf(found, 'kindDeclaration') ? [found] : [];
    });
    const having = has.flatMap((component) => {
      const found = (this.#symbols.get(components.get(component) ?? component) ?? []).find((each) =>
        isSymbolOf(each, 'component'),
      );
      return found && isSymbolOf(found, 'component') ? [found] : [];
    });
    return { kind: 'ref', kinds: known.length === kinds.length ? known : [], has: having };
  }

  /** An enum whose members are all there still is the one of today, narrowed to them; any other is one of its own. */
  #enum(name: string, at: FormerPlace): Ty {
    const { schema, enums } = this.#model;
    const members = (schema.enums[name]?.cases ?? []).map((each) => each.name);
    for (const symbol of this.#symbols.get(enums.get(name) ?? name) ?? []) {
      if (!isSymbolOf(symbol, 'enum')) continue;
      const now = new Set(symbol.declaration.cases.map((each) => each.name.text));
      if (!members.every((member) => now.has(member))) continue;
      return members.length === now.size ? { kind: 'enum', symbol } : { kind: 'enum', symbol, only: new Set(members) };
    }
    return { kind: 'enum', symbol: this.#former(name, at) };
  }

  #former(name: string, { chapter, file, span }: FormerPlace): Symbol<EnumDeclaration> {
    const known = this.#enums.get(name);
    if (known) return known;
    const { ordered = false, cases = [] } = this.#model.schema.enums[name] ?? {};
    const named = (text: string): Name => ({ kind: 'name', text, span });
    const symbol: Symbol<EnumDeclaration> = {
      id: `${name} before`,
      name: name.slice(name.lastIndexOf('.') + 1),
      chapter,
      file,
      declaration: {
        kind: 'enum',
        name: named(name),
        doc: undefined,
        ordered,
        cases: cases.map((each) => ({
          kind: 'case',
          name: named(each.name),
          title: undefined,
          fields: [],
          doc: undefined,
          span,
        })),
        moves: [],
        span,
      },
    };
    this.#enums.set(name, symbol);
    return symbol;
  }
}
