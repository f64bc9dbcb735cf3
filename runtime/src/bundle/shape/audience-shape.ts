import type { AudienceIr, ChoiceMannerIr, ChoicesIr, SeatsIr } from '../ir/index.js';
import { type Check, either, later, list, object, oneOf, only, optional, text, wholeNumber } from './check.js';
import { expression } from './logic-shape.js';

/** More than a session of one story can be told to. */
const mostSeats = 10_000;

const role = object<{ readonly role: string }>({ role: text });
const several = later(() => object<{ readonly any: readonly AudienceIr[] }>({ any: list(audience) }));

export const audience: Check<AudienceIr> = either(
  either(only('all'), only('spectators')),
  either(role, either(several, expression)),
);

export const seats: Check<SeatsIr> = object<SeatsIr>({
  least: wholeNumber(1, mostSeats),
  most: wholeNumber(1, mostSeats),
  roles: list(text),
});

export const choices: Check<ChoicesIr> = object<ChoicesIr>({
  by: oneOf<ChoiceMannerIr>({ first: true, vote: true, each: true, leader: true, inOrder: true }),
  window: optional(expression),
});
