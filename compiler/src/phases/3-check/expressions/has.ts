import type { ExprIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type { ComponentDeclaration, HasExpression, KindDeclaration } from '../../1-parse/index.js';
import type { Symbol } from '../../2-bind/index.js';
import type { Elaborated, Learned } from '../checked.js';
import type { Checker } from '../checker.js';
import { describe } from '../fit.js';
import { keyOf } from '../flow/facts.js';
import { resolvePath } from '../names.js';
import { boolTy, type RefTy, unknownTy } from '../types.js';

/** `stone has Voice`, `stone lacks Voice`, `x is Person`: what is asked is known afterwards. */
export function hasExpression(c: Checker, e: HasExpression): Elaborated {
  const subject = c.expression(e.subject);
  const { type } = subject;
  if (e.operator === 'is') {
    const kinds = e.what.flatMap((path) => resolvePath(c, path, 'type', 'kind', 'kindDeclaration') ?? []);
    return isEntity(c, e, subject) && type.kind === 'ref' && kinds.length > 0
      ? isKind(subject.ir, type, kinds)
      : faulty(subject.ir);
  }
  const components = e.what.flatMap((path) => resolvePath(c, path, 'type', 'component', 'component') ?? []);
  if (!isEntity(c, e, subject) || type.kind !== 'ref') return faulty(subject.ir);
  // Of a component that is none, which was reported, the fields are not known; that it is there is.
  if (components.length < e.what.length)
    return {
      ...faulty(subject.ir),
      ...learned(e.operator === 'has' ? 'yes' : 'no', subject.ir, { ...type, partial: true }),
    };
  return e.operator === 'has' ? has(subject.ir, type, components) : lacks(subject.ir, type, components);
}

function isEntity(c: Checker, e: HasExpression, subject: Elaborated): boolean {
  const { type } = subject;
  if (type.kind === 'ref') return true;
  if (type.kind === 'optional')
    c.report(catalogue.maybeNone, e.subject.span, { what: `\`${c.sourceOf(e.subject.span)}\`` });
  else if (type.kind !== 'unknown')
    c.report(catalogue.wrongType, e.subject.span, { found: describe(type), wanted: 'an entity' });
  return false;
}

function faulty(ir: ExprIr): Elaborated {
  return { type: unknownTy, ir };
}

function has(of: ExprIr, type: RefTy, components: readonly Symbol<ComponentDeclaration>[]): Elaborated {
  const ir: ExprIr = { op: 'has', of, components: components.map((each) => each.id) };
  const [single, more] = components;
  return {
    type: boolTy,
    ir,
    ...learned('yes', of, withComponents(type, components)),
    // That one of several is missing does not say which.
    ...(single && !more && learned('no', of, withoutComponents(type, [single]))),
  };
}

/** Lacks all of them. */
function lacks(of: ExprIr, type: RefTy, components: readonly Symbol<ComponentDeclaration>[]): Elaborated {
  const each = components.map(
    (component): ExprIr => ({ op: 'unary', operator: 'not', of: { op: 'has', of, components: [component.id] } }),
  );
  const ir = each.reduce((left, right): ExprIr => ({ op: 'and', left, right }));
  const [single, more] = components;
  return {
    type: boolTy,
    ir,
    ...learned('yes', of, withoutComponents(type, components)),
    ...(single && !more && learned('no', of, withComponents(type, [single]))),
  };
}

function isKind(of: ExprIr, type: RefTy, kinds: readonly Symbol<KindDeclaration>[]): Elaborated {
  const rest = type.kinds.filter((kind) => !kinds.includes(kind));
  return {
    type: boolTy,
    ir: { op: 'isKind', of, kinds: kinds.map((kind) => kind.id) },
    ...learned('yes', of, { ...type, kinds }),
    ...(rest.length > 0 && rest.length < type.kinds.length && learned('no', of, { ...type, kinds: rest })),
  };
}

export function withComponents(type: RefTy, components: readonly Symbol<ComponentDeclaration>[]): RefTy {
  const { lacks: missing, ...rest } = type;
  const still = missing?.filter((each) => !components.includes(each));
  return {
    ...rest,
    has: [...type.has, ...components.filter((each) => !type.has.includes(each))],
    ...(still && still.length > 0 && { lacks: still }),
  };
}

export function withoutComponents(type: RefTy, components: readonly Symbol<ComponentDeclaration>[]): RefTy {
  return {
    ...type,
    has: type.has.filter((each) => !components.includes(each)),
    lacks: [...(type.lacks ?? []), ...components.filter((each) => !type.lacks?.includes(each))],
  };
}

function learned(when: 'yes' | 'no', of: ExprIr, type: RefTy): { readonly yes?: Learned; readonly no?: Learned } {
  const key = keyOf(of);
  return key === undefined ? {} : { [when]: [[key, type]] };
}
