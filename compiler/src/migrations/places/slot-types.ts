import type { TypeIr } from '@fabula/runtime/bundle';
import type { Answers, Models, Renames } from '../change.js';
import { compareTypes, oneStep, valueContext } from '../values/index.js';
import type { ConvertType } from './ground.js';

/** What becomes of values of slots: the same as of values of fields, but that a slot has no default to fall back on. */
export function slotTypes(models: Models, renames: Renames, answers: Answers): ConvertType {
  const context = valueContext(models, renames, answers);
  const known = new Map<string, ReturnType<ConvertType>>();
  const convert = (before: TypeIr, after: TypeIr): ReturnType<ConvertType> => {
    const { steps, blocked, losses } = compareTypes({ before, after, holder: '', fallback: undefined }, context);
    if (blocked) return { is: 'lost' };
    const value = oneStep(steps);
    return value ? { is: 'converted', value, loses: losses.length > 0 } : { is: 'same' };
  };
  return (before, after) => {
    const key = JSON.stringify([before, after]);
    const found = known.get(key) ?? convert(before, after);
    known.set(key, found);
    return found;
  };
}
