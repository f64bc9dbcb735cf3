import { decodeValue } from '../bundle/index.js';
import type { Option, OutputPart, OutputTag, Waiting } from '../engine/index.js';
import { formatValue, type Reader } from './format-value.js';
import { type RenderedText, renderText, writeText } from './render-text.js';
import { type Span, TextBuilder } from './text-builder.js';

/** A paragraph of what was said. Lines joined by `<>` are one; `line` is the first one's id. */
export interface RenderedLine extends RenderedText {
  readonly line: string;
  readonly speaker?: { readonly id: string; readonly name: string };
  readonly tags: readonly OutputTag[];
}

export interface RenderedOption {
  /** From 1, as a reader types it. */
  readonly number: number;
  readonly choice: string;
  readonly key?: string;
  readonly label: string;
  /** Declared markup in the label; absent where there is none. */
  readonly spans?: readonly Span[];
  readonly available: boolean;
  /** Why it can't be taken. */
  readonly reason?: string;
  /** Set when the choice also takes text: how many characters at most. */
  readonly hearMax?: number;
  readonly tags: readonly OutputTag[];
}

export type RenderedWaiting =
  | { readonly wait: 'choice'; readonly options: readonly RenderedOption[]; readonly window?: number }
  | { readonly wait: 'text'; readonly max: number; readonly window?: number }
  /** Others are to answer. */
  | { readonly wait: 'others'; readonly seats: readonly string[]; readonly window?: number }
  | { readonly wait: 'ended' };

/** What one reader is shown of a turn's output. Lines that render to nothing are left out, unless tags or markup stand on them. */
export function renderOutput(output: readonly OutputPart[], seat: string, reader: Reader): readonly RenderedLine[] {
  const lines: RenderedLine[] = [];
  let open: OpenLine | undefined;
  for (const part of output) {
    if (part.part === 'moved' && part.note !== undefined) {
      close(open, lines);
      open = undefined;
      lines.push({ line: 'moved', text: part.note, spans: [], tags: [] });
    }
    if (part.part !== 'line' && part.part !== 'recap') continue;
    if (part.audience && !part.audience.includes(seat)) continue;
    if (part.part === 'recap') {
      close(open, lines);
      open = undefined;
      const text = formatValue(decodeValue(part.says), { as: 'text' }, reader);
      lines.push({ line: `recap:${part.director}`, text, spans: [], tags: [] });
      continue;
    }
    // A speaker of its own begins a line, whatever joins it: two voices on one line could not be told apart.
    const joins =
      open && (open.joinsNext || part.glueBefore) && (!part.speaker || part.speaker.id === open.speaker?.id);
    if (open && joins) {
      open.builder.join();
      open.tags.push(...part.tags);
    } else {
      close(open, lines);
      open = {
        line: part.text.line,
        builder: new TextBuilder(),
        tags: [...part.tags],
        joinsNext: false,
        ...(part.speaker && { speaker: { id: part.speaker.id, name: speakerName(part.speaker, reader) } }),
      };
    }
    writeText(part.text, reader, open.builder);
    open.joinsNext = part.glueAfter;
  }
  close(open, lines);
  return lines;
}

/** What the reader may do now. */
export function renderWaiting(waiting: Waiting, reader: Reader): RenderedWaiting {
  const window = waiting.wait !== 'ended' && waiting.window !== undefined ? { window: waiting.window } : {};
  switch (waiting.wait) {
    case 'choice':
      return {
        wait: 'choice',
        options: waiting.options.map((option, index) => renderOption(option, index + 1, reader)),
        ...window,
      };
    case 'text':
      return { wait: 'text', max: waiting.max, ...window };
    case 'others':
      return { wait: 'others', seats: waiting.seats, ...window };
    case 'ended':
      return { wait: 'ended' };
  }
}

interface OpenLine {
  readonly line: string;
  readonly builder: TextBuilder;
  readonly tags: OutputTag[];
  readonly speaker?: { readonly id: string; readonly name: string };
  joinsNext: boolean;
}

function close(open: OpenLine | undefined, lines: RenderedLine[]): void {
  if (!open) return;
  const { line, tags, speaker, builder } = open;
  const text = builder.text();
  const spans = builder.spans();
  if (text === '' && tags.length === 0 && spans.length === 0) return;
  lines.push({ line, ...(speaker && { speaker }), text, spans, tags });
}

function speakerName(speaker: { readonly id: string; readonly title?: string }, reader: Reader): string {
  return speaker.title ?? reader.titles?.get(speaker.id) ?? reader.texts.title(speaker.id);
}

function renderOption(option: Option, number: number, reader: Reader): RenderedOption {
  const label = renderText(option.label, reader);
  return {
    number,
    choice: option.choice,
    ...(option.key !== undefined && { key: option.key }),
    label: label.text,
    ...(label.spans.length > 0 && { spans: label.spans }),
    available: option.available,
    ...(option.reason && { reason: renderText(option.reason, reader).text }),
    ...(option.hearMax !== undefined && { hearMax: option.hearMax }),
    tags: option.tags,
  };
}
