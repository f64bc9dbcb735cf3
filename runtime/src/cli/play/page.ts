import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';
import type { RenderedLine, RenderedOption, RenderedWaiting } from '../../render/index.js';
import type { Paint } from '../terminal.js';
import { stepLine } from './step-line.js';
import type { View } from './table.js';

/** How a turn is set on a page. */
export interface PageStyle {
  readonly paint: Paint;
  /** Columns to wrap at; absent where the reader's own program wraps. */
  readonly width?: number;
}

/** A turn: what was said, a paragraph each, and what may be done now. */
export function pageOf(view: View, style: PageStyle): string {
  return [...paragraphsOf(view, style), ...invitation(view.waiting, style)].join('\n\n').concat('\n\n');
}

/** What was said, and what came of it for the reader's missions. */
export function paragraphsOf({ lines, steps = [] }: View, style: PageStyle): readonly string[] {
  const news = steps.map((step) => style.paint.dim(wrapped(safe(stepLine(step)), style))).join('\n');
  return news === '' ? paragraphs(lines, style) : [...paragraphs(lines, style), news];
}

function paragraphs(lines: readonly RenderedLine[], style: PageStyle): readonly string[] {
  return lines.filter(({ text }) => text !== '').map((line) => paragraph(line, style));
}

function paragraph({ speaker, text }: RenderedLine, style: PageStyle): string {
  return wrapped(speaker ? `${style.paint.speaker(`${speaker.name}:`)} ${safe(text)}` : safe(text), style);
}

/** What is asked of the reader: nothing to say for a story that ended is said by who ends it. */
function invitation(waiting: RenderedWaiting, style: PageStyle): readonly string[] {
  switch (waiting.wait) {
    case 'choice':
      return [waiting.options.map((option) => optionLine(option, waiting.options.length, style)).join('\n')];
    case 'text':
      return [style.paint.dim(`(Say it in your own words, up to ${waiting.max} characters.)`)];
    case 'others':
      return [style.paint.dim(`(Waiting for ${waiting.seats.map(safe).join(', ')}.)`)];
    case 'ended':
      return [];
  }
}

function optionLine(option: RenderedOption, count: number, style: PageStyle): string {
  const { paint } = style;
  const number = String(option.number).padStart(String(count).length);
  const label = safe(option.label);
  if (option.available) return hanging(`  ${paint.bold(number)}. `, label, style);
  const reason = option.reason === undefined ? 'not now' : `not now: ${safe(option.reason)}`;
  return hanging(paint.dim(`  ${number}. `), paint.dim(`${label} (${reason})`), style);
}

export function wrapped(text: string, { width }: PageStyle): string {
  return width === undefined ? text : wrapAnsi(text, width, { hard: true });
}

/** A text after its number or name: the lines that follow stand under its first word. */
export function hanging(prefix: string, text: string, { width }: PageStyle): string {
  if (width === undefined) return prefix + text;
  const indent = stringWidth(prefix);
  const lines = wrapAnsi(text, Math.max(10, width - indent), { hard: true });
  return prefix + lines.replaceAll('\n', `\n${' '.repeat(indent)}`);
}

/**
 * Text of a story, or of another reader, may hold control characters: a terminal obeys them (moves its cursor, sets its
 * title, answers on the keyboard), so none gets that far.
 */
export function safe(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ');
}
