import { encodeValue, type Json } from '../bundle/index.js';
import { type EngineEvent, type Input, type State, semanticsVersion } from '../engine/index.js';
import type { BranchKey, OutboxRow, TurnExtra, TurnRow } from '../ports/index.js';
import { campaignChanges, countFaults, type Executed } from './execute.js';
import type { Host } from './host.js';
import { type HostResult, storeFailed, succeed } from './host-error.js';
import { chainStart, turnHash } from './ledger/chain.js';
import { canonicalBytes } from './ledger/json.js';
import { writePayload } from './ledger/payload.js';
import type { LiveBranch } from './live-branch.js';
import { projectTurn } from './projection/project.js';
import { isSnapshotDue, writeSnapshot } from './snapshot.js';
import type { Story } from './story.js';

export interface NewTurn {
  readonly key: BranchKey;
  readonly story: Story;
  /** Absent for the first turn of a session. */
  readonly before: LiveBranch | undefined;
  readonly version: number;
  readonly input: Input;
  readonly executed: Executed;
}

export interface Appended {
  readonly branch: LiveBranch;
  readonly stateHash: string;
}

/** Stores a turn with all that belongs to it in one transaction, and answers the branch after it. */
export async function appendTurn(host: Host, turn: NewTurn): Promise<HostResult<Appended>> {
  const { key, story, before, version, input, executed } = turn;
  const { events, output, waiting, state } = executed.step;
  const payload = writePayload(
    { input, effects: executed.effects, events, output, waiting },
    before && heardAt(before.state),
    story.personal,
  );
  const header = {
    version,
    commandId: input.commandId,
    bundle: story.hash,
    semantics: semanticsVersion,
    seat: input.seat,
    at: new Date(input.at).toISOString(),
    events: events.length,
    stateHash: state.hash,
    digest: payload.digest,
    previous: before?.hash ?? chainStart(key, story.bundle.manifest.pack.name),
  };
  const row: TurnRow = { ...header, hash: turnHash(header), payload: payload.text };
  const since = {
    turns: (before?.sinceSnapshot.turns ?? 0) + 1,
    bytes: (before?.sinceSnapshot.bytes ?? 0) + payload.text.length,
  };
  const due = isSnapshotDue(host.snapshots, since);
  const appended = await host.store.append(key, row, extraOf(turn, due));
  if (!appended.ok) return storeFailed(appended.error);
  const saltRoot = before ? before.saltRoot : input.salt;
  return succeed({
    stateHash: state.hash,
    branch: {
      key,
      story,
      state,
      head: version,
      hash: row.hash,
      last: { version, commandId: input.commandId, output, waiting, story },
      sinceSnapshot: due ? { turns: 0, bytes: 0 } : since,
      ...(saltRoot !== undefined && { saltRoot }),
      turnsRead: 0,
    },
  });
}

/** Where text is waited for, whoever is to give it. */
function heardAt({ flow }: State): string | undefined {
  return flow.at === 'waiting' && flow.top.wait === 'text' ? flow.top.at : undefined;
}

function extraOf(turn: NewTurn, snapshotIsDue: boolean): TurnExtra {
  const { story, version, executed, key } = turn;
  const { events, waiting, state } = executed.step;
  const campaign = campaignChanges(executed);
  return {
    ...(snapshotIsDue && { snapshot: writeSnapshot(story.engine, state, version) }),
    projection: story.projector ? projectTurn(story.projector, state, events, version) : [],
    ...(story.projector && { pack: story.bundle.manifest.pack.name }),
    outbox: outboxOf(story, key, version, events),
    ...(campaign && { campaign }),
    ended: waiting.wait === 'ended',
    faults: countFaults(events),
  };
}

/** What the world outside is told: events that the story declares `broadcast`. A relay sends them on at least once. */
function outboxOf(story: Story, key: BranchKey, version: number, events: readonly EngineEvent[]): readonly OutboxRow[] {
  const rows: OutboxRow[] = [];
  for (const [index, event] of events.entries()) {
    if (event.event !== 'emitted' || story.bundle.program.schema.events[event.name]?.tier !== 'broadcast') continue;
    const data: { [field: string]: Json } = {};
    for (const [field, value] of Object.entries(event.data)) data[field] = encodeValue(value);
    rows.push({
      // Consumers drop what they had before by this id: it is the same however often the row is sent.
      id: `${key.session}/${key.branch}/${version}/${index}`,
      event: event.name,
      payload: canonicalBytes({ event: event.name, version, data, ...(event.to && { to: event.to }) }).toString('utf8'),
    });
  }
  return rows;
}
