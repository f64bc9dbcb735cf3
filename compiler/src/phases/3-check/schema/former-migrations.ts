import type { EnumIr, ExprIr, FieldIr } from '@fabula/runtime/bundle';
import type { SourceFile } from '../../../base/index.js';
import { catalogue, type Diagnostic } from '../../../diagnostics/index.js';
import type { Field, MigrateDeclaration, Migration, Name } from '../../1-parse/index.js';
import { type BoundProgram, isSymbolOf, type PlaceIds, type Symbol } from '../../2-bind/index.js';
import { Checker } from '../checker.js';
import type { FormerMember } from '../expressions/meaning.js';
import { contextOf } from '../rules.js';
import { type FormerModel, type FormerPlace, FormerTypes } from './former-types.js';
import { type CheckedMigration, checkMigrate, checkMigration } from './migration.js';

/** A migration as it was checked against what was released. */
export interface FormerMigration extends CheckedMigration {
  /** What it is about, as the release called it. */
  readonly was: string;
  readonly sort: 'kind' | 'component' | 'relation';
  /** What it reads of `old`: the field that holds it, by the name in the record. */
  readonly reads: ReadonlyMap<string, FieldIr>;
  /** Where it stands. */
  readonly file: string;
}

export interface FormerMigrations {
  readonly migrations: readonly FormerMigration[];
  /** Enums of the release that are not what they were, by the names that expressions know them by. */
  readonly enums: { readonly [name: string]: EnumIr };
  readonly diagnostics: readonly Diagnostic[];
  /** By path, to show them. */
  readonly sources: ReadonlyMap<string, SourceFile>;
}

/**
 * Checks what `migrate from` makes of what the release kept. A migration that the release had already was carried out with it,
 * and is nobody's any more.
 */
export function checkFormerMigrations(program: BoundProgram, ids: PlaceIds, model: FormerModel): FormerMigrations {
  const types = new FormerTypes(program, model);
  const released = new Set((model.schema.migrations ?? []).map((each) => JSON.stringify(each)));
  const migrations: FormerMigration[] = [];
  const diagnostics: Diagnostic[] = [];
  const context = contextOf(program, ids);
  for (const unit of program.units) {
    for (const symbol of unit.symbols) {
      if (!isSymbolOf(symbol, 'kindDeclaration', 'component', 'relation')) continue;
      const { fields, migrations: own = [] } = symbol.declaration;
      for (const migration of own) inBody(symbol, fields, migration);
    }
    for (const { source, tree, chapter } of unit.files)
      for (const declaration of tree.declarations)
        if (declaration.kind === 'migrate')
          byItself(new Checker(context, { chapter, file: source, place: 'migrate' }), declaration);
  }
  const files = program.units.flatMap((unit) => unit.files.map(({ source }) => [source.path, source] as const));
  return { migrations, enums: types.enums, diagnostics, sources: new Map(files) };

  function inBody(symbol: Symbol, fields: readonly Field[], migration: Migration): void {
    const c = new Checker(context, { chapter: symbol.chapter, file: symbol.file, place: symbol.id });
    const old = new Old(c, types, model);
    take(
      c,
      checkMigration(c, symbol, fields, migration, (...asked) => old.meaning(...asked)),
      old,
    );
  }

  function byItself(c: Checker, declaration: MigrateDeclaration): void {
    const old = new Old(c, types, model);
    const migration = checkMigrate(c, declaration, (...asked) => old.meaning(...asked));
    if (migration) take(c, migration, old);
  }

  function take(c: Checker, migration: CheckedMigration, old: Old): void {
    if (released.has(JSON.stringify(migration.ir))) return;
    diagnostics.push(...c.diagnostics);
    if (!old.was || !old.sort) return;
    migrations.push({ ...migration, was: old.was, sort: old.sort, reads: old.reads, file: c.file.path });
  }
}

/** What `old` is in one migration. */
class Old {
  was: string | undefined;
  sort: FormerMigration['sort'] | undefined;
  readonly reads = new Map<string, FieldIr>();
  readonly #c: Checker;
  readonly #types: FormerTypes;
  readonly #model: FormerModel;

  constructor(c: Checker, types: FormerTypes, model: FormerModel) {
    this.#c = c;
    this.#types = types;
    this.#model = model;
  }

  meaning(
    symbol: Symbol,
    old: Name,
    slot: string,
  ): () => { is: 'former'; of: string; members: ReadonlyMap<string, FormerMember> } {
    const place: FormerPlace = { chapter: symbol.chapter, file: symbol.file, span: old.span };
    const members = this.#membersOf(symbol, old, slot, place);
    return () => ({ is: 'former', of: `\`${symbol.name}\``, members });
  }

  #membersOf(symbol: Symbol, old: Name, slot: string, place: FormerPlace): ReadonlyMap<string, FormerMember> {
    const { schema, kinds, components, relations } = this.#model;
    const find = (names: ReadonlyMap<string, string>, known: (name: string) => boolean): string | undefined =>
      formerName(names, symbol.id, known);
    const members = new Map<string, FormerMember>();
    if (isSymbolOf(symbol, 'recordDeclaration')) {
      this.#c.report(catalogue.migrationOfRecord, old.span, { name: symbol.name });
      return members;
    }
    this.sort = isSymbolOf(symbol, 'component') ? 'component' : isSymbolOf(symbol, 'relation') ? 'relation' : 'kind';
    if (this.sort === 'component') {
      this.was = find(components, (name) => name in schema.components);
      for (const field of schema.components[this.was ?? '']?.fields ?? [])
        members.set(field.name, this.#member(field, `${this.was}.${field.name}`, slot, place));
    } else if (this.sort === 'relation') {
      this.was = find(relations, (name) => name in schema.relations);
      for (const field of schema.relations[this.was ?? '']?.fields ?? [])
        members.set(field.name, this.#member(field, field.name, slot, place));
    } else {
      this.was = find(kinds, (name) => name in schema.kinds);
      this.#kindMembers(members, slot, place);
    }
    if (this.was === undefined) this.#c.report(catalogue.migrationOfNew, old.span, { name: symbol.name });
    return members;
  }

  /** Its own fields; those of its components behind the component, and by themselves where no other is called so. */
  #kindMembers(members: Map<string, FormerMember>, slot: string, place: FormerPlace): void {
    const { schema } = this.#model;
    const kind = schema.kinds[this.was ?? ''];
    const short = new Map<string, FormerMember | 'several'>();
    for (const component of kind?.has ?? []) {
      const inner = new Map<string, FormerMember>();
      for (const field of schema.components[component]?.fields ?? []) {
        const member = this.#member(field, `${component}.${field.name}`, slot, place);
        inner.set(field.name, member);
        short.set(field.name, short.has(field.name) ? 'several' : member);
      }
      members.set(component.slice(component.lastIndexOf('.') + 1), { of: `\`${component}\``, members: inner });
    }
    for (const [name, member] of short) if (member !== 'several') members.set(name, member);
    for (const field of kind?.fields ?? []) members.set(field.name, this.#member(field, field.name, slot, place));
  }

  #member(field: FieldIr, cell: string, slot: string, place: FormerPlace): FormerMember {
    const ir: ExprIr = { op: 'get', of: { op: 'local', slot }, name: cell };
    return { type: this.#types.field(field, place), ir, read: () => this.reads.set(cell, field) };
  }
}

/** What a declaration was called when it was released. */
function formerName(
  renamed: ReadonlyMap<string, string>,
  now: string,
  isKnown: (name: string) => boolean,
): string | undefined {
  for (const [was, name] of renamed) if (name === now) return was;
  return isKnown(now) ? now : undefined;
}
