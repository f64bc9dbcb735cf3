import type { Ground } from './ground.js';
import type { Place } from './places-of.js';

/**
 * What a conversion and an answer know a place by: its id. `~ offer` is a choice and, once it is taken, a visit by the same id,
 * so the visit is `visit k3mq7d`.
 */
export function savedKey({ placesBefore }: Ground, { wait }: Place, id: string): string {
  return wait === 'visit' && placesBefore.byId.has(`choice ${id}`) ? `visit ${id}` : id;
}
