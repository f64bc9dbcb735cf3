import { mkdir, readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { CommandModule } from 'yargs';
import { exitCodes, fail, type Run, writeJson } from '../command.js';
import { writeWhole } from '../files.js';

interface Arguments {
  readonly name: string;
  readonly json: boolean;
}

/** `fabula new NAME`: a folder with a pack that checks, builds and plays. */
export function newCommand(run: Run): CommandModule<object, Arguments> {
  return {
    command: 'new <name>',
    describe: 'Makes a folder with a small story to begin with.',
    builder: (yargs) =>
      yargs
        .positional('name', { type: 'string', demandOption: true, describe: "The new folder; its name is the pack's." })
        .option('json', { type: 'boolean', default: false, describe: 'Prints one JSON value on standard output.' }),
    handler: async ({ name, json }) => {
      const folder = resolve(run.terminal.cwd, name);
      const pack = packName(basename(folder));
      if (pack === undefined) {
        fail(
          run,
          exitCodes.usage,
          `\`${basename(folder)}\` can't be a pack's name. Begin with a letter; letters, figures and \`_\` follow.`,
        );
        return;
      }
      await mkdir(folder, { recursive: true });
      if ((await readdir(folder)).length > 0) {
        fail(run, exitCodes.usage, `\`${name}\` is not empty. Choose another name, or empty the folder first.`);
        return;
      }
      const written = files(pack);
      for (const [path, text] of written) await writeWhole(join(folder, path), text);
      if (json) {
        writeJson(run, { ok: true, pack, files: [...written.keys()] });
        return;
      }
      const quoted = (path: string): string => (/\s/.test(path) ? `"${path}"` : path);
      const commands = [
        ...['check', 'test', 'build'].map((command) => `npx fabula ${command} ${quoted(name)}`),
        `npx fabula-run play ${quoted(`${name}/dist/${pack}.fabc`)}`,
      ];
      run.terminal.out(
        `Made ${name}/ with a story of two scenes.\n\n${commands.map((each) => `  ${each}\n`).join('')}`,
      );
    },
  };
}

/** A pack's name made of a folder's: blanks and dashes become `_`. */
function packName(folder: string): string | undefined {
  const name = folder.normalize('NFC').replaceAll(/[\s-]+/gu, '_');
  return /^\p{L}[\p{L}\p{N}_]*$/u.test(name) ? name : undefined;
}

function files(pack: string): ReadonlyMap<string, string> {
  const title = pack.replaceAll('_', ' ').replace(/^./u, (first) => first.toUpperCase());
  return new Map([
    [
      'pack.fab',
      `/// ${title}: what happens, in a line.
pack ${pack} {
  title "${title}"
  version 0.1.0
  start doorstep
}

kind Person {}
entity porter: Person "The porter"

world { knocked: bool = false }

scene doorstep "The doorstep"
  cast porter
{
  The house is taller than its street. Somebody has polished the knocker.

  * "Hello?"
  * [Knock.] You knock, twice. {
    ~ knocked = true
    Something heavy moves inside.
  }
  -> hall
}

scene hall "The hall"
  cast porter
{
  {if knocked: The door opens before you can knock again | else: The door was never locked}.
  porter: {if knocked: One knock would have done. | else: People who knock get tea.}
  -> end
}
`,
    ],
    [
      'tests.fab',
      `test "who knocks is heard" {
  start doorstep
  choose "Knock."
  expect says porter "One knock"
  expect knocked
}

test "who calls is not" {
  start doorstep
  choose "Hello?"
  expect says porter "tea"
}
`,
    ],
    ['.gitignore', 'dist/\n'],
    ['.gitattributes', '*.fab text eol=lf\nfabula.ids merge=fabula-ids\n*.fabc binary\n'],
  ]);
}
