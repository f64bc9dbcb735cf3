import { type Draft, livingEntities, type World } from '../../world/index.js';

/** Players and what was made while playing, in the order of the language: no table holds it. */
export function madeThings(world: World, draft: Draft): readonly string[] {
  const declared = new Set(world.entityIds);
  return livingEntities(world, draft).filter((id) => !declared.has(id));
}
