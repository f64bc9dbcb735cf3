import type { FieldIr, KindIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type { ComponentDeclaration, KindDeclaration, RecordDeclaration } from '../../1-parse/index.js';
import type { Symbol } from '../../2-bind/index.js';
import type { Checker } from '../checker.js';
import { pathText, resolvePath } from '../names.js';
import { reportNotKept } from '../privacy/index.js';
import { checkFields } from './field.js';
import { checkKeep } from './keep.js';
import { formerId } from './renames.js';

/** `kind Person { has Voice … }`: what it has, and its own fields. */
export function checkKind(c: Checker, symbol: Symbol<KindDeclaration>): KindIr {
  const has: string[] = [];
  for (const path of symbol.declaration.has) {
    const component = resolvePath(c, path, 'type', 'component', 'component');
    if (!component) continue;
    if (has.includes(component.id)) c.report(catalogue.repeatedField, path.span, { name: pathText(path) });
    else has.push(component.id);
  }
  const { fields, keep: written } = symbol.declaration;
  const keep = written && checkKeep(c, written, fields);
  return { has, fields: checkFields(c, fields, symbol.id), ...formerId(c, symbol), ...(keep && { keep }) };
}

export function checkComponent(
  c: Checker,
  symbol: Symbol<ComponentDeclaration>,
): { readonly fields: readonly FieldIr[]; readonly was?: string } {
  return { fields: checkFields(c, symbol.declaration.fields, symbol.id), ...formerId(c, symbol) };
}

/** A record is stored with what holds it; only its fields are checked. */
export function checkRecord(c: Checker, symbol: Symbol<RecordDeclaration>): void {
  formerId(c, symbol);
  reportNotKept(c, symbol.declaration.fields);
  checkFields(c, symbol.declaration.fields, symbol.id);
}
