import { readFileSync } from 'node:fs';
import { isAbsolute, join, normalize, sep } from 'node:path';
import type { RenderedLine, RenderedWaiting } from '@fabula/runtime/render';
import { lineDiff } from '../line-diff.js';

/** What a reader saw and did, as text that a person can read and compare. */
export class Transcript {
  readonly #parts: string[] = [];

  /** What was done: a choice's label, or what was said. */
  did(text: string): void {
    this.#parts.push(`> ${text}`);
  }

  saw(lines: readonly RenderedLine[], waiting: RenderedWaiting): void {
    const told = lines
      .filter(({ text }) => text !== '')
      .map(({ speaker, text }) => (speaker ? `${speaker.name}: ${text}` : text));
    if (told.length > 0) this.#parts.push(told.join('\n'));
    if (waiting.wait === 'ended') this.#parts.push('(the end)');
    if (waiting.wait !== 'choice') return;
    const options = waiting.options.map(({ label, available, reason }) =>
      available ? `* ${label}` : `- ${label}${reason === undefined ? '' : ` (${reason})`}`,
    );
    this.#parts.push(options.join('\n'));
  }

  text(): string {
    return this.#parts.length === 0 ? '' : `${this.#parts.join('\n\n')}\n`;
  }
}

/** Where transcripts lie, and whether they are to be blessed. */
export class Transcripts {
  readonly #folder: string;
  readonly #update: boolean;
  /** What is to be written when all tests have run, by its path. */
  readonly blessed = new Map<string, string>();

  constructor(folder: string, update: boolean) {
    this.#folder = folder;
    this.#update = update;
  }

  /** Undefined where the transcript is what the file holds, or was blessed; else what is wrong. */
  compare(file: string, text: string): string | undefined {
    const path = normalize(file);
    if (file === '' || isAbsolute(file) || path.startsWith(`..${sep}`) || path === '..')
      return `\`${file}\` leads out of the pack's folder.`;
    const full = join(this.#folder, path);
    const other = this.blessed.get(full);
    if (other !== undefined)
      return other === text ? undefined : `Another test has a transcript of its own in \`${file}\`.`;
    const expected = read(full);
    if (expected === text) return undefined;
    if (this.#update) {
      this.blessed.set(full, text);
      return undefined;
    }
    if (expected === undefined) return `There is no \`${file}\` yet: \`fabula test --update\` writes it.`;
    const shown = lineDiff(expected, text)
      .map((line) => `    ${line}`)
      .join('\n');
    return `What the reader saw is not what \`${file}\` holds (-), but this (+). \`fabula test --update\` blesses it.\n${shown}`;
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
