import type { Bundle } from '../../bundle/index.js';
import { chooseLocale, countUntranslated } from '../../render/index.js';

/** Said once, before the story begins: how much of it is not in the reader's language. Nothing where all of it is, or none. */
export function untranslatedNote({ program, strings }: Bundle, locale: string): string | undefined {
  const chosen = chooseLocale(
    strings.map((each) => each.locale),
    locale,
  );
  const translation = strings.find((each) => each.locale === chosen);
  if (!translation) return undefined;
  const missing = countUntranslated(program, translation);
  if (missing === 0) return undefined;
  return `${missing} ${missing === 1 ? 'text is' : 'texts are'} not translated into ${translation.locale} yet, and shown as written.`;
}
