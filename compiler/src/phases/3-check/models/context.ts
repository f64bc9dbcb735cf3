import type { ContextIr, ContextPartIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type { ContextDeclaration, ContextPart, Name } from '../../1-parse/index.js';
import type { Symbol } from '../../2-bind/index.js';
import type { CheckedDeclaration } from '../checked.js';
import { Checker } from '../checker.js';
import { check } from '../fit.js';
import { reportUndefined } from '../names.js';
import { checkParameters, parametersIr } from '../parameters.js';
import type { ProgramContext } from '../program-context.js';
import { intTy } from '../types.js';
import { type CheckedSource, checkSource } from './prompt-source.js';

/** A context: what goes with a prompt, each part with its share of the tokens. */
export function checkContext(context: ProgramContext, symbol: Symbol<ContextDeclaration>): CheckedDeclaration {
  const { declaration } = symbol;
  const c = new Checker(context, { chapter: symbol.chapter, file: symbol.file, place: symbol.id });
  const parameters = checkParameters(c, symbol, declaration.parameters);
  const { tokens } = declaration;
  const limit = tokens && c.purely('a context', () => check(c, tokens, { ...intTy, low: 1 }));
  checkShares(c, declaration);
  checkNames(c, declaration);
  const checked = declaration.parts.map((part) => ({ part, source: checkPart(c, part) }));
  const ir: ContextIr = {
    parameters: parametersIr(declaration.parameters, parameters),
    ...(limit && { tokens: limit }),
    parts: checked.map(
      ({ part, source }): ContextPartIr => ({
        name: part.name.text,
        ...(part.stable && { stable: true }),
        ...(part.tokens?.kind === 'int' && { tokens: part.tokens.value }),
        text: source.text,
      }),
    ),
    cut: declaration.cut.map(({ text }) => text),
  };
  const files = checked.flatMap(({ source }) => source.file ?? []);
  return { diagnostics: c.diagnostics, uses: c.uses, context: { symbol, ir }, templates: files };
}

function checkPart(c: Checker, part: ContextPart): CheckedSource {
  const source = checkSource(c, part.source);
  if (part.tokens && part.tokens.kind !== 'int') {
    c.report(catalogue.wrongType, part.tokens.span, { found: `\`${c.sourceOf(part.tokens.span)}\``, wanted: '`int`' });
  }
  return source;
}

/** The parts must fit into the whole, where all of that is written in figures. */
function checkShares(c: Checker, { tokens, parts, name }: ContextDeclaration): void {
  if (tokens?.kind !== 'int') return;
  const sum = parts.reduce((all, part) => all + (part.tokens?.kind === 'int' ? part.tokens.value : 0), 0);
  if (sum > tokens.value) {
    c.report(catalogue.contextTooLarge, tokens.span, { name: name.text, sum, tokens: tokens.value });
  }
}

function checkNames(c: Checker, { parts, cut }: ContextDeclaration): void {
  const met = new Map<string, Name>();
  for (const { name } of parts) {
    const first = met.get(name.text);
    if (first) {
      const related = [c.here(first.span, `\`${name.text}\` is here.`)];
      c.report(catalogue.duplicateName, name.span, { name: name.text }, { related });
    } else met.set(name.text, name);
  }
  for (const { text, span } of cut) {
    if (!met.has(text)) reportUndefined(c, 'part of the context', text, span, met.keys());
  }
}
