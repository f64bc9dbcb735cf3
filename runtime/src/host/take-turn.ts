import type { Json } from '../bundle/index.js';
import type { Act, OutputPart, Waiting } from '../engine/index.js';
import type { BranchKey } from '../ports/index.js';
import { type Appended, appendPrepared, type PreparedTurn, prepareTurn } from './append-turn.js';
import { execute } from './execute.js';
import { readTurn } from './fold-turn.js';
import { forgetLive, type Host, remember, storyOf } from './host.js';
import { fail, type HostError, type HostResult, isRace, storeFailed, succeed } from './host-error.js';
import { headOf, type LiveBranch, liveBranch } from './live-branch.js';
import { catchUp, type GoneOn, goOnForTurn, storeGoneOn } from './migrations/go-on.js';
import { turnSalt } from './seed.js';
import type { Story } from './story.js';

/** What a reader does, as it arrives. */
export interface Command {
  /** Chosen by whoever sends it. The same id again, however late, adds nothing and answers what the first one did. */
  readonly commandId: string;
  readonly seat: string;
  /** BCP 47; only formats output. */
  readonly locale: string;
  readonly act: Exclude<Act, { act: 'start' } | { act: 'migrate' }>;
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
  // The page that whoever names none has before them, where the session was converted on the way.
  let page = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const loaded = await liveBranch(host, key);
    if (!loaded.ok) return loaded;
    const { last, head, seen } = loaded.value;
    if (last.commandId === command.commandId) return recorded(host, key, head, command.commandId);
    if (command.expected === undefined && seen > page) return fail({ error: 'conflict', head });
    const current = await goOnForTurn(host, loaded.value);
    // Its tables are gone. Another store than SQL would take the turn all the same, and so would one that changes no row.
    if (current.ok && current.value.why?.why === 'leftBehind') {
      return fail({ error: 'leftBehind', session: key.session, detail: current.value.why.detail });
    }
    const { converted, taken } = current.ok
      ? await takeGoneOn(host, current.value, command)
      : { converted: current, taken: current };
    if (!converted.ok && isRace(converted.error)) {
      page = head;
      continue;
    }
    const stood = converted.ok ? converted.value : head;
    if (taken.ok) {
      remember(host, taken.value.branch);
      host.afterTurn(key, taken.value.branch.story);
      return succeed(taken.value.done);
    }
    const { error } = taken;
    const now = await headOf(host, key);
    const isBehind = now.ok && now.value !== stood;
    // What is in memory is older than what is stored: hold the command against what the reader really saw.
    if (isBehind || error.error !== 'refused') forgetLive(host, key);
    if (isCampaignConflict(error)) continue;
    if (error.error === 'campaignAhead' && current.ok) {
      const caught = await catchUp(host, current.value.branch, error.migration);
      if (!caught.ok && !isRace(caught.error)) return caught;
      page = stood;
      continue;
    }
    if (error.error === 'store' && error.store.error === 'duplicate') {
      return recorded(host, key, error.store.version, command.commandId);
    }
    const first = await host.store.findCommand(key, command.commandId);
    if (first.ok && first.value !== undefined) return recorded(host, key, first.value, command.commandId);
    if (!isBehind) return taken;
    const again = await liveBranch(host, key);
    const wasOnlyConverted = again.ok && again.value.seen <= stood;
    const sawNewer = command.expected === now.value || (command.expected === undefined && error.error === 'refused');
    if (!sawNewer && !wasOnlyConverted) return fail({ error: 'conflict', head: now.value });
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

interface Attempt {
  /** The branch's head when the turn was tried: where it had to be converted first, that has been stored. */
  readonly converted: HostResult<number>;
  readonly taken: HostResult<Taken>;
}

/** A turn, and the row before it that converts its branch: stored at once, as they nearly always are, or else one by one. */
async function takeGoneOn(host: Host, gone: GoneOn, command: Command): Promise<Attempt> {
  const { branch, unstored } = gone;
  const stood = succeed(branch.head);
  if (!unstored) {
    const prepared = await prepareFromPage(host, gone, command);
    return { converted: stood, taken: prepared.ok ? await storePrepared(host, prepared.value) : prepared };
  }
  // A turn reads the campaign from the store, so that one which was converted must be there.
  const tried = unstored.item.extra.campaign ? undefined : await prepareFromPage(host, gone, command);
  if (tried?.ok) return storeBoth(host, unstored, tried.value);
  const stored = await storeGoneOn(host, gone, unstored);
  if (!stored.ok) return { converted: stored, taken: stored };
  const prepared = tried ?? (await prepareFromPage(host, stored.value, command));
  return { converted: stood, taken: prepared.ok ? await storePrepared(host, prepared.value) : prepared };
}

async function storeBoth(host: Host, unstored: PreparedTurn, turn: ReadyTurn): Promise<Attempt> {
  const stored = await host.store.appendMany([unstored.item, turn.prepared.item]);
  const [first, second] = stored.ok ? stored.value : [stored, stored];
  if (!first?.ok || !second?.ok) forgetLive(host, unstored.item.key);
  const failed = first?.ok === false ? storeFailed(first.error) : undefined;
  if (failed) return { converted: failed, taken: failed };
  return {
    converted: succeed(unstored.appended.branch.head),
    taken: second?.ok === false ? storeFailed(second.error) : succeed(takenOf(turn, turn.prepared.appended)),
  };
}

async function storePrepared(host: Host, turn: ReadyTurn): Promise<HostResult<Taken>> {
  const appended = await appendPrepared(host, turn.prepared);
  return appended.ok ? succeed(takenOf(turn, appended.value)) : appended;
}

function takenOf({ answer }: ReadyTurn, appended: Appended): Taken {
  return { branch: appended.branch, done: { ...doneOf(appended), ...(answer !== undefined && { answer }) } };
}

/** A turn that was executed and is to be stored. */
interface ReadyTurn {
  readonly prepared: PreparedTurn;
  readonly answer: Json | undefined;
}

/** A turn from the page that the reader has before them; whom a conversion just moved elsewhere has not seen that yet. */
async function prepareFromPage(host: Host, { branch, told }: GoneOn, command: Command): Promise<HostResult<ReadyTurn>> {
  const { head, seen } = branch;
  const { expected } = command;
  const sawThis = expected === undefined ? told !== 'converted' || seen < head : expected >= seen && expected <= head;
  if (!sawThis) return fail({ error: 'conflict', head });
  const isOlderPage = told === 'converted' || (expected !== undefined && expected < head);
  return prepareFrom(host, branch, isOlderPage ? { ...command, act: renamed(branch.story, command.act) } : command);
}

/** A choice by its id now, where the page was told by a bundle that called it otherwise. */
function renamed({ bundle }: Story, act: Command['act']): Command['act'] {
  if (act.act !== 'choose') return act;
  const choice = bundle.conversions.reduce((id, { places }) => places?.ids?.[id] ?? id, act.choice);
  return { ...act, choice };
}

async function prepareFrom(host: Host, branch: LiveBranch, command: Command): Promise<HostResult<ReadyTurn>> {
  const { key, story, state } = branch;
  const version = branch.head + 1;
  const at = host.now();
  const { commandId, seat, locale } = command;
  // How long ago the branch's last turn was: who comes back does not say so themselves.
  const act: Command['act'] =
    command.act.act === 'return' ? { act: 'return', away: Math.max(0, at - branch.last.at) } : cleanAct(command.act);
  const salt = branch.saltRoot === undefined ? host.randomHex(16) : turnSalt(branch.saltRoot, version);
  const input = { commandId, seat, locale, act, at, salt };
  const executed = await execute(host, story, state, key, input);
  if (!executed.ok) return executed;
  const prepared = prepareTurn(host, { key, story, before: branch, version, input, executed: executed.value });
  return succeed({ prepared, answer: executed.value.step.answer });
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
