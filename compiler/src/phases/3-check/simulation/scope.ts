import type { Name } from '../../1-parse/index.js';
import type { Checker } from '../checker.js';
import { fieldNames } from '../fields.js';
import { intTy, type RefTy, textTy } from '../types.js';

/**
 * Declares an entity under a name, and its fields by theirs: in what agents ask, `hunger` is `self.hunger`. What is
 * declared nearer, a `let` or a parameter, keeps its name.
 */
export function declareWithFields(c: Checker, name: string, type: RefTy, span: Name['span']): void {
  c.declare(name, type, span, 'parameter');
  for (const field of new Set(fieldNames(c.context, c.chapter, type))) {
    if (c.scope.find(field)) continue;
    c.scope.add({
      name: field,
      slot: `${name}.${field}`,
      type: { kind: 'unknown' },
      rank: 'parameter',
      span,
      lastRead: span.start,
      meaning: (at) => {
        const object = {
          kind: 'nameExpression' as const,
          name: { kind: 'name' as const, text: name, span: at },
          span: at,
        };
        const member = { kind: 'name' as const, text: field, span: at };
        return c.rules.meaning(c, { kind: 'member', object, name: member, span: at }, undefined, 'read');
      },
    });
  }
}

/** The slot in which a simulation keeps its tick. */
export function declareTick(c: Checker, span: Name['span']): void {
  c.declare('tick', { ...intTy, low: 0 }, span, 'parameter');
}

/** What a simulation's action reads besides: the tick, and the evidence on which it is done. */
export function declareInAction(c: Checker, span: Name['span']): void {
  declareTick(c, span);
  c.declare('evidence', textTy, span, 'parameter');
}
