import type { ClockIr, MissionIr, ObjectiveIr } from '../ir/index.js';
import { type Check, list, object, only, optional, text, truth } from './check.js';
import { expression, statement, type } from './logic-shape.js';

const objective: Check<ObjectiveIr> = object<ObjectiveIr>({
  name: text,
  was: optional(text),
  title: optional(text),
  optional: optional(only(true)),
  hidden: optional(only(true)),
  after: optional(object({ any: truth, objectives: list(text) })),
  done: optional(expression),
  fail: optional(expression),
});

const clock: Check<ClockIr> = object<ClockIr>({
  name: text,
  was: optional(text),
  title: optional(text),
  from: expression,
  full: expression,
  type,
  is: expression,
  body: list(statement),
});

export const mission: Check<MissionIr> = object<MissionIr>({
  name: text,
  was: optional(text),
  title: optional(text),
  starts: optional(expression),
  objectives: list(objective),
  clocks: list(clock),
  fails: list(object({ title: text, when: expression })),
  reward: list(statement),
  twists: optional(list(object({ director: text, beat: text, deck: text }))),
});
