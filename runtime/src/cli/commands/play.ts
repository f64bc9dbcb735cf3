import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { CommandModule } from 'yargs';
import type { Json } from '../../bundle/index.js';
import { type Host, parseAnswer, type Story, serveStory } from '../../host/index.js';
import { canonicalLocale } from '../../render/index.js';
import { checkNewName } from '../check-arguments.js';
import { type Run, report } from '../command.js';
import { exitCodes } from '../exit-codes.js';
import { type Interrupts, watchInterrupts } from '../interrupts.js';
import { type StoreArguments, withStore } from '../options.js';
import type { PlayOptions } from '../play/play-options.js';
import { type BundleArguments, readBundle } from '../read-bundle.js';
import { readExterns } from '../read-externs.js';
import { UsageError } from '../usage-error.js';
import { withHost } from '../with-host.js';

interface Arguments extends StoreArguments, Omit<BundleArguments, 'requireSignature'> {
  readonly session: string | undefined;
  readonly new: boolean;
  readonly seed: string | undefined;
  readonly locale: string | undefined;
  readonly script: string | undefined;
  readonly plain: boolean;
  readonly 'require-signature': boolean;
  readonly config: readonly string[];
  readonly externs: string | undefined;
  readonly player: readonly string[];
  readonly role: readonly string[];
  readonly spectator: readonly string[];
  readonly as: string | undefined;
}

/** `fabula-run play BUNDLE`: at a terminal, from a script, or with a program. */
export function playCommand(run: Run): CommandModule<object, Arguments> {
  return {
    command: 'play <bundle>',
    describe: 'Plays a story, and goes on where it was left.',
    builder: (yargs) =>
      withStore(yargs)
        .positional('bundle', {
          type: 'string',
          demandOption: true,
          describe: 'A `.fabc` file, made by `fabula build`.',
        })
        .option('session', {
          type: 'string',
          requiresArg: true,
          describe: 'The session to go on with, or to begin under this name.',
        })
        .option('new', { type: 'boolean', default: false, describe: 'Begins a new session.' })
        .option('seed', {
          type: 'string',
          requiresArg: true,
          describe: 'The root of all chance: the same seed and choices tell the same story. Begins a new session.',
        })
        .option('locale', {
          type: 'string',
          requiresArg: true,
          describe: 'The language to read in, and how figures are written: `de`, `en-GB`.',
        })
        .option('script', {
          type: 'string',
          requiresArg: true,
          describe: 'Plays the inputs of a file, one a line, and prints the transcript.',
        })
        .option('externs', {
          type: 'string',
          requiresArg: true,
          describe: 'A JavaScript module with the functions that the story declares as `extern fn`.',
        })
        .option('config', {
          type: 'string',
          array: true,
          default: none,
          requiresArg: true,
          describe: 'What the pack lets you set, for a new session: `name=value`.',
        })
        .option('player', {
          type: 'string',
          array: true,
          default: none,
          requiresArg: true,
          describe: 'Who plays, for a new session of several; given once for each.',
        })
        .option('role', {
          type: 'string',
          array: true,
          default: none,
          requiresArg: true,
          describe: 'Who has a role in it: `gm=carol`.',
        })
        .option('spectator', {
          type: 'string',
          array: true,
          default: none,
          requiresArg: true,
          describe: 'Who looks on.',
        })
        .option('as', {
          type: 'string',
          requiresArg: true,
          describe: 'Whose seat this is; the first that plays, where it is left out.',
        })
        .option('plain', {
          type: 'boolean',
          default: false,
          describe: 'For screen readers: no colour, no line editing, nothing redrawn.',
        })
        .option('require-signature', {
          type: 'boolean',
          default: false,
          describe: 'Refuses a bundle that none of the keys signed.',
        })
        .option('key', {
          type: 'string',
          array: true,
          default: none,
          requiresArg: true,
          describe: 'A file with a public key that is trusted.',
        })
        .check(({ locale, session, role }) => {
          rolesOf(role);
          if (locale !== undefined && canonicalLocale(locale) === undefined) {
            throw new UsageError('badLocale', `\`${locale}\` is no locale. Write one such as \`en-GB\` or \`de\`.`);
          }
          if (session !== undefined) checkNewName('`--session`', session);
          return true;
        }),
    handler: (options) => play(run, options),
  };
}

/** An empty list that says what it would hold. */
const none: readonly string[] = [];

async function play(run: Run, options: Arguments): Promise<void> {
  const { json, script } = options;
  const source = script === undefined ? undefined : await readScriptFile(run, script);
  if (script !== undefined && source === undefined) return;
  const story = await readBundle(run, { ...options, requireSignature: options['require-signature'] }, json);
  if (!story) return;
  const config = readConfig(run, story, options);
  if (!config) return;
  const functions = options.externs === undefined ? {} : await readExterns(run, options.externs, json);
  if (!functions) return;
  // A script is not listened to: there Ctrl-C ends the process as it ends any other.
  const interrupts = script === undefined ? watchInterrupts(run, json) : undefined;
  try {
    await withHost(run, { ...options, functions }, (host) =>
      playWith(run, options, { host, story, config, source, interrupts }),
    );
  } finally {
    interrupts?.stop();
  }
}

interface Prepared {
  readonly host: Host;
  readonly story: Story;
  readonly config: { readonly [name: string]: Json };
  /** Of `--script`. */
  readonly source: string | undefined;
  readonly interrupts: Interrupts | undefined;
}

async function playWith(run: Run, options: Arguments, prepared: Prepared): Promise<void> {
  const { host, story, config, source, interrupts } = prepared;
  const { json, script, plain } = options;
  if (interrupts?.came()) return;
  interrupts?.handOver();
  // Whatever turn is taken back, the session goes on with the bundle that was named.
  serveStory(host, story);
  const playOptions: PlayOptions = {
    host,
    story,
    plain,
    interrupted: () => interrupts?.came() === true,
    bundle: options.bundle,
    tenant: options.tenant,
    campaign: options.campaign,
    session: options.session,
    fresh: options.new || options.player.length > 0 || script !== undefined || options.seed !== undefined,
    seed: options.seed,
    config,
    attendance: attendanceOf(options),
    seat: options.as,
    locale: localeOf(run, options),
    store: options.store,
  };
  // Each way to play is loaded when it is needed: a script has no use for line editing.
  if (source !== undefined && script !== undefined) {
    const { playScript } = await import('../play/play-script.js');
    await playScript(run, playOptions, { path: script, source, json });
  } else if (json) {
    const { playJson } = await import('../play/play-json.js');
    await playJson(run, playOptions);
  } else {
    const { playAtTerminal } = await import('../play/play-terminal.js');
    await playAtTerminal(run, playOptions);
  }
}

/** What `--config` sets, by the types that the pack declares. */
function readConfig(
  run: Run,
  story: Story,
  { config, json }: Arguments,
): { readonly [name: string]: Json } | undefined {
  const { program } = story.bundle;
  const values: { [name: string]: Json } = {};
  for (const setting of config) {
    const [name = '', value = ''] = setting.split(/=(.*)/s);
    const field = program.schema.config.find((declared) => declared.name === name);
    const names = program.schema.config.map((declared) => declared.name).join(', ');
    const parsed = field && parseAnswer(field.type, value, program);
    if (parsed?.ok) {
      values[name] = parsed.value;
      continue;
    }
    const message = parsed
      ? `--config ${name} takes ${parsed.expected}.`
      : `The pack has no config \`${name}\`. ${names === '' ? 'It has none at all.' : `It has ${names}.`}`;
    report(run, { exit: exitCodes.usage, name: 'badConfig', message }, json);
    return undefined;
  }
  return values;
}

function rolesOf(role: readonly string[]): { readonly [role: string]: readonly string[] } {
  const roles: { [role: string]: string[] } = {};
  for (const each of role) {
    const [name = '', seat] = each.split(/=(.*)/s);
    if (seat === undefined || seat === '') {
      throw new UsageError('badRole', `\`--role ${each}\` is not of the form \`role=seat\`.`);
    }
    roles[name] = [...(roles[name] ?? []), seat];
  }
  return roles;
}

/** Who is there, as the options name them. */
function attendanceOf({ player, role, spectator }: Arguments): PlayOptions['attendance'] {
  return {
    ...(player.length > 0 && { seats: player }),
    ...(role.length > 0 && { roles: rolesOf(role) }),
    ...(spectator.length > 0 && { spectators: spectator }),
  };
}

/** A person's own; a program and a recorded playthrough read the same figures on every machine. */
function localeOf(run: Run, { locale, json, script }: Arguments): string {
  const named = locale === undefined ? undefined : canonicalLocale(locale);
  if (named !== undefined) return named;
  if (json || script !== undefined || !run.terminal.interactive) return 'en';
  return new Intl.DateTimeFormat().resolvedOptions().locale;
}

/** A playthrough of a megabyte would take a day. */
const largestScript = 1_000_000;

async function readScriptFile(run: Run, path: string): Promise<string | undefined> {
  const problem = (name: string, message: string): undefined => {
    report(run, { exit: exitCodes.data, name, message });
    return undefined;
  };
  let bytes: Buffer;
  try {
    bytes = await readFile(resolve(run.terminal.cwd, path));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return problem('noScript', `There is no file \`${path}\` to play from.`);
    }
    throw error;
  }
  if (bytes.length > largestScript)
    return problem(
      'scriptTooLarge',
      `\`${path}\` has ${bytes.length} bytes; a playthrough has fewer than ${largestScript}.`,
    );
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return problem('scriptNotText', `\`${path}\` is no UTF-8 text. A playthrough has one input a line.`);
  }
}
