import type { Json, PatternIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type { Pattern } from '../../1-parse/index.js';
import { candidates, closest, isSymbolOf, lookupPath } from '../../2-bind/index.js';
import type { Checker } from '../checker.js';
import { plainText } from '../expressions/literal.js';
import { describe, fits } from '../fit.js';
import { absent, any, present, type Shape } from '../flow/exhaustive.js';
import { namesOf, pathText, reportUndefined } from '../names.js';
import { constantFigure } from '../types/constant.js';
import type { FieldTy, Ty } from '../types.js';

/** A pattern as the bundle holds it, and its shape, by which it is known what a match leaves out. */
export interface CheckedPattern {
  readonly ir: PatternIr;
  readonly shape: Shape;
  /** Nothing it could match; already reported. */
  readonly faulty?: true;
}

/** Why an arm is never taken, mostly. */
export const takenBefore = 'those before it take all';

type CasePattern = Pattern & { readonly kind: 'casePattern' };

const anyPattern: CheckedPattern = { ir: { match: 'any' }, shape: any };
const faultyPattern: CheckedPattern = { ...anyPattern, faulty: true };

/** Checks a pattern against the type of what it is matched with. Its binders are declared in the current scope. */
export function checkPattern(c: Checker, pattern: Pattern, type: Ty): CheckedPattern {
  switch (pattern.kind) {
    case 'anyPattern':
    case 'otherwisePattern':
      return anyPattern;
    case 'nonePattern':
      if (type.kind !== 'optional' && type.kind !== 'none' && type.kind !== 'unknown') {
        // It may only be known by now that something is there, so the arm is no fault.
        c.report(catalogue.unreachableArm, pattern.span, { why: 'there is always something here' });
        return { ir: { match: 'value', value: null }, shape: { is: 'value', key: 'none' }, faulty: true };
      }
      return { ir: { match: 'value', value: null }, shape: absent };
    default:
      if (type.kind === 'optional') {
        const inner = checkPattern(c, pattern, type.of);
        // A name alone takes what is there, not `none`: it stands behind `none { … }`.
        return { ...inner, shape: present(inner.shape) };
      }
      return presentPattern(c, pattern, type);
  }
}

function presentPattern(
  c: Checker,
  pattern: Exclude<Pattern, { kind: 'anyPattern' | 'otherwisePattern' | 'nonePattern' }>,
  type: Ty,
): CheckedPattern {
  switch (pattern.kind) {
    case 'casePattern':
      return casePattern(c, pattern, type);
    case 'valuePattern':
      return valuePattern(c, pattern, type);
    case 'rangePattern':
      return rangePattern(c, pattern, type);
    case 'tuplePattern':
      if (type.kind === 'record') {
        const of = type.name ?? 'record';
        const { ir, shapes } = fieldPatterns(c, pattern.items, type.fields, pattern.span, of);
        return { ir: { match: 'fields', fields: ir }, shape: { is: 'case', name: 'record', fields: shapes } };
      }
      for (const item of pattern.items) checkPattern(c, item, { kind: 'unknown' });
      if (type.kind !== 'unknown')
        c.report(catalogue.neverMatches, pattern.span, { pattern: c.sourceOf(pattern.span), type: describe(type) });
      return faultyPattern;
  }
}

/** A case of a variant, a member of an enum, an entity; else a name for the value. */
function casePattern(c: Checker, pattern: CasePattern, type: Ty): CheckedPattern {
  const names = namesOf(pattern.path);
  const name = names.at(-1) ?? '';
  switch (type.kind) {
    case 'unknown':
      bindAll(c, pattern, type);
      return anyPattern;
    case 'enum': {
      const { cases } = type.symbol.declaration;
      if (!cases.some((each) => each.name.text === name)) {
        reportUndefined(
          c,
          `member of ${type.symbol.name}`,
          pathText(pattern.path),
          pattern.path.span,
          cases.map((each) => each.name.text),
        );
        return faultyPattern;
      }
      if (pattern.binders.length > 0) reportBinders(c, pattern, name, 0);
      return { ir: { match: 'value', value: name }, shape: { is: 'case', name, fields: [] } };
    }
    case 'variant': {
      const found = type.cases.find((each) => each.name === name);
      if (!found) {
        reportUndefined(
          c,
          'case',
          pathText(pattern.path),
          pattern.path.span,
          type.cases.map((each) => each.name),
        );
        bindAll(c, pattern, { kind: 'unknown' });
        return faultyPattern;
      }
      // `lost` without brackets takes the case whatever its fields are.
      if (pattern.binders.length === 0) {
        return {
          ir: { match: 'case', case: name, fields: {} },
          shape: { is: 'case', name, fields: found.fields.map(() => any) },
        };
      }
      const { ir, shapes } = fieldPatterns(c, pattern.binders, found.fields, pattern.span, name);
      return { ir: { match: 'case', case: name, fields: ir }, shape: { is: 'case', name, fields: shapes } };
    }
    case 'ref': {
      const entity = lookupPath(c.chapter, 'value', names);
      if (entity.found === 'one' && isSymbolOf(entity.symbol, 'entity') && entity.rest.length === 0) {
        c.reads.add(`value:${entity.symbol.id}`);
        return value(entity.symbol.id);
      }
      return binder(c, pattern, type);
    }
    default:
      return binder(c, pattern, type);
  }
}

/** A single name takes the value. */
function binder(c: Checker, pattern: CasePattern, type: Ty): CheckedPattern {
  const [name, more] = pattern.path.names;
  if (!name || more || pattern.binders.length > 0) {
    reportUndefined(c, 'case', pathText(pattern.path), pattern.path.span, candidates(c.chapter, 'value'));
    bindAll(c, pattern, { kind: 'unknown' });
    return faultyPattern;
  }
  const { slot } = c.declare(name.text, type, name.span);
  return { ir: { match: 'bind', slot }, shape: any };
}

/**
 * A pattern for one field. A name alone is the case, the member or the entity that is called so, and else takes the value:
 * `changed(after)`. One a letter off a member is told, since it takes every value.
 */
function innerPattern(c: Checker, pattern: Pattern, type: Ty): CheckedPattern {
  if (pattern.kind !== 'casePattern' || pattern.binders.length > 0 || pattern.path.names.length !== 1) {
    return checkPattern(c, pattern, type);
  }
  if (type.kind === 'optional') {
    const inner = innerPattern(c, pattern, type.of);
    return { ...inner, shape: present(inner.shape) };
  }
  const known = namesIn(type);
  const name = pathText(pattern.path);
  if (!known || known.includes(name)) return checkPattern(c, pattern, type);
  const near = closest(name, known);
  if (near !== undefined) {
    const { span } = pattern.path;
    const fix = c.fix(`Write \`${near}\``, { span, text: near });
    c.report(catalogue.binderNearMember, span, { name, near }, { fix });
  }
  return binder(c, pattern, type);
}

/** What a name alone may mean in a type, where that is a closed list. */
function namesIn(type: Ty): readonly string[] | undefined {
  if (type.kind === 'variant') return type.cases.map((each) => each.name);
  return type.kind === 'enum' ? type.symbol.declaration.cases.map((each) => each.name.text) : undefined;
}

function fieldPatterns(
  c: Checker,
  patterns: readonly Pattern[],
  fields: readonly FieldTy[],
  at: Pattern['span'],
  of: string,
) {
  const ir: { [name: string]: PatternIr } = {};
  const shapes: Shape[] = [];
  if (patterns.length !== fields.length) c.report(catalogue.binderCount, at, { name: of, count: fields.length });
  for (const [index, pattern] of patterns.entries()) {
    const field = fields[index];
    const checked = innerPattern(c, pattern, field?.type ?? { kind: 'unknown' });
    if (!field) continue;
    if (checked.ir.match !== 'any') ir[field.name] = checked.ir;
    shapes.push(checked.shape);
  }
  while (shapes.length < fields.length) shapes.push(any);
  return { ir, shapes };
}

function valuePattern(c: Checker, pattern: Pattern & { readonly kind: 'valuePattern' }, type: Ty): CheckedPattern {
  const { type: own, ir } = c.expression(pattern.value, type);
  if (own.kind === 'unknown' || type.kind === 'unknown') return faultyPattern;
  const figure = constantFigure(pattern.value);
  const literal = pattern.value.kind === 'text' ? plainText(pattern.value) : undefined;
  const fitting = fits(c, own, widest(type)) && (pattern.value.kind !== 'text' || literal !== undefined);
  if (!fitting || ir.op !== 'const') {
    c.report(catalogue.neverMatches, pattern.span, { pattern: c.sourceOf(pattern.span), type: describe(type) });
    return faultyPattern;
  }
  if (type.kind === 'bool') {
    return {
      ir: { match: 'value', value: ir.value },
      shape: { is: 'case', name: ir.value === true ? 'true' : 'false', fields: [] },
    };
  }
  if (type.kind === 'int' && figure !== undefined) {
    return { ir: { match: 'value', value: figure }, shape: { is: 'range', low: figure, high: figure } };
  }
  return value(ir.value);
}

function rangePattern(c: Checker, pattern: Pattern & { readonly kind: 'rangePattern' }, type: Ty): CheckedPattern {
  const low = constantFigure(pattern.low);
  const end = constantFigure(pattern.high);
  if (type.kind === 'unknown') return faultyPattern;
  if (type.kind !== 'int' && type.kind !== 'float') {
    c.report(catalogue.neverMatches, pattern.span, { pattern: c.sourceOf(pattern.span), type: describe(type) });
    return faultyPattern;
  }
  if (low === undefined || end === undefined) {
    c.report(catalogue.notConstant, (low === undefined ? pattern.low : pattern.high).span, {});
    return faultyPattern;
  }
  const high = pattern.openEnd && type.kind === 'int' ? end - 1 : end;
  if (low > high) c.report(catalogue.emptyRange, pattern.span, {});
  return {
    ir: { match: 'range', low, high: end, openEnd: pattern.openEnd },
    shape: type.kind === 'int' ? { is: 'range', low, high } : { is: 'value', key: `${low}..${high}` },
  };
}

/** A type without its bounds: a figure that can't come is an arm that is never taken, which is another fault. */
function widest(type: Ty): Ty {
  return type.kind === 'int' || type.kind === 'float'
    ? { kind: type.kind }
    : type.kind === 'text'
      ? { kind: 'text' }
      : type;
}

function value(json: Json): CheckedPattern {
  return {
    ir: { match: 'value', value: json },
    shape: { is: 'value', key: typeof json === 'string' ? json : JSON.stringify(json) },
  };
}

function bindAll(c: Checker, pattern: CasePattern, type: Ty): void {
  for (const each of pattern.binders) checkPattern(c, each, type);
}

function reportBinders(c: Checker, pattern: CasePattern, name: string, count: number): void {
  c.report(catalogue.binderCount, pattern.span, { name, count });
  bindAll(c, pattern, { kind: 'unknown' });
}
