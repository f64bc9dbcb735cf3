import type { ExprIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type { IndexExpression } from '../../1-parse/index.js';
import type { Elaborated } from '../checked.js';
import type { Checker } from '../checker.js';
import { check, describe, fit } from '../fit.js';
import { reportMayLackElement, reportMayLackEntry } from '../flow/sizes.js';
import { intTy, optionalTy, type Ty } from '../types.js';
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
      if (mode === 'read') return { is: 'value', value: readElement(c, ir, type.value) };
      c.mapElements.add(ir);
      const value = { type: type.value, ir };
      // A key is made by writing its value; whatever else is done to it, it must be there.
      if (c.sets !== e) reportMayLackEntry(c, e, value);
      return { is: 'value', value };
    }
    case 'list': {
      const index = c.expression(e.index, intTy);
      const ir = element(fit(c, index, intTy, e.index.span));
      if (mode === 'read') return { is: 'value', value: readElement(c, ir, type.of) };
      reportMayLackElement(c, e, object.value, index);
      return { is: 'value', value: { type: type.of, ir } };
    }
    case 'optional':
      c.report(catalogue.maybeNone, e.object.span, { what: `\`${c.sourceOf(e.object.span)}\`` });
      return { is: 'reported' };
    default:
      c.report(catalogue.noElements, e.object.span, { found: describe(type) });
      return { is: 'reported' };
  }
}

/** What may not be there, unless a condition has made sure. */
function readElement(c: Checker, ir: ExprIr, type: Ty): Elaborated {
  return { type: c.narrowed(ir, optionalTy(type)), ir };
}
