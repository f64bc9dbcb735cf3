import type { ExprIr } from '@fabula/runtime/bundle';
import type { Span } from '../../../base/index.js';
import { catalogue } from '../../../diagnostics/index.js';
import type { Expression, Field, FieldValue, Name } from '../../1-parse/index.js';
import { closest } from '../../2-bind/index.js';
import type { Checker } from '../checker.js';
import { checkDeclaredValue } from '../declared-value.js';
import { type FieldInfo, fieldNames, lookupField } from '../fields.js';
import { fit } from '../fit.js';
import { noteSlot } from '../privacy/index.js';
import { type FieldTy, type RefTy, type Ty, unknownTy } from '../types.js';

/** A field that may be given a value. */
export interface FieldSlot {
  readonly name: string;
  /** As the bundle names it. */
  readonly key: string;
  readonly type: Ty;
  /** It may go without a value. */
  readonly spared: boolean;
  /** Where it is declared as a field. */
  readonly field?: Field;
}

/** The values of the fields that were given, by key. */
export interface FieldValues {
  readonly fields: { readonly [key: string]: ExprIr };
  readonly types: ReadonlyMap<string, Ty>;
}

/** Checks `{ a: 1, b }` against fields. What has no value and needs one is reported once, all together. */
export function checkFieldValues(
  c: Checker,
  of: string,
  given: readonly FieldValue[],
  find: (name: Name) => FieldSlot | undefined,
  needed: readonly FieldSlot[],
  at: Span,
): FieldValues {
  const fields: { [key: string]: ExprIr } = {};
  const types = new Map<string, Ty>();
  for (const each of given) {
    const slot = find(each.name);
    const expression = valueOf(each);
    if (!slot) {
      c.expression(expression, unknownTy);
      continue;
    }
    if (types.has(slot.key)) {
      c.report(catalogue.repeatedField, each.name.span, { name: each.name.text });
      continue;
    }
    const value = c.expression(expression, slot.type);
    types.set(slot.key, value.type);
    noteSlot(fields, slot.key, slot.field);
    const fitting = fit(c, value, slot.type, expression.span);
    if (c.declares) checkDeclaredValue(c, fitting, expression.span);
    fields[slot.key] = fitting;
  }
  const missing = needed.filter((slot) => !slot.spared && !types.has(slot.key));
  const [first] = missing;
  if (first) c.report(catalogue.missingValue, at, { field: missing.map((slot) => slot.name).join('`, `'), of });
  return { fields, types };
}

/** The expression of a field: in the short form `{ a }` the variable of its name. */
export function valueOf(field: FieldValue): Expression {
  return field.value ?? { kind: 'nameExpression', name: field.name, span: field.name.span };
}

export function slotsOf(fields: readonly FieldTy[]): FieldSlot[] {
  return fields.map(({ name, type, optional }) => ({
    name,
    key: name,
    type,
    spared: optional || type.kind === 'optional',
  }));
}

/** Finds a field of a list of slots by name; reports one that is not there. */
export function slotFinder(c: Checker, of: string, slots: readonly FieldSlot[]): (name: Name) => FieldSlot | undefined {
  return (name) => {
    const slot = slots.find((each) => each.name === name.text);
    if (!slot)
      reportUnknownField(
        c,
        of,
        name,
        slots.map((each) => each.name),
      );
    return slot;
  };
}

/** Finds a field of an entity, by its short name or as `"Voice.tone"`. */
export function entityFinder(c: Checker, of: string, type: RefTy): (name: Name) => FieldInfo | undefined {
  return (name) => {
    const dot = name.text.indexOf('.');
    const short = dot < 0 ? name.text : name.text.slice(dot + 1);
    const component = dot < 0 ? undefined : name.text.slice(0, dot);
    const found = lookupField(c.context, c.chapter, type, short);
    const fields = found.found === 'one' ? [found.field] : found.found === 'several' ? found.fields : [];
    const meant = component === undefined ? fields : fields.filter((field) => field.component?.name === component);
    const [one, second] = meant;
    if (one && !second) return one;
    if (one && second) {
      c.report(catalogue.ambiguousField, name.span, {
        name: name.text,
        first: `${one.component?.name ?? of}.${one.name}`,
        second: `${second.component?.name ?? of}.${second.name}`,
      });
    } else if (!c.context.isIncomplete(c.chapter, type)) {
      reportUnknownField(c, of, name, fieldNames(c.context, c.chapter, type));
    }
    return undefined;
  };
}

function reportUnknownField(c: Checker, of: string, name: Name, known: readonly string[]): void {
  if (name.text === '') return;
  const near = closest(name.text, known);
  c.report(
    catalogue.undefinedField,
    name.span,
    { type: `\`${of}\``, name: name.text, ...(near !== undefined && { hint: `, but there is \`${near}\`` }) },
    near === undefined ? {} : { fix: c.fix(`Write \`${near}\``, { span: name.span, text: near }) },
  );
}
