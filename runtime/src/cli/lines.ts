import { createInterface } from 'node:readline';
import type { Terminal } from './terminal.js';

/** What somebody types, a line at a time. */
export interface Lines {
  /** The next line; undefined at the end of the input, or when Ctrl-C was pressed. */
  next(prompt: string): Promise<string | undefined>;
  close(): void;
}

export interface LinesOptions {
  /** Line editing, history and completion; off for pipes and for screen readers, which the redrawing disturbs. */
  readonly editing: boolean;
  readonly complete?: (typed: string) => readonly string[];
}

/**
 * Lines that arrive while a turn is being made are kept for later, so that a pipe may send them all at once. Ctrl-C
 * never cuts a turn in two: it is answered when the next line would be read.
 */
export function readLines(terminal: Terminal, options: LinesOptions): Lines {
  const { complete } = options;
  const reader = createInterface({
    input: terminal.input,
    terminal: options.editing,
    historySize: 200,
    removeHistoryDuplicates: true,
    ...(options.editing && { output: terminal.screen }),
    ...(complete && { completer: (typed: string) => [[...complete(typed)], typed] satisfies [string[], string] }),
  });
  const waiting: string[] = [];
  let wanted: ((line: string | undefined) => void) | undefined;
  let ended = false;
  const answer = (line: string | undefined): void => {
    const resolve = wanted;
    wanted = undefined;
    if (resolve) resolve(line);
    else if (line !== undefined) waiting.push(line);
  };
  const end = (): void => {
    ended = true;
    answer(undefined);
  };
  // An interrupted reader wants to leave now, whatever else the pipe holds.
  const stopListening = terminal.onInterrupt(() => {
    waiting.length = 0;
    end();
  });
  reader.on('line', answer);
  reader.on('close', end);
  // In line editing Ctrl-C arrives as a key; it is made the signal it is everywhere else.
  reader.on('SIGINT', () => terminal.interrupt());
  return {
    next: (prompt) => {
      const line = waiting.shift();
      if (line !== undefined) return Promise.resolve(line);
      if (ended) return Promise.resolve(undefined);
      if (options.editing) {
        reader.setPrompt(prompt);
        reader.prompt();
      } else if (terminal.interactive) {
        terminal.out(prompt);
      }
      return new Promise((resolve) => {
        wanted = resolve;
      });
    },
    close: () => {
      stopListening();
      reader.close();
    },
  };
}
