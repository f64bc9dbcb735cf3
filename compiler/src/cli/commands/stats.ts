import type { CommandModule } from 'yargs';
import { exitCodes, fail, type Run, writeJson } from '../command.js';
import { loadStory } from '../load-checked.js';
import { withFolder } from '../options.js';

interface Arguments {
  readonly dir: string;
  readonly json: boolean;
  readonly rate: number;
  readonly longest: number;
  readonly locale: string;
}

/** `fabula stats [DIR]`: how long the story is, and who says how much of it. */
export function statsCommand(run: Run): CommandModule<object, Arguments> {
  return {
    command: 'stats [dir]',
    describe: 'Counts words, reading time, choices, and who speaks how much.',
    builder: (yargs) =>
      withFolder(yargs)
        .option('rate', {
          type: 'number',
          requiresArg: true,
          default: 240,
          describe: 'How many words a minute are read.',
        })
        .option('longest', {
          type: 'number',
          requiresArg: true,
          default: 5,
          describe: 'How many of the longest scenes are shown.',
        })
        .option('locale', {
          type: 'string',
          requiresArg: true,
          default: 'en',
          describe: 'The language the story is written in: how its words are told apart.',
        })
        .option('json', { type: 'boolean', default: false, describe: 'Prints one JSON value on standard output.' }),
    handler: async ({ dir, json, rate, longest, locale }) => {
      if (!(rate > 0) || !(longest >= 0)) {
        fail(run, exitCodes.usage, '`--rate` and `--longest` take a figure above 0.');
        return;
      }
      if (!isLocale(locale)) {
        fail(run, exitCodes.usage, `\`${locale}\` is no language. Write one such as \`en\`, \`de\` or \`zh-Hant\`.`);
        return;
      }
      const story = await loadStory(run, dir, json);
      if (!story) return;
      const { showStats, storyStats } = await import('../../stats/index.js');
      const stats = storyStats(story.built.program, { locale, rate });
      if (json) writeJson(run, stats);
      else run.terminal.out(`${showStats(stats, Math.floor(longest), run.terminal.paint.bold)}\n`);
    },
  };
}

function isLocale(locale: string): boolean {
  try {
    return Intl.getCanonicalLocales(locale).length === 1;
  } catch {
    return false;
  }
}
