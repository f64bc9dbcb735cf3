import { readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import type { CommandModule } from 'yargs';
import { catalogue } from '../../diagnostics/index.js';
import type { StoryText } from '../../strings/index.js';
import { exitCodes, fail, type Run, writeJson } from '../command.js';
import { writeWhole } from '../files.js';
import { loadStrings } from '../load-strings.js';
import { withFolder } from '../options.js';

interface Selection {
  readonly id: readonly string[];
  readonly speaker: readonly string[];
  readonly scene: readonly string[];
}
interface PinArguments extends Selection {
  readonly dir: string;
  readonly all: boolean;
  readonly release: boolean;
  readonly json: boolean;
}
interface VoiceArguments {
  readonly dir: string;
  readonly out: string | undefined;
  readonly format: 'csv' | 'md';
  readonly narration: boolean;
  readonly json: boolean;
}

/** `fabula strings pin`: keeps how recorded lines read. */
export function pinCommand(run: Run): CommandModule<object, PinArguments> {
  const some = (describe: string) =>
    ({ type: 'string', array: true, requiresArg: true, default: [], describe }) as const;
  return {
    command: 'pin [dir]',
    describe: 'Keeps how recorded lines read, so that a later change of theirs is reported.',
    builder: (yargs) =>
      // Elsewhere the last of an option counts; here each names some more.
      withFolder(yargs)
        .parserConfiguration({ 'camel-case-expansion': false, 'duplicate-arguments-array': true })
        .option('id', some('This text, as the sheets name it: `line:0g4ymf`.'))
        .option('speaker', some('What this one says.'))
        .option('scene', some('What is said in this scene.'))
        .option('all', { type: 'boolean', default: false, describe: 'Everything that is spoken.' })
        .option('release', { type: 'boolean', default: false, describe: 'Lets them go, instead.' })
        .option('json', { type: 'boolean', default: false, describe: 'Prints one JSON value on standard output.' }),
    handler: async (options) => {
      const { dir, all, release, json, id, speaker, scene } = options;
      if (!all && id.length + speaker.length + scene.length === 0) {
        fail(run, exitCodes.usage, 'say what was recorded: `--id`, `--speaker`, `--scene` or `--all`.');
        return;
      }
      const loaded = await loadStrings(run, dir, json);
      if (!loaded) return;
      const { changePins, pinsPath, writePins } = await import('../../strings/index.js');
      const { pack, strings } = loaded;
      const { texts } = strings;
      const stray = id.find(
        (each) => !texts.some((text) => text.id === each) && !strings.pins.some((pin) => pin.id === each),
      );
      if (stray !== undefined) {
        fail(
          run,
          exitCodes.usage,
          `no text has the id \`${stray}\`. \`fabula strings voice\` writes sheets with the ids.`,
        );
        return;
      }
      const wanted = texts.filter((text) => isSpoken(text) && (all || isAmong(text, options)));
      if (wanted.length === 0) {
        fail(
          run,
          exitCodes.usage,
          'nothing is spoken there. Speakers and scenes are named as in the source: `mara`, `quay.pier`.',
        );
        return;
      }
      if (
        strings.diagnostics.some(
          (each) => each.code === catalogue.unreadableStrings.code && each.place.file === pinsPath,
        )
      ) {
        fail(run, exitCodes.errors, `${pinsPath} can't be read, and is not written over. \`fabula check\` says why.`);
        return;
      }
      const pins = changePins(strings.pins, texts, wanted, release);
      const file = join(pack.folder, pinsPath);
      await writeWhole(file, writePins(pins), await readFile(file).catch(() => undefined));
      const changed = wanted.map((text) => text.id);
      if (json)
        writeJson(run, {
          ok: true,
          file: pinsPath,
          pinned: pins.length,
          [release ? 'released' : 'pinned now']: changed,
        });
      else
        run.terminal.out(
          `${release ? 'Released' : 'Pinned'} ${changed.length} ${changed.length === 1 ? 'text' : 'texts'}; ${pinsPath} has ${pins.length}.\n`,
        );
    },
  };
}

/** `fabula strings voice`: what each voice has to speak. */
export function voiceCommand(run: Run): CommandModule<object, VoiceArguments> {
  return {
    command: 'voice [dir]',
    describe: 'Writes a sheet for each who speaks.',
    builder: (yargs) =>
      withFolder(yargs)
        .option('out', {
          type: 'string',
          requiresArg: true,
          describe: "The folder for the sheets; by default the pack's own `voice/`.",
        })
        .option('format', {
          choices: ['csv', 'md'] as const,
          default: 'csv' as const,
          requiresArg: true,
          describe: 'A table for spreadsheets, or a page to print.',
        })
        .option('narration', {
          type: 'boolean',
          default: false,
          describe: 'What is told is spoken, too, by a narrator.',
        })
        .option('json', { type: 'boolean', default: false, describe: 'Prints one JSON value on standard output.' }),
    handler: async ({ dir, out, format, narration, json }) => {
      const loaded = await loadStrings(run, dir, json);
      if (!loaded) return;
      const { sheetAsCsv, sheetAsMarkdown, voiceSheets } = await import('../../strings/index.js');
      const { pack, strings } = loaded;
      const sheets = voiceSheets(strings.texts, strings.pins, narration);
      if (sheets.length === 0) {
        fail(run, exitCodes.errors, 'nobody speaks in this story. `--narration` writes a sheet of what is told.');
        return;
      }
      const folder = out === undefined ? join(pack.folder, 'voice') : resolve(run.terminal.cwd, out);
      const wrote: { readonly file: string; readonly speaker: string; readonly lines: number }[] = [];
      for (const sheet of sheets) {
        const file = join(folder, `${sheet.name}.${format}`);
        await writeWhole(file, format === 'csv' ? sheetAsCsv(sheet) : sheetAsMarkdown(sheet));
        const shown = relative(run.terminal.cwd, file).replaceAll('\\', '/');
        wrote.push({ file: shown, speaker: sheet.speaker, lines: sheet.lines.length });
      }
      if (json) writeJson(run, { ok: true, sheets: wrote });
      else
        for (const { file, lines } of wrote)
          run.terminal.out(`Wrote ${file}: ${lines} ${lines === 1 ? 'line' : 'lines'}.\n`);
    },
  };
}

function isSpoken({ kind }: StoryText): boolean {
  return kind === 'line' || kind === 'echo';
}

function isAmong(text: StoryText, { id, speaker, scene }: Selection): boolean {
  if (id.includes(text.id)) return true;
  if (speaker.length + scene.length === 0) return false;
  // With both it is what this one says there.
  return (
    (speaker.length === 0 || speaker.includes(text.speaker ?? 'narrator')) &&
    (scene.length === 0 || scene.includes(text.scene ?? ''))
  );
}
