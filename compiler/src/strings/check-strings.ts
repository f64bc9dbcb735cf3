import { type Place, type SourceFile, type Span, sourceFile } from '../base/index.js';
import { catalogue, type Diagnostic, diagnostic } from '../diagnostics/index.js';
import { isError, type ReadTranslation, readTranslation, type TranslationProblem } from './read-translation.js';
import type { StoryText } from './story-texts.js';
import { type ReadRow, readStrings, type StringsFormat } from './strings-file.js';
import { isStale } from './update-strings.js';

/** The files of a pack's `strings/` folder, by path. */
export type StringsFiles = ReadonlyMap<string, string>;

/** One language of a pack, as its file has it. */
export interface Translation {
  /** In its canonical form. */
  readonly locale: string;
  readonly path: string;
  readonly format: StringsFormat;
  readonly rows: readonly ReadRow[];
  /** What the bundle takes: texts that can be read, stale ones included. */
  readonly read: ReadonlyMap<StoryText, ReadTranslation>;
  readonly missing: readonly StoryText[];
  readonly stale: readonly (readonly [text: StoryText, row: ReadRow])[];
}

export interface CheckedStrings {
  readonly translations: readonly Translation[];
  /** What is wrong with the files and what stands in them. What is only missing or stale is for the caller to weigh. */
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: ReadonlyMap<string, SourceFile>;
}

/** Reads every translation file against the story. */
export function checkStrings(texts: readonly StoryText[], files: StringsFiles): CheckedStrings {
  const diagnostics: Diagnostic[] = [];
  const sources = new Map<string, SourceFile>();
  const translations = new Map<string, Translation>();
  for (const [path, written] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const source = sourceFile(path, written);
    // Without a byte order mark, from which spans would be off by one.
    const content = source.text;
    sources.set(path, source);
    const start: Place = { file: path, span: restOfLine(content, 0) };
    const name = path.slice(path.lastIndexOf('/') + 1, path.lastIndexOf('.'));
    const locale = canonical(name);
    if (locale === undefined) {
      diagnostics.push(diagnostic(catalogue.noLanguage, start, { name }));
      continue;
    }
    const twin = translations.get(locale);
    if (twin) {
      diagnostics.push(diagnostic(catalogue.languageTwice, start, { locale, first: twin.path }));
      continue;
    }
    const format = path.endsWith('.json') ? 'json' : 'csv';
    const read = readStrings(content, format);
    if (!read.ok) {
      const place = { file: path, span: restOfLine(content, read.at) };
      diagnostics.push(diagnostic(catalogue.unreadableStrings, place, { problem: read.problem }));
      continue;
    }
    translations.set(locale, checkRows({ locale, path, format, rows: read.rows }, texts, diagnostics));
  }
  return { translations: [...translations.values()], diagnostics, sources };
}

function restOfLine(text: string, start: number): Span {
  const rest = /^[^\r\n]*/.exec(text.slice(start))?.[0] ?? '';
  return { start, end: start + rest.length };
}

function checkRows(
  file: Pick<Translation, 'locale' | 'path' | 'format' | 'rows'>,
  texts: readonly StoryText[],
  diagnostics: Diagnostic[],
): Translation {
  const rows = new Map<string, ReadRow>();
  for (const row of file.rows) {
    const first = rows.get(row.id);
    if (!first) rows.set(row.id, row);
    else if (row.id !== '')
      diagnostics.push(diagnostic(catalogue.textTwice, { file: file.path, span: row.idSpan }, { id: row.id }));
  }
  const read = new Map<StoryText, ReadTranslation>();
  const missing: StoryText[] = [];
  const stale: (readonly [StoryText, ReadRow])[] = [];
  for (const text of texts) {
    const row = rows.get(text.id);
    if (!row || row.translation === '') {
      missing.push(text);
      continue;
    }
    const outdated = isStale(row, text);
    if (outdated) stale.push([text, row]);
    const result = readTranslation(text, row.translation, file.locale);
    if (!result.problems.some(isError)) read.set(text, result);
    // A stale text is to be done again anyhow: that it no longer fits is no news, and it is left out of the bundle.
    if (outdated) continue;
    const place = { file: file.path, span: row.span };
    for (const problem of result.problems) diagnostics.push(problemReport(problem, text.id, file.locale, place));
  }
  return { ...file, read, missing, stale };
}

function problemReport(found: TranslationProblem, id: string, locale: string, place: Place): Diagnostic {
  switch (found.problem) {
    case 'unreadable':
      return diagnostic(catalogue.unreadableTranslation, place, { id, problem: found.message });
    case 'unknown': {
      const hint = found.known.length === 0 ? '' : `; it has \`${found.known.join('`, `')}\``;
      return diagnostic(catalogue.unknownPlaceholder, place, { id, hole: found.hole, hint });
    }
    case 'outOfPlace':
      return diagnostic(catalogue.placeholderOutOfPlace, place, { id, hole: found.hole });
    case 'armCount':
      return diagnostic(catalogue.otherArmCount, place, {
        id,
        hole: found.hole,
        found: found.found,
        wanted: found.wanted,
      });
    case 'missing':
      return diagnostic(catalogue.missingPlaceholder, place, { id, hole: found.hole });
    case 'categories':
      return diagnostic(catalogue.missingCategories, place, { id, hole: found.hole, locale, missing: found.missing });
    case 'noOther':
      return diagnostic(catalogue.translationWithoutOther, place, { id, hole: found.hole });
  }
}

/** `pt-br` as `pt-BR`; undefined for what is no language's name. */
export function canonical(name: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(name)[0];
  } catch {
    return undefined;
  }
}

/** What is missing and what is stale, text by text: the list that translators work from. */
export function unfinished({ locale, path, missing, stale, rows }: Translation): readonly Diagnostic[] {
  const spans = new Map(rows.map((row) => [row.id, row.idSpan]));
  return [
    ...missing.map((text) => {
      const span = spans.get(text.id);
      const place = span ? { file: path, span } : { file: text.file.path, span: text.span };
      return diagnostic(catalogue.missingTranslation, place, { id: text.id, locale });
    }),
    ...stale.map(([text, row]) =>
      diagnostic(
        catalogue.staleTranslation,
        { file: path, span: row.span },
        { id: text.id, locale },
        { related: [{ place: { file: text.file.path, span: text.span }, message: 'The source is here.' }] },
      ),
    ),
  ];
}
