import ts from 'typescript';
import type {
  Border,
  BorderAction,
  BorderEvent,
  BorderField,
  BorderFunction,
  BorderMarkup,
  BorderQuery,
  BorderRow,
  BorderTag,
  BorderType,
} from './border.js';
import type { Form } from './known-types.js';
import {
  alias,
  documented,
  exported,
  keyword,
  list,
  literal,
  literals,
  named,
  nothing,
  parameterName,
  property,
  propertyName,
  type,
  union,
} from './nodes.js';
import { rowStatements } from './row-declarations.js';
import type { Storage } from './storage.js';
import { TypeNodes } from './type-nodes.js';

const { factory: f } = ts;
/** TypeScript declarations of the border, printed by TypeScript itself. */
export function declarations(border: Border, storage?: Storage): string {
  const writer = new DeclarationWriter(border);
  const statements = [...writer.statements(), ...(storage ? rowStatements(border, storage) : [])];
  const file = ts.createSourceFile('types.ts', '', ts.ScriptTarget.ESNext, false, ts.ScriptKind.TS);
  const printed = ts
    .createPrinter({ newLine: ts.NewLineKind.LineFeed })
    .printList(ts.ListFormat.MultiLine, f.createNodeArray(statements), file);
  // The printer knows four blanks only; no text in it has lines of its own.
  const text = printed.replaceAll(/^(?: {4})+/gm, (blanks) => ' '.repeat(blanks.length / 2));
  return `// Written by \`fabula types\` from the pack \`${border.pack}\`. Edit the pack, and write it again.\n${text}`;
}

/** The same in a file that imports nothing: it may stand where no package is. */
export function standaloneDeclarations(border: Border): string {
  const call =
    'key: string; readonly session: string; readonly branch: string; readonly seat: string; readonly at: number';
  return declarations(border).replace(/^import .*$/m, `type ExternCall = { readonly ${call} };`);
}

class DeclarationWriter {
  readonly #border: Border;
  readonly #types: TypeNodes;
  readonly #rows: TypeNodes;

  constructor(border: Border) {
    this.#border = border;
    this.#types = new TypeNodes(border);
    this.#rows = new TypeNodes(border, true);
  }

  statements(): ts.Statement[] {
    const { types, externs, name, scenes } = this.#border;
    return [
      ...(externs.length > 0 ? [externCallImport()] : []),
      alias('EntityId', keyword.string, 'What an entity is known by: `mara`.'),
      idOf(),
      alias('SceneId', literals(scenes), 'A scene of the pack, by its name.'),
      alias(
        'Personal',
        type([
          property(
            '$personal',
            type([
              property('text', union(keyword.string, nothing)),
              property('salt', union(keyword.string, nothing)),
              property('digest', keyword.string),
            ]),
          ),
        ]),
        'A person’s words in an event. Once they are forgotten, only the digest is left.',
      ),
      ...types.map((each) => this.#named(each)),
      ...(externs.length > 0
        ? [alias(`${name}Externs`, this.#externs(), 'The functions that the pack’s host provides.')]
        : []),
      this.#pack(),
    ];
  }

  #named({ name, id, type: written, doc }: BorderType): ts.Statement {
    const said = doc ?? `\`${id}\` of the pack.`;
    if (written.type === 'enum') return alias(name, this.#types.members(written.enum), said);
    return alias(name, this.#types.composite(written, 'plain'), said);
  }

  #pack(): ts.Statement {
    const { name, pack, config, asked, events, actions, externs, queries, tags, markup } = this.#border;
    const members = [
      property('pack', f.createLiteralTypeNode(f.createStringLiteral(pack, true)), 'The pack’s name.'),
      property('config', this.#fields(config, 'plain'), 'What an operator may set when a session begins.'),
      property('asked', this.#fields(asked, 'plain'), 'What a reader is asked for when a session begins.'),
      property('events', type(events.map((event) => this.#event(event))), 'What the pack emits, by name.'),
      property('actions', type(actions.map((action) => this.#action(action))), 'What may be done in it, by name.'),
      property(
        'externs',
        externs.length > 0 ? named(`${name}Externs`) : type([]),
        'The functions that its host provides.',
      ),
      property('queries', type(queries.map((query) => this.#query(query))), 'What may be asked of it, by name.'),
      ...(tags.length > 0
        ? [property('tags', type(tags.map((each) => this.#tag(each))), 'The values of declared tags, by name.')]
        : []),
      ...(markup.length > 0
        ? [property('markup', type(markup.map((each) => this.#markup(each))), 'The attributes of markup, by name.')]
        : []),
    ];
    const node = f.createTypeAliasDeclaration([exported], name, undefined, type(members));
    return documented(node, `Everything that crosses the border of the pack \`${pack}\`.`);
  }

  #event({ name, tier, fields, doc }: BorderEvent): ts.TypeElement {
    const said = [doc, tier === 'broadcast' ? 'The host is told of it.' : undefined].filter(Boolean).join('\n\n');
    return property(name, this.#fields(fields, 'ledger'), said);
  }

  /** As in a turn's output, where values are encoded. */
  #tag({ name, type: written, doc }: BorderTag): ts.TypeElement {
    return property(name, written ? this.#types.of(written, 'ledger') : keyword.never, doc);
  }

  #markup({ name, attributes, doc }: BorderMarkup): ts.TypeElement {
    return property(name, this.#fields(attributes, 'ledger'), doc);
  }

  #action({ name, parameters, result, refusals, by, doc }: BorderAction): ts.TypeElement {
    const members = [
      property('input', this.#fields(parameters, 'plain')),
      property('result', result ? this.#types.of(result, 'plain') : nothing),
      property('refusal', refusals.length > 0 ? literals(refusals) : keyword.never),
      property('by', by.length > 0 ? literals(by) : keyword.never),
    ];
    return property(name, type(members), doc);
  }

  #query({ name, parameters, row, yields, doc }: BorderQuery): ts.TypeElement {
    const at = (whole: ts.TypeNode, key: string) => f.createIndexedAccessTypeNode(whole, literal(key));
    const one = at(at(at(named(this.#border.name), 'queries'), name), 'row');
    const members = [
      property('input', this.#fields(parameters, 'plain', this.#rows)),
      property('row', this.#row(row)),
      property('result', yields === 'all' ? list(one) : yields === 'first' ? union(one, nothing) : one),
    ];
    return property(name, type(members), doc);
  }

  /** As the ledger has values: which scale an amount is of, the bundle knows and the row does not. */
  #row(row: BorderRow): ts.TypeNode {
    if (row.of === 'fields') return this.#fields(row.fields, 'ledger', this.#rows);
    return row.personal ? named('Personal') : this.#rows.of(row.type, 'ledger');
  }

  #externs(): ts.TypeNode {
    return type(this.#border.externs.map((extern) => this.#extern(extern)));
  }

  /** A method: what a function takes may be narrower than what the host is ready to give it. */
  #extern({ name, parameters, result, effect, doc }: BorderFunction): ts.TypeElement {
    const given = result ? this.#types.of(result, 'plain') : keyword.void;
    const method = f.createMethodSignature(
      undefined,
      propertyName(name),
      undefined,
      undefined,
      [
        f.createParameterDeclaration(undefined, undefined, 'call', undefined, named('ExternCall')),
        ...parameters.map((each) =>
          f.createParameterDeclaration(
            undefined,
            undefined,
            parameterName(each.name),
            undefined,
            this.#types.of(each.type, 'plain'),
          ),
        ),
      ],
      union(given, named('Promise', given)),
    );
    return documented(method, [doc, effect && `Effect: ${effect}.`].filter(Boolean).join('\n\n'));
  }

  #fields(fields: readonly BorderField[], form: Form, types = this.#types): ts.TypeNode {
    return type(
      fields.map((field) =>
        property(
          field.name,
          form === 'ledger' && field.personal ? named('Personal') : types.of(field.type, form),
          undefined,
          form === 'plain' && field.optional,
        ),
      ),
    );
  }
}

/** A text like any other to who writes one down; an id that was read of another kind is not taken for it. */
function idOf(): ts.Statement {
  const kind = f.createTypeParameterDeclaration(undefined, 'Kind', keyword.string);
  const node = f.createIntersectionTypeNode([
    keyword.string,
    type([property('$kind', named('Kind'), undefined, true)]),
  ]);
  const said =
    'What a thing of one kind is known by, as it is read. A text; `$kind` is never there, and tells TypeScript the kinds apart.';
  return documented(f.createTypeAliasDeclaration([exported], 'IdOf', [kind], node), said);
}

function externCallImport(): ts.Statement {
  const name = f.createImportSpecifier(false, undefined, f.createIdentifier('ExternCall'));
  const clause = f.createImportClause(true, undefined, f.createNamedImports([name]));
  return f.createImportDeclaration(undefined, clause, f.createStringLiteral('@fabula/runtime/host', true));
}
