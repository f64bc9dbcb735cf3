import type { PlaceIds } from '../place-ids.js';

/** The ids of a whole program: those of the author's pack and of every library it uses. */
export function joinPlaceIds(packs: readonly PlaceIds[]): PlaceIds {
  return {
    holds: (node) => packs.some((pack) => pack.holds(node)),
    idOf: (node) => {
      for (const pack of packs) if (pack.holds(node)) return pack.idOf(node);
      throw new Error(`A ${node.kind} of another tree was asked for its id.`);
    },
  };
}
