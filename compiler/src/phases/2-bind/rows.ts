import type {
  EntityDeclaration,
  EntityRowDeclaration,
  Expression,
  FieldValue,
  Inline,
  Name,
} from '../1-parse/index.js';
import type { Symbol } from './symbols.js';

/** More things in a row than that are a table's matter. */
export const longestRow = 1_000;

/**
 * The things of a row, as the entities they are: `dominoes.1`, `dominoes.2`. In their titles and values `nth` is which of
 * them it is, from 1. They are found only by way of the row.
 */
export function bindRow(row: Omit<Symbol<EntityRowDeclaration>, 'members'>): Symbol<EntityRowDeclaration> {
  const { declaration, chapter, file } = row;
  const { name, was, type, title, fields, doc, span } = declaration;
  const members = Array.from({ length: Math.min(declaration.count, longestRow) }, (_, index) => {
    const nth = index + 1;
    const own: EntityDeclaration = {
      kind: 'entity',
      name: nthOf(name, nth),
      was: was && { ...was, names: was.names.map((part, at) => (at < was.names.length - 1 ? part : nthOf(part, nth))) },
      type,
      title: title && { ...title, parts: title.parts.map((part) => partFor(part, nth)) },
      fields: fields.map((field) => fieldFor(field, nth)),
      nth,
      doc,
      span,
    };
    return { id: `${row.id}.${nth}`, name: own.name.text, chapter, file, declaration: own };
  });
  return { ...row, members };
}

function nthOf(name: Name, nth: number): Name {
  return { ...name, text: `${name.text}.${nth}` };
}

function partFor(part: Inline, nth: number): Inline {
  if (part.kind !== 'interpolation' || !isNth(part.expression)) return part;
  return { kind: 'textRun', text: String(nth), span: part.span };
}

function fieldFor(field: FieldValue, nth: number): FieldValue {
  return field.value ? { ...field, value: withNth(field.value, nth) } : field;
}

function isNth(expression: Expression): boolean {
  return expression.kind === 'nameExpression' && expression.name.text === 'nth';
}

/** An expression with the figure where `nth` stands. */
function withNth(expression: Expression, nth: number): Expression {
  if (isNth(expression)) return { kind: 'int', value: nth, span: expression.span };
  switch (expression.kind) {
    case 'unary':
      return { ...expression, operand: withNth(expression.operand, nth) };
    case 'binary':
      return { ...expression, left: withNth(expression.left, nth), right: withNth(expression.right, nth) };
    case 'conditional':
      return {
        ...expression,
        condition: withNth(expression.condition, nth),
        then: withNth(expression.then, nth),
        otherwise: withNth(expression.otherwise, nth),
      };
    case 'call':
      return {
        ...expression,
        arguments: expression.arguments.map((each) => ({ ...each, value: withNth(each.value, nth) })),
      };
    case 'text':
      return { ...expression, parts: expression.parts.map((part) => partFor(part, nth)) };
    default:
      return expression;
  }
}
