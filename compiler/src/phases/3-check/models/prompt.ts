import type { ExprIr, FunctionIr, ParameterIr, PromptIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type { AnswerRequirement, PromptDeclaration } from '../../1-parse/index.js';
import type { Symbol } from '../../2-bind/index.js';
import type { CheckedDeclaration } from '../checked.js';
import { Checker } from '../checker.js';
import { plainText } from '../expressions/literal.js';
import { check, condition } from '../fit.js';
import { resolvePath } from '../names.js';
import { checkParameters, parametersIr } from '../parameters.js';
import type { ProgramContext } from '../program-context.js';
import { resolveType } from '../types/resolve-type.js';
import { typeIrOf } from '../types/type-ir.js';
import { intTy, type Ty, unknownTy } from '../types.js';
import { contextsOf } from './contexts-of.js';
import { promptBudget } from './prompt-budget.js';
import { checkSource } from './prompt-source.js';
import { checkRoutes } from './route.js';
import { checkTools } from './tools.js';

/**
 * A prompt: a typed question to a model. What stands in for its answer is a function of its name, and what is asked of
 * an answer beyond its type are functions behind it, so that the engine needs no model to run a story.
 */
export function checkPrompt(context: ProgramContext, symbol: Symbol<PromptDeclaration>): CheckedDeclaration {
  const { declaration } = symbol;
  const c = new Checker(context, { chapter: symbol.chapter, file: symbol.file, place: symbol.id });
  const given = checkParameters(c, symbol, declaration.parameters);
  const parameters = parametersIr(declaration.parameters, given);
  const result = resultOf(c, declaration);
  const { fallback } = declaration;
  const value = fallback && c.purely('a fallback', () => check(c, fallback, result));
  const requires = declaration.requires.map((each, index) => requirement(c, symbol, parameters, result, each, index));
  const parts = c.purely('a prompt', () => partsOf(c, declaration));
  const late = lateOf(c, declaration, result);
  const ir: PromptIr = {
    parameters: parameters.map(({ name, slot, type }) => ({ name, slot, type })),
    result: typeIrOf(result),
    ...parts.ir,
    ...(late && { late }),
  };
  if (!parts.isServed) c.report(catalogue.promptWithoutProvider, declaration.name.span, { name: symbol.name });
  return {
    diagnostics: c.diagnostics,
    uses: c.uses,
    prompt: { symbol, ir },
    templates: parts.files,
    extern: {
      symbol,
      ir: {
        parameters: parameters.map(({ name, type }) => ({ name, type })),
        result: typeIrOf(result),
        asks: 'prompt',
        ...(value && { fallback: symbol.id }),
        ...(requires.length > 0 && { requires: requires.map(({ id }) => id) }),
      },
    },
    ...(value && { function: { symbol, ir: { parameters, value } } }),
    ...(requires.length > 0 && { functions: requires.map(({ id, ir: each }) => [id, each] as const) }),
  };
}

function resultOf(c: Checker, { result, name }: PromptDeclaration): Ty {
  if (result) return resolveType({ context: c.context, chapter: c.chapter, checker: c }, result);
  if (name.text !== '') c.report(catalogue.promptWithoutResult, name.span, { name: name.text });
  return unknownTy;
}

/** What an answer must be beyond its type: a function of the prompt's parameters and of `it`. */
function requirement(
  c: Checker,
  symbol: Symbol<PromptDeclaration>,
  parameters: readonly ParameterIr[],
  result: Ty,
  { condition: asked, span }: AnswerRequirement,
  index: number,
): { readonly id: string; readonly ir: FunctionIr } {
  return c.inside(() => {
    const it = c.declare('it', result, span, 'parameter');
    it.lastRead = span.end;
    const holds = c.purely('what an answer must be', () => condition(c, asked));
    const last: ParameterIr = { name: 'it', slot: it.slot, type: typeIrOf(result) };
    return { id: `${symbol.id}/${index}`, ir: { parameters: [...parameters, last], value: holds.ir } };
  });
}

function partsOf(c: Checker, declaration: PromptDeclaration) {
  const { texts, seed, rights, screened, streams } = declaration;
  const routes = checkRoutes(c, declaration.routes);
  const budget = declaration.budget && promptBudget(c, declaration.budget);
  const contexts = contextsOf(c, declaration.contexts);
  const tools = checkTools(c, declaration.tools);
  const sources = texts.map(({ role, source }) => ({ role, source: checkSource(c, source) }));
  const by = screened && resolvePath(c, screened, 'value', 'function', 'function', 'extern', 'prompt', 'model');
  const seeded = seed && seedOf(c, seed);
  const license = rights && plainText(rights);
  return {
    isServed: routes.some(({ provider, mode }) => provider !== undefined && mode !== 'shadow'),
    files: sources.flatMap(({ source }) => source.file ?? []),
    ir: {
      routes,
      ...(budget && { budget }),
      contexts,
      ...(tools.length > 0 && { tools }),
      texts: sources.map(({ role, source }) => ({ role, text: source.text })),
      ...(seeded && { seed: seeded }),
      ...(by && { screened: by.id }),
      ...(license !== undefined && { rights: license }),
      ...(streams && { streams: true as const }),
    },
  };
}

const seedWords: readonly string[] = ['scene', 'session', 'turn'];

/** `seed by scene`: the same picture as long as the scene is; or a figure. */
function seedOf(c: Checker, seed: NonNullable<PromptDeclaration['seed']>): ExprIr {
  if (seed.kind === 'nameExpression' && seedWords.includes(seed.name.text))
    return { op: 'const', value: seed.name.text };
  return check(c, seed, intTy);
}

function lateOf(c: Checker, { late }: PromptDeclaration, result: Ty): PromptIr['late'] {
  if (!late) return undefined;
  return c.inside(() => {
    const variable = c.declare(late.binder.text, result, late.binder.span, 'parameter');
    return { slot: variable.slot, body: c.rules.block(c, late.body, 'none').do };
  });
}
