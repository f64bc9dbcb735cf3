import { type ExitCode, exitCodes } from './exit-codes.js';
import type { Terminal } from './terminal.js';

/** One run of the program: commands leave their exit code here. */
export interface Run {
  readonly terminal: Terminal;
  exit: ExitCode;
}

/** Says on the error stream what went wrong and what to do, and leaves the exit code. */
export function fail(run: Run, exit: ExitCode, message: string): void {
  run.terminal.err(`fabula: ${message}\n`);
  run.exit = exit;
}

export function writeJson(run: Run, value: unknown): void {
  run.terminal.out(`${JSON.stringify(value, null, 2)}\n`);
}

/** The file that was to be written, where the system names the temporary one beside it. */
function meantPath(path: string): string {
  return path.replace(/([\\/])\.([^\\/]+)\.\d+\.tmp$/, '$1$2');
}

/** What the operating system refused, in a sentence with a way out; undefined for what is a bug of ours. */
export function environmentProblem(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  const path = 'path' in error && typeof error.path === 'string' ? `\`${meantPath(error.path)}\`` : 'a file';
  switch (error.code) {
    case 'ENOENT':
      return `${path} does not exist.`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `${path} can't be written or read here. Check its permissions, or work on a copy elsewhere.`;
    case 'ENOSPC':
    case 'EDQUOT':
      return `The disk is full, so ${path} was not written. Nothing was left half-written; free some space and run it again.`;
    case 'ENOTDIR':
      return `${path} is not a folder.`;
    case 'EISDIR':
      return `${path} is a folder, not a file.`;
    case 'EMFILE':
    case 'ENFILE':
      return 'Too many files are open on this machine. Close some programs and run it again.';
    default:
      return error.code.startsWith('E') ? `${path}: ${error.message}` : undefined;
  }
}

export { exitCodes };
