import type { FieldIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type { Field } from '../../1-parse/index.js';
import type { Checker } from '../checker.js';
import { checkDeclaredValue } from '../declared-value.js';
import { check } from '../fit.js';
import { resolveType } from '../types/resolve-type.js';
import { typeIrOf } from '../types/type-ir.js';
import { isPersonal, personalTy, type Ty } from '../types.js';
import { checkKeep } from './keep.js';
import { formerName } from './renames.js';

/** A declared field, its type and default checked. `place` is what sites in the default begin with. */
export function checkField(
  c: Checker,
  field: Field,
  place: string,
  name = field.name.text,
  beside: readonly Field[] = [],
): { readonly ir: FieldIr; readonly type: Ty } {
  const type = resolveType({ context: c.context, chapter: c.chapter, checker: c }, field.type);
  const { default: written } = field;
  const value =
    written && c.at(`${place}/${field.name.text}`, () => c.purely('a default value', () => check(c, written, type)));
  if (written && c.declares) checkDeclaredValue(c, value, written.span);
  const has = (modifier: 'personal' | 'private' | 'secret'): boolean =>
    field.modifiers.some((each) => each.name === modifier);
  if (has('personal') && type.kind !== 'unknown' && !isPersonal(personalTy(type)))
    c.report(catalogue.personalNotText, field.name.span, { name: field.name.text });
  const keep = field.keep && checkKeep(c, field.keep, beside);
  // A holding that nothing was put into holds nothing.
  const given = value ?? (type.kind === 'amount' ? ({ op: 'const', value: { $n: '0' } } as const) : undefined);
  return {
    type,
    ir: {
      name,
      type: typeIrOf(type),
      ...(given && { default: given }),
      ...(has('personal') && { personal: true }),
      ...(has('private') && { private: true }),
      ...(has('secret') && { secret: true }),
      ...formerName(c, 'field', field.name, field.was, beside),
      ...(keep && { keep }),
    },
  };
}

/** The fields of one declaration; of two with one name the second is reported. */
export function checkFields(c: Checker, fields: readonly Field[], place: string): FieldIr[] {
  const seen = new Map<string, Field>();
  const result: FieldIr[] = [];
  for (const field of fields) {
    const { name } = field;
    const { ir } = checkField(c, field, place, name.text, fields);
    const first = seen.get(name.text);
    if (first && name.text !== '') {
      c.report(
        catalogue.duplicateName,
        name.span,
        { name: name.text },
        { related: [c.here(first.name.span, `\`${name.text}\` is here.`)] },
      );
      continue;
    }
    seen.set(name.text, field);
    result.push(ir);
  }
  return result;
}
