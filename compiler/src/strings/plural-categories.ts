/**
 * The categories that a language tells apart among the figures of a story. Spanish has `many` for whole millions: what
 * no figure up to a thousand has, a translator may leave to `other`.
 */
export function neededCategories(locale: string): readonly string[] {
  const known = cache.get(locale);
  if (known) return known;
  const rules = new Intl.PluralRules(locale);
  const needed = new Set<string>();
  for (let figure = 0; figure <= 1000; figure++) needed.add(rules.select(figure));
  const categories = order.filter((category) => needed.has(category));
  cache.set(locale, categories);
  return categories;
}

const order = ['zero', 'one', 'two', 'few', 'many', 'other'];
const cache = new Map<string, readonly string[]>();
