import { type State, semanticsVersion } from '../engine/index.js';
import type { TurnRow } from '../ports/index.js';
import { fail, type HostResult, succeed } from './host-error.js';
import { type ReadPayload, readPayload } from './ledger/payload.js';
import type { Story } from './story.js';

/** A stored turn, read. */
export function readTurn(row: TurnRow): HostResult<ReadPayload> {
  const turn = readPayload(row.payload);
  return turn
    ? succeed(turn)
    : fail({ error: 'corrupt', version: row.version, detail: 'Its payload is not one that a turn writes.' });
}

/** The state after a stored turn. `before` is absent before the first one. */
export function foldTurn(
  row: TurnRow,
  toldBefore: Story | undefined,
  story: Story,
  before: State | undefined,
): HostResult<State> {
  if (row.semantics !== semanticsVersion) {
    return fail({ error: 'otherSemantics', version: row.version, semantics: row.semantics, ours: semanticsVersion });
  }
  const turn = readTurn(row);
  if (!turn.ok) return turn;
  const from =
    before === undefined || !toldBefore
      ? succeed(story.engine.initial)
      : moveState(before, toldBefore, story, row.version);
  if (!from.ok) return from;
  return guarded(row.version, () => story.engine.fold(from.value, turn.value.events));
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
