import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { CommandModule } from 'yargs';
import type { StoreError } from '../../ports/index.js';
import { type Problem, type Run, report, writeJson } from '../command.js';
import { describeStoreError } from '../describe-error.js';
import { type StoreArguments, withStore } from '../options.js';
import { withHost } from '../with-host.js';

interface Arguments extends StoreArguments {
  readonly file: string;
}

/** `fabula-run restore FILE`: a backup into an empty store, of whichever kind. */
export function restoreCommand(run: Run): CommandModule<object, Arguments> {
  return {
    command: 'restore <file>',
    describe: 'Reads a backup into an empty store, all of it or nothing.',
    builder: (yargs) =>
      withStore(yargs).positional('file', { type: 'string', demandOption: true, describe: 'What `backup` wrote.' }),
    handler: async (options) => {
      const path = resolve(run.terminal.cwd, options.file);
      // Asked first: a file that is not there must not make a new store.
      await access(path);
      await withHost(run, { store: options.store, json: options.json }, async (host) => {
        const restored = await host.store.import(linesOf(path));
        if (!restored.ok) report(run, problemOf(restored.error), options.json);
        else if (options.json) writeJson(run, { ok: true, ...restored.value });
        else run.terminal.out(`${restored.value.rows} rows restored. \`fabula-run verify\` checks them.\n`);
      });
    },
  };
}

/** The file is opened when its first line is asked for: lines that come before anybody listens would be lost. */
async function* linesOf(path: string): AsyncGenerator<string> {
  yield* createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY });
}

/** Here it is the file that is damaged, and not the store. */
function problemOf(error: StoreError): Problem {
  const problem = describeStoreError(error);
  if (error.error !== 'corrupt') return problem;
  return {
    ...problem,
    message: `${error.detail}. Nothing was restored; is it a file that \`fabula-run backup\` wrote?`,
  };
}
