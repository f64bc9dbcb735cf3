/**
 * A line's text as it must be written when blanks come around it that were not there: in `{#1}` and `{see @a1b2}` the
 * braces keep a sign from being a mark, and a blank would not.
 */
export function withSafeEdges(source: string, start: number, end: number, text: string): string {
  const safe = isApart(source, start - 1) ? text : text.replace(/^(?:[#@]|\/{2,3}$)/, '\\$&');
  return isApart(source, end)
    ? safe
    : safe.replace(/(?<=^|[ \t])@(?=[0-9a-z]{4,8}$)|\/(?<=\/\/)$|(?<=^|[ \t])(?:~|->)$|^[*+=]$/, '\\$&');
}

/** Whether there is nothing but a blank or a line end at an offset. */
function isApart(source: string, at: number): boolean {
  return source.charAt(at).trim() === '';
}
