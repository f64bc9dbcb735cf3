import { type SourceFile, sourceFile } from '../base/index.js';
import { catalogue, type Diagnostic, diagnostic } from '../diagnostics/index.js';
import type { AnalyzeInput } from '../phases/4-analyze/index.js';
import { canonical, checkStrings, type Translation, unfinished } from './check-strings.js';
import { checkPins, type Pin, pinsPath, readPins } from './pins.js';
import { type StoryText, storyTexts } from './story-texts.js';

/** Files of a pack by path; for one that is no text, what its bytes look like. */
export type DataFiles = ReadonlyMap<string, string | { readonly looksLike: string }>;

/** What a pack's `strings/` and `voice/` hold, read against its story. */
export interface PackStrings {
  readonly texts: readonly StoryText[];
  readonly translations: readonly Translation[];
  readonly pins: readonly Pin[];
  /** What `check` has to say. */
  readonly diagnostics: readonly Diagnostic[];
  /** Of these, the languages that are listed and not there: text by text there is nothing to say of them. */
  readonly absent: readonly Diagnostic[];
  /** What is missing and stale text by text, which `strings check` says besides. */
  readonly unfinished: readonly Diagnostic[];
  readonly sources: ReadonlyMap<string, SourceFile>;
}

export function isStringsFile(path: string): boolean {
  return /^strings\/[^/]+\.(?:csv|json)$/.test(path);
}

/** Whether a pack has anything to be looked at here: most have not, and their texts need not be gathered. */
export function concernsStrings(story: Pick<AnalyzeInput, 'program'>, files: DataFiles): boolean {
  const { languages } = story.program.main.pack;
  return languages.length > 0 || [...files.keys()].some((path) => isStringsFile(path) || path === pinsPath);
}

export function packStrings(story: AnalyzeInput, files: DataFiles): PackStrings {
  const texts = storyTexts(story);
  const diagnostics: Diagnostic[] = [];
  const readable = new Map<string, string>();
  for (const [path, content] of files) {
    if (!isStringsFile(path) && path !== pinsPath) continue;
    if (typeof content === 'string') readable.set(path, content);
    else {
      const place = { file: path, span: { start: 0, end: 0 } };
      diagnostics.push(diagnostic(catalogue.notText, place, { encoding: content.looksLike }));
    }
  }
  const pinned = readable.get(pinsPath);
  readable.delete(pinsPath);
  const checked = checkStrings(texts, readable);
  const absent = absentLanguages(story, checked.translations);
  diagnostics.push(
    ...checked.diagnostics,
    ...absent,
    ...unfinishedLanguages(story, checked.translations, texts.length),
  );
  const sources = new Map(checked.sources);
  if (pinned !== undefined) {
    const file = sourceFile(pinsPath, pinned);
    sources.set(pinsPath, file);
    diagnostics.push(...checkPins(texts, file));
  }
  return {
    texts,
    translations: checked.translations,
    pins: (pinned === undefined ? undefined : readPins(pinned)) ?? [],
    diagnostics,
    absent,
    unfinished: checked.translations.flatMap(unfinished),
    sources,
  };
}

/** Languages that the pack lists and has no file of, or that are none. */
function absentLanguages(story: AnalyzeInput, translations: readonly Translation[]): readonly Diagnostic[] {
  const { pack, packFile } = story.program.main;
  return pack.languages.flatMap(({ text: name, span }) => {
    const place = { file: packFile.path, span };
    const locale = canonical(name);
    if (locale === undefined) return [diagnostic(catalogue.noLanguage, place, { name })];
    if (translations.some((each) => each.locale === locale)) return [];
    const what = `there is no \`strings/${locale}.csv\`; \`fabula strings extract --locale ${locale}\` makes it`;
    return [diagnostic(catalogue.unfinishedLanguage, place, { locale, what })];
  });
}

/** Languages that the pack lists and whose texts are not all there. */
function unfinishedLanguages(
  story: AnalyzeInput,
  translations: readonly Translation[],
  all: number,
): readonly Diagnostic[] {
  const { pack, packFile } = story.program.main;
  return pack.languages.flatMap(({ text: name, span }) => {
    const translation = translations.find((each) => each.locale === canonical(name));
    if (!translation) return [];
    const { locale, missing, stale } = translation;
    const parts = [
      ...(missing.length > 0
        ? [`${missing.length} of ${all} texts ${missing.length === 1 ? 'is' : 'are'} missing`]
        : []),
      ...(stale.length > 0
        ? [`of ${stale.length} ${stale.length === 1 ? 'text' : 'texts'} the source has changed`]
        : []),
    ];
    if (parts.length === 0) return [];
    const what = parts.join(', and ');
    return [diagnostic(catalogue.unfinishedLanguage, { file: packFile.path, span }, { locale, what })];
  });
}
