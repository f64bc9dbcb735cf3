import type { SourceFile } from '../base/index.js';
import { catalogue, type Diagnostic, diagnostic } from '../diagnostics/index.js';
import { readCsv, writeCsv } from './csv.js';
import type { StoryText } from './story-texts.js';

/** Where a pack keeps how its recorded lines read: CSV, since it is looked at beside the sheets. */
export const pinsPath = 'voice/pins.csv';

/** A text as it was spoken. */
export interface Pin {
  readonly id: string;
  readonly source: string;
}

/** The pins of a file; undefined for what is no table with `id` and `source`. */
export function readPins(text: string): readonly Pin[] | undefined {
  const csv = readCsv(text);
  if (!csv.ok) return undefined;
  const [head, ...rows] = csv.rows;
  const id = head?.findIndex((cell) => cell.text.trim() === 'id') ?? -1;
  const source = head?.findIndex((cell) => cell.text.trim() === 'source') ?? -1;
  if (id < 0 || source < 0) return undefined;
  return rows.map((row) => ({ id: row[id]?.text ?? '', source: row[source]?.text ?? '' }));
}

export function writePins(pins: readonly Pin[]): string {
  return writeCsv([['id', 'source'], ...pins.map(({ id, source }) => [id, source])]);
}

/** Pins texts as they read now, or lets them go; the others stay as they were. In reading order, those that are gone last. */
export function changePins(
  before: readonly Pin[],
  texts: readonly StoryText[],
  wanted: readonly StoryText[],
  release: boolean,
): readonly Pin[] {
  const pins = new Map(before.map(({ id, source }) => [id, source]));
  for (const { id, source } of wanted) {
    if (release) pins.delete(id);
    else pins.set(id, source);
  }
  const known = texts.flatMap(({ id }) => (pins.has(id) ? [id] : []));
  const gone = [...pins.keys()].filter((id) => !known.includes(id));
  return [...known, ...gone].map((id) => ({ id, source: pins.get(id) ?? '' }));
}

/** Recorded texts that read otherwise now. */
export function checkPins(texts: readonly StoryText[], file: SourceFile): readonly Diagnostic[] {
  const pins = readPins(file.text);
  if (!pins) {
    const problem = 'it is no table with the columns `id` and `source`';
    return [diagnostic(catalogue.unreadableStrings, { file: file.path, span: { start: 0, end: 0 } }, { problem })];
  }
  const byId = new Map(texts.map((text) => [text.id, text]));
  return pins.flatMap(({ id, source }) => {
    const text = byId.get(id);
    if (!text || sameWords(text.source, source)) return [];
    return [diagnostic(catalogue.changedRecording, { file: text.file.path, span: text.span }, { id, pinned: source })];
  });
}

function sameWords(a: string, b: string): boolean {
  return a.replaceAll(/\s+/g, ' ').trim() === b.replaceAll(/\s+/g, ' ').trim();
}
