import type { Builtin } from './builtin.js';
import type { BuiltinName } from './builtin-names.js';
import { random, roll } from './chance.js';
import { casing, end, get, join, length, reverse, side, take } from './collections.js';
import { abs, clamp, extreme, rounding, sqrt, sum } from './figures.js';
import { neighbour } from './neighbours.js';
import { turnsSince, visited, visits } from './places.js';
import { reveal } from './reveal.js';

/** Every builtin and how it is typed. Who adds one adds its name, a line here, and what the engine does. */
export const builtins: { readonly [N in BuiltinName]: Builtin } = {
  abs,
  ceil: rounding('ceil'),
  clamp,
  count: length,
  first: end('first'),
  floor: rounding('floor'),
  get,
  join,
  keys: side('keys'),
  last: end('last'),
  length,
  lower: casing('lower'),
  max: extreme('max'),
  min: extreme('min'),
  next: neighbour('next'),
  previous: neighbour('previous'),
  random,
  reveal,
  reverse,
  roll,
  round: rounding('round'),
  sqrt,
  sum,
  take,
  turns_since: turnsSince,
  upper: casing('upper'),
  values: side('values'),
  visited,
  visits,
};
