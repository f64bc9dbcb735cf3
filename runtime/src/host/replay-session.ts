import { encodeEvent, type State, semanticsVersion } from '../engine/index.js';
import type { BranchKey, TurnRow } from '../ports/index.js';
import { foldTurn, readTurn, stateBefore } from './fold-turn.js';
import { type Host, storyOf } from './host.js';
import { fail, type HostResult, succeed } from './host-error.js';
import { canonicalBytes } from './ledger/json.js';
import type { ReadPayload } from './ledger/payload.js';
import { withoutPersonal } from './ledger/personal.js';
import { headOf } from './live-branch.js';
import { readLedger } from './read-ledger.js';
import type { Story } from './story.js';

/** What a replay found. */
export interface Replayed {
  readonly turns: number;
  /** Turns whose words were forgotten: where the story can do without them they are executed, the rest is folded. */
  readonly folded: number;
  /** The first turn that went another way. */
  readonly differs?: ReplayDifference;
}

export interface ReplayDifference {
  readonly version: number;
  readonly what: 'stateHash' | 'events' | 'refused' | 'wants';
  readonly recorded: string;
  readonly replayed: string;
}

/**
 * Executes every turn again, from its recorded input and effects, with the bundle it names, and holds what happens
 * against what is recorded. Writes nothing.
 */
export async function replaySession(
  host: Host,
  key: BranchKey,
  onTurn?: (version: number) => void,
): Promise<HostResult<Replayed>> {
  const head = await headOf(host, key);
  if (!head.ok) return head;
  let state: State | undefined;
  let before: Story | undefined;
  let folded = 0;
  for await (const row of readLedger(host, key, { from: 1, to: head.value })) {
    if (!row.ok) return row;
    const { version, semantics } = row.value;
    if (semantics !== semanticsVersion) {
      return fail({ error: 'otherSemantics', version, semantics, ours: semanticsVersion });
    }
    const story = await storyOf(host, row.value.bundle);
    if (!story.ok) return story;
    const turn = readTurn(row.value);
    if (!turn.ok) return turn;
    const from = stateBefore(row.value, turn.value, before, story.value, state);
    if (!from.ok) return from;
    const again = executeAgain(story.value, from.value, row.value, turn.value);
    if (again.result === 'differs') {
      if (!turn.value.forgotten) return succeed({ turns: version, folded, differs: again.difference });
      // Without the words nobody can say where they would have led; what they did is recorded.
      const kept = foldTurn(row.value, before, story.value, state);
      if (!kept.ok) return kept;
      folded += 1;
      state = kept.value;
    } else {
      state = again.state;
    }
    before = story.value;
    onTurn?.(version);
  }
  return succeed({ turns: head.value, folded });
}

type Again =
  | { readonly result: 'same'; readonly state: State }
  | { readonly result: 'differs'; readonly difference: ReplayDifference };

function executeAgain(story: Story, state: State, row: TurnRow, turn: ReadPayload): Again {
  const { version } = row;
  const differs = (what: ReplayDifference['what'], recorded: string, replayed: string): Again => ({
    result: 'differs',
    difference: { version, what, recorded, replayed },
  });
  const step = story.engine.step(state, turn.input, turn.effects);
  if (step.result === 'refused') return differs('refused', `${turn.events.length} events`, step.refusal.refusal);
  if (step.result === 'wants')
    return differs(
      'wants',
      'its effects',
      step.requests.map((each) => (each.effect === 'call' ? each.function : each.effect)).join(', '),
    );
  if (step.state.hash !== row.stateHash) return differs('stateHash', row.stateHash, step.state.hash);
  // The same state by another way is still another story: the events are what readers of the ledger were told.
  const recorded = turn.events.map(comparable);
  const replayed = step.events.map(comparable);
  const at = Math.max(recorded.length, replayed.length);
  for (let index = 0; index < at; index++) {
    if (recorded[index] !== replayed[index])
      return differs('events', recorded[index] ?? 'none', replayed[index] ?? 'none');
  }
  return { result: 'same', state: step.state };
}

/** An event as text, with what was forgotten in one but not in the other left out. */
function comparable(event: ReadPayload['events'][number]): string {
  return canonicalBytes(withoutPersonal(encodeEvent(event))).toString('utf8');
}
