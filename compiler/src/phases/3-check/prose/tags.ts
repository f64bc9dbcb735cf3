import type { TagIr, TypeIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type { Expression, Name, Tag, TagDeclaration } from '../../1-parse/index.js';
import { isSymbolOf, lookup, type Symbol } from '../../2-bind/index.js';
import type { Checker } from '../checker.js';
import { check, describe } from '../fit.js';
import { resolveType } from '../types/resolve-type.js';
import { typeIrOf } from '../types/type-ir.js';
import type { Ty } from '../types.js';

/** What the tags of a line, a choice or a scene mean; `live` says whether something is evaluated where they stand. */
export function checkTags(c: Checker, tags: readonly Tag[], live = true): void {
  for (const tag of tags) c.output?.tags.set(tag, checkTag(c, tag, live));
}

function checkTag(c: Checker, tag: Tag, live: boolean): TagIr {
  const { name, value, of } = tag;
  const symbol = tagNamed(c, name);
  if (of && !symbol) {
    c.report(catalogue.tagWithoutValue, tag.span, { name: name.text, what: 'is not declared', where: ' in braces' });
    c.purely('a tag', () => c.expression(of));
  }
  if (!symbol) return { name: name.text, ...(value !== undefined && { value }) };
  const { type: written } = symbol.declaration;
  if (!written) {
    if (value !== undefined || of)
      c.report(catalogue.tagWithoutValue, tag.span, { name: name.text, what: 'is declared without a type', where: '' });
    return { name: symbol.id };
  }
  const type = c.context.written(written, symbol.chapter);
  if (value === undefined && !of) {
    c.report(catalogue.tagNeedsValue, tag.span, { name: name.text, type: describe(type) });
    return { name: symbol.id };
  }
  const expression = of ?? valueOf(tag, type);
  const ir = c.purely('a tag', () => check(c, expression, type));
  if (ir.op === 'const') return { name: symbol.id, of: ir };
  if (!live) c.report(catalogue.notConstant, tag.span, {});
  return { name: symbol.id, of: ir };
}

/** `mara_wary` behind the colon, as what it says: what is wanted decides whether it is a text or a name. */
function valueOf({ value = '', span }: Tag, type: Ty): Expression {
  const at = { start: span.end - value.length, end: span.end };
  const wanted = type.kind === 'optional' ? type.of : type;
  const text: Expression = { kind: 'text', parts: [{ kind: 'textRun', text: value, span: at }], span: at };
  if (wanted.kind === 'text') return text;
  if (/^-?\d{1,15}$/.test(value)) return { kind: 'int', value: Number(value), span: at };
  if (/^-?\d+\.\d+$/.test(value)) return { kind: 'float', value: Number(value), text: value, span: at };
  if (value === 'true' || value === 'false') return { kind: 'bool', value: value === 'true', span: at };
  if (!/^[\p{L}_][\p{L}\p{M}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{M}\p{N}_]*)*$/u.test(value)) return text;
  return pathExpression(value, at.start);
}

/** `Mood.calm` as an expression. */
function pathExpression(path: string, start: number): Expression {
  let result: Expression | undefined;
  let from = start;
  for (const word of path.split('.')) {
    const name: Name = { kind: 'name', text: word, span: { start: from, end: from + word.length } };
    const span = { start, end: name.span.end };
    result = result
      ? { kind: 'member', object: result, name, span }
      : { kind: 'nameExpression', name, span: name.span };
    from += word.length + 1;
  }
  return result ?? { kind: 'error', span: { start, end: start } };
}

function tagNamed(c: Checker, name: Name): Symbol<TagDeclaration> | undefined {
  const found = lookup(c.chapter, 'tag', name.text);
  if (found.found !== 'one' || !isSymbolOf(found.symbol, 'tagDeclaration')) return undefined;
  c.reads.add(`tag:${found.symbol.id}`);
  return found.symbol;
}

/** What a declared tag's value is of, as the host is told. */
export function checkTagDeclaration(c: Checker, symbol: Symbol<TagDeclaration>): { readonly type?: TypeIr } {
  const { type } = symbol.declaration;
  return type ? { type: typeIrOf(resolveType({ context: c.context, chapter: c.chapter, checker: c }, type)) } : {};
}
