import type { ExprIr, TargetIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type { Expression } from '../../1-parse/index.js';
import type { Checker } from '../checker.js';
import { afterWrite, keyOf, withFact } from '../flow/facts.js';
import { carryGuard, revealedOf } from '../privacy/index.js';
import { isPersonal, personalTy, type Ty } from '../types.js';

/** Where a value is written, and the type that is declared there. */
export interface CheckedTarget {
  readonly to: TargetIr;
  readonly ir: ExprIr;
  readonly type: Ty;
}

/** A field of `config`: only who begins a session sets it. */
export interface ConfigTarget {
  readonly config: string;
  readonly type: Ty;
}

/** Checks what stands left of `=`, or after `to` in a transfer; reports what can't be written. */
export function checkTarget(c: Checker, expression: Expression): CheckedTarget | undefined {
  const found = checkGivenTarget(c, expression);
  if (!found || !('config' in found)) return found;
  c.report(catalogue.configIsFixed, expression.span, { name: found.config });
  return undefined;
}

/** The same for a test, which begins sessions and so may set what is fixed when one begins. */
export function checkGivenTarget(c: Checker, expression: Expression): CheckedTarget | ConfigTarget | undefined {
  const meaning = c.rules.meaning(c, expression, undefined, 'write');
  if (meaning.is === 'reported') return undefined;
  if (meaning.is === 'value') {
    const { type, ir } = meaning.value;
    if (type.kind === 'unknown') return undefined;
    const to = revealedOf(ir) ? undefined : targetOf(ir);
    if (to) {
      carryGuard(ir, to);
      return { to, ir, type };
    }
    if (ir.op === 'state' && ir.scope === 'config') return { config: ir.name, type };
  }
  c.report(catalogue.notAssignable, expression.span, { what: c.sourceOf(expression.span) });
  return undefined;
}

/** The place of state that an expression reads, as somewhere to write. */
function targetOf(ir: ExprIr): TargetIr | undefined {
  switch (ir.op) {
    case 'local':
      return { target: 'local', slot: ir.slot };
    case 'state':
      return ir.scope === 'config' ? undefined : { target: 'state', scope: ir.scope, name: ir.name };
    case 'field':
      return {
        target: 'field',
        of: ir.of,
        field: ir.field,
        ...(ir.component !== undefined && { component: ir.component }),
      };
    case 'edge':
      return { target: 'edge', relation: ir.relation, from: ir.from, to: ir.to, field: ir.field };
    case 'get': {
      const inner = innerTarget(ir.of);
      return inner && { target: 'part', in: inner, name: ir.name };
    }
    case 'at': {
      const inner = innerTarget(ir.of);
      return inner && { target: 'element', in: inner, index: ir.index };
    }
    default:
      return undefined;
  }
}

/** What a part lies in, which may be kept: the part is kept with it. */
function innerTarget(ir: ExprIr): TargetIr | undefined {
  const to = targetOf(ir);
  if (to) carryGuard(ir, to);
  return to;
}

/** After a write: what was known of the place is forgotten, and what was written is known. */
export function written(c: Checker, target: CheckedTarget, value: Ty): void {
  c.facts = afterWrite(c.facts, target.to);
  markPersonal(c, target, value);
  // An entry that was written is there.
  const known = knownAfter(target.type, value) ?? (c.mapElements.has(target.ir) ? target.type : undefined);
  const key = known && keyOf(target.ir);
  if (known && key !== undefined) c.facts = withFact(c.facts, key, known);
}

/** A variable that was given a person's words is personal from then on. */
function markPersonal(c: Checker, target: CheckedTarget, value: Ty): void {
  if (target.to.target !== 'local' || !isPersonal(value)) return;
  const { slot } = target.to;
  for (const name of c.scope.names()) {
    const variable = c.scope.find(name);
    if (variable?.slot === slot) variable.type = personalTy(variable.type);
  }
}

/** What is known of a place by what was written there, where that is more than its type. */
function knownAfter(declared: Ty, value: Ty): Ty | undefined {
  switch (declared.kind) {
    case 'optional':
      return value.kind === 'none' || value.kind === 'unknown'
        ? undefined
        : value.kind === 'optional'
          ? undefined
          : (knownAfter(declared.of, value) ?? declared.of);
    case 'bool':
      return value.kind === 'bool' && value.value !== undefined ? value : undefined;
    case 'enum':
      return value.kind === 'enum' && value.only ? value : undefined;
    case 'int':
    case 'float': {
      if (value.kind !== declared.kind || (value.low === undefined && value.high === undefined)) return undefined;
      const low = Math.max(value.low ?? Number.NEGATIVE_INFINITY, declared.low ?? Number.NEGATIVE_INFINITY);
      const high = Math.min(value.high ?? Number.POSITIVE_INFINITY, declared.high ?? Number.POSITIVE_INFINITY);
      // What lay outside was brought to the nearer end.
      if (low > high) return undefined;
      return { kind: declared.kind, ...(Number.isFinite(low) && { low }), ...(Number.isFinite(high) && { high }) };
    }
    case 'ref':
      return value.kind === 'ref' && (value.has.length > 0 || value.kinds.length < declared.kinds.length)
        ? value
        : undefined;
    default:
      return undefined;
  }
}
