/** A line of a recorded playthrough. */
export interface ScriptLine {
  /** From 1, for messages. */
  readonly number: number;
  readonly input:
    | { readonly input: 'choose'; readonly text: string }
    | { readonly input: 'say'; readonly text: string }
    | { readonly input: 'field'; readonly field: string; readonly text: string };
}

/**
 * Reads a playthrough: one input a line, a number or how a choice begins; `say: text`; before the first choice,
 * `field: value` for what the story asks at its start (or `say: value`, in the order it asks). A line that begins with
 * `//` and empty lines are left out.
 */
export function readScript(source: string, fields: ReadonlySet<string>): readonly ScriptLine[] {
  const lines: ScriptLine[] = [];
  let begun = false;
  for (const [index, raw] of source
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    const text = raw.trim();
    if (text === '' || text.startsWith('//')) continue;
    const colon = text.indexOf(':');
    const word = colon < 0 ? '' : text.slice(0, colon).trim();
    const rest = text.slice(colon + 1).trim();
    const number = index + 1;
    // A choice may begin with a word and a colon, too, so a field is only read where one can stand.
    if (!begun && fields.has(word)) {
      lines.push({ number, input: { input: 'field', field: word, text: rest } });
      continue;
    }
    begun = true;
    lines.push({ number, input: word === 'say' ? { input: 'say', text: rest } : { input: 'choose', text } });
  }
  return lines;
}
