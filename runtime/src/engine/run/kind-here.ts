import { entityOf, isEntity, isRetired } from '../../world/index.js';
import type { Turn } from './turn.js';

/** Who plays and what was made while playing is named from outside, too, as long as it is there. */
export function kindHere({ program, draft }: Turn, id: string): string | undefined {
  const { world } = program;
  if (!isEntity(world, draft, id)) return undefined;
  const entity = entityOf(world, draft, id);
  return isRetired(draft, entity) ? undefined : entity.kind.name;
}
