import stringWidth from 'string-width';
import type { StoryStats } from './story-stats.js';

/** The tables of `fabula stats`, as many of the longest scenes as asked for. */
export function showStats(stats: StoryStats, longest: number, bold: (text: string) => string): string {
  const { words, characters, minutes, scenes, lines, choices, choicesPerScene, rate } = stats;
  const blocks = [
    table([
      ['words', figure(words)],
      ['characters', figure(characters)],
      ['to read all of it', `${time(minutes)} at ${rate} words a minute`],
      ['scenes', figure(scenes)],
      ['lines', figure(lines)],
      ['choices', `${figure(choices)}, ${choicesPerScene} a scene`],
    ]),
  ];
  if (stats.chapters.length > 1)
    blocks.push(
      `${bold('Chapters')}\n${table(
        [
          ['', 'words', 'reading', 'scenes', 'lines', 'choices'],
          ...stats.chapters.map((each) => [
            each.name === '' ? '(the pack)' : each.name,
            figure(each.words),
            time(each.minutes),
            figure(each.scenes),
            figure(each.lines),
            figure(each.choices),
          ]),
        ],
        true,
      )}`,
    );
  if (stats.speakers.length > 0)
    blocks.push(
      `${bold('Who speaks')}\n${table(
        [['', 'lines', 'words'], ...stats.speakers.map((each) => [each.name, figure(each.lines), figure(each.words)])],
        true,
      )}`,
    );
  if (longest > 0 && stats.longest.length > 1)
    blocks.push(
      `${bold('Longest scenes')}\n${table(
        [
          ['', 'words', 'reading', 'choices'],
          ...stats.longest
            .slice(0, longest)
            .map((each) => [each.name, figure(each.words), time(each.minutes), figure(each.choices)]),
        ],
        true,
      )}`,
    );
  return blocks.join('\n\n');
}

/** Figures to the right under their heads; the first column, and every column of a plain list, to the left. */
function table(rows: readonly (readonly string[])[], figures = false): string {
  const widths: number[] = [];
  for (const row of rows)
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, stringWidth(cell));
  return rows
    .map((row) =>
      row
        .map((cell, column) => {
          const gap = ' '.repeat((widths[column] ?? 0) - stringWidth(cell));
          return figures && column > 0 ? gap + cell : cell + gap;
        })
        .join('  ')
        .trimEnd(),
    )
    .map((line) => `  ${line}`)
    .join('\n');
}

function figure(value: number): string {
  return value.toLocaleString('en');
}

function time(minutes: number): string {
  if (minutes < 1) return '< 1 min';
  const whole = Math.round(minutes);
  return whole < 60 ? `${whole} min` : `${Math.floor(whole / 60)} h ${whole % 60} min`;
}
