import type { SourceFile } from '../../base/index.js';
import type { TextLiteral } from '../1-parse/index.js';

/**
 * The path in its pack of a file that a declaration names: told from the file that declares it. Undefined for what can
 * be no file of the pack.
 */
export function packPath(
  file: SourceFile,
  written: string | undefined,
  endings: readonly string[],
): string | undefined {
  const text = written?.normalize('NFC');
  if (text === undefined || !endings.some((each) => text.endsWith(each)) || /^[/\\]|[:\\]/.test(text)) return undefined;
  const path = file.path
    .slice(file.path.indexOf(':') + 1)
    .split('/')
    .slice(0, -1);
  for (const step of text.split('/')) {
    if (step === '..') {
      if (path.pop() === undefined) return undefined;
    } else if (step !== '.' && step !== '') path.push(step);
  }
  return path.join('/');
}

/** What the files of signed decks end in. */
export const deckEnding = '.deck.json';

/** The file that a deck is read from. */
export function deckPath(file: SourceFile, { parts }: TextLiteral): string | undefined {
  const isPlain = parts.every((part) => part.kind === 'textRun');
  const text = parts.map((part) => (part.kind === 'textRun' ? part.text : '')).join('');
  return isPlain ? packPath(file, text, [deckEnding]) : undefined;
}
