import type { Paint } from '../diagnostics/index.js';
import type { StopReason } from './bounds.js';
import { measures, percent } from './coverage.js';
import type { At, Report, ReportedGoal, ReportedMiss } from './report.js';

export interface TextOptions {
  readonly paint: Paint;
  /** Shows all that was missed, and a playthrough to each ending. */
  readonly all: boolean;
}

/** A report for people: how far it went, what is covered, how it ends, what is wrong, what is missing. */
export function reportText(report: Report, { paint, all }: TextOptions): string {
  const blocks = [
    summary(report),
    asked(report),
    notRun(report),
    coverageTable(report, paint),
    missions(report, paint, all),
    endings(report, paint, all),
    findings(report, paint),
    missed(report, paint, all),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function summary(report: Report): string {
  const { pack, states, frontier, depth, turns, walks, stopped, seconds } = report;
  const searched =
    stopped === 'complete'
      ? `All ${counted(states, 'state')} were met, the last after ${counted(depth, 'turn')}.`
      : `${counted(states, 'state')} were met, all of those within ${counted(depth, 'turn')}; ${number(frontier)} were not gone on from. ${whyStopped[stopped]}`;
  const walked =
    walks.plain + walks.guided === 0
      ? ''
      : ` ${counted(walks.plain + walks.guided, 'walk')} by chance were taken besides, from the start.`;
  return `${pack.title} ${pack.version}: ${counted(turns, 'turn')} in ${seconds.toFixed(1)} s.\n${searched}${stopped === 'complete' ? '' : walked}`;
}

/** Only what the fallbacks lead to was met; what a reader means is tried out. */
function asked({ asked: names }: Report): string {
  const fallen = names.filter((name) => name !== 'interpret').map((name) => `\`${name}\``);
  if (fallen.length === 0) return '';
  return `No model was asked: ${fallen.join(', ')} came to ${fallen.length === 1 ? 'its fallback' : 'their fallbacks'}.`;
}

function notRun({ notRun: names }: Report): string {
  if (names.length === 0) return '';
  return `This version does not run ${names.map((name) => `\`${name}\``).join(', ')}: the story went on without.`;
}

const whyStopped: { readonly [R in StopReason]: string } = {
  complete: '',
  turns: 'Playthroughs are no longer than `--turns` allows.',
  states: 'That is as many as `--states` allows.',
  seconds: 'That is as far as the time of `--seconds` goes.',
  memory: 'More of them would not fit into the memory that `--memory` allows.',
  interrupted: 'It was stopped by hand.',
};

export function describeStop(reason: StopReason): string {
  return whyStopped[reason];
}

function coverageTable({ coverage }: Report, paint: Paint): string {
  return measures
    .filter((measure) => coverage[measure].of > 0)
    .map((measure) => {
      const { of, hit } = coverage[measure];
      const share = percent(coverage[measure]);
      const figure = `${share} %`.padStart(7);
      return `  ${measure.padEnd(11)}${share === 100 ? paint.bold(figure) : figure}  ${number(hit)} of ${number(of)}`;
    })
    .join('\n');
}

/** Each mission with what is known of all that it may come to. */
function missions({ missions: all }: Report, paint: Paint, withTests: boolean): string {
  const lines = all.map(({ title, goals }) => {
    const answers = goals.map((goal) => {
      const head = `    ${goal.message}: ${answered(goal, paint)} (${where(goal.at)})`;
      return withTests && goal.answer.shown === 'playthrough' ? `${head}\n\n${indented(goal.answer.test)}` : head;
    });
    return [`  ${paint.bold(title)}`, ...answers].join('\n');
  });
  return lines.length === 0 ? '' : [counted(all.length, 'mission'), ...lines].join('\n');
}

function answered({ answer }: ReportedGoal, paint: Paint): string {
  switch (answer.shown) {
    case 'playthrough':
      return `${answer.shortest ? 'shortest' : 'found'} in ${counted(answer.turns, 'turn')}`;
    case 'impossible':
      return paint.warning(`never: ${answer.reason}`);
    case 'not':
      return paint.dim('not shown');
  }
}

function endings({ endings: all, walks }: Report, paint: Paint, withTests: boolean): string {
  if (all.length === 0) return 'No ending was reached.';
  const lines = all.map(({ title, at, share, turns, shortest, test }) => {
    const part = share === undefined ? '' : `${shown(share)} of the walks, `;
    const head = `  ${paint.bold(title)}: ${part}${shortest ? 'shortest' : 'found'} in ${counted(turns, 'turn')} (${where(at)})`;
    return withTests ? `${head}\n\n${indented(test)}` : head;
  });
  const lost = walks.givenUp > 0 ? [`  ${counted(walks.givenUp, 'walk')} came to no end.`] : [];
  return [counted(all.length, 'ending'), ...lines, ...lost].join('\n');
}

function findings({ findings: all }: Report, paint: Paint): string {
  return all
    .map(({ severity, kind, message, at, test }) => {
      const mark = severity === 'error' ? paint.error(kind) : paint.warning(kind);
      return `${where(at)}: ${mark}: ${message}\n\n${indented(test)}`;
    })
    .join('\n');
}

/** So many are shown where not all are asked for. */
const mostMissed = 20;

function missed({ missed: all }: Report, paint: Paint, everything: boolean): string {
  if (all.length === 0) return '';
  const some = everything ? all : all.slice(0, mostMissed);
  const lines = some.map((miss) => `  ${where(miss.at)}: ${miss.message}${sourceOf(miss, paint)}`);
  const more = all.length - some.length;
  return ['Never reached', ...lines, ...(more > 0 ? [`  … and ${number(more)} more: \`--all\` shows them.`] : [])].join(
    '\n',
  );
}

function sourceOf({ text }: ReportedMiss, paint: Paint): string {
  if (text === '') return '';
  const letters = [...text];
  return `\n      ${paint.dim(letters.length > 90 ? `${letters.slice(0, 89).join('')}…` : text)}`;
}

function where(at: At | undefined): string {
  return at ? `${at.file}:${at.line}` : 'somewhere';
}

function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '' : `    ${line}`))
    .join('\n');
}

function shown(share: number): string {
  const hundredths = share * 100;
  return hundredths === 0 ? 'none' : `${hundredths < 1 ? hundredths.toFixed(1) : Math.round(hundredths)} %`;
}

export function counted(count: number, noun: string): string {
  return `${number(count)} ${noun}${count === 1 ? '' : 's'}`;
}

export function number(count: number): string {
  return count.toLocaleString('en');
}
