/** The locale in its canonical form (`en-gb` becomes `en-GB`), or undefined for what is no BCP 47 tag. */
export function canonicalLocale(locale: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(locale)[0];
  } catch {
    return undefined;
  }
}

/** Formatters cost a hundred times what a format does; a reader has one locale. */
export function formattersOf(locale: string): Formatters {
  const known = cache.get(locale);
  if (known) return known;
  const made = makeFormatters(canonicalLocale(locale) ?? 'en');
  if (cache.size > 100) cache.clear();
  cache.set(locale, made);
  return made;
}

export interface Formatters {
  /** A figure with exactly this many decimals; a string is exact at any length. */
  figure(value: number | bigint | string, decimals: number): string;
  float(value: number): string;
  /** One of ICU's `zero one two few many other`. */
  plural(value: number): string;
  list(items: readonly string[]): string;
  instant(at: number, style?: 'long' | 'short' | 'time'): string;
  unit(value: number, unit: 'week' | 'day' | 'hour' | 'minute' | 'second' | 'millisecond'): string;
}

const cache = new Map<string, Formatters>();

function makeFormatters(locale: string): Formatters {
  const figures: (Intl.NumberFormat | undefined)[] = [];
  const float = new Intl.NumberFormat(locale, { maximumFractionDigits: 6 });
  const plural = new Intl.PluralRules(locale);
  // `A, B and C`, as the language promises; plain `en` means American to Intl, which puts one more comma.
  const list = new Intl.ListFormat(locale === 'en' ? 'en-GB' : locale, { type: 'conjunction', style: 'long' });
  // An instant is told in UTC: where the story happens is for its author to say.
  const instants = new Map<string, Intl.DateTimeFormat>();
  const instant = (style: 'long' | 'short' | 'time' | undefined): Intl.DateTimeFormat => {
    const known = instants.get(style ?? '');
    if (known) return known;
    const made = new Intl.DateTimeFormat(locale, {
      ...(style !== 'time' && { dateStyle: style ?? 'medium' }),
      ...((style === undefined || style === 'time') && { timeStyle: 'short' }),
      timeZone: 'UTC',
    });
    instants.set(style ?? '', made);
    return made;
  };
  return {
    figure(value, decimals) {
      figures[decimals] ??= new Intl.NumberFormat(locale, {
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
      });
      const format = figures[decimals];
      if (typeof value !== 'string') return format.format(value);
      return isNumeric(value) ? format.format(value) : value;
    },
    float: (value) => float.format(value),
    plural: (value) => plural.select(value),
    list: (items) => list.format(items),
    instant: (at, style) => instant(style).format(at),
    unit: (value, unit) => new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value),
  };
}

function isNumeric(text: string): text is `${number}` {
  return /^-?\d+(?:\.\d+)?$/.test(text);
}
