import type { TypeIr } from '@fabula/runtime/bundle';
import ts from 'typescript';
import type {
  Border,
  BorderAction,
  BorderEvent,
  BorderField,
  BorderFunction,
  BorderMarkup,
  BorderTag,
  BorderType,
} from './border.js';
import { type Form, isSameEverywhere, nameFinder } from './known-types.js';

const { factory: f } = ts;
const readonlyModifier = f.createModifier(ts.SyntaxKind.ReadonlyKeyword);
const exported = f.createModifier(ts.SyntaxKind.ExportKeyword);
const keyword = {
  string: f.createKeywordTypeNode(ts.SyntaxKind.StringKeyword),
  number: f.createKeywordTypeNode(ts.SyntaxKind.NumberKeyword),
  boolean: f.createKeywordTypeNode(ts.SyntaxKind.BooleanKeyword),
  never: f.createKeywordTypeNode(ts.SyntaxKind.NeverKeyword),
  void: f.createKeywordTypeNode(ts.SyntaxKind.VoidKeyword),
};
const nothing = f.createLiteralTypeNode(f.createNull());

/** TypeScript declarations of the border, printed by TypeScript itself. */
export function declarations(border: Border): string {
  const writer = new DeclarationWriter(border);
  const file = ts.createSourceFile('types.ts', '', ts.ScriptTarget.ESNext, false, ts.ScriptKind.TS);
  const printed = ts
    .createPrinter({ newLine: ts.NewLineKind.LineFeed })
    .printList(ts.ListFormat.MultiLine, f.createNodeArray(writer.statements()), file);
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
  readonly #nameOf: (type: TypeIr) => string | undefined;

  constructor(border: Border) {
    this.#border = border;
    this.#nameOf = nameFinder(border);
  }

  statements(): ts.Statement[] {
    const { types, externs, name, scenes } = this.#border;
    return [
      ...(externs.length > 0 ? [externCallImport()] : []),
      alias('EntityId', keyword.string, 'What an entity is known by: `mara`.'),
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
    if (written.type === 'enum') return alias(name, this.#members(written.enum), said);
    return alias(name, this.#composite(written, 'plain'), said);
  }

  #pack(): ts.Statement {
    const { name, pack, config, asked, events, actions, externs, tags, markup } = this.#border;
    const members = [
      property('pack', f.createLiteralTypeNode(f.createStringLiteral(pack, true)), 'The pack’s name.'),
      property('config', this.#fields(config, 'plain'), 'What an operator may set when a session begins.'),
      property('asked', this.#fields(asked, 'plain'), 'What a reader is asked for when a session begins.'),
      property('events', type(events.map((event) => this.#event(event))), 'What the pack emits, by name.'),
      property('actions', type(actions.map((action) => this.#action(action))), 'What may be done in it, by name.'),
      property(
        'externs',
        externs.length > 0 ? f.createTypeReferenceNode(`${name}Externs`) : type([]),
        'The functions that its host provides.',
      ),
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
    return property(name, written ? this.#type(written, 'ledger') : keyword.never, doc);
  }

  #markup({ name, attributes, doc }: BorderMarkup): ts.TypeElement {
    return property(name, this.#fields(attributes, 'ledger'), doc);
  }

  #action({ name, parameters, result, refusals, by, doc }: BorderAction): ts.TypeElement {
    const members = [
      property('input', this.#fields(parameters, 'plain')),
      property('result', result ? this.#type(result, 'plain') : nothing),
      property('refusal', refusals.length > 0 ? literals(refusals) : keyword.never),
      property('by', by.length > 0 ? literals(by) : keyword.never),
    ];
    return property(name, type(members), doc);
  }

  #externs(): ts.TypeNode {
    return type(this.#border.externs.map((extern) => this.#extern(extern)));
  }

  /** A method: what a function takes may be narrower than what the host is ready to give it. */
  #extern({ name, parameters, result, effect, doc }: BorderFunction): ts.TypeElement {
    const given = result ? this.#type(result, 'plain') : keyword.void;
    const method = f.createMethodSignature(
      undefined,
      propertyName(name),
      undefined,
      undefined,
      [
        f.createParameterDeclaration(undefined, undefined, 'call', undefined, f.createTypeReferenceNode('ExternCall')),
        ...parameters.map((each) =>
          f.createParameterDeclaration(
            undefined,
            undefined,
            parameterName(each.name),
            undefined,
            this.#type(each.type, 'plain'),
          ),
        ),
      ],
      union(given, f.createTypeReferenceNode('Promise', [given])),
    );
    return documented(method, [doc, effect && `Effect: ${effect}.`].filter(Boolean).join('\n\n'));
  }

  #fields(fields: readonly BorderField[], form: Form): ts.TypeNode {
    return type(
      fields.map((field) =>
        property(
          field.name,
          form === 'ledger' && field.personal ? f.createTypeReferenceNode('Personal') : this.#type(field.type, form),
          undefined,
          form === 'plain' && field.optional,
        ),
      ),
    );
  }

  #type(written: TypeIr, form: Form): ts.TypeNode {
    switch (written.type) {
      case 'bool':
        return keyword.boolean;
      case 'int':
      case 'float':
      case 'duration':
      case 'instant':
        return keyword.number;
      case 'text':
        return keyword.string;
      case 'decimal':
      case 'amount':
        return form === 'plain' ? keyword.string : type([property('$n', keyword.string)]);
      case 'dice':
        return form === 'plain' ? keyword.string : type([property('$dice', tuple(keyword.number, keyword.number))]);
      case 'enum':
        return f.createTypeReferenceNode(this.#nameOf(written) ?? 'string');
      case 'ref':
        return f.createTypeReferenceNode('EntityId');
      case 'scene':
        return f.createTypeReferenceNode('SceneId');
      case 'list':
        return list(this.#type(written.of, form));
      case 'set': {
        const items = list(this.#type(written.of, form));
        return form === 'plain' ? items : type([property('$set', items)]);
      }
      case 'map': {
        const pairs = list(tuple(this.#type(written.key, form), this.#type(written.value, form)));
        return form === 'plain' ? pairs : type([property('$map', pairs)]);
      }
      case 'optional':
        return union(this.#type(written.of, form), nothing);
      case 'record':
      case 'variant': {
        const name = form === 'plain' || isSameEverywhere(written) ? this.#nameOf(written) : undefined;
        return name === undefined ? this.#composite(written, form) : f.createTypeReferenceNode(name);
      }
    }
  }

  #composite(written: TypeIr, form: Form): ts.TypeNode {
    if (written.type === 'record')
      return type(written.fields.map(({ name, type: of }) => property(name, this.#type(of, form))));
    if (written.type !== 'variant') return this.#type(written, form);
    const label = form === 'plain' ? 'case' : '$case';
    const cases = written.cases.map(({ name, fields }) =>
      type([
        property(label, f.createLiteralTypeNode(f.createStringLiteral(name, true))),
        ...fields.map((field) => property(field.name, this.#type(field.type, form))),
      ]),
    );
    return cases.length === 0 ? keyword.never : union(...cases);
  }

  #members(name: string): ts.TypeNode {
    return literals(this.#border.schema.enums[name]?.cases.map((each) => each.name) ?? []);
  }
}

function externCallImport(): ts.Statement {
  const name = f.createImportSpecifier(false, undefined, f.createIdentifier('ExternCall'));
  const clause = f.createImportClause(true, undefined, f.createNamedImports([name]));
  return f.createImportDeclaration(undefined, clause, f.createStringLiteral('@fabula/runtime/host', true));
}

function alias(name: string, node: ts.TypeNode, doc: string): ts.Statement {
  return documented(f.createTypeAliasDeclaration([exported], name, undefined, node), doc);
}

function type(members: readonly ts.TypeElement[]): ts.TypeNode {
  return f.createTypeLiteralNode(members);
}

function property(name: string, node: ts.TypeNode, doc?: string, optional = false): ts.TypeElement {
  const question = optional ? f.createToken(ts.SyntaxKind.QuestionToken) : undefined;
  return documented(f.createPropertySignature([readonlyModifier], propertyName(name), question, node), doc);
}

/** Names of packs' things may have dots and slashes in them. */
function propertyName(name: string): ts.PropertyName {
  return isIdentifier(name) ? f.createIdentifier(name) : f.createStringLiteral(name, true);
}

/** A parameter may be called what no variable of TypeScript may be. */
function parameterName(name: string): string {
  const scanner = ts.createScanner(ts.ScriptTarget.ESNext, true, ts.LanguageVariant.Standard, name);
  return name !== 'call' && scanner.scan() === ts.SyntaxKind.Identifier ? name : `${name}_`;
}

function isIdentifier(name: string): boolean {
  return /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(name);
}

function literals(names: readonly string[]): ts.TypeNode {
  return names.length === 0
    ? keyword.never
    : union(...names.map((name) => f.createLiteralTypeNode(f.createStringLiteral(name, true))));
}

function union(...members: readonly ts.TypeNode[]): ts.TypeNode {
  const [only] = members;
  return members.length === 1 && only ? only : f.createUnionTypeNode(members);
}

function list(of: ts.TypeNode): ts.TypeNode {
  return f.createTypeOperatorNode(ts.SyntaxKind.ReadonlyKeyword, f.createArrayTypeNode(of));
}

function tuple(...of: readonly ts.TypeNode[]): ts.TypeNode {
  const node = ts.setEmitFlags(f.createTupleTypeNode(of), ts.EmitFlags.SingleLine);
  return f.createTypeOperatorNode(ts.SyntaxKind.ReadonlyKeyword, node);
}

function documented<N extends ts.Node>(node: N, doc: string | undefined): N {
  if (doc === undefined || doc === '') return node;
  // A comment can't hold its own end.
  const text = doc.replaceAll('*/', '*\\/');
  const comment = text.includes('\n')
    ? `*\n${text
        .split('\n')
        .map((line) => ` * ${line}`.trimEnd())
        .join('\n')}\n `
    : `* ${text} `;
  return ts.addSyntheticLeadingComment(node, ts.SyntaxKind.MultiLineCommentTrivia, comment, true);
}
