/** A pack as it lies on disk: what compiling it reads. Paths are pack-relative with forward slashes. */
export interface PackFiles {
  /** `.fab` files, by path order. */
  readonly sources: ReadonlyMap<string, string>;
  /** `fabula.ids` of each chapter that has one. */
  readonly ids: ReadonlyMap<string, string>;
  /** `.csv` files, which tables are read from, and templates of prompts; for one that can't be read as text, what its bytes look like. */
  readonly data?: ReadonlyMap<string, string | { readonly looksLike: string }>;
  /** Where a used pack lies, to tell two copies of one apart. Absent where there can be only one. */
  readonly home?: string;
}
