import type { ContentionIr, ShareIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type { ActionDeclaration, Contention } from '../../1-parse/index.js';
import { isSymbolOf, lookupPath, type Symbol } from '../../2-bind/index.js';
import type { Checker } from '../checker.js';
import { fieldNames, lookupField } from '../fields.js';
import { describe } from '../fit.js';
import { namesOf, pathText, reportUndefined } from '../names.js';
import type { RefTy } from '../types.js';

const shares = ['pro_rata', 'first_come', 'auction', 'all_or_none'] as const satisfies readonly ShareIr[];

/** `contends Field.stock share pro_rata`; in an action's head it begins with a parameter: `contends plot.stock …`. */
export function checkContention(
  c: Checker,
  contention: Contention,
  action: Symbol<ActionDeclaration> | undefined,
): ContentionIr | undefined {
  const share = shares.find((each) => each === contention.share.text);
  if (!share) reportUndefined(c, 'way to share', contention.share.text, contention.share.span, shares);
  const names = namesOf(contention.what);
  const field = contention.what.names.at(-1);
  const holder = action ? parameterType(c, action, names) : kindType(c, names);
  if (!field || !holder || names.length < 2) {
    const known = action ? action.declaration.parameters.map(({ name }) => name.text) : [];
    reportUndefined(c, 'field of a kind', pathText(contention.what), contention.what.span, known);
    return undefined;
  }
  const found = lookupField(c.context, c.chapter, holder, field.text);
  const [kind] = holder.kinds;
  if (found.found !== 'one' || !kind) {
    reportUndefined(
      c,
      `field of ${kind?.name ?? 'it'}`,
      field.text,
      field.span,
      fieldNames(c.context, c.chapter, holder),
    );
    return undefined;
  }
  const { type, key, use } = found.field;
  c.reads.add(use);
  if (type.kind !== 'amount' && type.kind !== 'int' && type.kind !== 'decimal' && type.kind !== 'unknown') {
    c.report(catalogue.wrongType, field.span, { found: describe(type), wanted: 'an amount, or a whole figure' });
  }
  return share && { ...(action && { action: action.id }), kind: kind.id, field: key, share };
}

function kindType(c: Checker, names: readonly string[]): RefTy | undefined {
  const found = lookupPath(c.chapter, 'type', names.slice(0, -1));
  return found.found === 'one' && found.rest.length === 0 && isSymbolOf(found.symbol, 'kindDeclaration')
    ? { kind: 'ref', kinds: [found.symbol], has: [] }
    : undefined;
}

function parameterType(c: Checker, action: Symbol<ActionDeclaration>, names: readonly string[]): RefTy | undefined {
  const parameter = action.declaration.parameters.find(({ name }) => name.text === names[0]);
  const type = parameter && c.context.written(parameter.type, action.chapter);
  return type?.kind === 'ref' && names.length === 2 ? type : undefined;
}
