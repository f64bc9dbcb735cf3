import type { ExprIr } from '@fabula/runtime/bundle';

/** Longer ones come of scenes that visit themselves with ever more of a path: `p.friend.friend`. */
const longest = 400;

/**
 * Says who somebody is in other terms: `find` tells what a variable stands for. Undefined where that can't be said, as
 * for what is computed: then nobody is known to be the same.
 */
export function inTerms(
  expression: ExprIr | undefined,
  find: (slot: string) => ExprIr | undefined,
): ExprIr | undefined {
  const found = expression && translated(expression, find);
  return found && termKey(found).length <= longest ? found : undefined;
}

function translated(e: ExprIr, find: (slot: string) => ExprIr | undefined): ExprIr | undefined {
  switch (e.op) {
    case 'const':
    case 'player':
    case 'state':
      return e;
    case 'local':
      return find(e.slot);
    case 'field':
    case 'get': {
      const of = translated(e.of, find);
      return of && { ...e, of };
    }
    default:
      return undefined;
  }
}

export function termKey(term: ExprIr | undefined): string {
  return term ? JSON.stringify(term) : '?';
}

export function isSame(a: ExprIr | undefined, b: ExprIr | undefined): boolean {
  return a !== undefined && b !== undefined && termKey(a) === termKey(b);
}
