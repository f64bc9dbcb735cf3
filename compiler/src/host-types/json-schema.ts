import type { TypeIr } from '@fabula/runtime/bundle';
import type { Border, BorderField, BorderRow } from './border.js';
import { type Form, isSameEverywhere, nameFinder } from './known-types.js';

type Schema = { readonly [key: string]: unknown };

/** The border as a JSON Schema (2020-12), for hosts in other languages. */
export function jsonSchema(border: Border): string {
  const writer = new SchemaWriter(border);
  return `${JSON.stringify(writer.write(), null, 2)}\n`;
}

class SchemaWriter {
  readonly #border: Border;
  readonly #nameOf: (type: TypeIr) => string | undefined;

  constructor(border: Border) {
    this.#border = border;
    this.#nameOf = nameFinder(border);
  }

  write(): Schema {
    const { pack, types, config, asked, events, actions, externs, queries, scenes } = this.#border;
    const named = types.map(({ name, type, doc }) => [
      name,
      { ...(doc !== undefined && { description: doc }), ...this.#composite(type, 'plain') },
    ]);
    return {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: pack,
      description: `Written by \`fabula types\` from the pack \`${pack}\`.`,
      $defs: {
        EntityId: { type: 'string' },
        SceneId: { enum: scenes },
        Personal: object({
          $personal: object({
            text: { type: ['string', 'null'] },
            salt: { type: ['string', 'null'] },
            digest: { type: 'string' },
          }),
        }),
        ...Object.fromEntries(named),
      },
      type: 'object',
      properties: {
        config: this.#fields(config, 'plain'),
        asked: this.#fields(asked, 'plain'),
        events: object(
          Object.fromEntries(events.map(({ name, fields }) => [name, this.#fields(fields, 'ledger')])),
          [],
        ),
        actions: object(
          Object.fromEntries(
            actions.map(({ name, parameters, result, refusals, by }) => [
              name,
              object({
                input: this.#fields(parameters, 'plain'),
                result: result ? this.#type(result, 'plain') : { type: 'null' },
                refusal: { enum: refusals },
                by: { enum: by },
              }),
            ]),
          ),
          [],
        ),
        queries: object(
          Object.fromEntries(
            queries.map(({ name, parameters, row }) => [
              name,
              object({ input: this.#fields(parameters, 'plain'), row: this.#row(row) }),
            ]),
          ),
          [],
        ),
        externs: object(
          Object.fromEntries(
            externs.map(({ name, parameters, result }) => [
              name,
              object({
                arguments: {
                  type: 'array',
                  prefixItems: parameters.map(({ name: title, type }) => ({ title, ...this.#type(type, 'plain') })),
                  items: false,
                  minItems: parameters.length,
                },
                result: result ? this.#type(result, 'plain') : { type: 'null' },
              }),
            ]),
          ),
          [],
        ),
      },
    };
  }

  #row(row: BorderRow): Schema {
    if (row.of === 'fields') return this.#fields(row.fields, 'ledger');
    return row.personal ? reference('Personal') : this.#type(row.type, 'ledger');
  }

  #fields(fields: readonly BorderField[], form: Form): Schema {
    const properties = fields.map((field): [string, Schema] => [
      field.name,
      form === 'ledger' && field.personal ? reference('Personal') : this.#type(field.type, form),
    ]);
    const required = fields.filter((field) => form === 'ledger' || !field.optional).map(({ name }) => name);
    return object(Object.fromEntries(properties), required);
  }

  #type(type: TypeIr, form: Form): Schema {
    const composite = type.type === 'record' || type.type === 'variant';
    const hasName = type.type === 'enum' || (composite && (form === 'plain' || isSameEverywhere(type)));
    const name = hasName ? this.#nameOf(type) : undefined;
    return name === undefined ? this.#composite(type, form) : reference(name);
  }

  #composite(type: TypeIr, form: Form): Schema {
    const plain = form === 'plain';
    switch (type.type) {
      case 'bool':
        return { type: 'boolean' };
      case 'int':
      case 'float':
        return {
          type: type.type === 'int' ? 'integer' : 'number',
          ...(type.low !== undefined && !type.clamped && { minimum: type.low }),
          ...(type.high !== undefined && !type.clamped && { maximum: type.high }),
        };
      case 'duration':
      case 'instant':
        return { type: 'integer', description: type.type === 'instant' ? 'Milliseconds since 1970.' : 'Milliseconds.' };
      case 'text':
        return {
          type: 'string',
          // A reader's characters, which are not the code points that `maxLength` counts.
          ...(type.max !== undefined && { description: `At most ${type.max} characters.` }),
          ...(type.matches !== undefined && { pattern: `^(?:${type.matches})$` }),
        };
      case 'decimal':
        return plain ? figure(type.scale) : object({ $n: wholeText });
      case 'amount':
        return plain ? figure(this.#border.schema.resources[type.resource]?.scale ?? 0) : object({ $n: wholeText });
      case 'dice':
        return plain
          ? { type: 'string', pattern: '^\\d{1,6}d\\d{1,6}$' }
          : object({ $dice: pair({ type: 'integer' }, { type: 'integer' }) });
      case 'enum':
        return { enum: this.#border.schema.enums[type.enum]?.cases.map(({ name }) => name) ?? [] };
      case 'ref':
        return reference('EntityId');
      case 'scene':
        return reference('SceneId');
      case 'list':
        return {
          ...listOf(this.#type(type.of, form)),
          ...(type.least !== undefined && { minItems: type.least }),
          ...(type.most !== undefined && { maxItems: type.most }),
        };
      case 'set': {
        const items = { ...listOf(this.#type(type.of, form)), uniqueItems: true };
        return plain ? items : object({ $set: items });
      }
      case 'map': {
        const pairs = listOf(pair(this.#type(type.key, form), this.#type(type.value, form)));
        return plain ? pairs : object({ $map: pairs });
      }
      case 'optional':
        return { anyOf: [this.#type(type.of, form), { type: 'null' }] };
      case 'record':
        return object(Object.fromEntries(type.fields.map((field) => [field.name, this.#type(field.type, form)])));
      case 'variant':
        return {
          oneOf: type.cases.map(({ name, fields }) =>
            object({
              [plain ? 'case' : '$case']: { const: name },
              ...Object.fromEntries(fields.map((field) => [field.name, this.#type(field.type, form)])),
            }),
          ),
        };
    }
  }
}

const wholeText: Schema = { type: 'string', pattern: '^-?\\d+$' };

function figure(scale: number): Schema {
  return { type: 'string', pattern: scale === 0 ? '^-?\\d+$' : `^-?\\d+(?:\\.\\d{1,${scale}})?$` };
}

function object(properties: { readonly [name: string]: Schema }, required = Object.keys(properties)): Schema {
  return { type: 'object', properties, ...(required.length > 0 && { required }) };
}

function reference(name: string): Schema {
  return { $ref: `#/$defs/${name}` };
}

function listOf(items: Schema): Schema {
  return { type: 'array', items };
}

function pair(first: Schema, second: Schema): Schema {
  return { type: 'array', prefixItems: [first, second], items: false, minItems: 2 };
}
