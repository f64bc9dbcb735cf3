import type { ActIr } from '@fabula/runtime/bundle';
import type { Span } from '../../../base/index.js';
import { catalogue } from '../../../diagnostics/index.js';
import type { Argument, CallExpression, RelationDeclaration, Type } from '../../1-parse/index.js';
import { candidates, isSymbolOf, lookup, type Symbol } from '../../2-bind/index.js';
import { builtinNames } from '../builtins/builtin-names.js';
import { builtins } from '../builtins/builtins.js';
import type { Elaborated } from '../checked.js';
import type { Checker } from '../checker.js';
import { check } from '../fit.js';
import { afterAction } from '../flow/facts.js';
import { reportAmbiguous, reportUndefined, sortOf, withArticle } from '../names.js';
import { carriesText, resultIsPersonal } from '../personal-result.js';
import type { Signature } from '../program-context.js';
import { isLeadRelation } from '../query/leads.js';
import { asksQuery } from '../recursion.js';
import { signatureOf } from '../signature.js';
import { personalTy, type Ty, unknownTy } from '../types.js';
import { checkArguments } from './arguments.js';
import type { Meaning } from './meaning.js';

/** What a call is made of, as an expression and as a statement. */
export type Call = Pick<CallExpression, 'callee' | 'arguments' | 'span'>;
export type Callee = Meaning | { readonly is: 'bare'; readonly name: string };

/** What is called, once it is known. */
export type Called =
  | { readonly is: 'function' | 'action' | 'query' | 'extern'; readonly symbol: Symbol; readonly signature: Signature }
  | { readonly is: 'relation'; readonly symbol: Symbol<RelationDeclaration> }
  | { readonly is: 'builtin'; readonly name: keyof typeof builtins }
  | undefined;

const reported: Meaning = { is: 'reported' };

/** What a call means: a value, or the edge of a relation. */
export function callMeaning(c: Checker, call: Call, callee: Callee, hint: Ty | undefined): Meaning {
  const aggregate = callee.is === 'bare' ? c.aggregate?.(call, callee.name) : undefined;
  if (aggregate) return { is: 'value', value: aggregate };
  const called = whatIsCalled(c, call, callee);
  if (!called) {
    // What stands in the brackets is checked all the same: its faults are faults of their own. What it should be is not
    // known, so a bare name may be a member of anything.
    for (const argument of call.arguments) c.expression(argument.value, unknownTy);
    return reported;
  }
  switch (called.is) {
    case 'builtin':
      return { is: 'value', value: builtins[called.name](c, call, hint) };
    case 'relation':
      return edgeMeaning(c, call, called.symbol);
    case 'query':
      return { is: 'value', value: callQuery(c, called.symbol, called.signature, call.arguments, call.span) };
    case 'function':
      return { is: 'value', value: callFunction(c, called.symbol, called.signature, call.arguments, call.span) };
    case 'extern':
      return { is: 'value', value: callExtern(c, called.symbol, called.signature, call) };
    case 'action': {
      const { act, type } = callAction(c, called.symbol, called.signature, call);
      return { is: 'value', value: { type, ir: { op: 'act', act } } };
    }
  }
}

/** Finds what is called, or reports that there is no such thing. */
export function whatIsCalled(c: Checker, call: Call, callee: Callee): Called {
  switch (callee.is) {
    case 'bare':
      return bare(c, call, callee.name);
    case 'symbol':
      return callable(c, callee.symbol, call.callee.span);
    case 'reported':
      return undefined;
    default:
      c.report(catalogue.notCallable, call.callee.span, { name: c.sourceOf(call.callee.span), found: 'a value' });
      return undefined;
  }
}

function bare(c: Checker, call: Call, name: string): Called {
  const { span } = call.callee;
  const found = lookup(c.chapter, 'value', name);
  if (found.found === 'several') {
    reportAmbiguous(c, name, span, found.symbols);
    return undefined;
  }
  if (found.found === 'one') return callable(c, found.symbol, span);
  const builtin = builtinNames.find((each) => each === name);
  if (builtin) return { is: 'builtin', name: builtin };
  if (c.scope.find(name) || c.context.stateFields(c.chapter, name).length > 0) {
    c.report(catalogue.notCallable, span, { name, found: 'a value' });
    return undefined;
  }
  const scene = lookup(c.chapter, 'scene', name);
  if (scene.found === 'one') {
    c.report(catalogue.notCallable, span, { name, found: 'a scene' }, { related: [c.relatedTo(scene.symbol)] });
    return undefined;
  }
  const simulation = simulationWith(c, name);
  if (simulation) {
    const related = [c.relatedTo(simulation)];
    c.report(catalogue.actionOfSimulation, span, { name, simulation: simulation.name }, { related });
    return undefined;
  }
  reportUndefined(c, 'function or action', name, span, [...candidates(c.chapter, 'value'), ...builtinNames], 'value');
  return undefined;
}

/** The simulation in sight that has an action of its own of this name. */
function simulationWith(c: Checker, name: string): Symbol | undefined {
  for (const { names } of c.chapter.outward) {
    for (const symbol of names.value.values()) if (symbol.actions?.has(name)) return symbol;
  }
  return undefined;
}

function callable(c: Checker, symbol: Symbol, span: Span): Called {
  c.reads.add(`value:${symbol.id}`);
  if (isSymbolOf(symbol, 'relation')) return { is: 'relation', symbol };
  if (isSymbolOf(symbol, 'function')) return { is: 'function', symbol, signature: signatureOf(c.context, symbol) };
  if (isSymbolOf(symbol, 'query')) return { is: 'query', symbol, signature: signatureOf(c.context, symbol) };
  if (isSymbolOf(symbol, 'action')) return { is: 'action', symbol, signature: signatureOf(c.context, symbol) };
  if (isSymbolOf(symbol, 'extern')) return { is: 'extern', symbol, signature: signatureOf(c.context, symbol) };
  c.report(
    catalogue.notCallable,
    span,
    { name: symbol.name, found: withArticle(sortOf(symbol)) },
    { related: [c.relatedTo(symbol)] },
  );
  return undefined;
}

/** A call of the host: what it answers is not known before, and asking twice may do it twice, so it stands where actions may. */
function callExtern(c: Checker, symbol: Symbol, signature: Signature, call: Call): Elaborated {
  if (c.ban !== undefined) {
    c.report(catalogue.effectNotAllowed, call.span, { what: `The host’s \`${symbol.name}\` is called`, where: c.ban });
  }
  const { values, personal } = checkArguments(c, symbol.name, signature.parameters, call.arguments, call.span);
  if (personal && carriesText(signature.result)) c.report(catalogue.externPersonal, call.span, { name: symbol.name });
  const ir = { op: 'extern', function: symbol.id, arguments: values } as const;
  c.origin(ir, call.span);
  return { type: signature.result, ir };
}

function callFunction(
  c: Checker,
  symbol: Symbol,
  signature: Signature,
  given: readonly Argument[],
  at: Span,
): Elaborated {
  reportAsked(c, symbol, at);
  const { values, personal, resultOf } = checkArguments(c, symbol.name, signature.parameters, given, at);
  const ir = { op: 'call', function: symbol.id, arguments: values } as const;
  c.origin(ir, at);
  return { type: resultOf(resultType(c, symbol, signature, personal)), ir };
}

/** What a field begins with is laid out before there is a world to ask. */
function reportAsked(c: Checker, symbol: Symbol, at: Span): void {
  if (c.declares && asksQuery(c.context, symbol)) c.report(catalogue.queryInDeclaration, at, { name: symbol.name });
}

/** A query is asked as a function is called: it changes nothing. */
function callQuery(c: Checker, symbol: Symbol, signature: Signature, given: readonly Argument[], at: Span): Elaborated {
  reportAsked(c, symbol, at);
  const { values, personal } = checkArguments(c, symbol.name, signature.parameters, given, at);
  const ir = { op: 'query', query: symbol.id, arguments: values } as const;
  c.origin(ir, at);
  return { type: resultType(c, symbol, signature, personal), ir };
}

/** A function or a query without parameters, read by its name. */
export function functionValue(c: Checker, symbol: Symbol, span: Span): Elaborated {
  c.reads.add(`value:${symbol.id}`);
  const signature = signatureOf(c.context, symbol);
  if (symbol.declaration.kind === 'query') return callQuery(c, symbol, signature, [], span);
  return callFunction(c, symbol, signature, [], span);
}

/** A call of an action: chance and change, so it may stand only where they may. */
export function callAction(
  c: Checker,
  symbol: Symbol,
  signature: Signature,
  call: Call,
): { readonly act: ActIr; readonly type: Ty } {
  if (c.ban !== undefined) {
    c.report(catalogue.effectNotAllowed, call.span, { what: `The action \`${symbol.name}\` is called`, where: c.ban });
  }
  const { values, personal } = checkArguments(c, symbol.name, signature.parameters, call.arguments, call.span);
  c.facts = afterAction(c.facts);
  const act = { site: c.site(), action: symbol.id, arguments: values };
  c.origin(act, call.span);
  return { act, type: resultType(c, symbol, signature, personal) };
}

function resultType(c: Checker, symbol: Symbol, signature: Signature, personal: boolean): Ty {
  return personal || resultIsPersonal(c.context, symbol, signature.result)
    ? personalTy(signature.result)
    : signature.result;
}

/** `trusts(a, b)`: both ends of the relation, typed. */
function edgeMeaning(c: Checker, call: Call, relation: Symbol<RelationDeclaration>): Meaning {
  if (isLeadRelation(c, relation)) {
    c.report(catalogue.leadOutsideQuery, call.span, {});
    return reported;
  }
  const { from, to } = endpointTypes(c, relation);
  const [first, second, third] = call.arguments;
  if (!first || !second || third) {
    c.report(catalogue.edgeEnds, call.span, { relation: relation.name });
    for (const argument of call.arguments) c.expression(argument.value);
    return reported;
  }
  return { is: 'edge', relation, from: check(c, first.value, from), to: check(c, second.value, to) };
}

/** The types a relation leads from and to. */
export function endpointTypes(
  c: Checker,
  relation: Symbol<RelationDeclaration>,
): { readonly from: Ty; readonly to: Ty } {
  const end = (type: Type): Ty => {
    const found = c.context.written(type, relation.chapter);
    // What is no kind was reported where the relation is declared.
    return found.kind === 'ref' ? found : unknownTy;
  };
  return { from: end(relation.declaration.from), to: end(relation.declaration.to) };
}
