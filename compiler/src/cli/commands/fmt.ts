import type { CommandModule } from 'yargs';
import { renderJson, renderLine } from '../../diagnostics/index.js';
import { defaultWidth } from '../../phases/1-parse/index.js';
import { decodeSource } from '../../program/index.js';
import { exitCodes, fail, type Run, writeJson } from '../command.js';
import { rewrite } from '../files.js';
import { findFiles, formatFile, formatText, type Outcome } from '../format-files.js';
import { standardInput } from '../terminal.js';

interface Arguments {
  readonly paths: readonly string[] | undefined;
  readonly check: boolean;
  readonly width: number;
  readonly json: boolean;
  readonly diff: boolean;
}

/** A file and what became of it. */
interface Done {
  readonly name: string;
  readonly outcome: Outcome;
}

/** Narrower lines hold no statement, and a wider one is one that nobody reads. */
const widths = { least: 40, most: 400 };

/** `fabula fmt [PATHS…]`: lays out `.fab` files. Never changes what they say. */
export function fmtCommand(run: Run): CommandModule<object, Arguments> {
  return {
    command: 'fmt [paths..]',
    describe: 'Lays out the source: indentation, blanks, long lists.',
    builder: (yargs) =>
      yargs
        // Else only the last path would count.
        .parserConfiguration({ 'camel-case-expansion': false, 'duplicate-arguments-array': true })
        .positional('paths', {
          type: 'string',
          array: true,
          describe: 'Files and folders; this folder if none. `-` reads standard input and writes standard output.',
        })
        .option('check', {
          type: 'boolean',
          default: false,
          describe: 'Writes nothing; lists the files that would change, and fails if there are any.',
        })
        .option('diff', { type: 'boolean', default: false, describe: 'Writes nothing; shows what would change.' })
        .option('width', {
          type: 'number',
          requiresArg: true,
          default: defaultWidth,
          describe: 'How wide a line of logic may be. Prose is never broken.',
        })
        .option('json', { type: 'boolean', default: false, describe: 'Prints one JSON value on standard output.' }),
    handler: async ({ paths = [], check: only, width, json, diff }) => {
      // What is shown is not written, and fails as `--check` does: it may stand in CI.
      const check = only || diff;
      if (!Number.isInteger(width) || width < widths.least || width > widths.most) {
        fail(run, exitCodes.usage, `\`--width\` takes a whole figure from ${widths.least} to ${widths.most}.`);
        return;
      }
      const wanted = paths.length === 0 ? ['.'] : paths;
      if (wanted.includes(standardInput)) {
        if (wanted.length > 1) fail(run, exitCodes.usage, '`-` is standard input, and stands alone.');
        else await formatInput(run, { check, width, json, diff });
        return;
      }
      const files = await findFiles(run, wanted);
      if (!files) return;
      const done: Done[] = [];
      for (const file of files) {
        const outcome = formatFile(file, width);
        if (outcome.status === 'changed' && !check) await rewrite(file.path, outcome.text);
        done.push({ name: file.name, outcome });
        if (diff && !json) await showDiff(run, file.name, outcome);
      }
      leaveExit(run, done, check);
      if (json) showJson(run, done, check);
      else show(run, done, check, diff);
    },
  };
}

/** Standard input to standard output. What can't be formatted leaves nothing there: an editor would take it for the file. */
async function formatInput(run: Run, options: Pick<Arguments, 'check' | 'width' | 'json' | 'diff'>) {
  const { check, width, json, diff } = options;
  const bytes = await run.terminal.input?.();
  if (!bytes) {
    fail(run, exitCodes.environment, 'there is nothing to read on standard input.');
    return;
  }
  const name = standardInput;
  const text = decodeSource(bytes, name);
  const outcome: Outcome =
    typeof text === 'string'
      ? formatText(name, text, width)
      : { status: 'problem', diagnostic: text, source: undefined };
  const done = [{ name, outcome }];
  leaveExit(run, done, check);
  if (json) showJson(run, done, check);
  else if (diff && outcome.status === 'changed') {
    await showDiff(run, name, outcome);
  } else if (check || outcome.status === 'problem' || outcome.status === 'fault') show(run, done, check);
  else if (typeof text === 'string') run.terminal.out(outcome.status === 'changed' ? outcome.text : text);
}

function leaveExit(run: Run, done: readonly Done[], check: boolean): void {
  const isFine = ({ outcome: { status } }: Done): boolean => status === 'unchanged' || (status === 'changed' && !check);
  if (!done.every(isFine)) run.exit = exitCodes.errors;
}

/** Names the files that changed, then what was left alone and why. */
function show(run: Run, done: readonly Done[], check: boolean, shown = false): void {
  const { terminal } = run;
  for (const { name, outcome } of done) {
    if (outcome.status === 'changed') {
      if (!shown) terminal.out(`${name}\n`);
    } else if (outcome.status !== 'unchanged') terminal.err(`${reason(name, outcome)}\n`);
  }
  const changed = count(done, 'changed');
  const left = count(done, 'problem') + count(done, 'fault');
  const verb = check ? 'would change' : 'changed';
  const parts = [
    changed === 0 ? `Nothing ${verb}` : `${inFiles(changed)} ${verb}`,
    `${inFiles(count(done, 'unchanged'))} in order`,
    ...(left > 0 ? [`${inFiles(left)} left alone`] : []),
  ];
  terminal.err(`${parts.join(', ')}.\n`);
}

/** The lines that would change, as a patch that other programs can read. */
async function showDiff(run: Run, name: string, outcome: Outcome): Promise<void> {
  if (outcome.status !== 'changed') return;
  const { patchOf } = await import('../line-diff.js');
  run.terminal.out(patchOf(name, outcome.before, outcome.text));
}

function showJson(run: Run, done: readonly Done[], check: boolean): void {
  writeJson(run, {
    ok: run.exit === exitCodes.fine,
    written: check ? 0 : count(done, 'changed'),
    files: done.map(({ name, outcome }) => ({
      file: name,
      status: outcome.status,
      ...(outcome.status === 'problem' && { diagnostic: renderJson(outcome.diagnostic, sourcesOf(outcome)) }),
      ...(outcome.status === 'changed' && name === standardInput && { text: outcome.text }),
    })),
  });
}

function reason(name: string, outcome: Outcome): string {
  if (outcome.status === 'problem') return renderLine(outcome.diagnostic, sourcesOf(outcome));
  return `${name}: left alone, because it would not have said the same. That is a fault of \`fabula fmt\`; please report it with the file.`;
}

function sourcesOf({ source }: Extract<Outcome, { status: 'problem' }>) {
  return new Map(source ? [[source.path, source]] : []);
}

function count(done: readonly Done[], status: Outcome['status']): number {
  return done.filter(({ outcome }) => outcome.status === status).length;
}

function inFiles(figure: number): string {
  return `${figure} ${figure === 1 ? 'file' : 'files'}`;
}
