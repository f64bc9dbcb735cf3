import type { ExprIr } from '@fabula/runtime/bundle';
import type { Expression, ResourceDeclaration } from '../../1-parse/index.js';
import { isSymbolOf, lookupPath, type Symbol } from '../../2-bind/index.js';
import type { Checker } from '../checker.js';
import { entitiesNamed } from '../expressions/all.js';
import { namesIn } from '../simulation/derived-types.js';
import { boolTy, type Ty } from '../types.js';
import { unknownValue } from '../unknown-value.js';
import { argumentsOf, type Builtin, builtinIr, reportArgument } from './builtin.js';

const zero: ExprIr = { op: 'const', value: 0 };

/** `extinct(Villager)`: none of them is left. */
export const extinct: Builtin = (c, call) => {
  const [given] = argumentsOf(c, call, 1, 1) ?? [];
  if (!given) return unknownValue;
  const every = entitiesNamed(c, given) ?? c.expression(given);
  if (every.type.kind !== 'list') return reportArgument(c, given, every.type, 'a kind');
  return { type: boolTy, ir: { op: 'binary', operator: 'eq', left: builtinIr('length', every.ir), right: zero } };
};

/** `all(d.upright for d in dominoes)`, `any(…)`: of a list of truths. */
export function quantifier(name: 'all' | 'any'): Builtin {
  return (c, call) => {
    const [given] = argumentsOf(c, call, 1, 1) ?? [];
    if (!given) return unknownValue;
    const { type, ir } = c.expression(given, { kind: 'list', of: boolTy });
    if ((type.kind !== 'list' && type.kind !== 'set') || (type.of.kind !== 'bool' && type.of.kind !== 'unknown')) {
      return reportArgument(c, given, type, 'a list of truths, as in `all(d.open for d in doors)`');
    }
    const operator = type.kind === 'list' ? 'list.has' : 'set.has';
    const holds = (value: boolean): ExprIr => ({
      op: 'binary',
      operator,
      left: ir,
      right: { op: 'const', value },
    });
    if (name === 'any') return { type: boolTy, ir: holds(true) };
    return { type: boolTy, ir: { op: 'unary', operator: 'not', of: holds(false) } };
  };
}

/**
 * `total(food)`: all of a resource that is held, wherever. The issuer's account is no field of anything, and not in it.
 */
export const total: Builtin = (c, call) => {
  const [given] = argumentsOf(c, call, 1, 1) ?? [];
  if (!given) return unknownValue;
  const resource = resourceNamed(c, given);
  if (!resource) return reportArgument(c, given, c.expression(given).type, 'a resource');
  c.reads.add(`type:${resource.id}`);
  const type: Ty = { kind: 'amount', resource };
  const none: ExprIr = { op: 'const', value: { $n: '0' } };
  const parts = [...holdings(c, resource, none), ...accounts(c, resource)];
  const [first, ...rest] = parts;
  const ir = rest.reduce((left, right): ExprIr => ({ op: 'binary', operator: 'big.add', left, right }), first ?? none);
  return { type, ir };
};

function resourceNamed(c: Checker, given: Expression): Symbol<ResourceDeclaration> | undefined {
  const names = namesIn(given);
  const found = names && given.kind !== 'call' ? lookupPath(c.chapter, 'type', names) : undefined;
  return found?.found === 'one' && found.rest.length === 0 && isSymbolOf(found.symbol, 'resource')
    ? found.symbol
    : undefined;
}

/** A sum for each kind and each of its fields that holds the resource, and for each component that it may be granted. */
function holdings(c: Checker, resource: Symbol<ResourceDeclaration>, none: ExprIr): ExprIr[] {
  const found: ExprIr[] = [];
  const slot = c.scope.freeSlot('holder');
  const of: ExprIr = { op: 'local', slot };
  const symbols = c.context.program.units.flatMap(({ symbols: all }) => all);
  const components = symbols.flatMap((symbol) => (isSymbolOf(symbol, 'component') ? [symbol] : []));
  for (const kind of symbols) {
    if (!isSymbolOf(kind, 'kindDeclaration')) continue;
    const table = c.context.kindTable(kind);
    const source: ExprIr = { op: 'all', kind: kind.id };
    const own = [...table.own, ...components.flatMap((component) => c.context.componentFields(component))];
    for (const { type, key, component, use } of own) {
      if (type.kind !== 'amount' || type.counts || type.resource !== resource) continue;
      c.reads.add(use);
      const value: ExprIr = { op: 'field', of, field: key, ...(component && { component: component.id }) };
      const granted = component && !table.components.includes(component);
      const condition: ExprIr | undefined = granted ? { op: 'has', of, components: [component.id] } : undefined;
      found.push(builtinIr('sum', { op: 'each', slot, source, ...(condition && { condition }), value }, none));
    }
  }
  return found;
}

/** Fields of `world`, `campaign` and of the player's own block. */
function accounts(c: Checker, resource: Symbol<ResourceDeclaration>): ExprIr[] {
  return c.context.program.units.flatMap(({ fields }) =>
    (['world', 'campaign', 'player'] as const).flatMap((scope) =>
      [...fields[scope].values()].flatMap((field): ExprIr[] => {
        const type = c.context.stateFieldType(field);
        if (type.kind !== 'amount' || type.counts || type.resource !== resource) return [];
        c.reads.add(`field:${scope}/${field.id}`);
        if (scope === 'player') return [{ op: 'field', of: { op: 'player' }, field: field.id }];
        return [{ op: 'state', scope, name: field.id }];
      }),
    ),
  );
}
