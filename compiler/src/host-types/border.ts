import type { EventIr, FieldIr, SchemaIr, TypeIr } from '@fabula/runtime/bundle';
import { isPersonal, type Ty, typeIrOf } from '../phases/3-check/index.js';
import type { DeclaredPack } from '../program/index.js';
import { TypeNames } from './type-names.js';

/** A value that crosses the border, under its name. */
export interface BorderField {
  readonly name: string;
  readonly type: TypeIr;
  /** Whoever gives it may leave it out. */
  readonly optional: boolean;
  /** A person's words: whoever receives it gets them with what forgetting them needs. */
  readonly personal: boolean;
}

/** An enum, record or variant by its name in the generated file. */
export interface BorderType {
  readonly name: string;
  /** What it is in the pack: `Mood`, `quay.Mood`. */
  readonly id: string;
  readonly type: TypeIr;
  readonly doc: string | undefined;
}

interface Documented {
  readonly name: string;
  readonly doc: string | undefined;
}
export interface BorderEvent extends Documented {
  readonly tier: EventIr['tier'];
  readonly fields: readonly BorderField[];
}
export interface BorderAction extends Documented {
  readonly parameters: readonly BorderField[];
  readonly result: TypeIr | undefined;
  readonly refusals: readonly string[];
  /** The roles of those who may call it from outside. */
  readonly by: readonly string[];
}
export interface BorderFunction extends Documented {
  readonly parameters: readonly BorderField[];
  readonly result: TypeIr | undefined;
  readonly effect: string | undefined;
}

/** A record by its fields, or one value a row. */
export type BorderRow =
  | { readonly of: 'fields'; readonly fields: readonly BorderField[] }
  | { readonly of: 'value'; readonly type: TypeIr; readonly personal: boolean };
export interface BorderQuery extends Documented {
  readonly parameters: readonly BorderField[];
  /** Of one row. */
  readonly row: BorderRow;
  /** All rows, the first one or none, or the one that there always is. */
  readonly yields: 'all' | 'first' | 'one';
}

/** Everything of a pack that its host has to do with. */
export interface Border {
  readonly pack: string;
  /** The pack's name as one of a type: `HarborLights`. */
  readonly name: string;
  readonly schema: SchemaIr;
  /** Each before those that are made of it. */
  readonly types: readonly BorderType[];
  readonly config: readonly BorderField[];
  readonly asked: readonly BorderField[];
  readonly events: readonly BorderEvent[];
  readonly actions: readonly BorderAction[];
  readonly externs: readonly BorderFunction[];
  readonly queries: readonly BorderQuery[];
  readonly scenes: readonly string[];
  /** Declared tags of lines and choices; one without a value has no type. */
  readonly tags: readonly BorderTag[];
  /** Declared markup, with its attributes. */
  readonly markup: readonly BorderMarkup[];
  /** Gives names for further types, none twice. */
  readonly names: TypeNames;
}
export interface BorderTag extends Documented {
  readonly type: TypeIr | undefined;
}
export interface BorderMarkup extends Documented {
  readonly attributes: readonly BorderField[];
}

/** What the file declares besides, and imports. */
const ownNames = ['EntityId', 'IdOf', 'SceneId', 'Personal', 'PgInterval', 'ExternCall', 'Promise', 'Date'];

/** Finds what crosses the border; names are in the order of the source. */
export function borderOf({ program, schema, checked, named }: DeclaredPack): Border {
  const names = new TypeNames();
  const pack = program.main.name;
  const name = names.take(pack);
  for (const word of [...['externs', 'emitted', 'outbox', 'database'].map((part) => `${pack}.${part}`), ...ownNames])
    names.take(word);
  const symbols = program.units.flatMap((unit) => unit.symbols);
  const docs = new Map(symbols.map(({ id, declaration }) => [`${declaration.kind} ${id}`, docOf(declaration.doc)]));
  const enums = Object.keys(schema.enums).map(
    (id): BorderType => ({ id, name: names.take(id), type: { type: 'enum', enum: id }, doc: docs.get(`enum ${id}`) }),
  );
  const composite = named
    .map(
      ({ symbol, type }): BorderType => ({
        id: symbol.id,
        name: names.take(symbol.id),
        type,
        doc: docOf(symbol.declaration.doc),
      }),
    )
    // What is made of another one is longer than it.
    .sort((a, b) => JSON.stringify(a.type).length - JSON.stringify(b.type).length);
  return {
    pack,
    name,
    names,
    schema,
    types: [...enums, ...composite],
    config: schema.config.map((field) => fieldOf(field, true)),
    asked: askedFields(schema),
    events: Object.entries(schema.events).map(([id, { tier, fields }]) => ({
      name: id,
      tier,
      fields: fields.map((field) => fieldOf(field, false)),
      doc: docs.get(`event ${id}`),
    })),
    actions: checked.flatMap(({ checked: { action } }): BorderAction[] => {
      if (!action) return [];
      const { parameters, requires, result, cases } = action.ir;
      return [
        {
          name: action.symbol.id,
          parameters: parameters.map((each) => fieldOf(each, each.default !== undefined)),
          result: cases ? { type: 'variant', cases } : result,
          refusals: requires.map(({ refusal }) => refusal),
          by: action.ir.by ?? [],
          doc: docs.get(`action ${action.symbol.id}`),
        },
      ];
    }),
    externs: checked.flatMap(({ checked: { extern } }): BorderFunction[] => {
      // What is asked of a model is no function of the host's.
      if (!extern || extern.ir.asks) return [];
      const { parameters, result, effect } = extern.ir;
      return [
        {
          name: extern.symbol.id,
          parameters: parameters.map((each) => fieldOf(each, false)),
          result,
          effect,
          doc: docs.get(`extern ${extern.symbol.id}`),
        },
      ];
    }),
    queries: checked.flatMap(({ checked: { query } }): BorderQuery[] => {
      if (!query) return [];
      const { ir, symbol } = query;
      const [yields, row] = rowOf(query.type, ir.single === true);
      return [
        {
          name: symbol.id,
          parameters: ir.parameters.map((each) => fieldOf(each, each.default !== undefined)),
          row,
          yields,
          doc: docs.get(`query ${symbol.id}`),
        },
      ];
    }),
    scenes: symbols.filter(({ declaration }) => declaration.kind === 'scene').map(({ id }) => id),
    tags: Object.entries(schema.tags ?? {}).map(([id, { type }]) => ({
      name: id,
      type,
      doc: docs.get(`tagDeclaration ${id}`),
    })),
    markup: Object.entries(schema.markup ?? {}).map(([id, { fields }]) => ({
      name: id,
      attributes: fields.map((field) => fieldOf(field, false)),
      doc: docs.get(`markupDeclaration ${id}`),
    })),
  };
}

function rowOf(type: Ty, isSingle: boolean): readonly [BorderQuery['yields'], BorderRow] {
  const isOptional = isSingle && type.kind === 'optional';
  const row = isOptional || (!isSingle && type.kind === 'list') ? type.of : type;
  const yields = isOptional ? 'first' : isSingle ? 'one' : 'all';
  if (row.kind !== 'record') return [yields, { of: 'value', type: typeIrOf(row), personal: isPersonal(row) }];
  const fields = row.fields.map((field) =>
    fieldOf({ name: field.name, type: typeIrOf(field.type), personal: isPersonal(field.type) }, false),
  );
  return [yields, { of: 'fields', fields }];
}

function fieldOf(
  field: Pick<FieldIr, 'name' | 'type'> & { readonly personal?: boolean },
  optional: boolean,
): BorderField {
  return { name: field.name, type: field.type, optional, personal: field.personal === true };
}

/** The player's fields without a value, which the host asks for when a session begins. */
function askedFields(schema: SchemaIr): BorderField[] {
  const { asked, fields, kind } = schema.player;
  const table = kind === undefined ? undefined : schema.kinds[kind];
  return asked.flatMap((key) => {
    const dot = key.lastIndexOf('.');
    const own = dot < 0 ? [...fields, ...(table?.fields ?? [])] : (schema.components[key.slice(0, dot)]?.fields ?? []);
    const found = [...fields, ...own].find(({ name }) => name === key || name === key.slice(dot + 1));
    return found ? [{ ...fieldOf(found, found.type.type === 'optional'), name: key }] : [];
  });
}

function docOf(doc: string | undefined): string | undefined {
  return doc === undefined || doc.trim() === '' ? undefined : doc.trim();
}
