import { decodeValue, type KeyedArmIr, type PartIr, type TextIr, type Value } from '../bundle/index.js';
import type { TextOutput } from '../engine/index.js';
import { formatValue, itemsOf, type Reader } from './format-value.js';
import { formattersOf } from './locale.js';
import { type Span, TextBuilder } from './text-builder.js';

export interface RenderedText {
  readonly text: string;
  /** Declared markup, by offsets into `text`. */
  readonly spans: readonly Span[];
}

/** One text with its values filled in. A text this bundle does not have reads as its id, so that nothing is silently lost. */
export function renderText(output: TextOutput, reader: Reader): RenderedText {
  const builder = new TextBuilder();
  writeText(output, reader, builder);
  return { text: builder.text(), spans: builder.spans() };
}

/** Goes on where the builder stands: lines joined by `<>` share one. */
export function writeText(output: TextOutput, reader: Reader, builder: TextBuilder): void {
  const text = reader.texts.text(output.line, output.text);
  if (!text) builder.add(`[${output.line}]`);
  else writeParts(text.template, { text, output, reader, builder });
}

interface Writing {
  readonly text: TextIr;
  readonly output: TextOutput;
  readonly reader: Reader;
  readonly builder: TextBuilder;
}

function writeParts(parts: readonly PartIr[], writing: Writing): void {
  for (const part of parts) writePart(part, writing);
}

function writePart(part: PartIr, writing: Writing): void {
  const { builder, reader } = writing;
  if (typeof part === 'string') {
    builder.add(part);
    return;
  }
  switch (part.part) {
    case 'value':
    case 'list':
      builder.add(formatArgument(part.argument, part.part === 'list', writing));
      return;
    case 'pick': {
      const chosen = argumentOf(part.argument, writing);
      const arm = typeof chosen === 'number' ? part.arms[chosen] : undefined;
      if (arm) writeParts(arm, writing);
      return;
    }
    case 'plural': {
      const figure = figureOf(argumentOf(part.argument, writing), part.argument, writing);
      const category = figure === undefined ? 'other' : formattersOf(reader.locale).plural(figure);
      writeParts(armOf(part.arms, figure === undefined ? 'other' : `=${figure}`, category), writing);
      return;
    }
    case 'select':
      writeParts(armOf(part.arms, keyOf(argumentOf(part.argument, writing))), writing);
      return;
    case 'markup': {
      const { text } = part;
      const given = Object.entries(part.attributes);
      const attributes = given.map(([name, index]) => [name, writing.output.arguments[String(index)] ?? null] as const);
      builder.markup(part.name, Object.fromEntries(attributes), () => {
        if (text) writeParts(text, writing);
      });
      return;
    }
  }
}

/** The first of these keys that has an arm, else `other`. */
function armOf(arms: readonly KeyedArmIr[], ...keys: string[]): readonly PartIr[] {
  for (const key of [...keys, 'other']) {
    const arm = arms.find((candidate) => candidate.key === key);
    if (arm) return arm.text;
  }
  return [];
}

function formatArgument(index: number, asList: boolean, writing: Writing): string {
  const declared = writing.text.arguments[index];
  const value = argumentOf(index, writing);
  if (value === undefined || declared?.argument !== 'value') return '';
  const { format } = declared;
  if (!asList || format.as === 'list') return formatValue(value, format, writing.reader);
  const items = itemsOf(value).map((item) => formatValue(item, format, writing.reader));
  return formattersOf(writing.reader.locale).list(items);
}

/** Undefined: the engine's walk did not need it, or another version of the text has it. */
function argumentOf(index: number, writing: Writing): Value | undefined {
  const json = writing.output.arguments[String(index)];
  return json === undefined ? undefined : decodeValue(json);
}

/** The number that plural rules go by: `1.50` of a resource is 1.5. */
function figureOf(value: Value | undefined, index: number, writing: Writing): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'bigint') return undefined;
  const declared = writing.text.arguments[index];
  const format = declared?.argument === 'value' ? declared.format : undefined;
  const scale =
    format?.as === 'decimal' ? format.scale : format?.as === 'amount' ? writing.reader.texts.scale(format.resource) : 0;
  return Number(value) / Number(10n ** BigInt(scale));
}

/** What the arms of a `select` are named by. */
function keyOf(value: Value | undefined): string {
  if (value === undefined || value === null) return 'none';
  if (typeof value !== 'object') return String(value);
  if ('is' in value && value.is === 'variant') return value.case;
  if ('is' in value && value.is === 'personal') return value.text ?? 'other';
  return 'other';
}
