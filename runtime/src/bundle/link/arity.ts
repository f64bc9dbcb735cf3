import type { BuiltinIr } from '../ir/index.js';

/** How many arguments a builtin takes, at least and at most. `ordinal`, `next` and `previous` may be told the enum. */
export function arityOf(name: BuiltinIr): readonly [number, number] {
  switch (name) {
    case 'min':
    case 'max':
      return [1, 64];
    case 'clamp':
      return [3, 3];
    case 'get':
      return [2, 3];
    case 'take':
    case 'datePart':
    case 'remember':
      return [2, 2];
    case 'recall':
      return [3, 3];
    case 'transcript':
      return [1, 1];
    case 'join':
    case 'ordinal':
    case 'next':
    case 'previous':
    case 'toText':
      return [1, 3];
    case 'abs':
    case 'floor':
    case 'ceil':
    case 'round':
    case 'sqrt':
    case 'length':
    case 'keys':
    case 'values':
    case 'sum':
    case 'first':
    case 'last':
    case 'reverse':
    case 'lower':
    case 'upper':
      return [1, 2];
  }
}
