import type { FormatIr } from '@fabula/runtime/bundle';
import { formatOf } from '../types/type-ir.js';
import type { Ty } from '../types.js';

/** How a value is written for a model: as in any text where it has a form there, else as data. */
export function promptFormat(type: Ty): FormatIr {
  if (type.kind === 'list' || type.kind === 'set' || type.kind === 'optional') return { as: 'data' };
  return formatOf(type) ?? { as: 'data' };
}
