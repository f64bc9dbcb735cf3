/** Stands for the indent of a line of prompt text, and of its closing brace, until it is known where they are written. */
export const textIndent = '\u0001';
export const closeIndent = '\u0002';

/**
 * Prompt text with its braces. All its lines are moved alike, which the text that is sent knows nothing of; blanks at a
 * line's end and empty lines at either end are not sent. Whatever else stands in it stays.
 */
export function layOutPrompt(source: string): string {
  const text = source.replace(/\r\n?/g, '\n');
  const inner = text.slice(1, -1);
  if (!inner.includes('\n')) return inner.trim() === '' ? '{}' : `{ ${inner.replace(edges, '')} }`;
  const [head = '', ...rest] = inner.split('\n').map((line) => line.replace(/[ \t\u00a0]+$/, ''));
  const first = head.replace(/^[ \t\u00a0]+/, '');
  // A line of marks may stand further left than the text, and what stands behind the brace would then be moved apart.
  const isMarked = text.includes(textIndent) || text.includes(closeIndent);
  if (isMarked || (first !== '' && inner.includes('"""'))) return text;
  const shared = sharedBlanks(rest);
  const lines = [first, ...rest.map((line) => line.slice(shared))];
  while (lines.length > 0 && lines.at(-1) === '') lines.pop();
  while (lines[0] === '') lines.shift();
  if (lines.length === 0) return '{}';
  return ['{', ...lines.map((line) => (line === '' ? '' : textIndent + line)), `${closeIndent}}`].join('\n');
}

const edges = /^[ \t\u00a0]+|[ \t\u00a0]+$/g;

function sharedBlanks(lines: readonly string[]): number {
  let shared: string | undefined;
  for (const line of lines) {
    if (line === '') continue;
    const blanks = /^[ \t\u00a0]*/.exec(line)?.[0] ?? '';
    if (shared === undefined) shared = blanks;
    else while (!blanks.startsWith(shared)) shared = shared.slice(0, -1);
  }
  return shared?.length ?? 0;
}
