import type { EventIr, FieldIr, SchemaIr, TypeIr } from '@fabula/runtime/bundle';
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
  readonly scenes: readonly string[];
  /** Declared tags of lines and choices; one without a value has no type. */
  readonly tags: readonly BorderTag[];
  /** Declared markup, with its attributes. */
  readonly markup: readonly BorderMarkup[];
}
export interface BorderTag extends Documented {
  readonly type: TypeIr | undefined;
}
export interface BorderMarkup extends Documented {
  readonly attributes: readonly BorderField[];
}

/** Finds what crosses the border; names are in the order of the source. */
export function borderOf({ program, schema, checked, named }: DeclaredPack): Border {
  const names = new TypeNames();
  const pack = program.main.name;
  const name = names.take(pack);
  // What the file itself declares and imports.
  for (const word of [`${pack}.externs`, 'EntityId', 'SceneId', 'Personal', 'ExternCall', 'Promise']) names.take(word);
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

function fieldOf(field: Pick<FieldIr, 'name' | 'type' | 'personal'>, optional: boolean): BorderField {
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
