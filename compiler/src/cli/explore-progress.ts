import type { Coverage, Progress, Ratio } from '../explore/index.js';
import type { Terminal } from './terminal.js';

/** One line on the error stream that tells how far a run has come, where somebody watches. */
export function progressLine(
  terminal: Terminal,
  coverage: (tally: Progress['tally']) => Coverage,
  percent: (ratio: Ratio) => number,
): { readonly show: (progress: Progress) => void; readonly clear: () => void } {
  let next = 0;
  let length = 0;
  const write = (text: string): void => {
    terminal.err(`\r${text.padEnd(length)}`);
    length = text.length;
  };
  if (!terminal.interactive || !process.stderr.isTTY) return { show: () => {}, clear: () => {} };
  return {
    show: (progress) => {
      if (progress.seconds < next) return;
      next = progress.seconds + 0.25;
      const { scenes, lines } = coverage(progress.tally);
      const figure = (count: number): string => Math.round(count).toLocaleString('en');
      const text = [
        `${figure(progress.states)} states`,
        `${figure(progress.frontier)} open`,
        `${progress.depth} turns deep`,
        ...(progress.phase === 'walks' ? [`${figure(progress.walks)} walks`] : []),
        `scenes ${percent(scenes)} %, lines ${percent(lines)} %`,
        `${figure(progress.turns / Math.max(progress.seconds, 0.001))} turns/s`,
      ].join(' · ');
      write(text.slice(0, Math.max((terminal.columns() ?? 80) - 1, 20)));
    },
    clear: () => {
      if (length === 0) return;
      write('');
      terminal.err('\r');
    },
  };
}

/** The first Ctrl-C asks to stop and tell what there is; the second one ends at once. */
export function interruption(): { readonly isStopped: () => boolean; readonly release: () => void } {
  let stopped = false;
  const stop = (): void => {
    if (stopped) process.exit(130);
    stopped = true;
    process.stderr.write('\nStopping; what was found so far follows. Ctrl-C again ends at once.\n');
  };
  process.on('SIGINT', stop);
  return {
    isStopped: () => stopped,
    release: () => {
      process.off('SIGINT', stop);
    },
  };
}
