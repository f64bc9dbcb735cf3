import type { Json } from '../bundle/index.js';
import type { Act, OutputPart, Waiting } from '../engine/index.js';
import type { BranchKey } from '../ports/index.js';
import { type Appended, appendTurn } from './append-turn.js';
import { execute } from './execute.js';
import { readTurn } from './fold-turn.js';
import { forgetLive, type Host, remember, storyOf } from './host.js';
import { fail, type HostError, type HostResult, storeFailed, succeed } from './host-error.js';
import { headOf, type LiveBranch, liveBranch } from './live-branch.js';
import { turnSalt } from './seed.js';
import type { Story } from './story.js';

/** What a reader does, as it arrives. */
export interface Command {
  /** Chosen by whoever sends it. The same id again, however late, adds nothing and answers what the first one did. */
  readonly commandId: string;
  readonly seat: string;
  /** BCP 47; only formats output. */
  readonly locale: string;
  readonly act: Exclude<Act, { act: 'start' }>;
  /** The version the reader saw: if the branch has gone on since, the answer is `conflict`. */
  readonly expected?: number;
}

/** A turn that is stored: neither a crash nor a power cut undoes it on a durable store. */
export interface TurnDone {
  readonly key: BranchKey;
  readonly story: Story;
  readonly version: number;
  /** 32 hex digits; the same seed and choices give the same ones everywhere. */
  readonly stateHash: string;
  readonly output: readonly OutputPart[];
  /** What the seat that sent the command can do now; `waitingOf` tells it of others. */
  readonly waiting: Waiting;
  /** What an action that was called answers; a repeated command's answer is not told again. */
  readonly answer?: Json;
  /** Names of players and of entities made while playing, for rendering. */
  readonly titles: ReadonlyMap<string, string>;
  /** The command had been taken before: this is what it did then. */
  readonly repeated: boolean;
}

/**
 * One turn: executed without a transaction, stored in one. Either all of it is stored and answered, or nothing is.
 * Of two who write at once exactly one wins; the other hears `conflict` and may look again.
 */
export async function takeTurn(host: Host, key: BranchKey, command: Command): Promise<HostResult<TurnDone>> {
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const branch = await liveBranch(host, key);
    if (!branch.ok) return branch;
    const { last, head } = branch.value;
    if (last.commandId === command.commandId) return recorded(host, key, head, command.commandId);
    const taken: HostResult<Taken> =
      command.expected === undefined || command.expected === head
        ? await takeFrom(host, branch.value, command)
        : fail({ error: 'conflict', head });
    if (taken.ok) {
      remember(host, taken.value.branch);
      return succeed(taken.value.done);
    }
    const { error } = taken;
    const now = await headOf(host, key);
    const isBehind = now.ok && now.value !== head;
    // What is in memory is older than what is stored: hold the command against what the reader really saw.
    if (isBehind || error.error !== 'refused') forgetLive(host, key);
    if (isCampaignConflict(error)) continue;
    if (error.error === 'store' && error.store.error === 'duplicate') {
      return recorded(host, key, error.store.version, command.commandId);
    }
    const first = await host.store.findCommand(key, command.commandId);
    if (first.ok && first.value !== undefined) return recorded(host, key, first.value, command.commandId);
    if (!isBehind) return taken;
    const sawNewer = command.expected === now.value || (command.expected === undefined && error.error === 'refused');
    if (!sawNewer) return fail({ error: 'conflict', head: now.value });
  }
  return fail({ error: 'campaignBusy', campaign: key.campaign });
}

/** A campaign that many sessions write may get in between a few times; one that does every time is reported. */
const mostAttempts = 8;

function isCampaignConflict(error: HostError): boolean {
  return error.error === 'store' && error.store.error === 'campaignConflict';
}

interface Taken {
  readonly branch: LiveBranch;
  readonly done: TurnDone;
}

async function takeFrom(host: Host, branch: LiveBranch, command: Command): Promise<HostResult<Taken>> {
  const { key, story, state } = branch;
  const version = branch.head + 1;
  const at = host.now();
  const { commandId, seat, locale } = command;
  const gone = command.act.act === 'return' ? await awaySince(host, branch, at) : undefined;
  if (gone && !gone.ok) return gone;
  const act: Command['act'] = gone ? { act: 'return', away: gone.value } : cleanAct(command.act);
  const salt = branch.saltRoot === undefined ? host.randomHex(16) : turnSalt(branch.saltRoot, version);
  const input = { commandId, seat, locale, act, at, salt };
  const executed = await execute(host, story, state, key, input);
  if (!executed.ok) return executed;
  const appended = await appendTurn(host, { key, story, before: branch, version, input, executed: executed.value });
  if (!appended.ok) return appended;
  const { answer } = executed.value.step;
  const done = { ...doneOf(appended.value), ...(answer !== undefined && { answer }) };
  return succeed({ branch: appended.value.branch, done });
}

/** How long ago the branch's last turn was: who comes back does not say so themselves. */
async function awaySince(host: Host, { key, head }: LiveBranch, now: number): Promise<HostResult<number>> {
  const rows = await host.store.readTurns(key, head, 1);
  if (!rows.ok) return storeFailed(rows.error);
  const row = rows.value[0];
  const turn = row && readTurn(row);
  if (turn && !turn.ok) return turn;
  return succeed(Math.max(0, now - (turn?.value.input.at ?? now)));
}

/** What no UTF-8 can hold, no ledger can: half a character, and NUL, which Postgres takes in no text. */
function cleanWords(text: string): string {
  return text
    .replaceAll('\u0000', '\ufffd')
    .replaceAll(/\p{Surrogate}/gu, '\ufffd')
    .normalize('NFC');
}

function cleanAct(act: Command['act']): Command['act'] {
  if (act.act === 'call' || act.act === 'close' || act.act === 'return' || act.text === undefined) return act;
  return { ...act, text: cleanWords(act.text) };
}

export function doneOf({ branch, stateHash }: Appended): TurnDone {
  const { key, story, head, last, state } = branch;
  const { output, waiting } = last;
  return { key, story, version: head, stateHash, output, waiting, titles: story.engine.titles(state), repeated: false };
}

/** What a stored turn answered to a command. */
export async function recorded(
  host: Host,
  key: BranchKey,
  version: number,
  commandId: string,
): Promise<HostResult<TurnDone>> {
  const rows = await host.store.readTurns(key, version, 1);
  if (!rows.ok) return storeFailed(rows.error);
  const row = rows.value[0];
  if (row?.version !== version || row.commandId !== commandId) {
    // A command's id is taken once a session. This branch never saw the turn it made.
    return fail({ error: 'takenElsewhere', session: key.session, commandId });
  }
  const turn = readTurn(row);
  if (!turn.ok) return turn;
  const story = await storyOf(host, row.bundle);
  if (!story.ok) return story;
  const branch = await liveBranch(host, key);
  if (!branch.ok) return branch;
  const { output, waiting } = turn.value;
  const titles = branch.value.story.engine.titles(branch.value.state);
  return succeed({
    key,
    story: story.value,
    version,
    stateHash: row.stateHash,
    output,
    waiting,
    titles,
    repeated: true,
  });
}
