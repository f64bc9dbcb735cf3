import { realpath, stat } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { type SourceFile, sourceFile } from '../base/index.js';
import type { Diagnostic } from '../diagnostics/index.js';
import { format, parse, sameStory } from '../phases/1-parse/index.js';
import { readSource, sourcePaths } from '../program/index.js';
import { exitCodes, fail, type Run } from './command.js';

/** A file to be formatted: where it lies, and how it is called in messages. */
export interface FoundFile {
  readonly path: string;
  readonly name: string;
}

/** What became of a text. */
export type Outcome =
  | { readonly status: 'unchanged' }
  | { readonly status: 'changed'; readonly before: string; readonly text: string }
  /** It could not be read or has errors of syntax; the first of them says why. */
  | { readonly status: 'problem'; readonly diagnostic: Diagnostic; readonly source: SourceFile | undefined }
  /** The formatter would have changed what the story says: its own fault, and nothing of it is kept. */
  | { readonly status: 'fault' };

/** The `.fab` files that are meant, each once; undefined, with the exit code left, when one of the paths can't be. */
export async function findFiles(run: Run, paths: readonly string[]): Promise<FoundFile[] | undefined> {
  const { cwd } = run.terminal;
  const found = new Map<string, FoundFile>();
  for (const path of paths) {
    const full = resolve(cwd, path);
    const at = await stat(full).catch(() => undefined);
    if (!at) {
      fail(run, exitCodes.environment, `there is no file or folder \`${path}\`.`);
      return undefined;
    }
    if (!at.isDirectory() && !path.endsWith('.fab')) {
      fail(run, exitCodes.usage, `\`${path}\` is no \`.fab\` file. Name \`.fab\` files or the folder of a pack.`);
      return undefined;
    }
    const files = at.isDirectory() ? sourcePaths(full).map((each) => join(full, each)) : [full];
    if (files.length === 0) {
      fail(run, exitCodes.errors, `\`${path}\` holds no \`.fab\` file.`);
      return undefined;
    }
    for (const file of files) {
      const real = await realpath(file);
      if (!found.has(real)) found.set(real, { path: file, name: relative(cwd, file).replaceAll('\\', '/') });
    }
  }
  return [...found.values()];
}

/** Formats a file, and writes nothing. */
export function formatFile({ path, name }: FoundFile, width: number): Outcome {
  const text = readSource(path, name);
  return typeof text === 'string'
    ? formatText(name, text, width)
    : { status: 'problem', diagnostic: text, source: undefined };
}

/** Formats a text, and reads what comes of it again: what does not say the same is not kept. */
export function formatText(name: string, text: string, width: number): Outcome {
  const source = sourceFile(name, text);
  const result = format(source, { width });
  if (!result.ok) {
    const diagnostic = result.diagnostics.find(({ severity }) => severity === 'error');
    return diagnostic ? { status: 'problem', diagnostic, source } : { status: 'fault' };
  }
  if (result.text === text) return { status: 'unchanged' };
  const same = sameStory(parse(source).tree, parse(sourceFile(name, result.text)).tree);
  return same ? { status: 'changed', before: text, text: result.text } : { status: 'fault' };
}
