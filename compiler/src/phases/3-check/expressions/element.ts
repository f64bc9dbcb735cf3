import type { ExprIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type { IndexExpression } from '../../1-parse/index.js';
import type { Checker } from '../checker.js';
import { check, describe } from '../fit.js';
import { intTy, optionalTy } from '../types.js';
import type { Meaning, Mode } from './meaning.js';

/** `skills[stealth]`, `names[0]`: what may not be there is optional when read, and made when written. */
export function indexMeaning(c: Checker, e: IndexExpression, object: Meaning, mode: Mode): Meaning {
  if (object.is === 'reported') return object;
  if (object.is !== 'value') {
    c.report(catalogue.noElements, e.object.span, { found: `\`${c.sourceOf(e.object.span)}\`` });
    return { is: 'reported' };
  }
  const { type, ir: of } = object.value;
  const element = (index: ExprIr): ExprIr => ({ op: 'at', of, index });
  switch (type.kind) {
    case 'unknown':
      return { is: 'reported' };
    case 'map': {
      const ir = element(check(c, e.index, type.key));
      return { is: 'value', value: { type: mode === 'write' ? type.value : optionalTy(type.value), ir } };
    }
    case 'list': {
      const ir = element(check(c, e.index, intTy));
      return { is: 'value', value: { type: mode === 'write' ? type.of : optionalTy(type.of), ir } };
    }
    case 'optional':
      c.report(catalogue.maybeNone, e.object.span, { what: `\`${c.sourceOf(e.object.span)}\`` });
      return { is: 'reported' };
    default:
      c.report(catalogue.noElements, e.object.span, { found: describe(type) });
      return { is: 'reported' };
  }
}
