import type { TypeIr } from '@fabula/runtime/bundle';
import type { Border, BorderField, BorderRow } from './border.js';
import { type Form, isSameEverywhere, nameFinder } from './known-types.js';

/** The border as schemas of zod 4, for hosts that check what they are given. */
export function zodSchemas(border: Border): string {
  return new ZodWriter(border).write();
}

class ZodWriter {
  readonly #border: Border;
  readonly #nameOf: (type: TypeIr) => string | undefined;

  constructor(border: Border) {
    this.#border = border;
    this.#nameOf = nameFinder(border);
  }

  write(): string {
    const { pack, name, types, config, asked, events, actions, externs, queries, scenes } = this.#border;
    const byName = (entries: readonly (readonly [string, string])[]): string => block('{', entries, '}');
    const whole: (readonly [string, string])[] = [
      ['config', this.#fields(config, 'plain')],
      ['asked', this.#fields(asked, 'plain')],
      ['events', byName(events.map((event) => [event.name, this.#fields(event.fields, 'ledger')]))],
      [
        'actions',
        byName(
          actions.map(({ name: action, parameters, result, refusals, by }) => [
            action,
            byName([
              ['input', this.#fields(parameters, 'plain')],
              ['result', result ? this.#type(result, 'plain') : 'z.null()'],
              ['refusal', oneOf(refusals)],
              ['by', oneOf(by)],
            ]),
          ]),
        ),
      ],
      [
        'queries',
        byName(
          queries.map(({ name: query, parameters, row }) => [
            query,
            byName([
              ['input', this.#fields(parameters, 'plain')],
              ['row', this.#row(row)],
            ]),
          ]),
        ),
      ],
      [
        'externs',
        byName(
          externs.map(({ name: extern, parameters, result }) => [
            extern,
            byName([
              ['arguments', `z.tuple([${parameters.map(({ type }) => this.#type(type, 'plain')).join(', ')}])`],
              ['result', result ? this.#type(result, 'plain') : 'z.null()'],
            ]),
          ]),
        ),
      ],
    ];
    const personal = block(
      'z.object({',
      [
        ['text', 'z.string().nullable()'],
        ['salt', 'z.string().nullable()'],
        ['digest', 'z.string()'],
      ],
      '})',
    );
    const statements = [
      `// Written by \`fabula types\` from the pack \`${pack}\`. Edit the pack, and write it again.`,
      "import { z } from 'zod';\n",
      schema('EntityId', 'z.string()'),
      schema('SceneId', oneOf(scenes)),
      schema('Personal', block('z.object({', [['$personal', personal]], '})')),
      ...types.map(({ name: own, type, doc }) => schema(own, this.#composite(type, 'plain'), doc)),
      `/** Everything that crosses the border of the pack \`${pack}\`. */\nexport const ${name} = ${byName(whole)};\n`,
    ];
    return statements.join('\n');
  }

  #row(row: BorderRow): string {
    if (row.of === 'fields') return this.#fields(row.fields, 'ledger');
    return row.personal ? 'Personal' : this.#type(row.type, 'ledger');
  }

  #fields(fields: readonly BorderField[], form: Form): string {
    const entries = fields.map((field) => {
      const type = form === 'ledger' && field.personal ? 'Personal' : this.#type(field.type, form);
      return [field.name, form === 'plain' && field.optional ? `${type}.optional()` : type] as const;
    });
    return block('z.object({', entries, '})');
  }

  #type(type: TypeIr, form: Form): string {
    const composite = type.type === 'record' || type.type === 'variant';
    const hasName = type.type === 'enum' || (composite && (form === 'plain' || isSameEverywhere(type)));
    return (hasName ? this.#nameOf(type) : undefined) ?? this.#composite(type, form);
  }

  #composite(type: TypeIr, form: Form): string {
    const plain = form === 'plain';
    switch (type.type) {
      case 'bool':
        return 'z.boolean()';
      case 'int':
      case 'float': {
        const low = type.low !== undefined && !type.clamped ? `.min(${type.low})` : '';
        const high = type.high !== undefined && !type.clamped ? `.max(${type.high})` : '';
        return `${type.type === 'int' ? 'z.int()' : 'z.number()'}${low}${high}`;
      }
      case 'duration':
      case 'instant':
        return 'z.int()';
      case 'text':
        return type.matches === undefined
          ? 'z.string()'
          : `z.string().regex(new RegExp(${quoted(`^(?:${type.matches})$`)}, 'u'))`;
      case 'decimal':
        return plain ? figure(type.scale) : wrapped('$n', figure(0));
      case 'amount':
        return plain ? figure(this.#border.schema.resources[type.resource]?.scale ?? 0) : wrapped('$n', figure(0));
      case 'dice':
        return plain
          ? String.raw`z.string().regex(/^\d{1,6}d\d{1,6}$/)`
          : wrapped('$dice', 'z.tuple([z.int(), z.int()])');
      case 'enum':
        return oneOf(this.#border.schema.enums[type.enum]?.cases.map(({ name }) => name) ?? []);
      case 'ref':
        return 'EntityId';
      case 'scene':
        return 'SceneId';
      case 'list': {
        const least = type.least === undefined ? '' : `.min(${type.least})`;
        const most = type.most === undefined ? '' : `.max(${type.most})`;
        return `z.array(${this.#type(type.of, form)})${least}${most}`;
      }
      case 'set': {
        const items = `z.array(${this.#type(type.of, form)})`;
        return plain ? items : wrapped('$set', items);
      }
      case 'map': {
        const pairs = `z.array(z.tuple([${this.#type(type.key, form)}, ${this.#type(type.value, form)}]))`;
        return plain ? pairs : wrapped('$map', pairs);
      }
      case 'optional':
        return `${this.#type(type.of, form)}.nullable()`;
      case 'record':
        return block(
          'z.object({',
          type.fields.map((field) => [field.name, this.#type(field.type, form)]),
          '})',
        );
      case 'variant': {
        const label = plain ? 'case' : '$case';
        const cases = type.cases.map(({ name, fields }) => {
          const own = fields.map((field) => [field.name, this.#type(field.type, form)] as const);
          return block('z.object({', [[label, `z.literal(${quoted(name)})`], ...own], '})');
        });
        return cases.length === 0 ? 'z.never()' : `z.discriminatedUnion(${quoted(label)}, [${cases.join(', ')}])`;
      }
    }
  }
}

/** A schema and the type it checks, under one name. */
function schema(name: string, text: string, doc?: string): string {
  const comment = doc === undefined ? '' : `/** ${doc.replaceAll('*/', '*\\/').replaceAll('\n', '\n * ')} */\n`;
  return `${comment}export const ${name} = ${text};\nexport type ${name} = z.infer<typeof ${name}>;\n`;
}

function block(open: string, entries: readonly (readonly [string, string])[], close: string): string {
  if (entries.length === 0) return `${open}${close}`;
  const lines = entries.map(([name, text]) => `${key(name)}: ${text},`);
  return `${open}\n${lines.join('\n').replaceAll(/^/gm, '  ')}\n${close}`;
}

function wrapped(name: string, text: string): string {
  return `z.object({ ${name}: ${text} })`;
}

function figure(scale: number): string {
  return scale === 0 ? String.raw`z.string().regex(/^-?\d+$/)` : `z.string().regex(/^-?\\d+(?:\\.\\d{1,${scale}})?$/)`;
}

function oneOf(names: readonly string[]): string {
  return names.length === 0 ? 'z.never()' : `z.enum([${names.map(quoted).join(', ')}])`;
}

function key(name: string): string {
  return /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(name) ? name : quoted(name);
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`;
}
