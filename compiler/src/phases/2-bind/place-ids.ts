import type { Choice, Label, Line, Statement } from '../1-parse/index.js';

/** What has a stable id: prose places, and statements (their events and their chance name them). */
export type PlaceNode = Line | Choice | Label | Statement;

/**
 * The stable ids of one program, by syntax node. Ids are 4 to 8 base-32 characters, unique in their pack; those of
 * libraries carry the library's prefix (`std.d20/k3mq`).
 */
export interface PlaceIds {
  /** Every node of the trees the ids were made for has one. */
  idOf(node: PlaceNode): string;
  /** Whether the node is of those trees. */
  holds(node: PlaceNode): boolean;
}
