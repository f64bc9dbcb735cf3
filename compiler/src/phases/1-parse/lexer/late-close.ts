/** How many lines below its `{` an interpolation's `}` is looked for. */
const reach = 4;

/** How far below it the `}` of the block around is looked for. */
const blockReach = 4000;

/**
 * The `}` on one of the next lines of a paragraph that ends an interpolation left open, or -1. Where text goes on behind
 * it, it is no block's; at its line's end it is none where the block around, opened on a line indented by `indent`, has its own below.
 */
export function lateCloseOf(text: string, lineEnd: number, indent: number): number {
  const line = /(?:\r\n|\r|\n)[ \t]*([^\r\n]*)/y;
  line.lastIndex = lineEnd;
  for (let count = 0; count < reach; count++) {
    const found = line.exec(text);
    const words = found?.[1] ?? '';
    if (!found || words === '' || /^(?:[*+=~][ \t]|->|[}\]]|\/\/)/.test(words)) return -1;
    const at = words.search(/[{}]/);
    if (at < 0) continue;
    const behind = words.slice(at + 1).trimStart();
    if (words[at] === '{' || /^(?:[~#}]|->|\/\/|else\b)/.test(behind)) return -1;
    if (behind === '' && !closesBelow(text, line.lastIndex, indent)) return -1;
    return found.index + found[0].length - words.length + at;
  }
  return -1;
}

/** Whether the first line that is indented no deeper than the one a block was opened on is the block's `}`. */
function closesBelow(text: string, from: number, indent: number): boolean {
  for (const found of text.slice(from, from + blockReach).matchAll(/[\r\n]([ \t]*)([^\s])/g)) {
    const width = widthOf(found[1] ?? '');
    if (width <= indent) return found[2] === '}' && width === indent;
  }
  return false;
}

/** Tabs go to the next fourth column. */
function widthOf(blanks: string): number {
  let width = 0;
  for (const blank of blanks) width += blank === '\t' ? 4 - (width % 4) : 1;
  return width;
}
