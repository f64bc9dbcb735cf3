import type { State } from '../../engine/index.js';
import { cellParts, Draft, entityOf, isEntity } from '../../world/index.js';
import type { Projector } from '../projection/sheet.js';

const known = new WeakMap<State, boolean>();

/**
 * Whether nothing was retired, and all edges lead to what their relation joins (those of an earlier release need not): then
 * a query need not look at each end of an edge whether it is there. Gone through once for each state.
 */
export function isAllThere({ world, hashing }: Projector, state: State): boolean {
  const found = known.get(state);
  if (found !== undefined) return found;
  const draft = new Draft(hashing, state.cells, state.turn);
  const isOf = (id: string, type: { readonly kinds: readonly string[] } | undefined): boolean => {
    if (!type || !isEntity(world, draft, id)) return false;
    const { name } = entityOf(world, draft, id).kind;
    return type.kinds.length === 0 || (name !== undefined && type.kinds.includes(name));
  };
  const isRight = ([letter, name = '', from = '', to, field]: readonly string[]): boolean => {
    if (letter === 'd') return false;
    if (letter !== 'r' || to === undefined || field !== undefined) return true;
    const relation = Object.hasOwn(world.schema.relations, name) ? world.schema.relations[name] : undefined;
    const [a, b] = [relation?.from, relation?.to].map((type) => (type?.type === 'ref' ? type : undefined));
    return isOf(from, a) && isOf(to, b);
  };
  let all = true;
  for (const [key, { value }] of draft.base.map()) all &&= value !== true || isRight(cellParts(key));
  known.set(state, all);
  return all;
}
