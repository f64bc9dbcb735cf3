import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { defaultLimits, type PublicKey, parsePublicKey } from '../bundle/index.js';
import { openStory, type Story } from '../host/index.js';
import { type Problem, type Run, report } from './command.js';
import { describeBundleError, describeError } from './describe-error.js';
import { exitCodes } from './exit-codes.js';
import { version } from './version.gen.js';

export interface BundleArguments {
  readonly bundle: string;
  readonly requireSignature: boolean;
  readonly key: readonly string[];
}

/** The story in a bundle's file; reports and answers undefined if there is none. */
export async function readBundle(run: Run, options: BundleArguments, json: boolean): Promise<Story | undefined> {
  const problem = (found: Problem): undefined => {
    report(run, found, json);
    return undefined;
  };
  const keys: PublicKey[] = [];
  for (const path of options.key) {
    const key = await parsePublicKey(await readFile(resolve(run.terminal.cwd, path), 'utf8'));
    if (!key.ok) return problem(describeBundleError(key.error));
    keys.push(key.value);
  }
  const path = resolve(run.terminal.cwd, options.bundle);
  const bytes = await readLimited(path, options.bundle);
  if ('exit' in bytes) return problem(bytes);
  const story = await openStory(bytes.bytes, {
    runtimeVersion: version,
    requireSignature: options.requireSignature,
    trustedKeys: keys,
  });
  return story.ok ? story.value : problem(describeError(story.error));
}

/** A file's size is asked before it is read: a mistaken path must not fill the memory. */
async function readLimited(path: string, named: string): Promise<{ readonly bytes: Uint8Array } | Problem> {
  const data = (name: string, message: string): Problem => ({ exit: exitCodes.data, name, message });
  try {
    const found = await stat(path);
    if (found.isDirectory()) {
      return data(
        'notABundle',
        `\`${named}\` is a folder. Name the bundle in it: \`fabula build ${named}\` writes it to ${named}/dist/.`,
      );
    }
    if (found.size === 0) return data('truncated', `\`${named}\` is empty. Build it anew with \`fabula build\`.`);
    if (found.size > defaultLimits.totalBytes) {
      return data(
        'tooLarge',
        `\`${named}\` has ${found.size} bytes, and a bundle at most ${defaultLimits.totalBytes}. Is it the right file?`,
      );
    }
    return { bytes: await readFile(path) };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return data('noBundle', `There is no file \`${named}\`. \`fabula build DIR\` makes a bundle in DIR/dist/.`);
    }
    throw error;
  }
}
