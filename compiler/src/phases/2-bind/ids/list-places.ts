import type { SourceFile, Span } from '../../../base/index.js';
import type { PlaceIds, PlaceNode } from '../place-ids.js';
import type { IdSource } from './ids-result.js';
import { placesOf } from './walk-places.js';

/** A place of a pack as it stands in the source. */
export interface ListedPlace {
  readonly id: string;
  readonly kind: PlaceNode['kind'];
  readonly file: SourceFile;
  readonly span: Span;
  /** `scene arrival`: what it stands in. */
  readonly owner: string;
  /** The id of the place it stands in; absent at the top of its owner. */
  readonly parent?: string;
}

/** All places of a pack, in the order of its files and in reading order. */
export function listPlaces(unit: IdSource, ids: PlaceIds): readonly ListedPlace[] {
  return unit.files.flatMap(({ source, tree }) =>
    placesOf(source, tree).flatMap(({ key, nodes, parents }) =>
      nodes.map((node, i) => {
        const parent = nodes[parents[i] ?? -1];
        return {
          id: ids.idOf(node),
          kind: node.kind,
          file: source,
          span: node.span,
          owner: key,
          ...(parent && { parent: ids.idOf(parent) }),
        };
      }),
    ),
  );
}
