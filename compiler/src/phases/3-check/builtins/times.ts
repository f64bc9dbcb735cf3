import { catalogue } from '../../../diagnostics/index.js';
import { plainText } from '../expressions/literal.js';
import { durationTy, figureTy, instantTy, type Ty } from '../types.js';
import { unknownValue } from '../unknown-value.js';
import { argumentsOf, type Builtin, builtinIr, reportArgument } from './builtin.js';

/** `instant("1847-03-01 18:00")`: a moment, as it is written, in UTC. */
export const instant: Builtin = (c, call) => {
  const [given] = argumentsOf(c, call, 1, 1) ?? [];
  if (!given) return unknownValue;
  const text = given.kind === 'text' ? plainText(given) : undefined;
  if (text === undefined) {
    const { type } = c.expression(given);
    if (type.kind === 'text') c.report(catalogue.notConstant, given.span, {});
    return type.kind === 'text'
      ? { type: instantTy, ir: { op: 'const', value: 0 } }
      : reportArgument(c, given, type, 'a text');
  }
  const at = momentOf(text);
  if (at === undefined) c.report(catalogue.notAMoment, given.span, { text });
  return { type: instantTy, ir: { op: 'const', value: at ?? 0 } };
};

/** `date(now)`: when the day of a moment begins. */
export const date: Builtin = (c, call) => {
  const [given] = argumentsOf(c, call, 1, 1) ?? [];
  if (!given) return unknownValue;
  const { type, ir } = c.expression(given, instantTy);
  if (type.kind !== 'instant') return reportArgument(c, given, type, 'an `instant`');
  const day = { op: 'const', value: 86_400_000 } as const;
  const time = { op: 'binary', operator: 'int.mod', left: ir, right: day } as const;
  return { type: instantTy, ir: { op: 'binary', operator: 'int.sub', left: ir, right: time } };
};

const parts: { readonly [name: string]: Ty } = {
  year: { kind: 'int' },
  month: figureTy('int', 1, 12),
  day: figureTy('int', 1, 31),
  weekday: figureTy('int', 1, 7),
  hour: figureTy('int', 0, 23),
  minute: figureTy('int', 0, 59),
};

/** `year(t)`, `hour(t)` … in UTC; weeks begin with Monday, which is 1. */
export function part(name: 'year' | 'month' | 'day' | 'weekday' | 'hour' | 'minute'): Builtin {
  return (c, call) => {
    const [given] = argumentsOf(c, call, 1, 1) ?? [];
    if (!given) return unknownValue;
    const { type, ir } = c.expression(given, instantTy);
    if (type.kind !== 'instant') return reportArgument(c, given, type, 'an `instant`');
    return { type: parts[name] ?? durationTy, ir: builtinIr('datePart', ir, { op: 'const', value: name }) };
  };
}

/** `2026-03-01`, `2026-03-01 18:00`, `2026-03-01T18:00:30Z`; undefined for what is no moment. */
function momentOf(text: string): number | undefined {
  const match = /^([+-]\d{6}|\d{4})-(\d\d)-(\d\d)(?:[ T](\d\d):(\d\d)(?::(\d\d))?Z?)?$/.exec(text);
  if (!match) return undefined;
  const [, year = '', month = '', day = '', hour = '00', minute = '00', second = '00'] = match;
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`);
  if (Number.isNaN(at)) return undefined;
  // A day that its month does not have is taken for one of the next.
  return new Date(at).toISOString().slice(0, -14).endsWith(`${month}-${day}`) ? at : undefined;
}
