import ts from 'typescript';

const { factory: f } = ts;
const readonlyModifier = f.createModifier(ts.SyntaxKind.ReadonlyKeyword);
export const exported = f.createModifier(ts.SyntaxKind.ExportKeyword);
export const keyword = {
  string: f.createKeywordTypeNode(ts.SyntaxKind.StringKeyword),
  number: f.createKeywordTypeNode(ts.SyntaxKind.NumberKeyword),
  boolean: f.createKeywordTypeNode(ts.SyntaxKind.BooleanKeyword),
  unknown: f.createKeywordTypeNode(ts.SyntaxKind.UnknownKeyword),
  never: f.createKeywordTypeNode(ts.SyntaxKind.NeverKeyword),
  void: f.createKeywordTypeNode(ts.SyntaxKind.VoidKeyword),
};
export const nothing = f.createLiteralTypeNode(f.createNull());

export function alias(name: string, node: ts.TypeNode, doc: string): ts.Statement {
  return documented(f.createTypeAliasDeclaration([exported], name, undefined, node), doc);
}

export function type(members: readonly ts.TypeElement[]): ts.TypeNode {
  return f.createTypeLiteralNode(members);
}

export function property(name: string, node: ts.TypeNode, doc?: string, optional = false): ts.TypeElement {
  const question = optional ? f.createToken(ts.SyntaxKind.QuestionToken) : undefined;
  return documented(f.createPropertySignature([readonlyModifier], propertyName(name), question, node), doc);
}

/** Names of packs' things may have dots and slashes in them. */
export function propertyName(name: string): ts.PropertyName {
  return isIdentifier(name) ? f.createIdentifier(name) : f.createStringLiteral(name, true);
}

/** A parameter may be called what no variable of TypeScript may be. */
export function parameterName(name: string): string {
  const scanner = ts.createScanner(ts.ScriptTarget.ESNext, true, ts.LanguageVariant.Standard, name);
  return name !== 'call' && scanner.scan() === ts.SyntaxKind.Identifier ? name : `${name}_`;
}

export function literal(text: string): ts.TypeNode {
  return f.createLiteralTypeNode(f.createStringLiteral(text, true));
}

export function named(name: string, ...given: readonly ts.TypeNode[]): ts.TypeNode {
  return f.createTypeReferenceNode(name, given.length > 0 ? given : undefined);
}

function isIdentifier(name: string): boolean {
  return /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(name);
}

export function literals(names: readonly string[]): ts.TypeNode {
  return names.length === 0 ? keyword.never : union(...names.map(literal));
}

export function union(...members: readonly ts.TypeNode[]): ts.TypeNode {
  const [only] = members;
  return members.length === 1 && only ? only : f.createUnionTypeNode(members);
}

export function list(of: ts.TypeNode): ts.TypeNode {
  return f.createTypeOperatorNode(ts.SyntaxKind.ReadonlyKeyword, f.createArrayTypeNode(of));
}

export function tuple(...of: readonly ts.TypeNode[]): ts.TypeNode {
  const node = ts.setEmitFlags(f.createTupleTypeNode(of), ts.EmitFlags.SingleLine);
  return f.createTypeOperatorNode(ts.SyntaxKind.ReadonlyKeyword, node);
}

export function documented<N extends ts.Node>(node: N, doc: string | undefined): N {
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
