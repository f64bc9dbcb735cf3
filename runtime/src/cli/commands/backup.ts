import { createHash } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { CommandModule } from 'yargs';
import { type Run, report, writeJson } from '../command.js';
import { exitCodes } from '../exit-codes.js';
import { type StoreArguments, withStore } from '../options.js';
import { withHost } from '../with-host.js';

interface Arguments extends StoreArguments {
  readonly file: string;
  readonly force: boolean;
}

/** `fabula-run backup FILE`: all that is stored, as lines of JSON. */
export function backupCommand(run: Run): CommandModule<object, Arguments> {
  return {
    command: 'backup <file>',
    describe: 'Writes all that is stored to a file, whole or not at all.',
    builder: (yargs) =>
      withStore(yargs)
        .positional('file', { type: 'string', demandOption: true, describe: 'The file to write.' })
        .option('force', { type: 'boolean', default: false, describe: 'Replaces a file that is there.' }),
    handler: (options) =>
      withHost(run, { store: options.store, json: options.json }, async (host) => {
        const path = resolve(run.terminal.cwd, options.file);
        const written = await writeLines(path, host.store.export(), options.force);
        if (written === 'exists') {
          const message = `\`${options.file}\` is there already. Name another file, or replace it with --force.`;
          report(run, { exit: exitCodes.usage, name: 'exists', message }, options.json);
        } else if (options.json) writeJson(run, { ok: true, file: options.file, ...written });
        else
          run.terminal.out(
            `${written.lines} lines written to ${options.file}, ${written.bytes} bytes, sha256 ${written.sha256}.\n`,
          );
      }),
  };
}

interface Written {
  readonly lines: number;
  readonly bytes: number;
  readonly sha256: string;
}

/** Into a file beside it, flushed, then renamed: a backup that is cut off leaves none that looks whole. */
async function writeLines(path: string, lines: AsyncIterable<string>, force: boolean): Promise<Written | 'exists'> {
  if (!force && (await isThere(path))) return 'exists';
  await mkdir(dirname(path), { recursive: true });
  const part = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  const hash = createHash('sha256');
  let count = 0;
  let bytes = 0;
  try {
    // What people said lies in it: readable by its owner alone.
    const file = await open(part, 'w', 0o600);
    try {
      for await (const line of lines) {
        const chunk = Buffer.from(`${line}\n`);
        hash.update(chunk);
        bytes += chunk.length;
        count += 1;
        await file.write(chunk);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
  return { lines: count, bytes, sha256: hash.digest('hex') };
}

async function isThere(path: string): Promise<boolean> {
  try {
    await (await open(path, 'r')).close();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}
