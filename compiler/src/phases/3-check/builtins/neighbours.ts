import { catalogue } from '../../../diagnostics/index.js';
import { optionalTy } from '../types.js';
import { unknownValue } from '../unknown-value.js';
import { argumentsOf, type Builtin, builtinIr, reportArgument } from './builtin.js';

/** `next(mood)`, `previous(mood)`: the neighbour in an ordered enum, none past its ends. */
export function neighbour(name: 'next' | 'previous'): Builtin {
  return (c, call, hint) => {
    const [given] = argumentsOf(c, call, 1, 1) ?? [];
    if (!given) return unknownValue;
    const { type, ir } = c.expression(given, hint);
    if (type.kind !== 'enum') return reportArgument(c, given, type, 'a member of an ordered enum');
    const { symbol } = type;
    if (!symbol.declaration.ordered) {
      c.report(catalogue.notOrdered, given.span, { name: symbol.name }, { related: [c.relatedTo(symbol)] });
    }
    c.reads.add(`members:${symbol.id}`);
    return { type: optionalTy({ kind: 'enum', symbol }), ir: builtinIr(name, ir, { op: 'const', value: symbol.id }) };
  };
}
