import type { SourceFile } from '../../../base/index.js';
import type { TableDeclaration } from '../../1-parse/index.js';
import { plainText } from '../expressions/literal.js';

/**
 * The path in its pack of the file that a table is read from: told from the file that declares it. Undefined for what
 * can be no file of the pack.
 */
export function tablePath(file: SourceFile, { file: written }: TableDeclaration): string | undefined {
  const text = plainText(written)?.normalize('NFC');
  if (text === undefined || !text.endsWith('.csv') || /^[/\\]|[:\\]/.test(text)) return undefined;
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
