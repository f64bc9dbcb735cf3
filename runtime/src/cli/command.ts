import { type ExitCode, exitCodes } from './exit-codes.js';
import type { Terminal } from './terminal.js';

/** One run of the program: commands leave their exit code here. */
export interface Run {
  readonly terminal: Terminal;
  exit: ExitCode;
}

/** Something went wrong that a person can do something about: what, and with which exit code. */
export interface Problem {
  readonly exit: ExitCode;
  /** A stable name for programs: `unknownSession`. */
  readonly name: string;
  /** What happened and a way out, in sentences. */
  readonly message: string;
}

/** Says on the error stream what went wrong and what to do, and leaves the exit code. */
export function report(run: Run, problem: Problem, json = false): void {
  // In one line: a program that plays reads lines.
  if (json) run.terminal.out(`${JSON.stringify({ ok: false, error: problem.name, message: problem.message })}\n`);
  else run.terminal.err(`fabula-run: ${problem.message}\n`);
  run.exit = problem.exit;
}

export function writeJson(run: Run, value: unknown): void {
  run.terminal.out(`${JSON.stringify(value, null, 2)}\n`);
}

/** What the operating system refused, with a way out; undefined for what is a mistake of ours. */
export function environmentProblem(error: unknown): Problem | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  const path = 'path' in error && typeof error.path === 'string' ? `\`${error.path}\`` : 'A file';
  const problem = (message: string): Problem => ({ exit: exitCodes.environment, name: String(error.code), message });
  switch (error.code) {
    case 'ENOENT':
      return problem(`${path} does not exist.`);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return problem(`${path} can't be read or written here. Check its permissions, or name another place.`);
    case 'ENOSPC':
    case 'EDQUOT':
      return problem('The disk is full. Nothing was left half-written; free some space and run it again.');
    case 'ENOTDIR':
      return problem(`${path} is not a folder.`);
    case 'EISDIR':
      return problem(`${path} is a folder, not a file.`);
    case 'EMFILE':
    case 'ENFILE':
      return problem('Too many files are open on this machine. Close some programs and run it again.');
    default:
      return error.code.startsWith('E') ? problem(`${path}: ${error.message}`) : undefined;
  }
}
