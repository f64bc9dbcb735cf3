/** How much of a bundle is looked at before it is refused. An operator may lower or raise each. */
export interface BundleLimits {
  /** Of the file. */
  readonly totalBytes: number;
  /** Of one part. */
  readonly partBytes: number;
  readonly parts: number;
  /** How deep JSON may nest. Validation and engine recurse as deep as that. */
  readonly depth: number;
  /** How many objects and lists a part may hold: an empty one takes two bytes in the file and thirty times that in memory. */
  readonly nodes: number;
}

/** Room for a source of 10 MB, whose program takes about 40 MB and 1.3 million nodes, three times over. */
export const defaultLimits: BundleLimits = {
  totalBytes: 128 * 1024 * 1024,
  partBytes: 120 * 1024 * 1024,
  parts: 1_000,
  depth: 1_000,
  nodes: 5_000_000,
};
