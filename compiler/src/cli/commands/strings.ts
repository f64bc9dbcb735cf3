import { readFile } from 'node:fs/promises';
import { basename, extname, join, relative, resolve } from 'node:path';
import type { CommandModule } from 'yargs';
import { catalogue } from '../../diagnostics/index.js';
import type { PackStrings, StringsFormat, StringsRow, Translation } from '../../strings/index.js';
import { exitCodes, fail, type Run, writeJson } from '../command.js';
import { writeWhole } from '../files.js';
import { checkPack, type LoadedPack } from '../load.js';
import { loadStrings } from '../load-strings.js';
import { withFolder, withReport } from '../options.js';
import { type Format, report } from '../report.js';
import { pinCommand, voiceCommand } from './voice.js';

interface ExtractArguments {
  readonly dir: string;
  readonly locale: readonly string[];
  readonly format: StringsFormat | undefined;
  readonly prune: boolean;
  readonly json: boolean;
}
interface CheckArguments {
  readonly dir: string;
  readonly locale: readonly string[];
  readonly json: boolean;
  readonly format: Format | undefined;
  readonly strict: boolean;
  readonly notes: boolean;
}
interface MergeArguments {
  readonly file: string;
  readonly dir: string;
  readonly locale: string | undefined;
  readonly prefer: 'ours' | 'theirs' | undefined;
  readonly json: boolean;
}

/** `fabula strings …`: the story in other languages, and for those who speak it. */
export function stringsCommand(run: Run): CommandModule {
  return {
    command: 'strings <command>',
    describe: 'Extracts, checks and merges translations; pins and lists what is spoken.',
    builder: (yargs) =>
      yargs
        .command(extract(run))
        .command(check(run))
        .command(merge(run))
        .command(pinCommand(run))
        .command(voiceCommand(run))
        .demandCommand(1),
    handler: () => undefined,
  };
}

function extract(run: Run): CommandModule<object, ExtractArguments> {
  return {
    command: 'extract [dir]',
    describe: 'Makes the files that are translated, or brings them up to date.',
    builder: (yargs) =>
      withFolder(yargs)
        .option('locale', {
          type: 'string',
          array: true,
          requiresArg: true,
          default: [],
          describe: 'The language, such as `de`; by default every one that the pack lists or has.',
        })
        .option('format', {
          choices: ['csv', 'json'] as const,
          requiresArg: true,
          describe: 'The form of a new file: a table for spreadsheets, or JSON.',
        })
        .option('prune', {
          type: 'boolean',
          default: false,
          describe: 'Drops translations of texts that are gone, instead of keeping them at the end.',
        })
        .option('json', { type: 'boolean', default: false, describe: 'Prints one JSON value on standard output.' }),
    handler: async ({ dir, locale: wanted, format, prune, json }) => {
      const loaded = await loadStrings(run, dir, json);
      if (!loaded) return;
      const { canonical, updateStrings, writeStrings } = await import('../../strings/index.js');
      const { pack, strings } = loaded;
      const bad = wanted.find((name) => canonical(name) === undefined);
      if (bad !== undefined) {
        fail(run, exitCodes.usage, `\`${bad}\` is no language. Write its code, such as \`de\` or \`pt-BR\`.`);
        return;
      }
      const locales = localesOf(pack, strings.translations, wanted, canonical);
      if (locales.length === 0) {
        fail(run, exitCodes.usage, 'say which language: `fabula strings extract --locale de`.');
        return;
      }
      const unreadable = unreadableFiles(strings);
      if (unreadable !== undefined) {
        fail(
          run,
          exitCodes.errors,
          `${unreadable} can't be read, and is not written over. \`fabula strings check\` says why.`,
        );
        return;
      }
      const results: object[] = [];
      for (const locale of locales) {
        const translation = strings.translations.find((each) => each.locale === locale);
        if (translation && format !== undefined && format !== translation.format) {
          fail(
            run,
            exitCodes.usage,
            `${translation.path} is there already. A language has one file: rename it to change its form.`,
          );
          return;
        }
        const form = translation?.format ?? format ?? 'csv';
        const path = translation?.path ?? `strings/${locale}.${form}`;
        const { rows, counts } = updateStrings(strings.texts, translation?.rows ?? [], prune);
        const text = writeStrings(locale, rows, form);
        const file = join(pack.folder, path);
        const wrote = await writeWhole(file, text, await readFile(file).catch(() => undefined));
        results.push({ locale, file: path, wrote, ...counts });
        if (!json) run.terminal.out(`${wrote ? 'Wrote' : 'Nothing to change in'} ${path}: ${tellCounts(counts)}.\n`);
      }
      if (json) writeJson(run, { ok: true, languages: results });
    },
  };
}

function check(run: Run): CommandModule<object, CheckArguments> {
  return {
    command: 'check [dir]',
    describe: 'Finds what is missing, stale or broken in translations, text by text.',
    builder: (yargs) =>
      withReport(withFolder(yargs)).option('locale', {
        type: 'string',
        array: true,
        requiresArg: true,
        default: [],
        describe: 'Only this language.',
      }),
    handler: async (options) => {
      const loaded = await loadStrings(run, options.dir, options.json);
      if (!loaded) return;
      const { canonical, unfinished } = await import('../../strings/index.js');
      const { pack, strings } = loaded;
      const wanted = new Set(options.locale.map((name) => canonical(name) ?? name));
      const translations = strings.translations.filter(({ locale }) => wanted.size === 0 || wanted.has(locale));
      const unknown = [...wanted].find((locale) => !translations.some((each) => each.locale === locale));
      if (unknown !== undefined) {
        fail(
          run,
          exitCodes.usage,
          `there is no translation into \`${unknown}\`. \`fabula strings extract --locale ${unknown}\` begins one.`,
        );
        return;
      }
      const { sources } = checkPack(pack);
      const paths = new Set(translations.map(({ path }) => path));
      // Said of a language as a whole; here it is said text by text.
      const summed = strings.diagnostics.filter(
        (each) => each.code === catalogue.unfinishedLanguage.code && !strings.absent.includes(each),
      );
      const found = strings.diagnostics.filter(
        (each) => !summed.includes(each) && (wanted.size === 0 || paths.has(each.place.file)),
      );
      const diagnostics = [...found, ...translations.flatMap(unfinished)];
      report(
        run,
        {
          diagnostics,
          sources: new Map([...sources, ...strings.sources]),
          questions: [],
          scenes: pack.program.check().scenes,
        },
        options,
      );
      if (options.json || options.format === 'github') return;
      for (const { locale, read, missing, stale } of translations) {
        const all = strings.texts.length;
        const done = new Set([...read.keys(), ...stale.map(([text]) => text), ...missing]).size;
        const counts: readonly (readonly [count: number, what: string])[] = [
          [missing.length, 'missing'],
          [stale.length, 'stale'],
          [all - done, 'broken'],
        ];
        const rest = counts.filter(([count]) => count > 0).map(([count, what]) => `, ${count} ${what}`);
        run.terminal.err(`${locale}: ${read.size} of ${all} texts${rest.join('')}.\n`);
      }
    },
  };
}

function merge(run: Run): CommandModule<object, MergeArguments> {
  return {
    command: 'merge <file> [dir]',
    describe: "Takes a translator's file in, text by text.",
    builder: (yargs) =>
      withFolder(
        yargs.positional('file', {
          type: 'string',
          demandOption: true,
          describe: 'The file that came back, CSV or JSON.',
        }),
      )
        .option('locale', {
          type: 'string',
          requiresArg: true,
          describe: "The language; by default the file's name without its ending.",
        })
        .option('prefer', {
          choices: ['ours', 'theirs'] as const,
          requiresArg: true,
          describe: 'Which one counts where both have translated a text.',
        })
        .option('json', { type: 'boolean', default: false, describe: 'Prints one JSON value on standard output.' }),
    handler: async ({ file, dir, locale: named, prefer, json }) => {
      const { canonical, mergeStrings, readStrings, updateStrings, writeStrings } = await import(
        '../../strings/index.js'
      );
      const locale = canonical(named ?? basename(file, extname(file)));
      if (locale === undefined) {
        fail(run, exitCodes.usage, `\`${file}\` is not named for a language: say which with \`--locale de\`.`);
        return;
      }
      const full = resolve(run.terminal.cwd, file);
      const returned = readStrings(await readFile(full, 'utf8'), extname(file) === '.json' ? 'json' : 'csv');
      if (!returned.ok) {
        fail(run, exitCodes.errors, `\`${file}\` can't be read as a translation: ${returned.problem}.`);
        return;
      }
      const loaded = await loadStrings(run, dir, json);
      if (!loaded) return;
      const { pack, strings } = loaded;
      const unreadable = unreadableFiles(strings);
      if (unreadable !== undefined) {
        fail(
          run,
          exitCodes.errors,
          `${unreadable} can't be read, and is not written over. \`fabula strings check\` says why.`,
        );
        return;
      }
      const translation = strings.translations.find((each) => each.locale === locale);
      // First as an update would have it: what came back is held against the source as it is now.
      const ours: readonly StringsRow[] = updateStrings(strings.texts, translation?.rows ?? [], false).rows;
      const { rows, taken, conflicts, stale, unknown } = mergeStrings(ours, returned.rows, prefer);
      const form = translation?.format ?? 'csv';
      const path = translation?.path ?? `strings/${locale}.${form}`;
      const target = join(pack.folder, path);
      await writeWhole(target, writeStrings(locale, rows, form), await readFile(target).catch(() => undefined));
      if (conflicts.length > 0) run.exit = exitCodes.errors;
      if (json) {
        writeJson(run, { ok: conflicts.length === 0, file: path, taken, conflicts, stale, unknown });
        return;
      }
      const { out } = run.terminal;
      for (const { id, ours: mine, theirs } of conflicts) out(`${id}\n  ours    ${mine}\n  theirs  ${theirs}\n`);
      out(
        `Took ${taken} ${taken === 1 ? 'text' : 'texts'} into ${relative(run.terminal.cwd, target).replaceAll('\\', '/')}.\n`,
      );
      if (stale.length > 0) out(`Translated from an older source, and marked stale: ${stale.join(', ')}.\n`);
      if (unknown.length > 0) out(`No text of the story has these ids: ${unknown.join(', ')}.\n`);
      if (conflicts.length > 0)
        fail(
          run,
          exitCodes.errors,
          `${conflicts.length} ${conflicts.length === 1 ? 'text is' : 'texts are'} translated on both sides; ours stayed. \`--prefer theirs\` takes theirs.`,
        );
    },
  };
}

function localesOf(
  pack: LoadedPack,
  translations: readonly Translation[],
  wanted: readonly string[],
  canonical: (name: string) => string | undefined,
): readonly string[] {
  const listed = pack.program.bound().program?.main.pack.languages.map(({ text }) => text) ?? [];
  const names = wanted.length > 0 ? wanted : [...listed, ...translations.map(({ locale }) => locale)];
  return [...new Set(names.flatMap((name) => canonical(name) ?? []))];
}

/** Files that would lose something if they were written anew. */
function unreadableFiles({ diagnostics }: PackStrings): string | undefined {
  const { notText, unreadableStrings, languageTwice, textTwice } = catalogue;
  const broken = [notText, unreadableStrings, languageTwice, textTwice].map(({ code }) => String(code));
  return diagnostics.find((each) => broken.includes(each.code) && each.place.file.startsWith('strings/'))?.place.file;
}

function tellCounts(counts: {
  readonly texts: number;
  readonly translated: number;
  readonly stale: number;
  readonly fresh: number;
  readonly gone: number;
}): string {
  const { texts, translated, stale, fresh, gone } = counts;
  return [
    `${texts} ${texts === 1 ? 'text' : 'texts'}`,
    `${translated} translated`,
    ...(fresh > 0 ? [`${fresh} to translate`] : []),
    ...(stale > 0 ? [`${stale} stale`] : []),
    ...(gone > 0 ? [`${gone} gone`] : []),
  ].join(', ');
}
