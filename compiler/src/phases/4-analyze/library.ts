import type { Unit } from '../2-bind/index.js';

/** Whether a pack is there for others: it has no first scene, or one only to try out what it brings, as the standard library's. */
export function isLibrary({ pack, name }: Unit): boolean {
  return pack.start === undefined || name.startsWith('std.');
}
