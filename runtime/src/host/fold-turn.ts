import { type State, semanticsVersion } from '../engine/index.js';
import type { TurnRow } from '../ports/index.js';
import { fail, type HostResult, succeed } from './host-error.js';
import { type FoldedPayload, type ReadPayload, readPayload, readToFold } from './ledger/payload.js';
import { convertAgain } from './migrations/convert-state.js';
import type { Story } from './story.js';

/** A stored turn, read. */
export function readTurn(row: TurnRow): HostResult<ReadPayload> {
  const turn = readPayload(row.payload);
  return turn ? succeed(turn) : unreadable(row);
}

function unreadable({ version }: Pick<TurnRow, 'version'>): ReturnType<typeof fail> {
  return fail({ error: 'corrupt', version, detail: 'Its payload is not one that a turn writes.' });
}

/** As much of a stored turn as folding needs. */
export function readForFold(row: TurnRow): HostResult<FoldedPayload> {
  const turn = readToFold(row.payload);
  return turn ? succeed(turn) : unreadable(row);
}

/** The state after a stored turn. `before` is absent before the first one. */
export function foldTurn(
  row: TurnRow,
  toldBefore: Story | undefined,
  story: Story,
  before: State | undefined,
): HostResult<State> {
  const turn = readForFold(row);
  return turn.ok ? foldRead(row, turn.value, toldBefore, story, before) : turn;
}

/** The same of one that was read. */
export function foldRead(
  row: TurnRow,
  turn: FoldedPayload,
  toldBefore: Story | undefined,
  story: Story,
  before: State | undefined,
): HostResult<State> {
  if (row.semantics !== semanticsVersion) {
    return fail({ error: 'otherSemantics', version: row.version, semantics: row.semantics, ours: semanticsVersion });
  }
  const from = stateBefore(row, turn, toldBefore, story, before);
  if (!from.ok) return from;
  return guarded(row.version, () => story.engine.fold(from.value, turn.events));
}

/**
 * The state that a stored turn went on from, in the hands of the story that told it. A row that converted its branch says what
 * came of that, and is held to it.
 */
export function stateBefore(
  { version }: Pick<TurnRow, 'version'>,
  { input, events }: FoldedPayload,
  toldBefore: Story | undefined,
  story: Story,
  before: State | undefined,
): HostResult<State> {
  if (before === undefined || !toldBefore) return succeed(story.engine.initial);
  if (input.act.act !== 'migrate') return moveState(before, toldBefore, story, version);
  const [migrated] = events;
  if (migrated?.event !== 'migrated') {
    return fail({ error: 'corrupt', version, detail: 'It converts its branch and does not say so.' });
  }
  if (migrated.before !== before.hash) {
    return fail({ error: 'stateDiffers', version, recorded: migrated.before, folded: before.hash });
  }
  const converted = convertAgain(toldBefore, story, before, { version, words: migrated.words });
  if (!converted.ok || migrated.after === converted.value.hash) return converted;
  return fail({ error: 'stateDiffers', version, recorded: migrated.after, folded: converted.value.hash });
}

/** A state in the hands of another story. The same story's is left alone. */
export function moveState(state: State, from: Story, to: Story, version: number): HostResult<State> {
  if (from.hash === to.hash) return succeed(state);
  return guarded(version, () => to.engine.decode(from.engine.encode(state)));
}

/** The engine throws for what no engine wrote; to whoever asked, that is a damaged turn and not a crash. */
function guarded(version: number, make: () => State): HostResult<State> {
  try {
    return succeed(make());
  } catch (error) {
    return fail({ error: 'corrupt', version, detail: error instanceof Error ? error.message : String(error) });
  }
}
