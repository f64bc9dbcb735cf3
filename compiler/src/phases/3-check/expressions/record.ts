import type { ExprIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type { Name, Path, RecordExpression } from '../../1-parse/index.js';
import { isSymbolOf, lookup, lookupPath } from '../../2-bind/index.js';
import type { Elaborated } from '../checked.js';
import type { Checker } from '../checker.js';
import { check, describe } from '../fit.js';
import { namesOf, pathText, reportUndefined, reportWrongSort } from '../names.js';
import { widen } from '../types/join-types.js';
import {
  type FieldTy,
  isBroken,
  presentTy,
  type RecordTy,
  type Ty,
  textTy,
  unknownTy,
  type VariantTy,
} from '../types.js';
import { unknownValue } from '../unknown-value.js';
import { checkFieldValues, type FieldValues, slotFinder, slotsOf, valueOf } from './field-values.js';
import { memberOfHint } from './name.js';

/** `{ text: "", mood: calm }`, `Reply { … }`, `lost { by: 3 }`; where a map is wanted, its entries. */
export function recordExpression(c: Checker, e: RecordExpression, hint: Ty | undefined): Elaborated {
  const wanted = hint && presentTy(hint);
  if (e.head) return headed(c, e, e.head, wanted);
  if (!wanted) return plainRecord(c, e);
  switch (wanted.kind) {
    case 'map':
      return mapEntries(c, e, wanted.key, wanted.value);
    case 'record':
      return record(c, e, wanted);
    case 'unknown':
      return plainRecord(c, e, wanted);
    default:
      plainRecord(c, e, unknownTy);
      c.report(catalogue.wrongType, e.span, { found: 'a record', wanted: describe(wanted) });
      return unknownValue;
  }
}

function headed(c: Checker, e: RecordExpression, head: Path, wanted: Ty | undefined): Elaborated {
  const names = namesOf(head);
  const last = names.at(-1) ?? '';
  if (names.length === 1 && wanted?.kind === 'variant' && wanted.cases.some((each) => each.name === last)) {
    return variantCase(c, e, wanted, last);
  }
  const found = lookupPath(c.chapter, 'type', names);
  if (found.found === 'one') {
    c.reads.add(`type:${found.symbol.id}`);
    const type = c.context.typeOfSymbol(found.symbol);
    const [rest, more] = found.rest;
    if (type?.kind === 'record' && rest === undefined) return record(c, e, type);
    if (
      type?.kind === 'variant' &&
      rest !== undefined &&
      more === undefined &&
      type.cases.some((each) => each.name === rest)
    ) {
      return variantCase(c, e, type, rest);
    }
    if (rest === undefined) {
      plainRecord(c, e, unknownTy);
      reportWrongSort(c, pathText(head), head.span, found.symbol, 'record');
      return unknownValue;
    }
  }
  plainRecord(c, e, unknownTy);
  if (isBroken(wanted)) return unknownValue;
  const known = wanted?.kind === 'variant' ? wanted.cases.map((each) => each.name) : [];
  reportUndefined(c, wanted?.kind === 'variant' ? 'case' : 'record', pathText(head), head.span, known, 'type');
  return unknownValue;
}

function variantCase(c: Checker, e: RecordExpression, type: VariantTy, name: string): Elaborated {
  const found = type.cases.find((each) => each.name === name);
  const slots = slotsOf(found?.fields ?? []);
  const values = checkFieldValues(c, name, e.fields, slotFinder(c, name, slots), slots, headSpan(e));
  const fields = (found?.fields ?? []).map((field) => given(field, values));
  const cases = type.cases.map((each) => (each === found ? { name, fields } : each));
  return {
    type: { ...type, cases },
    ir: { op: 'variant', case: name, fields: completed(c, found?.fields ?? [], values) },
  };
}

function record(c: Checker, e: RecordExpression, type: RecordTy): Elaborated {
  const slots = slotsOf(type.fields);
  const of = type.name ?? 'record';
  const values = checkFieldValues(c, of, e.fields, slotFinder(c, of, slots), slots, headSpan(e));
  return {
    type: { ...type, fields: type.fields.map((field) => given(field, values)) },
    ir: { op: 'record', fields: completed(c, type.fields, values) },
  };
}

/** What was given, and what the declaration says of the rest: the engine knows no record's defaults. */
function completed(c: Checker, fields: readonly FieldTy[], values: FieldValues): { readonly [key: string]: ExprIr } {
  const all: { [key: string]: ExprIr } = { ...values.fields };
  for (const { name, type, left } of fields) {
    if (left && all[name] === undefined) all[name] = check(c.elsewhere(left.by), left.value, type);
  }
  return all;
}

/** A field as declared, marked personal where its value is. */
function given(field: FieldTy, values: FieldValues): FieldTy {
  const value = values.types.get(field.name);
  const personal = value?.kind === 'text' && value.personal && field.type.kind === 'text' && !field.type.personal;
  return personal ? { ...field, type: { ...field.type, personal: true } } : field;
}

/** A record that nothing is known of beforehand. */
function plainRecord(c: Checker, e: RecordExpression, hint?: Ty): Elaborated {
  const fields: FieldTy[] = [];
  const irs: { [name: string]: ExprIr } = {};
  for (const each of e.fields) {
    const value = c.expression(valueOf(each), hint);
    if (irs[each.name.text]) c.report(catalogue.repeatedField, each.name.span, { name: each.name.text });
    irs[each.name.text] = value.ir;
    fields.push({ name: each.name.text, type: widen(value.type), optional: false });
  }
  return { type: { kind: 'record', fields }, ir: { op: 'record', fields: irs } };
}

/** `{ persuasion: 3 }`: names are keys of the map's type, `{}` is an empty one. */
function mapEntries(c: Checker, e: RecordExpression, key: Ty, value: Ty): Elaborated {
  const seen = new Set<string>();
  const entries = e.fields.map((field): readonly [ExprIr, ExprIr] => {
    if (seen.has(field.name.text)) c.report(catalogue.repeatedField, field.name.span, { name: field.name.text });
    seen.add(field.name.text);
    return [mapKey(c, field.name, key), check(c, valueOf(field), value)];
  });
  return { type: { kind: 'map', key, value }, ir: { op: 'map', entries } };
}

function mapKey(c: Checker, name: Name, key: Ty): ExprIr {
  const text: ExprIr = { op: 'const', value: name.text };
  if (key.kind === 'text' || key.kind === 'unknown') return text;
  const member = memberOfHint(c, name.text, key, name.span);
  if (member) return member.ir;
  if (key.kind === 'enum') {
    const members = key.symbol.declaration.cases.map((each) => each.name.text);
    reportUndefined(c, `member of ${key.symbol.name}`, name.text, name.span, members);
    return text;
  }
  if (key.kind === 'ref') {
    const found = lookup(c.chapter, 'value', name.text);
    if (found.found === 'one' && isSymbolOf(found.symbol, 'entity')) return { op: 'const', value: found.symbol.id };
    reportUndefined(c, 'entity', name.text, name.span, []);
    return text;
  }
  if (key.kind === 'int' && /^-?\d+$/.test(name.text)) return { op: 'const', value: Number(name.text) };
  c.report(catalogue.wrongType, name.span, { found: describe(textTy), wanted: describe(key) });
  return text;
}

/** Where a missing field is shown: the head, or the record's brace. */
function headSpan(e: RecordExpression) {
  return e.head?.span ?? { start: e.span.start, end: e.span.start + 1 };
}
