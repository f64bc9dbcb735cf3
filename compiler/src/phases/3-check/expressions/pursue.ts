import { catalogue } from '../../../diagnostics/index.js';
import type { PursueExpression } from '../../1-parse/index.js';
import { isSymbolOf, lookup } from '../../2-bind/index.js';
import type { Elaborated } from '../checked.js';
import type { Checker } from '../checker.js';
import { resolvePath } from '../names.js';
import { goalParameters } from '../simulation/goal-parameters.js';
import { boolTy, type RecordTy, type Ty, textTy, type VariantTy } from '../types.js';
import { unknownValue } from '../unknown-value.js';
import { checkArguments } from './arguments.js';

const outcome: VariantTy = {
  kind: 'variant',
  name: 'Outcome',
  cases: ['accepted', 'incomplete', 'rejected', 'uncertain'].map((name) => ({ name, fields: [] })),
};
/** What is known of an episode when it begins; `std.evidence` calls it `Episode`, and so do those who use it. */
const episode: RecordTy = {
  kind: 'record',
  name: 'Episode',
  fields: [
    { name: 'goal', type: textTy, optional: false },
    { name: 'outcome', type: { kind: 'optional', of: outcome }, optional: true },
    { name: 'disputed', type: boolTy, optional: false },
    { name: 'reason', type: textTy, optional: false },
  ],
};

/** `pursue survive_winter(least: 120)`: it changes what is known, so it stands where actions may. */
export function pursueExpression(c: Checker, e: PursueExpression): Elaborated {
  const goal = resolvePath(c, e.goal, 'value', 'goal', 'goal');
  if (!goal) {
    for (const argument of e.arguments) c.expression(argument.value);
    return unknownValue;
  }
  if (c.ban !== undefined) {
    c.report(catalogue.effectNotAllowed, e.span, { what: `The goal \`${goal.name}\` is pursued`, where: c.ban });
  }
  const { values } = checkArguments(c, goal.name, goalParameters(c.context, goal), e.arguments, e.span);
  const ir = { op: 'pursue', site: c.site(), goal: goal.id, arguments: values } as const;
  c.origin(ir, e.span);
  return { type: episodeType(c), ir };
}

/** `Episode` as `std.evidence` declares it, where it is used; it has the same fields. */
function episodeType(c: Checker): Ty {
  const found = lookup(c.chapter, 'type', 'Episode');
  if (found.found !== 'one' || !isSymbolOf(found.symbol, 'recordDeclaration')) return episode;
  if (found.symbol.chapter.unit.name !== 'std.evidence') return episode;
  return c.context.typeOfSymbol(found.symbol) ?? episode;
}
