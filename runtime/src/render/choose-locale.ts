/**
 * Which of the languages there are is read to somebody who wants `wanted`: the same one, else a wider one (`pt` for
 * `pt-BR`), else the same language and script from elsewhere (`pt-PT`), but never Simplified for Traditional.
 * Undefined when there is none. (RFC 4647, section 3.4, and one step more.)
 */
export function chooseLocale(available: readonly string[], wanted: string): string | undefined {
  const subtags = wanted.split('-');
  for (let count = subtags.length; count > 0; count--) {
    const wider = subtags.slice(0, count).join('-').toLowerCase();
    const found = available.find((locale) => locale.toLowerCase() === wider && isSameScript(locale, wanted));
    if (found !== undefined) return found;
  }
  return available.find((locale) => languageOf(locale) === languageOf(wanted) && isSameScript(locale, wanted));
}

function isSameScript(a: string, b: string): boolean {
  return maximal(a)?.script === maximal(b)?.script;
}

function languageOf(locale: string): string | undefined {
  return maximal(locale)?.language;
}

function maximal(locale: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(locale).maximize();
  } catch {
    return undefined;
  }
}
