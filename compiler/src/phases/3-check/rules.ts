import type { BoundProgram, PlaceIds } from '../2-bind/index.js';
import { bodyOf } from './body.js';
import type { Rules } from './checker.js';
import { expressionRule } from './expressions/expression.js';
import { meaningOf } from './expressions/meaning.js';
import { ProgramContext } from './program-context.js';
import { blockRule } from './statements/logic-block.js';
import { statementRule } from './statements/statement.js';
import { textRule } from './text/text.js';

/** Every construct's rule, for those that hold them. */
const rules: Rules = {
  expression: expressionRule,
  meaning: meaningOf,
  text: textRule,
  block: blockRule,
  statement: statementRule,
  body: bodyOf,
};

const contexts = new WeakMap<BoundProgram, ProgramContext>();

/** The derived tables of a program, made once for all its declarations. */
export function contextOf(program: BoundProgram, ids: PlaceIds): ProgramContext {
  const known = contexts.get(program);
  if (known?.ids === ids) return known;
  const context = new ProgramContext(program, ids, rules);
  contexts.set(program, context);
  return context;
}
