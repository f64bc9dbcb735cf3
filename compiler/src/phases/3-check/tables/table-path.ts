import type { SourceFile } from '../../../base/index.js';
import type { TableDeclaration } from '../../1-parse/index.js';
import { packPath } from '../../2-bind/index.js';
import { plainText } from '../expressions/literal.js';

/**
 * The path in its pack of the file that a table is read from: told from the file that declares it. Undefined for what
 * can be no file of the pack.
 */
export function tablePath(file: SourceFile, { file: written }: TableDeclaration): string | undefined {
  return packPath(file, plainText(written), ['.csv']);
}
