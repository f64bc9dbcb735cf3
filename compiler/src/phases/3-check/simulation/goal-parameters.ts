import type { GoalDeclaration } from '../../1-parse/index.js';
import type { Symbol } from '../../2-bind/index.js';
import { Checker } from '../checker.js';
import type { ParameterTy, ProgramContext } from '../program-context.js';
import { defaultOf } from '../signature.js';

/** A goal's parameters, as those who pursue it see them. */
export function goalParameters(context: ProgramContext, goal: Symbol<GoalDeclaration>): readonly ParameterTy[] {
  return goal.declaration.parameters.map((parameter) => {
    const type = context.written(parameter.type, goal.chapter);
    const place = `${goal.id}/${parameter.name.text}`;
    const silent = new Checker(context, { chapter: goal.chapter, file: goal.file, place });
    return { name: parameter.name.text, type, default: defaultOf(silent, parameter, type) };
  });
}
