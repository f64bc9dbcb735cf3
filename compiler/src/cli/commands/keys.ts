import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { formatPublicKey, formatSecretKey, generateKey, parsePublicKey, parseSecretKey } from '@fabula/runtime/bundle';
import type { Argv, CommandModule } from 'yargs';
import { exitCodes, fail, type Run, writeJson } from '../command.js';
import { writeSecret, writeWhole } from '../files.js';

interface NewArguments {
  readonly file: string;
  readonly json: boolean;
}

/** `fabula keys new FILE`, `fabula keys show FILE`: what bundles are signed and checked with. */
export function keysCommand(run: Run): CommandModule {
  return {
    command: 'keys <command>',
    describe: 'Makes and shows the keys that bundles are signed with.',
    builder: (yargs) => yargs.command(newKey(run)).command(showKey(run)).demandCommand(1),
    handler: () => undefined,
  };
}

function newKey(run: Run): CommandModule<object, NewArguments> {
  return {
    command: 'new <file>',
    describe: 'Writes a secret key to FILE, for you alone, and its public key to FILE.pub.',
    builder: (yargs) => withFile(yargs),
    handler: async ({ file, json }) => {
      const path = resolve(run.terminal.cwd, file);
      const key = await generateKey();
      if (!(await writeSecret(path, formatSecretKey(key)))) {
        fail(
          run,
          exitCodes.usage,
          `\`${file}\` is there already, and a key is never written over. Choose another name.`,
        );
        return;
      }
      await writeWhole(`${path}.pub`, formatPublicKey(key.publicKey));
      if (json) writeJson(run, { ok: true, id: key.publicKey.id, secret: file, public: `${file}.pub` });
      else
        run.terminal.out(
          `Made the key ${key.publicKey.id}.\n\n  ${file}      secret: keep it out of the repository\n  ${file}.pub  public: give it to who runs the story\n`,
        );
    },
  };
}

function showKey(run: Run): CommandModule<object, NewArguments> {
  return {
    command: 'show <file>',
    describe: 'Tells the id of a key, and its public half.',
    builder: (yargs) => withFile(yargs),
    handler: async ({ file, json }) => {
      const text = await readFile(resolve(run.terminal.cwd, file), 'utf8');
      const secret = text.includes(':secret:') ? await parseSecretKey(text) : undefined;
      const key = secret?.ok
        ? { ok: true as const, value: secret.value.publicKey }
        : (secret ?? (await parsePublicKey(text)));
      if (!key.ok) {
        fail(run, exitCodes.errors, `\`${file}\`: ${key.error.detail}`);
        return;
      }
      const line = formatPublicKey(key.value).trim();
      if (json) writeJson(run, { ok: true, id: key.value.id, public: line });
      else run.terminal.out(`${key.value.id}\n${line}\n`);
    },
  };
}

function withFile(yargs: Argv) {
  return yargs
    .positional('file', { type: 'string', demandOption: true, describe: "The key's file." })
    .option('json', { type: 'boolean', default: false, describe: 'Prints one JSON value on standard output.' });
}
