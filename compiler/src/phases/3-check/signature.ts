import type { ExprIr } from '@fabula/runtime/bundle';
import type {
  ActionDeclaration,
  ContextDeclaration,
  ExternDeclaration,
  FunctionDeclaration,
  ModelDeclaration,
  ModelPort,
  Parameter,
  PromptDeclaration,
  QueryDeclaration,
  SceneDeclaration,
  WorkflowDeclaration,
} from '../1-parse/index.js';
import type { Symbol } from '../2-bind/index.js';
import { Checker } from './checker.js';
import { check } from './fit.js';
import { modelResult } from './models/model-result.js';
import type { ParameterTy, ProgramContext, Signature } from './program-context.js';
import { refusalsOf } from './refusals.js';
import { resolveType } from './types/resolve-type.js';
import { nothingTy, optionalTy, type Ty, unknownTy } from './types.js';

const none: Signature = { parameters: [], result: unknownTy, refusals: [] };

/**
 * What callers see of a scene, function or action. Faults in it are reported where it is declared; a default that
 * calls what it belongs to sees a signature without defaults.
 */
export function signatureOf(context: ProgramContext, symbol: Symbol): Signature {
  const known = context.signatures.get(symbol);
  if (known) return known;
  const { declaration } = symbol;
  if (declaration.kind === 'model') return modelSignature(context, symbol, declaration);
  if (!hasSignature(declaration)) return none;
  const typed = declaration.parameters.map((parameter) => ({
    name: parameter.name.text,
    type: context.written(parameter.type, symbol.chapter),
    default: undefined,
  }));
  const result = resultOf(context, symbol);
  const refusals = declaration.kind === 'action' ? refusalsOf(declaration) : [];
  context.signatures.set(symbol, { parameters: typed, result, refusals });
  const parameters = declaration.parameters.map((parameter, index): ParameterTy => {
    const type = typed[index]?.type ?? unknownTy;
    const silent = new Checker(context, {
      chapter: symbol.chapter,
      file: symbol.file,
      place: defaultPlace(symbol, parameter),
    });
    return { name: parameter.name.text, type, default: defaultOf(silent, parameter, type) };
  });
  const signature: Signature = { parameters, result, refusals };
  context.signatures.set(symbol, signature);
  return signature;
}

type Callable =
  | WorkflowDeclaration
  | PromptDeclaration
  | ContextDeclaration
  | SceneDeclaration
  | FunctionDeclaration
  | ActionDeclaration
  | QueryDeclaration
  | ExternDeclaration;

function hasSignature(declaration: Symbol['declaration']): declaration is Callable {
  const { kind } = declaration;
  return (
    kind === 'scene' ||
    kind === 'function' ||
    kind === 'action' ||
    kind === 'query' ||
    kind === 'extern' ||
    kind === 'workflow' ||
    kind === 'prompt' ||
    kind === 'context'
  );
}

/** A model is given its inputs and yields its outputs. */
function modelSignature(context: ProgramContext, symbol: Symbol, declaration: ModelDeclaration): Signature {
  const typed = ({ name, type }: ModelPort): { readonly name: string; readonly type: Ty } => ({
    name: name.text,
    type: context.written(type, symbol.chapter),
  });
  const signature: Signature = {
    parameters: declaration.inputs.map((port) => ({ ...typed(port), default: undefined })),
    result: modelResult(declaration.outputs.map(typed)),
    refusals: [],
  };
  context.signatures.set(symbol, signature);
  return signature;
}

/** The declared result; nothing for an action without one, unknown for a function that forgot it. */
function resultOf(context: ProgramContext, symbol: Symbol): Ty {
  const { declaration } = symbol;
  if (!hasSignature(declaration) || declaration.kind === 'scene' || declaration.kind === 'context') return nothingTy;
  if (declaration.kind === 'prompt' && !declaration.result) return unknownTy;
  // A query's rows tell what it yields.
  if (!declaration.result && declaration.kind === 'query')
    return context.rules.body(context, symbol).query?.type ?? unknownTy;
  if (!declaration.result) return declaration.kind === 'function' ? unknownTy : nothingTy;
  // Where its condition does not hold, a workflow inside the turn yields nothing.
  if (declaration.kind === 'workflow' && declaration.when) {
    return optionalTy(context.written(declaration.result, symbol.chapter));
  }
  return resolveType(
    {
      context,
      chapter: symbol.chapter,
      checker: undefined,
      ...((declaration.kind === 'action' || declaration.kind === 'extern') && { cases: true }),
    },
    declaration.result,
  );
}

/** The value a parameter has when it is left out. It sees no other parameter: callers write it in the argument's place. */
export function defaultOf(c: Checker, parameter: Parameter, type: Ty): ExprIr | undefined {
  const { default: value } = parameter;
  return value && c.purely('a default value', () => check(c, value, type));
}

export function defaultPlace(symbol: Symbol, parameter: Parameter): string {
  return `${symbol.id}/${parameter.name.text}`;
}
