/** A pack as it lies on disk: what compiling it reads. Paths are pack-relative with forward slashes. */
export interface PackFiles {
  /** `.fab` files, by path order. */
  readonly sources: ReadonlyMap<string, string>;
  /** `fabula.ids` of each chapter that has one. */
  readonly ids: ReadonlyMap<string, string>;
}
