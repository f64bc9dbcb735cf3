import type { AgentsIr, DecisionIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type { Agents, Argument, Decision, Expression, SimulationDeclaration } from '../../1-parse/index.js';
import { isSymbolOf, lookupPath, type Symbol } from '../../2-bind/index.js';
import type { Elaborated } from '../checked.js';
import type { Checker } from '../checker.js';
import { check, condition } from '../fit.js';
import { noFacts } from '../flow/facts.js';
import { resolvePath } from '../names.js';
import { durationTy, intTy, type RefTy } from '../types.js';
import { checkAct, selfAt } from './acts.js';
import { actionType, isDoer, namesIn, viewType } from './derived-types.js';
import { checkPerception } from './perception.js';
import { declareWithFields } from './scope.js';

/** Who acts: what they see, and what they do when. */
export function checkAgents(
  c: Checker,
  simulation: Symbol<SimulationDeclaration>,
  agents: Agents,
  note: (expression: Expression, asked: Elaborated) => void,
): AgentsIr | undefined {
  const kind = resolvePath(c, agents.of, 'type', 'kind', 'kindDeclaration');
  const placed = agents.placed && resolvePath(c, agents.placed, 'value', 'relation', 'relation');
  const perceives = agents.perceives.flatMap((each) => checkPerception(c, agents, kind, placed, each) ?? []);
  const { most: written } = agents;
  const most = written && c.purely('how much is done', () => check(c, written, { ...intTy, low: 0 }));
  const self: RefTy = { kind: 'ref', kinds: kind ? [kind] : [], has: [], ...(!kind && { partial: true as const }) };
  const decisions = c.inside(() => {
    c.declare('view', viewType(c.context, simulation), agents.of.span, 'parameter');
    declareWithFields(c, 'self', self, agents.of.span);
    return agents.decisions.flatMap((each) => {
      c.facts = noFacts;
      return checkDecision(c, simulation, self, each, note) ?? [];
    });
  });
  for (const path of agents.may) {
    const action = resolvePath(c, path, 'value', 'action', 'action');
    if (action && kind && !firstIs(c, action, self))
      c.report(catalogue.actsForOther, path.span, { action: action.name, agents: kind.name });
  }
  if (!kind) return undefined;
  return { kind: kind.id, ...(placed && { placed: placed.id }), perceives, decisions, ...(most && { most }) };
}

function checkDecision(
  c: Checker,
  simulation: Symbol<SimulationDeclaration>,
  self: RefTy,
  decision: Decision,
  note: (expression: Expression, asked: Elaborated) => void,
): DecisionIr | undefined {
  if (decision.kind === 'agentAsk') return checkAsk(c, simulation, decision);
  const { when } = decision;
  const guard = when && c.purely('what an agent asks', () => condition(c, when));
  if (when && guard) note(when, guard);
  return c.under(guard?.yes, () => {
    const act = c.purely('what an agent does', () => checkDone(c, self, decision.act));
    return act && { by: 'rule', ...(guard && { when: guard.ir }), act };
  });
}

function checkDone(c: Checker, self: RefTy, act: Expression) {
  const action = namesIn(act);
  const found = action && lookupPath(c.chapter, 'value', action);
  const bare = act.kind !== 'call';
  // Said of the whole, before `self` is found not to fit where nobody wrote it.
  if (bare && found?.found === 'one' && isSymbolOf(found.symbol, 'action') && !firstIs(c, found.symbol, self)) {
    const agents = self.kinds[0]?.name ?? 'self';
    c.report(catalogue.actsForOther, act.span, { action: found.symbol.name, agents });
    return undefined;
  }
  return checkAct(c, act, true)?.ir;
}

function firstIs(c: Checker, action: Symbol, self: RefTy): boolean {
  if (!isSymbolOf(action, 'action')) return true;
  const [first] = action.declaration.parameters;
  const type = first && c.context.written(first.type, action.chapter);
  return self.kinds.length === 0 || type?.kind === 'unknown' || (type !== undefined && isDoer(type, self.kinds));
}

/** A prompt that says what is to be done. Without brackets it is asked with what it wants: `self`, then the view. */
function checkAsk(
  c: Checker,
  simulation: Symbol<SimulationDeclaration>,
  decision: Extract<Decision, { kind: 'agentAsk' }>,
): DecisionIr | undefined {
  const { prompt, span } = decision;
  const written = prompt.kind === 'call' ? prompt.callee : prompt;
  const names = namesIn(written);
  if (!names || prompt.kind === 'error') return undefined;
  const path = {
    kind: 'path' as const,
    local: false,
    names: names.map((text) => ({ kind: 'name' as const, text, span: written.span })),
    span: written.span,
  };
  const given = prompt.kind === 'call' ? prompt.arguments : wantedBy(c, names, written.span);
  const ask = check(c, { kind: 'ask', prompt: path, arguments: given, span }, actionType(c.context, simulation));
  const { deadline } = decision;
  const limit = deadline && c.purely('a deadline', () => check(c, deadline, durationTy));
  return { by: 'ask', ask, ...(limit && { deadline: limit }) };
}

function wantedBy(c: Checker, names: readonly string[], span: Decision['span']): readonly Argument[] {
  const found = lookupPath(c.chapter, 'value', names);
  const declaration = found.found === 'one' ? found.symbol.declaration : undefined;
  const count = declaration && 'parameters' in declaration ? declaration.parameters.length : 1;
  const name = { kind: 'name' as const, text: 'view', span };
  const view: Argument = {
    kind: 'argument',
    name: undefined,
    value: { kind: 'nameExpression', name, span },
    span,
  };
  return [selfAt(span), view].slice(0, count);
}
