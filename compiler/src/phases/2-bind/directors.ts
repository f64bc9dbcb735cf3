import type { SourceFile, Span } from '../../base/index.js';
import type {
  AdjustedValue,
  DirectorBeat,
  DirectorDeclaration,
  EnumDeclaration,
  Expression,
  Field,
  Name,
  Path,
  Type,
} from '../1-parse/index.js';
import type { Chapter, ScopeField } from './symbols.js';

/**
 * The beats of a director that says of no enum that they are its members: they are the members of an ordered enum with
 * the director's own name, which shares it as a kind may share that of an action.
 */
export function beatsOf({ name, beats, doc, span, of }: DirectorDeclaration): EnumDeclaration | undefined {
  if (of) return undefined;
  const cases = beats
    .filter((beat) => beat.name.text !== '')
    .map((beat) => ({
      kind: 'case' as const,
      name: beat.name,
      title: undefined,
      fields: [],
      doc: undefined,
      span: beat.span,
    }));
  return { kind: 'enum', name, ordered: true, cases, moves: [], doc, span };
}

/**
 * What a director keeps are fields of the world: so its beat is part of the state, of saves and of replays, rules may wait
 * for it, and tests may set it. Their names have a dot, which no written name has.
 */
export function fieldsOfDirector(
  director: DirectorDeclaration,
  id: string,
  chapter: Chapter,
  file: SourceFile,
): readonly ScopeField[] {
  const { name, beats, adjusts } = director;
  const { span } = name;
  const [first] = beats;
  const path: Path = director.of ?? { kind: 'path', local: false, names: [name], span };
  const made = (of: string, type: Type, value: Expression): ScopeField => ({
    scope: 'world',
    id: `${id}.${of}`,
    chapter,
    file,
    field: field({ kind: 'name', text: `${name.text}.${of}`, span }, type, value),
  });
  const fields = [made('over', plain('bool', span), { kind: 'bool', value: false, span })];
  if (first) {
    const beat = first.name;
    fields.push(
      made('beat', { kind: 'namedType', path, arguments: [], span }, member(name, beat)),
      made('since', plain('int', span), { kind: 'int', value: 0, span }),
    );
  }
  for (const beat of beats) {
    for (const way of beat.ways) {
      if (way.most) fields.push(made(usedName(beat, way.to), plain('int', span), { kind: 'int', value: 0, span }));
    }
  }
  const seen = new Set<string>();
  for (const value of adjusts.flatMap(({ values }) => values)) {
    if (value.name.text === '' || seen.has(value.name.text)) continue;
    seen.add(value.name.text);
    const each = made(value.name.text, adjustedType(value), startOf(value));
    fields.push({ ...each, field: { ...each.field, name: { ...each.field.name, span: value.name.span } } });
  }
  return fields;
}

/** By way of the director, so that nothing else of that name is meant. */
function member(director: Name, name: Name): Expression {
  const object: Expression = { kind: 'nameExpression', name: director, span: director.span };
  return { kind: 'member', object, name, span: director.span };
}

/** How often a way with `at most` was gone. */
export function usedName({ name }: Pick<DirectorBeat, 'name'>, to: Name): string {
  return `${name.text}.${to.text}`;
}

/** Whether its bounds are floats. */
export function isFloating({ low, high }: Pick<AdjustedValue, 'low' | 'high'>): boolean {
  return bareOf(low).kind === 'float' || bareOf(high).kind === 'float';
}

/** The figure that an expression of the director's grammar is. */
export function figureOf(expression: Expression): number {
  const bare = bareOf(expression);
  const value = bare.kind === 'int' || bare.kind === 'float' ? bare.value : 0;
  return expression.kind === 'unary' ? -value : value;
}

function bareOf(expression: Expression): Expression {
  return expression.kind === 'unary' ? expression.operand : expression;
}

/** An int begins at 0 and a float, which mostly is a factor, at 1: what changes nothing. */
function startOf(value: AdjustedValue): Expression {
  const { low, high, from, span } = value;
  if (from) return from;
  const floating = isFloating(value);
  const neutral = Math.min(Math.max(floating ? 1 : 0, figureOf(low)), figureOf(high));
  const size = Math.abs(neutral);
  const operand: Expression = floating
    ? { kind: 'float', value: size, text: String(size), span }
    : { kind: 'int', value: size, span };
  return neutral < 0 ? { kind: 'unary', operator: '-', operand, span } : operand;
}

function adjustedType(value: AdjustedValue): Type {
  const { low, high, span } = value;
  return {
    kind: 'refinedType',
    of: plain(isFloating(value) ? 'float' : 'int', span),
    refinements: [
      { kind: 'inRange', low, high, openEnd: false, span },
      { kind: 'clamped', span },
    ],
    span,
  };
}

function plain(name: 'int' | 'bool' | 'float', span: Span): Type {
  const path: Path = { kind: 'path', local: false, names: [{ kind: 'name', text: name, span }], span };
  return { kind: 'namedType', path, arguments: [], span };
}

function field(name: Name, type: Type, value: Expression): Field {
  return { kind: 'field', name, type, default: value, modifiers: [], doc: undefined, span: name.span };
}
