/**
 * The texts that Git merged into one with marks in it: ours and theirs. A text without marks is its only side. The marks of
 * `diff3` style, which show the ancestor too, are known.
 */
export function mergeSides(text: string): readonly string[] {
  if (!/^<{7}(?: |$)/m.test(text)) return [text];
  const sides: [string[], string[]] = [[], []];
  let inside: 'both' | 'ours' | 'ancestor' | 'theirs' = 'both';
  for (const line of text.split('\n')) {
    if (/^<{7}(?: |$)/.test(line)) inside = 'ours';
    else if (/^\|{7}(?: |$)/.test(line) && inside === 'ours') inside = 'ancestor';
    else if (/^={7}$/.test(line) && inside !== 'both') inside = 'theirs';
    else if (/^>{7}(?: |$)/.test(line) && inside === 'theirs') inside = 'both';
    else {
      if (inside === 'both' || inside === 'ours') sides[0].push(line);
      if (inside === 'both' || inside === 'theirs') sides[1].push(line);
    }
  }
  return sides.map((lines) => lines.join('\n'));
}
