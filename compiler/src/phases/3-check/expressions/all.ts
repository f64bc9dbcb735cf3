import type { ExprIr } from '@fabula/runtime/bundle';
import type { AllExpression, Expression, KindDeclaration, Path } from '../../1-parse/index.js';
import { isSymbolOf, lookupPath, type Symbol } from '../../2-bind/index.js';
import type { Elaborated } from '../checked.js';
import type { Checker } from '../checker.js';
import { condition } from '../fit.js';
import { resolvePath } from '../names.js';
import { declareWithFields } from '../simulation/scope.js';
import type { RefTy, Ty } from '../types.js';
import { unknownValue } from '../unknown-value.js';

/** `all Villager`, `all Villager where hunger > 0.5`: the living entities of a kind, those that were declared first. */
export function allExpression(c: Checker, e: AllExpression): Elaborated {
  const kind = resolvePath(c, e.of, 'type', 'kind', 'kindDeclaration');
  if (!kind) {
    if (e.where) c.purely('a condition', () => c.expression(e.where ?? nothing(e)));
    return unknownValue;
  }
  return everyOf(c, kind, e.of, e.where);
}

/** A kind where its entities are meant: `count(Villager)`. Undefined where the name is something else. */
export function entitiesNamed(c: Checker, expression: Expression): Elaborated | undefined {
  const path = pathOf(expression);
  if (!path) return undefined;
  const [head] = path.names;
  if (head && (c.scope.find(head.text) || c.context.stateFields(c.chapter, head.text).length > 0)) return undefined;
  const names = path.names.map(({ text }) => text);
  const value = lookupPath(c.chapter, 'value', names);
  if (value.found !== 'none') return undefined;
  const found = lookupPath(c.chapter, 'type', names);
  if (found.found !== 'one' || found.rest.length > 0 || !isSymbolOf(found.symbol, 'kindDeclaration')) return undefined;
  c.reads.add(`type:${found.symbol.id}`);
  return everyOf(c, found.symbol, path, undefined);
}

function everyOf(c: Checker, kind: Symbol<KindDeclaration>, path: Path, where: Expression | undefined): Elaborated {
  const of: RefTy = { kind: 'ref', kinds: [kind], has: [] };
  const type: Ty = { kind: 'list', of };
  const source: ExprIr = { op: 'all', kind: kind.id };
  if (!where) return { type, ir: source };
  return c.inside(() => {
    declareWithFields(c, 'it', of, path.span);
    const filter = c.purely('a condition', () => condition(c, where));
    const slot = c.scope.own('it')?.slot ?? 'it';
    const value: ExprIr = { op: 'local', slot };
    return { type, ir: { op: 'each', slot, source, condition: filter.ir, value } };
  });
}

function pathOf(expression: Expression): Path | undefined {
  if (expression.kind === 'nameExpression')
    return { kind: 'path', local: false, names: [expression.name], span: expression.span };
  if (expression.kind !== 'member') return undefined;
  const head = pathOf(expression.object);
  return head && { ...head, names: [...head.names, expression.name], span: expression.span };
}

function nothing({ span }: AllExpression): Expression {
  return { kind: 'error', span };
}
