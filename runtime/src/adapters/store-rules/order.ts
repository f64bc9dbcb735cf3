/**
 * Order by code point, which is Postgres' order under the C collation. JavaScript's own compares UTF-16 units and puts
 * U+FF61 after U+1F600.
 */
export function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) {
      const surrogates = Number(isSurrogate(x)) - Number(isSurrogate(y));
      return surrogates !== 0 ? surrogates : x - y;
    }
  }
  return a.length - b.length;
}

export function compareTexts(a: readonly string[], b: readonly string[]): number {
  for (const [index, text] of a.entries()) {
    const order = compareText(text, b[index] ?? '');
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}
