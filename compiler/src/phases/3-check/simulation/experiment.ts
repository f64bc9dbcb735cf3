import type { ExperimentIr, ExprIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type { ExperimentArm, ExperimentDeclaration, Expression } from '../../1-parse/index.js';
import { isSymbolOf, lookupPath, type Symbol } from '../../2-bind/index.js';
import type { CheckedDeclaration } from '../checked.js';
import { Checker } from '../checker.js';
import { plainText } from '../expressions/literal.js';
import { fit } from '../fit.js';
import { namedAlike, namesOf, pathText, reportUndefined, reportWrongSort } from '../names.js';
import type { ProgramContext } from '../program-context.js';
import { constantFigure } from '../types/constant.js';

/** What every run has, besides the simulation's own measures; an episode has the later ones, too. */
const ofRuns = ['ended', 'ticks', 'cost'] as const;
const ofEpisodes = ['outcome', 'attempts', 'reason'] as const;

/** The same world, or the same goal, under several settings and seeds. */
export function checkExperiment(context: ProgramContext, symbol: Symbol<ExperimentDeclaration>): CheckedDeclaration {
  const { declaration } = symbol;
  const c = new Checker(context, { chapter: symbol.chapter, file: symbol.file, place: symbol.id });
  const subject = subjectOf(c, declaration);
  const seeds = seedsOf(c, declaration.seeds);
  const arms = declaration.arms.map((arm) => ({ name: arm.name.text, config: settingsOf(c, arm) }));
  const compares = comparedOf(c, declaration, subject);
  const title = declaration.title && plainText(declaration.title);
  const ir: ExperimentIr | undefined = subject && {
    name: symbol.id,
    ...(title !== undefined && { title }),
    ...(subject.declaration.kind === 'goal' ? { goal: subject.id } : { simulation: subject.id }),
    ...{ seeds, arms, compares },
  };
  return { diagnostics: c.diagnostics, uses: c.uses, ...(ir && { experiment: ir }) };
}

function subjectOf(c: Checker, { of }: ExperimentDeclaration): Symbol | undefined {
  const found = lookupPath(c.chapter, 'value', namesOf(of));
  if (found.found === 'one' && found.rest.length === 0) {
    c.reads.add(`value:${found.symbol.id}`);
    if (isSymbolOf(found.symbol, 'simulation', 'goal')) return found.symbol;
    reportWrongSort(c, pathText(of), of.span, found.symbol, 'simulation or goal');
    return undefined;
  }
  const known = namedAlike(c, 'value', ['simulation', 'goal']);
  reportUndefined(c, 'simulation or goal', pathText(of), of.span, known, 'value');
  return undefined;
}

function seedsOf(c: Checker, seeds: Expression | undefined): ExperimentIr['seeds'] {
  if (!seeds) return { low: 1, high: 1 };
  const [first, last] = seeds.kind === 'range' ? [seeds.low, seeds.high] : [seeds, seeds];
  const low = constantFigure(first);
  const high = constantFigure(last);
  if (low === undefined || high === undefined || !Number.isInteger(low) || !Number.isInteger(high)) {
    if (seeds.kind !== 'error') c.report(catalogue.notConstant, seeds.span, {});
    return { low: 1, high: 1 };
  }
  if (low > high) c.report(catalogue.emptyRange, seeds.span, {});
  return { low, high: seeds.kind === 'range' && seeds.openEnd ? high - 1 : high };
}

function settingsOf(c: Checker, arm: ExperimentArm): { readonly [field: string]: ExprIr } {
  const config: { [field: string]: ExprIr } = {};
  for (const { target, value } of arm.settings) {
    const meant = c.rules.meaning(c, target, undefined, 'read');
    const set = meant.is === 'value' ? meant.value : undefined;
    const given = c.purely('a setting', () => c.expression(value, set?.type));
    if (meant.is === 'reported') continue;
    if (set?.ir.op !== 'state' || set.ir.scope !== 'config') {
      c.report(catalogue.armSetsOther, target.span, { found: c.sourceOf(target.span) });
      continue;
    }
    config[set.ir.name] = fit(c, given, set.type, value.span);
  }
  return config;
}

function comparedOf(c: Checker, { compares }: ExperimentDeclaration, subject: Symbol | undefined): readonly string[] {
  if (!subject) return compares.map(pathText);
  const known: string[] = [...ofRuns, ...(subject.declaration.kind === 'goal' ? ofEpisodes : [])];
  const simulation = simulationOf(subject);
  if (simulation && isSymbolOf(simulation, 'simulation'))
    known.push(...simulation.declaration.measures.map(({ name }) => name.text));
  for (const path of compares) {
    if (!known.includes(pathText(path))) reportUndefined(c, 'measure', pathText(path), path.span, known);
  }
  return compares.map(pathText);
}

function simulationOf(subject: Symbol): Symbol | undefined {
  if (!isSymbolOf(subject, 'goal')) return subject;
  const found = lookupPath(subject.chapter, 'value', namesOf(subject.declaration.in));
  return found.found === 'one' ? found.symbol : undefined;
}
