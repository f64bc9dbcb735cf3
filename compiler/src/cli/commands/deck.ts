import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseSecretKey, type SecretKey } from '@fabula/runtime/bundle';
import type { Argv, CommandModule } from 'yargs';
import {
  type DeckFile,
  deckKey,
  exportDeck,
  readDeckFile,
  signDeck,
  whyNotSigned,
  writeDeckFile,
} from '../../decks/index.js';
import { isSymbolOf } from '../../phases/2-bind/index.js';
import { exitCodes, fail, type Run, writeJson } from '../command.js';
import { writeWhole } from '../files.js';
import { loadChecked } from '../load-checked.js';

interface ExportArguments {
  readonly deck: string;
  readonly dir: string;
  readonly key: string | undefined;
}
interface FileArguments {
  readonly file: string;
  readonly key: string | undefined;
  readonly json: boolean;
}

/** `fabula deck export`, `sign`, `verify`: decks that are handed from one pack to another. */
export function deckCommand(run: Run): CommandModule {
  return {
    command: 'deck <command>',
    describe: 'Makes files of decks, signs them and tells whose signature they have.',
    builder: (yargs) =>
      yargs.command(exportCommand(run)).command(signCommand(run)).command(verifyCommand(run)).demandCommand(1),
    handler: () => undefined,
  };
}

function exportCommand(run: Run): CommandModule<object, ExportArguments> {
  return {
    command: 'export <deck> [dir]',
    describe: 'Prints a deck of the pack as a file for other packs.',
    builder: (yargs) =>
      yargs
        .positional('deck', { type: 'string', demandOption: true, describe: "The deck's name." })
        .positional('dir', { type: 'string', default: '.', describe: "The pack's folder." })
        .option('key', { type: 'string', requiresArg: true, describe: 'The file of a secret key to sign it with.' }),
    handler: async ({ deck: name, dir, key }) => {
      const pack = await loadChecked(run, dir, false);
      if (!pack) return;
      const decks = (pack.program.bound().program?.main.symbols ?? []).flatMap((symbol) =>
        isSymbolOf(symbol, 'deck') ? [symbol] : [],
      );
      const found = decks.find(({ id }) => id === name);
      if (!found) {
        const known = decks.map(({ id }) => `\`${id}\``).join(', ');
        const there = known === '' ? 'It has none.' : `It has ${known}.`;
        fail(run, exitCodes.errors, `The pack has no deck \`${name}\`. ${there}`);
        return;
      }
      const file = exportDeck(found);
      if ('scene' in file) {
        const why = 'stands for a scene of this pack, which no file can hold. Give it a text of its own.';
        fail(run, exitCodes.errors, `The card \`${file.scene}\` ${why}`);
        return;
      }
      const secret = key === undefined ? undefined : await secretKey(run, key);
      if (key !== undefined && !secret) return;
      run.terminal.out(writeDeckFile(secret ? signDeck(file, secret.seed) : file));
    },
  };
}

function signCommand(run: Run): CommandModule<object, FileArguments> {
  return {
    command: 'sign <file>',
    describe: 'Signs the file of a deck with a secret key, in place of the signature it has.',
    builder: (yargs) => withKey(yargs, 'The file of the secret key (see `fabula keys new`).', true),
    handler: async ({ file, key = '', json }) => {
      const secret = await secretKey(run, key);
      const deck = secret && (await deckFile(run, file));
      if (!secret || !deck) return;
      const signed = signDeck(deck, secret.seed);
      await writeWhole(resolve(run.terminal.cwd, file), writeDeckFile(signed));
      const by = signed.signature?.key ?? '';
      if (json) writeJson(run, { ok: true, key: by });
      else run.terminal.out(`Signed ${file}. In the pack that uses it write:\n\n  key "${by}"\n`);
    },
  };
}

function verifyCommand(run: Run): CommandModule<object, FileArguments> {
  return {
    command: 'verify <file>',
    describe: 'Tells whether the file of a deck is as it was signed, and with which key.',
    builder: (yargs) => withKey(yargs, 'The key it is to be signed with: `ed25519:` and 64 hex digits.', false),
    handler: async ({ file, key, json }) => {
      if (key !== undefined && !deckKey.test(key)) {
        fail(run, exitCodes.usage, '`--key` takes a key of the form `ed25519:` and 64 hex digits.');
        return;
      }
      const deck = await deckFile(run, file);
      if (!deck) return;
      const by = key ?? deck.signature?.key ?? '';
      const reason = whyNotSigned(deck, by);
      if (json) {
        writeJson(run, {
          ok: reason === undefined,
          key: deck.signature?.key ?? null,
          ...(reason !== undefined && { reason }),
        });
        if (reason !== undefined) run.exit = exitCodes.errors;
      } else if (reason === undefined) {
        const count = `${deck.cards.length} ${deck.cards.length === 1 ? 'card' : 'cards'}`;
        run.terminal.out(`${file}: \`${deck.name}\`, ${count}, signed with ${by}\n`);
      } else fail(run, exitCodes.errors, `\`${file}\`: ${reason}.`);
    },
  };
}

function withKey(yargs: Argv, describe: string, isNeeded: boolean) {
  return yargs
    .positional('file', { type: 'string', demandOption: true, describe: 'The file, which ends in `.deck.json`.' })
    .option('key', { type: 'string', requiresArg: true, demandOption: isNeeded, describe })
    .option('json', { type: 'boolean', default: false, describe: 'Prints one JSON value on standard output.' });
}

async function secretKey(run: Run, file: string): Promise<SecretKey | undefined> {
  const key = await parseSecretKey(await readFile(resolve(run.terminal.cwd, file), 'utf8'));
  if (key.ok) return key.value;
  fail(run, exitCodes.errors, `\`${file}\`: ${key.error.detail}`);
  return undefined;
}

async function deckFile(run: Run, file: string): Promise<DeckFile | undefined> {
  const read = readDeckFile(await readFile(resolve(run.terminal.cwd, file), 'utf8'));
  if (read.ok) return read.deck;
  fail(run, exitCodes.errors, `\`${file}\` can’t be read as a deck: ${read.reason}.`);
  return undefined;
}
