import { writeCsv } from './csv.js';
import type { Pin } from './pins.js';
import type { StoryText } from './story-texts.js';

/** What one voice has to speak, in reading order. */
export interface VoiceSheet {
  /** An entity's id, `player`, a variable's name, or `narrator`. */
  readonly speaker: string;
  /** A file's name without its ending. */
  readonly name: string;
  readonly lines: readonly VoiceLine[];
}

export interface VoiceLine {
  readonly id: string;
  readonly scene: string;
  readonly text: string;
  /** How it is to be spoken: the line's tags, `#voice:soft`. */
  readonly direction: string;
  readonly note: string;
  /** `recorded`, or `changed` where it was recorded and reads otherwise now. */
  readonly status: '' | 'recorded' | 'changed';
}

/** A sheet a speaker, in the order they first speak. What is told is the narrator's. */
export function voiceSheets(
  texts: readonly StoryText[],
  pins: readonly Pin[],
  narration: boolean,
): readonly VoiceSheet[] {
  const pinned = new Map(pins.map(({ id, source }) => [id, source]));
  const sheets = new Map<string, VoiceLine[]>();
  for (const { id, kind, source, scene, speaker, tags, note } of texts) {
    if (kind !== 'line' && kind !== 'echo') continue;
    if (speaker === undefined && !narration) continue;
    const lines = sheets.get(speaker ?? narrator) ?? [];
    sheets.set(speaker ?? narrator, lines);
    const pin = pinned.get(id);
    lines.push({
      id,
      scene: scene ?? '',
      text: source,
      direction: tags.join(' '),
      note: note ?? '',
      status: pin === undefined ? '' : pin === source ? 'recorded' : 'changed',
    });
  }
  const names = new Set<string>();
  return [...sheets].map(([speaker, lines]) => ({ speaker, name: fileName(speaker, names), lines }));
}

const narrator = 'narrator';

export function sheetAsCsv({ lines }: VoiceSheet): string {
  return writeCsv([
    ['id', 'scene', 'line', 'direction', 'note', 'status'],
    ...lines.map(({ id, scene, text, direction, note, status }) => [id, scene, text, direction, note, status]),
  ]);
}

export function sheetAsMarkdown({ speaker, lines }: VoiceSheet): string {
  const rows = lines.map(({ id, scene, text, direction, note, status }) =>
    [id, scene, [text, note === '' ? '' : `*${note}*`].filter(Boolean).join('<br>'), direction, status]
      .map(cell)
      .join(' | '),
  );
  return [
    `# ${speaker}`,
    '',
    `${lines.length} ${lines.length === 1 ? 'line' : 'lines'}.`,
    '',
    '| id | scene | line | direction | status |',
    '| --- | --- | --- | --- | --- |',
    ...rows.map((row) => `| ${row} |`),
    '',
  ].join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

/** Ids of chapters have dots and a speaker that is a variable may have blanks; no two sheets may share a name. */
function fileName(speaker: string, taken: Set<string>): string {
  const plain = speaker.replaceAll(/[^\p{L}\p{N}_-]+/gu, '-');
  let name = plain;
  // Some file systems take `Mara` and `mara` for one.
  for (let count = 2; taken.has(name.toLowerCase()) || name === 'pins'; count++) name = `${plain}-${count}`;
  taken.add(name.toLowerCase());
  return name;
}
