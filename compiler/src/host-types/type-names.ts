/** Names of types in a generated file, each given once. */
export class TypeNames {
  readonly #taken = new Set<string>();

  /** `fact_learned` is `FactLearned`, `quay.Mood` `QuayMood`; who comes second to a name gets a figure behind it. */
  take(id: string): string {
    const plain = id
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== '')
      .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
      .join('');
    const letter = /^\p{L}/u.test(plain) ? plain : `T${plain}`;
    let name = letter;
    for (let count = 2; this.#taken.has(name); count++) name = `${letter}${count}`;
    this.#taken.add(name);
    return name;
  }
}
