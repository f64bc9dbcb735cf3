import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';
import type { StateView } from '../../host/index.js';
import type { RenderedLine, RenderedOption, RenderedWaiting } from '../../render/index.js';
import type { Paint } from '../terminal.js';
import type { View } from './table.js';

/** How a turn is set on a page. */
export interface PageStyle {
  readonly paint: Paint;
  /** Columns to wrap at; absent where the reader's own program wraps. */
  readonly width?: number;
}

/** A turn: what was said, a paragraph each, and what may be done now. */
export function pageOf(view: View, style: PageStyle): string {
  return [...paragraphs(view.lines, style), ...invitation(view.waiting, style)].join('\n\n').concat('\n\n');
}

export function paragraphs(lines: readonly RenderedLine[], style: PageStyle): readonly string[] {
  return lines.filter(({ text }) => text !== '').map((line) => paragraph(line, style));
}

function paragraph({ speaker, text }: RenderedLine, style: PageStyle): string {
  return wrapped(speaker ? `${style.paint.speaker(`${speaker.name}:`)} ${safe(text)}` : safe(text), style, 0);
}

/** What is asked of the reader: nothing to say for a story that ended is said by who ends it. */
function invitation(waiting: RenderedWaiting, style: PageStyle): readonly string[] {
  switch (waiting.wait) {
    case 'choice':
      return [waiting.options.map((option) => optionLine(option, waiting.options.length, style)).join('\n')];
    case 'text':
      return [style.paint.dim(`(Say it in your own words, up to ${waiting.max} characters.)`)];
    case 'ended':
      return [];
  }
}

function optionLine(option: RenderedOption, count: number, style: PageStyle): string {
  const number = String(option.number).padStart(String(count).length);
  const hang = number.length + 4;
  const label = safe(option.label);
  if (option.available) return wrapped(`  ${style.paint.bold(number)}. ${label}`, style, hang);
  const reason = option.reason === undefined ? 'not now' : `not now: ${safe(option.reason)}`;
  return wrapped(style.paint.dim(`  ${number}. ${label} (${reason})`), style, hang);
}

/** Where the session stands, for `:state`. */
export function statePage(view: StateView, style: PageStyle): string {
  const { paint } = style;
  const rows = view.entries.map(({ scope, name, value }) => ({ label: `${scope}.${name}`, value: safe(value) }));
  const width = Math.max(0, ...rows.map(({ label }) => stringWidth(label)));
  const table = rows.map(({ label, value }) => `  ${paint.dim(label.padEnd(width))}  ${value === '' ? '–' : value}`);
  const where = view.scene === undefined ? 'The story has ended' : view.scene;
  return [`${paint.bold(where)}, turn ${view.version}`, ...table, paint.dim(`  state ${view.stateHash}`)]
    .join('\n')
    .concat('\n\n');
}

export function wrapped(text: string, { width }: PageStyle, hang: number): string {
  if (width === undefined) return text;
  const [first = '', ...rest] = wrapAnsi(text, width, { trim: true, hard: true }).split('\n');
  if (rest.length === 0 || hang === 0) return [first, ...rest].join('\n');
  const indent = ' '.repeat(hang);
  const tail = wrapAnsi(rest.join(' '), width - hang, { trim: true, hard: true }).split('\n');
  return [leading(text) + first, ...tail.map((line) => `${indent}${line}`)].join('\n');
}

/** What `trim` took from the line's start. */
function leading(text: string): string {
  return /^ */.exec(text)?.[0] ?? '';
}

/**
 * Text of a story, or of another reader, may hold control characters: a terminal obeys them (moves its cursor, sets its
 * title, answers on the keyboard), so none gets that far.
 */
export function safe(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ');
}
