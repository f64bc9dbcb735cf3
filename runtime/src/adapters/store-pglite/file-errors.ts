import type { StoreError } from '../../ports/index.js';

/** The code of an error of the file system, if it is one. */
export function fileErrorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** What the operating system says of a folder, by its name here. */
export function explainFile(error: unknown, where: string): StoreError | undefined {
  const code = fileErrorCode(error);
  const detail = error instanceof Error ? error.message : String(error);
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return { error: 'diskFull', detail: `no room is left for ${where}: ${detail}` };
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return { error: 'readOnly', detail: `${where} can't be written: ${detail}` };
    case 'ENOTDIR':
    case 'EEXIST':
      return { error: 'notAStore', detail: `${where} is not a folder: ${detail}` };
    case 'EMFILE':
    case 'ENFILE':
    case 'EBUSY':
    case 'EIO':
      return { error: 'unavailable', detail, retry: code !== 'EIO' };
    default:
      return undefined;
  }
}
