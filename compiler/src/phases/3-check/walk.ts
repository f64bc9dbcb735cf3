import type { TestStepIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../diagnostics/index.js';
import type { Expression, TestStep } from '../1-parse/index.js';
import type { Checker } from './checker.js';
import { condition } from './fit.js';
import { constantFigure } from './types/constant.js';

/** More steps than these are a walk's affair. */
const mostTimes = 1000;
const mostTurns = 100_000;

/** `walk 200 turns with seed 7 { always tide <= 12 }`. */
export function checkWalk(c: Checker, step: TestStep & { readonly kind: 'walk' }, line: number): TestStepIr {
  return {
    line,
    step: 'walk',
    turns: whole(c, step.turns, 1, mostTurns) ?? 1,
    seed: (step.seed && whole(c, step.seed, 0, Number.MAX_SAFE_INTEGER)) ?? 1,
    always: step.always.map((each) => ({
      line: c.file.lines.at(each.span.start).line,
      condition: c.purely('what always holds', () => condition(c, each.condition)).ir,
      source: c.sourceOf(each.condition.span),
    })),
  };
}

/** How often a step is taken: once, where it is not said. */
export function timesOf(c: Checker, times: Expression | undefined): number {
  return (times && whole(c, times, 1, mostTimes)) ?? 1;
}

function whole(c: Checker, figure: Expression, least: number, most: number): number | undefined {
  if (figure.kind === 'error') return undefined;
  const value = constantFigure(figure);
  if (value === undefined || !Number.isInteger(value)) c.report(catalogue.notConstant, figure.span, {});
  else if (value >= least && value <= most) return value;
  else c.report(catalogue.outOfRange, figure.span, { value: String(value), range: `${least}..${most}` });
  return undefined;
}
