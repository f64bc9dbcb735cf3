import type { Builtin } from './builtin.js';
import type { BuiltinName } from './builtin-names.js';
import { random, roll } from './chance.js';
import { casing, end, get, join, length, reverse, side, take } from './collections.js';
import { abs, clamp, extreme, rounding, sqrt, sum } from './figures.js';
import { recall, still, transcript } from './memory.js';
import { neighbour } from './neighbours.js';
import { turnsSince, visited, visits } from './places.js';
import { reveal } from './reveal.js';
import { date, instant, part } from './times.js';
import { extinct, quantifier, total } from './world.js';

/** Every builtin and how it is typed. Who adds one adds its name, a line here, and what the engine does. */
export const builtins: { readonly [N in BuiltinName]: Builtin } = {
  abs,
  all: quantifier('all'),
  any: quantifier('any'),
  ceil: rounding('ceil'),
  clamp,
  count: length,
  date,
  day: part('day'),
  extinct,
  first: end('first'),
  floor: rounding('floor'),
  get,
  hour: part('hour'),
  instant,
  join,
  keys: side('keys'),
  last: end('last'),
  length,
  lower: casing('lower'),
  max: extreme('max'),
  min: extreme('min'),
  minute: part('minute'),
  month: part('month'),
  next: neighbour('next'),
  previous: neighbour('previous'),
  random,
  recall,
  reveal,
  reverse,
  roll,
  round: rounding('round'),
  sqrt,
  still,
  sum,
  take,
  transcript,
  total,
  turns_since: turnsSince,
  upper: casing('upper'),
  values: side('values'),
  visited,
  visits,
  weekday: part('weekday'),
  year: part('year'),
};
