/** The word that somebody probably meant; undefined when none is near enough to be worth a guess. */
export function nearest(typed: string, known: readonly string[]): string | undefined {
  const wanted = typed.toLowerCase();
  const begun = known.filter((word) => wanted.length > 1 && word.startsWith(wanted));
  if (begun.length === 1) return begun[0];
  // A third of the letters may be wrong: past that, a guess looks silly.
  const most = Math.max(1, Math.floor(wanted.length / 3));
  let best: { readonly word: string; readonly off: number } | undefined;
  for (const word of known) {
    const off = distance(wanted, word);
    if (off <= most && off < Math.min(wanted.length, word.length) && (!best || off < best.off)) best = { word, off };
  }
  return best?.word;
}

/** How many letters are wrong, missing, too many, or swapped with their neighbour. */
function distance(a: string, b: string): number {
  let before: readonly number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const here = [row];
    for (let column = 1; column <= b.length; column++) {
      const differs = a[row - 1] === b[column - 1] ? 0 : 1;
      const isSwap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      here.push(
        Math.min(
          (above[column] ?? 0) + 1,
          (here[column - 1] ?? 0) + 1,
          (above[column - 1] ?? 0) + differs,
          isSwap ? (before[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    before = above;
    above = here;
  }
  return above[b.length] ?? 0;
}
