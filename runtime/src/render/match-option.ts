import type { RenderedOption } from './render-turn.js';

export type OptionMatch =
  | { readonly match: 'one'; readonly option: RenderedOption }
  | { readonly match: 'several'; readonly options: readonly RenderedOption[] }
  | { readonly match: 'none' };

/**
 * The option that somebody means who typed its number, or how its label begins. Case, accents of quotes and whatever
 * stands before the first letter don't matter; a label typed whole wins over one that only begins so.
 */
export function matchOption(options: readonly RenderedOption[], typed: string): OptionMatch {
  const trimmed = typed.trim();
  if (/^\d+$/.test(trimmed)) {
    const option = options.find(({ number }) => number === Number(trimmed));
    if (option) return { match: 'one', option };
  }
  const wanted = plainForm(trimmed);
  if (wanted === '') return { match: 'none' };
  const labels = options.map((option) => ({ option, label: plainForm(option.label) }));
  const whole = labels.filter(({ label }) => label === wanted);
  const found = whole.length > 0 ? whole : labels.filter(({ label }) => label.startsWith(wanted));
  const [first] = found;
  if (!first) return { match: 'none' };
  return found.length === 1
    ? { match: 'one', option: first.option }
    : { match: 'several', options: found.map(({ option }) => option) };
}

function plainForm(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‘’‛]/g, "'")
    .replace(/[“”„]/g, '"')
    .replace(/…/g, '...')
    .replace(/\s+/g, ' ')
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .trimEnd();
}
