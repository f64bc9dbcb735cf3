import type { CommandModule } from 'yargs';
import { type Host, type HostResult, readLedger, readPayload, storyOf } from '../../host/index.js';
import type { BranchKey, TurnRow } from '../../ports/index.js';
import { renderOutput, renderWaiting } from '../../render/index.js';
import { checkpointsIn } from '../checkpoints.js';
import { type Run, report, writeJson } from '../command.js';
import { describeError, describeStoreError } from '../describe-error.js';
import { describeAct, describeEvent } from '../describe-event.js';
import { exitCodes } from '../exit-codes.js';
import { type SessionArguments, withSession } from '../options.js';
import { pageOf } from '../play/page.js';
import { stepsOf } from '../play/table.js';
import { table } from '../table.js';
import { type FoundSession, withFoundSession } from '../with-session.js';

interface Arguments extends SessionArguments {
  readonly at: number | undefined;
}

/** `fabula-run show SESSION`: its turns, or with `--at` one of them in full. */
export function showCommand(run: Run): CommandModule<object, Arguments> {
  return {
    command: 'show <session>',
    describe: 'Shows the turns of a session, or with --at what happened in one.',
    builder: (yargs) =>
      withSession(yargs)
        .option('at', { type: 'number', requiresArg: true, describe: 'The turn to show in full.' })
        .check(({ at }) => at === undefined || Number.isSafeInteger(at) || '`--at` takes the number of a turn.'),
    handler: (options) =>
      withFoundSession(run, options, (host, found) =>
        options.at === undefined
          ? showSession(run, host, found, options)
          : showTurn(run, host, found, options, options.at),
      ),
  };
}

async function showSession(run: Run, host: Host, { row, key }: FoundSession, { json }: Arguments): Promise<void> {
  const branches = await host.store.listBranches(key);
  if (!branches.ok) {
    report(run, describeStoreError(branches.error), json);
    return;
  }
  const branch = branches.value.find(({ name }) => name === key.branch);
  if (!branch) {
    report(run, describeError({ error: 'unknownBranch', session: key.session, branch: key.branch }), json);
    return;
  }
  const turns: { readonly row: TurnRow; readonly input: string; readonly checkpoints: readonly string[] }[] = [];
  for await (const turn of readLedger(host, key, { from: 1, to: branch.head })) {
    if (!turn.ok) {
      report(run, describeError(turn.error), json);
      return;
    }
    const payload = readPayload(turn.value.payload);
    turns.push({
      row: turn.value,
      input: payload ? describeAct(payload.input.act) : 'unreadable',
      checkpoints: checkpointsIn(turn.value.payload),
    });
  }
  if (json) {
    writeJson(run, {
      session: row,
      branches: branches.value,
      turns: turns.map(({ row: { payload: _, ...header }, input, checkpoints }) => ({
        ...header,
        input,
        ...(checkpoints.length > 0 && { checkpoints }),
      })),
    });
    return;
  }
  const { paint } = run.terminal;
  const { title } = { title: `${row.pack} ${row.packVersion}` };
  run.terminal.out(`${paint.bold(key.session)}  ${title}, branch ${key.branch}${row.ended ? ', ended' : ''}\n`);
  if (branches.value.length > 1) {
    for (const { name, parent, at, head } of branches.value) {
      run.terminal.out(`  ${name}: ${head} turns${parent === undefined ? '' : `, from ${parent} after turn ${at}`}\n`);
    }
  }
  run.terminal.out(
    `\n${table(
      ['turn', 'at', 'state', 'events', 'input'],
      turns.map(({ row: turn, input, checkpoints }) => [
        String(turn.version),
        turn.at,
        turn.stateHash.slice(0, 12),
        String(turn.events),
        [input, ...checkpoints.map((label) => `checkpoint ${JSON.stringify(label)}`)].join('; '),
      ]),
      paint,
    )}`,
  );
}

async function showTurn(run: Run, host: Host, { key }: FoundSession, { json }: Arguments, at: number): Promise<void> {
  const row = await readTurn(host, key, at);
  if (!row.ok) {
    report(run, describeError(row.error), json);
    return;
  }
  const payload = readPayload(row.value.payload);
  if (!payload) {
    report(
      run,
      describeError({ error: 'corrupt', version: at, detail: 'Its payload is not one that a turn writes.' }),
      json,
    );
    return;
  }
  if (json) {
    const { payload: text, ...header } = row.value;
    const parsed: unknown = JSON.parse(text);
    writeJson(run, { ...header, payload: parsed });
    return;
  }
  const story = await storyOf(host, row.value.bundle);
  if (!story.ok) {
    report(run, describeError(story.error), json);
    return;
  }
  const { paint } = run.terminal;
  const { version, stateHash, hash, seat, bundle } = row.value;
  const reader = { texts: story.value.textsFor(payload.input.locale), locale: payload.input.locale };
  const view = {
    version,
    packVersion: story.value.bundle.manifest.pack.version,
    stateHash,
    repeated: false,
    lines: renderOutput(payload.output, seat, reader),
    ...stepsOf(payload.output, reader),
    waiting: renderWaiting(payload.waiting, reader),
  };
  run.terminal.out(
    [
      `${paint.bold(`Turn ${version}`)} of ${key.session}, ${row.value.at}, by ${seat}`,
      `  input  ${describeAct(payload.input.act)}`,
      `  state  ${stateHash}`,
      `  hash   ${hash}`,
      `  bundle ${bundle}`,
      '',
      paint.bold('What happened'),
      ...payload.events.map((event) => `  ${describeEvent(event)}`),
      '',
      paint.bold('What was said'),
      '',
      pageOf(view, { paint }),
    ].join('\n'),
  );
  run.exit = exitCodes.fine;
}

async function readTurn(host: Host, key: BranchKey, at: number): Promise<HostResult<TurnRow>> {
  const rows = await host.store.readTurns(key, at, 1);
  if (!rows.ok) return { ok: false, error: { error: 'store', store: rows.error } };
  const row = rows.value[0];
  if (row?.version === at) return { ok: true, value: row };
  const branches = await host.store.listBranches(key);
  const head = branches.ok ? (branches.value.find(({ name }) => name === key.branch)?.head ?? 0) : 0;
  return { ok: false, error: { error: 'unknownVersion', version: at, head } };
}
