import { availableParallelism } from 'node:os';
import type { CommandModule } from 'yargs';
import {
  type ConvertProgress,
  type ConvertReport,
  convertSessions,
  type Host,
  migrationStatus,
  type StaysBehind,
  type Story,
} from '../../../host/index.js';
import { type Run, report } from '../../command.js';
import { describeError } from '../../describe-error.js';
import { exitCodes } from '../../exit-codes.js';
import { locateStore } from '../../open-store.js';
import { convertWorkersAvailable, type WorkerCrew, workerCrew } from './convert-crew.js';
import { type StoryArguments, withBundle, withStory } from './with-story.js';

interface Arguments extends StoryArguments {
  readonly tenant: string | undefined;
  readonly batch: number;
  readonly workers: number | undefined;
}

/** `fabula-run migrate convert BUNDLE`: converts the sessions that are behind, while they are played. */
export function convertCommand(run: Run): CommandModule<object, Arguments> {
  return {
    command: 'convert <bundle>',
    describe: 'Converts the sessions that are behind the bundle. Ctrl-C stops it after the batch at hand.',
    builder: (yargs) =>
      withBundle(yargs)
        .option('tenant', { type: 'string', requiresArg: true, describe: 'Only sessions of this tenant.' })
        .option('batch', {
          type: 'number',
          requiresArg: true,
          default: 200,
          describe: 'How many are converted in one transaction.',
        })
        .option('workers', {
          type: 'number',
          requiresArg: true,
          describe:
            'How many convert side by side, in a store on a server. Else as many as there are processors, if it pays.',
        })
        .check(
          ({ workers }) =>
            workers === undefined ||
            (Number.isSafeInteger(workers) && workers >= 1 && workers <= mostWorkers) ||
            `\`--workers\` takes a number from 1 to ${mostWorkers}.`,
        )
        .check(
          ({ batch }) =>
            (Number.isSafeInteger(batch) && batch >= 1 && batch <= 5_000) || '`--batch` takes a number from 1 to 5000.',
        ),
    handler: (options) => withStory(run, options, (host, story) => convert(run, options, host, story)),
  };
}

async function convert(run: Run, options: Arguments, host: Host, story: Story): Promise<void> {
  const { tenant, batch, json } = options;
  const { terminal } = run;
  const stop = new AbortController();
  const stopListening = terminal.onInterrupt(() => stop.abort());
  const status = await migrationStatus(host, story);
  const total = status.ok ? status.value.behind : 0;
  const line = progressLine(run, options, total);
  const crew = await crewFor(run, options, host, story, total);
  try {
    const done = await convertSessions(host, story, {
      ...(tenant !== undefined && { tenant }),
      batch,
      signal: stop.signal,
      ...(crew && { crew }),
      onProgress: line.progress,
      onStays: line.stays,
    });
    line.end();
    if (!done.ok) {
      report(run, describeError(done.error), json);
      if (!json) terminal.err(`What was converted stays so. ${again(options)}\n`);
      return;
    }
    if (json) say(run, { type: 'done', ok: isWhole(done.value), ...done.value });
    else terminal.out(summary(done.value, options));
    if (done.value.stopped) run.exit = exitCodes.interrupted;
    else if (!isWhole(done.value)) run.exit = exitCodes.data;
  } finally {
    stopListening();
    await crew?.close();
  }
}

const mostWorkers = 64;

/** A worker takes about as long to start as a few hundred sessions to convert. */
const worthAWorker = 500;

/** Workers beside this process; undefined where it does it alone. The embedded store belongs to one process and one thread. */
async function crewFor(
  run: Run,
  { store, bundle, workers }: Arguments,
  host: Host,
  story: Story,
  total: number,
): Promise<WorkerCrew | undefined> {
  if (host.store.kind !== 'pg' || !convertWorkersAvailable()) return undefined;
  const size = workers ?? Math.min(8, availableParallelism(), Math.floor(total / worthAWorker));
  if (size <= 1) return undefined;
  const located = await locateStore(run, { store, bundle });
  return 'exit' in located ? undefined : workerCrew({ location: located.location, bundle: story.bytes }, size);
}

function isWhole({ quarantined, left, stopped }: ConvertReport): boolean {
  return quarantined === 0 && left === 0 && !stopped;
}

interface ProgressLine {
  readonly progress: (progress: ConvertProgress) => void;
  readonly stays: (stays: StaysBehind) => void;
  readonly end: () => void;
}

/** A bar where somebody sits, a line now and then where nobody does, a line of JSON for each batch for programs. */
function progressLine(run: Run, { json }: Arguments, total: number): ProgressLine {
  const { terminal } = run;
  if (json) {
    return {
      progress: (progress) => say(run, { type: 'progress', ...progress }),
      stays: ({ key, stays, detail }) => say(run, { type: stays, ...key, detail }),
      end: () => undefined,
    };
  }
  let told = Date.now();
  const clear = (): void => {
    if (terminal.interactive) terminal.err('\r\u001b[K');
  };
  return {
    progress: (progress) => {
      const { converted, quarantined, held, left } = progress;
      const count = converted + quarantined + held + left;
      if (terminal.interactive) {
        terminal.err(`\r\u001b[K${bar(count, total, Math.min(80, terminal.columns() - 1))}`);
      } else if (Date.now() - told >= quiet) {
        told = Date.now();
        terminal.err(`${count} of ${total}\n`);
      }
    },
    stays: ({ key, stays, detail }) => {
      clear();
      const branch = key.branch === 'main' ? '' : ` (branch ${key.branch})`;
      terminal.err(`${key.session}${branch} ${stays === 'left' ? 'is left' : 'is put aside'}: ${detail}\n`);
    },
    end: clear,
  };
}

/** So often is a log told how far it is. */
const quiet = 5_000;

/** `[#####.....] 1200 of 4000` */
function bar(count: number, total: number, width: number): string {
  const figures = ` ${count} of ${Math.max(count, total)}`;
  const room = Math.max(10, width - figures.length - 2);
  const full = total === 0 ? room : Math.min(room, Math.round((count / total) * room));
  return `[${'#'.repeat(full)}${'.'.repeat(room - full)}]${figures}`;
}

function summary(done: ConvertReport, options: Arguments): string {
  const { converted, moved, quarantined, held, left, stopped } = done;
  const lines = [
    converted === 0 && !stopped && quarantined + left === 0
      ? 'Nothing to convert.'
      : `${converted} converted${moved === 0 ? '' : `, ${moved} of them led elsewhere in the story`}.`,
  ];
  if (held > 0) lines.push(`${held} stay with their bundle, pinned or put aside before.`);
  if (left > 0) lines.push(`${left} are left for their next turn in the story's own host.`);
  if (quarantined > 0) {
    lines.push(
      `${quarantined} could not be converted and go on with their old bundle. With the cause mended, \`fabula-run migrate retry --all\` lets them go.`,
    );
  }
  if (stopped) lines.push(`Stopped after the batch at hand; nothing is half done. ${again(options)}`);
  return `${lines.join('\n')}\n`;
}

function again({ bundle }: Arguments): string {
  return `\`fabula-run migrate convert ${bundle}\` goes on from here.`;
}

function say(run: Run, value: object): void {
  run.terminal.out(`${JSON.stringify(value)}\n`);
}
