import type { FieldIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type { FieldValue, Markup, MarkupDeclaration, TextRun } from '../../1-parse/index.js';
import { candidates, isSymbolOf, lookup, type Symbol } from '../../2-bind/index.js';
import type { Elaborated } from '../checked.js';
import type { Checker } from '../checker.js';
import { checkFieldValues, type FieldSlot, slotFinder } from '../expressions/field-values.js';
import { check, describe } from '../fit.js';
import { reportAmbiguous, reportUndefined } from '../names.js';
import { checkFields } from '../schema/field.js';
import { formatOf } from '../types/type-ir.js';
import type { Ty } from '../types.js';

/** A markup as it is declared, with the values of its attributes: those that were left out have their defaults. */
export interface CheckedMarkup {
  readonly name: string;
  readonly attributes: readonly { readonly name: string; readonly value: Elaborated }[];
}

/** `[shout level=2]No![/shout]`: declared, and its attributes of their types. */
export function checkMarkup(c: Checker, markup: Markup): CheckedMarkup {
  const symbol = markupNamed(c, markup);
  const given = markup.attributes.map(
    ({ name, value }): FieldValue => ({
      kind: 'fieldValue',
      name,
      value: value ?? { kind: 'bool', value: true, span: name.span },
      span: { start: name.span.start, end: value?.span.end ?? name.span.end },
    }),
  );
  if (!symbol) {
    for (const { value } of given) if (value) c.expression(value);
    return { name: markup.name.text, attributes: [] };
  }
  const { fields } = symbol.declaration;
  const slots = fields.map((field): FieldSlot => {
    const type = c.context.written(field.type, symbol.chapter);
    const spared = field.default !== undefined || type.kind === 'optional';
    return { name: field.name.text, key: field.name.text, type, spared };
  });
  const finder = slotFinder(c, symbol.name, slots);
  const values = checkFieldValues(c, symbol.name, given, finder, slots, markup.name.span);
  const attributes = fields.flatMap((field, index) => {
    const { text: name } = field.name;
    const type = slots[index]?.type;
    const written = values.fields[name];
    if (!type) return [];
    if (written) return [{ name, value: { type: values.types.get(name) ?? type, ir: written } }];
    const left = field.default;
    return left ? [{ name, value: { type, ir: check(c, left, type) } }] : [];
  });
  return { name: symbol.id, attributes };
}

/** The attributes of a declared markup must be of what a host can be handed. */
export function checkMarkupDeclaration(c: Checker, symbol: Symbol<MarkupDeclaration>): { fields: FieldIr[] } {
  for (const { name, type: written } of symbol.declaration.fields) {
    const type: Ty = c.context.written(written, symbol.chapter);
    const shown = type.kind === 'optional' ? type.of : type;
    if (!formatOf(shown)) c.report(catalogue.notShown, name.span, { type: describe(type) });
  }
  return { fields: checkFields(c, symbol.declaration.fields, symbol.id) };
}

/** A declared name in brackets that nothing closes: the brackets would be read out. */
export function reportUnclosedMarkup(c: Checker, run: TextRun): void {
  if (!run.text.includes('[')) return;
  const declared = candidates(c.chapter, 'markup');
  if (declared.length === 0) return;
  const source = c.sourceOf(run.span);
  for (const found of source.matchAll(/(\\?)\[([\p{L}_][\p{L}\p{M}\p{N}_.-]*)[^[\]/\n]*\]/gu)) {
    const name = found[2] ?? '';
    if (found[1] !== '' || !declared.includes(name)) continue;
    const start = run.span.start + found.index;
    const end = start + found[0].length;
    const symbol = lookup(c.chapter, 'markup', name);
    const bare = symbol.found === 'one' && isSymbolOf(symbol.symbol, 'markupDeclaration') && isBare(symbol.symbol);
    const behind = run.span.start + source.trimEnd().length;
    const fix = bare
      ? c.fix(`Write \`[${name}/]\``, { span: { start: end - 1, end: end - 1 }, text: '/' })
      : c.fix(`Close it with \`[/${name}]\``, { span: { start: behind, end: behind }, text: `[/${name}]` });
    c.report(catalogue.markupNotClosed, { start, end }, { name }, { fix });
  }
}

function isBare(symbol: Symbol<MarkupDeclaration>): boolean {
  return symbol.declaration.fields.length === 0;
}

function markupNamed(c: Checker, { name }: Markup): Symbol<MarkupDeclaration> | undefined {
  const found = lookup(c.chapter, 'markup', name.text);
  if (found.found === 'several') reportAmbiguous(c, name.text, name.span, found.symbols);
  else if (found.found === 'none')
    reportUndefined(c, 'markup', name.text, name.span, candidates(c.chapter, 'markup'), 'markup');
  else if (isSymbolOf(found.symbol, 'markupDeclaration')) {
    c.reads.add(`markup:${found.symbol.id}`);
    return found.symbol;
  }
  return undefined;
}
