import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import type { CommandModule } from 'yargs';
import type { Bounds, Explored, Report, Required, Saved, SaveFault, Sites } from '../../explore/index.js';
import { exitCodes, fail, type Run, writeJson } from '../command.js';
import { interruption, progressLine } from '../explore-progress.js';
import { writeWhole } from '../files.js';
import { loadStory } from '../load-checked.js';
import { ofOneSession } from '../one-session.js';
import { withFolder } from '../options.js';
import { UsageError } from '../usage-error.js';

const formats = ['text', 'json', 'lcov', 'html'] as const;

interface Arguments extends Bounds {
  readonly dir: string;
  readonly json: boolean;
  readonly format: (typeof formats)[number];
  readonly out: string | undefined;
  readonly all: boolean;
  readonly seed: number;
  readonly workers: number;
  readonly save: string | undefined;
  readonly resume: string | undefined;
  readonly 'require-coverage': string | undefined;
}

/** `fabula explore [DIR]`: plays the pack through the real engine, and tells what no reading of it can. */
export function exploreCommand(run: Run): CommandModule<object, Arguments> {
  return {
    command: 'explore [dir]',
    describe: 'Plays the pack in all the ways there are, and tells what was found.',
    builder: (yargs) =>
      withFolder(yargs)
        .option('turns', figure('The most turns of one playthrough.', 1_000))
        .option('states', figure('The most states that are kept.', 1_000_000))
        .option('seconds', figure('The time it may take.', 60))
        .option('memory', figure('The memory it may take for states, in MB.', 512))
        .option('walks', figure("Walks by chance, from which the endings' shares are told.", 1_000))
        .option('seed', figure('What walks are seeded with.', 0))
        .option(
          'workers',
          figure('Threads that share the work; 0: none but this one.', Math.max(availableParallelism() - 1, 0)),
        )
        .option('save', { type: 'string', requiresArg: true, describe: 'Keeps the run in this file, to go on later.' })
        .option('resume', { type: 'string', requiresArg: true, describe: 'Goes on with the run in this file.' })
        .option('require-coverage', {
          type: 'string',
          requiresArg: true,
          describe: 'Fails below so many hundredths: `90`, or `scenes=100,lines=90`.',
        })
        .option('json', { type: 'boolean', default: false, describe: 'Prints one JSON value on standard output.' })
        .option('format', {
          choices: formats,
          default: 'text' as const,
          requiresArg: true,
          describe: 'The form of the report.',
        })
        .option('out', { type: 'string', requiresArg: true, describe: 'The file to write the report to.' })
        .option('all', {
          type: 'boolean',
          default: false,
          describe: 'Shows all that was missed, and a playthrough to each ending.',
        }),
    handler: async (options) => {
      checkFigures(options);
      // The engine is loaded by who plays: `check` shares this program, and starts without.
      const explore = await import('../../explore/index.js');
      const required = requiredIn(options, explore.parseRequired);
      const story = await loadStory(run, options.dir, options.json);
      if (!story) return;
      const program = ofOneSession(story.built.program);
      const { sources } = story.pack.program.ids();
      const refusal = await explore.startRefusal(program);
      if (refusal !== undefined) {
        fail(run, exitCodes.errors, `the story can't be begun by a reader who answers anything: ${refusal}.`);
        return;
      }
      const sites = explore.sitesOf(program, (file) => sources.has(file));
      const identity = explore.identityOf(program, options.seed);
      const resume = await resumed(run, options.resume, (bytes) => explore.readSave(bytes, identity, sites));
      if (resume === 'fault') return;

      const interrupted = interruption();
      const progress = progressLine(run.terminal, (tally) => explore.coverageOf(sites, tally), explore.percent);
      const explored = await explore
        .explore(program, sites, {
          bounds: options,
          seed: options.seed,
          workers: options.workers,
          ...(resume && { resume }),
          onProgress: progress.show,
          isStopped: interrupted.isStopped,
        })
        .finally(() => {
          progress.clear();
          interrupted.release();
        });
      if (options.save !== undefined) {
        const file = resolve(run.terminal.cwd, options.save);
        await writeWhole(file, explore.writeSave(identity, explore.saved(explored)));
        run.terminal.err(`Kept the run in ${options.save}: \`--resume ${options.save}\` goes on with it.\n`);
      }
      const neverAt = explore.neverAtOf(story.pack.program.check().diagnostics);
      const report = await explore.reportOf({ program, sites, explored, sources, neverAt });
      await show(run, options, explore, { report, sites, explored, sources });
      judge(run, report, required, explore);
    },
  };
}

function figure(describe: string, value: number) {
  return { type: 'number', default: value, requiresArg: true, describe } as const;
}

function checkFigures(options: Arguments): void {
  for (const name of ['turns', 'states', 'seconds', 'memory', 'walks', 'seed', 'workers'] as const) {
    const value = options[name];
    const whole = name === 'seconds' || Number.isSafeInteger(value);
    if (!(value >= 0) || !whole)
      throw new UsageError(`\`--${name}\` wants a figure${whole ? '' : ' without a fraction'}, from 0.`);
  }
  if (options.seed > 1_000_000) throw new UsageError('`--seed` goes up to 1000000.');
  if (options.workers > 256) throw new UsageError('`--workers` goes up to 256.');
}

function requiredIn(options: Arguments, parse: (text: string) => Required | undefined): Required {
  const text = options['require-coverage'];
  const required = text === undefined ? {} : parse(text);
  if (!required)
    throw new UsageError(
      `\`--require-coverage ${text}\` is neither a figure up to 100 nor a list such as \`scenes=100,lines=90\`; there are scenes, lines, choices, branches, objectives and cards.`,
    );
  return required;
}

async function resumed(
  run: Run,
  path: string | undefined,
  read: (bytes: Uint8Array) => { readonly saved: Saved } | { readonly fault: SaveFault },
): Promise<Saved | 'fault' | undefined> {
  if (path === undefined) return undefined;
  const result = read(await readFile(resolve(run.terminal.cwd, path)));
  if ('saved' in result) return result.saved;
  fail(run, exitCodes.environment, `\`${path}\`: ${faults[result.fault]} Without \`--resume\` it begins anew.`);
  return 'fault';
}

const faults: { readonly [F in SaveFault]: string } = {
  notOne: 'this is no run of `fabula explore`.',
  otherVersion: 'another version of Fabula kept this run.',
  damaged: 'this file is damaged, or was cut off.',
  otherPack: 'this run is of another pack, another version of it, or another `--seed`.',
};

type ExploreFace = typeof import('../../explore/index.js');

interface Shown {
  readonly report: Report;
  readonly sites: Sites;
  readonly explored: Explored;
  readonly sources: Parameters<ExploreFace['hitsByFile']>[2];
}

async function show(run: Run, options: Arguments, explore: ExploreFace, shown: Shown): Promise<void> {
  const { report, sites, explored, sources } = shown;
  const format = options.json ? 'json' : options.format;
  const summary = (): string => explore.reportText(report, { paint: run.terminal.paint, all: options.all });
  const files = () => explore.hitsByFile(sites, explored.tally, sources);
  if (format === 'json' && options.out === undefined) {
    writeJson(run, report);
    return;
  }
  const text = {
    text: summary,
    json: () => `${JSON.stringify(report, null, 2)}\n`,
    lcov: () => explore.reportLcov(files()),
    html: () => explore.reportHtml({ report, files: files(), sources }),
  }[format]();
  if (options.out === undefined) {
    run.terminal.out(text);
    return;
  }
  await writeWhole(resolve(run.terminal.cwd, options.out), text);
  if (format !== 'text') run.terminal.out(summary());
  run.terminal.err(`Wrote ${options.out}.\n`);
}

/** Fails for what is wrong with the story, and for coverage that was asked for. */
function judge(run: Run, report: Report, required: Required, explore: ExploreFace): void {
  if (report.findings.some(({ severity }) => severity === 'error')) run.exit = exitCodes.errors;
  for (const measure of explore.shortfalls(report.coverage, required)) {
    run.exit = exitCodes.errors;
    run.terminal.err(
      `${explore.percent(report.coverage[measure])} % of ${measure} are covered; ${required[measure]} % were asked for.\n`,
    );
  }
}
