import type { ActionIr } from '../ir/index.js';
import { type Check, list, object, optional, text } from './check.js';
import { expression, statement, type, variantCase } from './logic-shape.js';
import { parameter } from './scene-shape.js';

export const action: Check<ActionIr> = object<ActionIr>({
  parameters: list(parameter),
  by: optional(list(text)),
  requires: list(object({ condition: expression, refusal: text })),
  body: list(statement),
  value: optional(expression),
  result: optional(type),
  cases: optional(list(variantCase)),
});
