import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { CommandModule } from 'yargs';
import { type Run, report, writeJson } from '../command.js';
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
        const lines = createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY });
        const restored = await host.store.import(lines);
        if (!restored.ok) report(run, describeStoreError(restored.error), options.json);
        else if (options.json) writeJson(run, { ok: true, ...restored.value });
        else run.terminal.out(`${restored.value.rows} rows restored. \`fabula-run verify\` checks them.\n`);
      });
    },
  };
}
