import type { AggregateIr, ExprIr } from '@fabula/runtime/bundle';
import type { CallExpression, Expression } from '../../1-parse/index.js';
import { lookup } from '../../2-bind/index.js';
import { reportArgument } from '../builtins/builtin.js';
import { asFigure } from '../builtins/figures.js';
import type { Elaborated } from '../checked.js';
import type { Checker } from '../checker.js';
import type { Facts } from '../flow/facts.js';
import type { Scope } from '../flow/scope.js';
import { widen } from '../types/join-types.js';
import { durationTy, floatTy, intTy, optionalTy, presentTy, type Ty } from '../types.js';
import { unknownValue } from '../unknown-value.js';

type Call = Pick<CallExpression, 'arguments'>;
type Name = AggregateIr['function'];
const names: ReadonlySet<string> = new Set<Name>(['count', 'sum', 'min', 'max', 'avg', 'list']);

/** What is in sight of a row, before rows are grouped. */
export interface RowSight {
  readonly scope: Scope;
  readonly facts: Facts;
}

/**
 * What a query reckons of groups. `count`, `sum`, `min`, `max` and `avg` of one value that is no collection are of all
 * rows of the group; of a list they are what they are everywhere. `list` is the values themselves.
 */
export class Aggregates {
  readonly found: AggregateIr[] = [];
  /** Something was to be reckoned of all rows, whether or not it can be. */
  tried = false;
  readonly #c: Checker;
  readonly #row: RowSight;
  /** A group has at least one row. */
  readonly #filled: boolean;

  constructor(c: Checker, row: RowSight, filled: boolean) {
    this.#c = c;
    this.#row = row;
    this.#filled = filled;
  }

  /** Checks something that is said of a group. */
  within<T>(check: () => T): T {
    const c = this.#c;
    c.aggregate = (call, name) => this.#aggregate(call, name);
    const result = check();
    c.aggregate = undefined;
    return result;
  }

  #aggregate(call: Call, name: string): Elaborated | undefined {
    const c = this.#c;
    if (!isName(name) || lookup(c.chapter, 'value', name).found !== 'none') return undefined;
    const [given, more] = call.arguments;
    if (more || given?.name || (!given && name !== 'count')) return undefined;
    if (!given) {
      this.tried = true;
      return this.#add({ function: 'count' }, counted);
    }
    const said = c.diagnostics.length;
    const value = this.#ofRow(given.value, name);
    if (value && name !== 'list' && isCollection(value.type)) {
      c.diagnostics.length = said;
      return undefined;
    }
    return this.#of(name, given.value, value);
  }

  /** Each row's value; undefined for an edge, which is there wherever there is a row. */
  #ofRow(expression: Expression, name: Name): Elaborated | undefined {
    const c = this.#c;
    const { scope, facts } = c;
    c.scope = this.#row.scope;
    c.facts = this.#row.facts;
    c.aggregate = undefined;
    const said = c.diagnostics.length;
    const isEdge = name === 'count' && isEdgeMeaning(c.rules.meaning(c, expression, undefined, 'read').is);
    c.diagnostics.length = said;
    const value = isEdge ? undefined : c.expression(expression);
    c.scope = scope;
    c.facts = facts;
    c.aggregate = (call, called) => this.#aggregate(call, called);
    return value;
  }

  #of(name: Name, expression: Expression, value: Elaborated | undefined): Elaborated {
    this.tried = true;
    if (!value) return this.#add({ function: 'count' }, counted);
    const { type } = value;
    if (name === 'list')
      return this.#add({ function: name, of: value.ir }, { kind: 'list', of: widen(presentTy(type)) });
    if (type.kind === 'unknown') return unknownValue;
    if (name === 'count') return this.#add({ function: name, of: value.ir }, counted);
    const of = presentTy(type);
    const whole = this.#filled && type.kind !== 'optional';
    const maybe = (found: Ty): Ty => (whole ? found : optionalTy(found));
    switch (of.kind) {
      case 'int':
        if (name === 'avg') return this.#add({ function: name, of: value.ir }, maybe(floatTy));
        return this.#add({ function: name, of: value.ir }, name === 'sum' ? intTy : maybe(widen(of)));
      case 'float':
        return this.#add({ function: name, of: asFigure(value, floatTy) }, name === 'sum' ? floatTy : maybe(floatTy));
      case 'duration':
        if (name === 'avg') break;
        return this.#add({ function: name, of: value.ir }, name === 'sum' ? durationTy : maybe(of));
      case 'decimal':
      case 'amount':
        if (name === 'avg') break;
        if (name === 'sum') return this.#add({ function: name, of: value.ir, zero: { $n: '0' } }, widen(of));
        return this.#add({ function: name, of: value.ir }, maybe(of));
      case 'instant':
        if (name === 'sum' || name === 'avg') break;
        return this.#add({ function: name, of: value.ir }, maybe(of));
      default:
        break;
    }
    return reportArgument(this.#c, expression, of, name === 'avg' ? 'an `int` or a `float`' : 'a figure');
  }

  #add(aggregate: Omit<AggregateIr, 'slot'>, type: Ty): Elaborated {
    const slot = `!${this.found.length}`;
    this.found.push({ slot, ...aggregate });
    const ir: ExprIr = { op: 'local', slot };
    return { type, ir };
  }
}

const counted: Ty = { ...intTy, low: 0 };

function isEdgeMeaning(is: string): boolean {
  return is === 'edge' || is === 'foundEdge';
}

function isName(name: string): name is Name {
  return names.has(name);
}

function isCollection(type: Ty): boolean {
  return type.kind === 'list' || type.kind === 'set' || type.kind === 'map';
}

/** Whether something is reckoned of all rows: it calls what is an aggregate, of no collection. */
export function hasAggregate(c: Checker, expression: Expression, row: RowSight): boolean {
  const aggregates = new Aggregates(c, row, true);
  const said = c.diagnostics.length;
  const lets = c.lets.length;
  aggregates.within(() => c.expression(expression));
  c.diagnostics.length = said;
  c.lets.length = lets;
  return aggregates.tried;
}
