import type { ExprIr, SimulationIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type { Expression, Name, SimulationDeclaration } from '../../1-parse/index.js';
import type { Symbol } from '../../2-bind/index.js';
import type { CheckedDeclaration, Elaborated } from '../checked.js';
import { Checker } from '../checker.js';
import { plainText } from '../expressions/literal.js';
import { check, condition } from '../fit.js';
import { noFacts } from '../flow/facts.js';
import { reportUndefined, resolvePath } from '../names.js';
import type { ProgramContext } from '../program-context.js';
import { durationTy, intTy, type Ty } from '../types.js';
import { checkAgents } from './agents.js';
import { checkContention } from './contentions.js';
import { inside } from './derived-types.js';
import { checkPopulation } from './populations.js';
import { declareTick } from './scope.js';

/** A world that runs by ticks: what is in it, what is done in its phases, who acts, when it ends. */
export function checkSimulation(context: ProgramContext, symbol: Symbol<SimulationDeclaration>): CheckedDeclaration {
  const { declaration } = symbol;
  const c = new Checker(context, { chapter: inside(symbol), file: symbol.file, place: symbol.id });
  declareTick(c, declaration.name.span);
  const conditions = new Map<Expression, Elaborated>();
  const note = (expression: Expression, asked: Elaborated): void => void conditions.set(expression, asked);
  const ask = (expression: Expression, where: string): ExprIr => {
    c.facts = noFacts;
    const asked = c.purely(where, () => condition(c, expression));
    note(expression, asked);
    return asked.ir;
  };
  const value = (expression: Expression | undefined, where: string, type: Ty): ExprIr | undefined =>
    expression && c.purely(where, () => check(c, expression, type));

  checkNames(c, declaration.phases);
  checkNames(
    c,
    [...declaration.invariants, ...declaration.measures].map(({ name }) => name),
  );
  checkNames(
    c,
    declaration.stops.flatMap(({ name }) => name ?? []),
  );
  const phases = declaration.phases.map(({ text }) => text);
  const phase = ({ text, span }: Name): boolean => {
    const known = phases.includes(text);
    if (!known) reportUndefined(c, 'phase', text, span, phases);
    return known;
  };
  const tick = value(declaration.tick, 'a tick', durationTy);
  const seed = value(declaration.seed, 'a seed', intTy);
  const snapshot = value(declaration.snapshot, 'how often is kept', { ...intTy, low: 1 });
  const deadlines = declaration.deadlines.flatMap((each) => {
    const limit = c.purely('a deadline', () => check(c, each.limit, durationTy));
    return phase(each.phase) ? [{ phase: each.phase.text, limit }] : [];
  });
  const populations = declaration.populations.flatMap((each) => checkPopulation(c, each) ?? []);
  const agents = declaration.agents.flatMap((each) => checkAgents(c, symbol, each, note) ?? []);
  const steps = declaration.steps.flatMap((step) => {
    c.facts = noFacts;
    const known = phase(step.phase);
    const body = c.at(`${symbol.id}/${step.phase.text}`, () => c.inside(() => c.rules.block(c, step.body, 'none').do));
    return known ? [{ phase: step.phase.text, body }] : [];
  });
  const contentions = [
    ...declaration.contentions.flatMap((each) => checkContention(c, each, undefined) ?? []),
    ...declaration.actions.flatMap(({ action, contends }) => {
      const own = symbol.actions?.get(action.name.text);
      return own ? contends.flatMap((each) => checkContention(c, each, own) ?? []) : [];
    }),
  ];
  const invariants = declaration.invariants.map(({ name, holds, otherwise }) => ({
    name: name.text,
    holds: ask(holds, 'an invariant'),
    otherwise,
  }));
  const stops = declaration.stops.map(({ name, when }) => ({
    ...(name && { name: name.text }),
    when: ask(when, 'when a simulation stops'),
  }));
  const measures = declaration.measures.map((each) => {
    c.facts = noFacts;
    const every = value(each.every, 'how often is measured', { ...intTy, low: 1 });
    const measured = c.purely('a measure', () => c.expression(each.value));
    return { name: each.name.text, value: measured.ir, ...(every && { every }) };
  });
  const report = declaration.report && resolvePath(c, declaration.report, 'value', 'function', 'function');
  const title = declaration.title && plainText(declaration.title);
  const ir: Omit<SimulationIr, 'actions'> = {
    name: symbol.id,
    ...(title !== undefined && { title }),
    ...(seed && { seed }),
    ...(tick && { tick }),
    ...{ phases, deadlines },
    ...(snapshot && { snapshot }),
    ...{ populations, agents, steps, contentions, invariants, stops, measures },
    ...(report && { report: report.id }),
  };
  return { diagnostics: c.diagnostics, uses: c.uses, simulation: { symbol, ir, conditions } };
}

function checkNames(c: Checker, names: readonly Name[]): void {
  const met = new Map<string, Name>();
  for (const name of names) {
    const first = met.get(name.text);
    if (first && name.text !== '') {
      const related = [c.here(first.span, `\`${name.text}\` is here.`)];
      c.report(catalogue.duplicateName, name.span, { name: name.text }, { related });
    } else met.set(name.text, name);
  }
}
