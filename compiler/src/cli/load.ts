import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Diagnostic } from '../diagnostics/index.js';
import { type CheckOutput, installedPacks, type PackFiles, Program, readPack } from '../program/index.js';
import { exitCodes, fail, type Run } from './command.js';

/** A pack read from its folder. */
export interface LoadedPack {
  readonly folder: string;
  /** As they were read. */
  readonly files: PackFiles;
  readonly program: Program;
  /** What reading the files found; `check` adds what they say. */
  readonly readProblems: readonly Diagnostic[];
}

/** Reads the pack in a folder; undefined, with the exit code left, when there is no such folder. */
export async function loadPack(run: Run, dir: string): Promise<LoadedPack | undefined> {
  const folder = resolve(run.terminal.cwd, dir);
  const found = await stat(folder).catch(() => undefined);
  if (!found) {
    fail(run, exitCodes.environment, `there is no folder \`${dir}\`. \`fabula new NAME\` makes a pack.`);
    return undefined;
  }
  if (!found.isDirectory()) {
    fail(run, exitCodes.usage, `\`${dir}\` is a file; name the folder of the pack it belongs to.`);
    return undefined;
  }
  const { files, diagnostics } = readPack(folder);
  if (files.sources.size === 0 && diagnostics.length === 0) {
    fail(run, exitCodes.errors, `\`${dir}\` holds no \`.fab\` file. \`fabula new NAME\` makes a pack to begin with.`);
    return undefined;
  }
  const program = new Program({ library: installedPacks(folder), hints: true });
  program.update(files);
  return { folder, files, program, readProblems: diagnostics };
}

/** Everything there is to say of a pack: about its files, then about what they say; `locked` where its ids may not change. */
export function checkPack(pack: LoadedPack, locked = false): CheckOutput {
  const output = pack.program.check();
  const more = locked ? pack.program.locked() : [];
  return pack.readProblems.length === 0 && more.length === 0
    ? output
    : { ...output, diagnostics: [...pack.readProblems, ...output.diagnostics, ...more] };
}
