import { encodeValue, type Json } from '../bundle/index.js';
import { type EngineEvent, type Input, type State, semanticsVersion } from '../engine/index.js';
import type { AppendItem, BranchKey, OutboxRow, TurnExtra } from '../ports/index.js';
import { campaignChanges } from './campaign.js';
import { countFaults, type Executed } from './execute.js';
import type { Host } from './host.js';
import { type HostResult, storeFailed, succeed } from './host-error.js';
import { chainStart, turnHash } from './ledger/chain.js';
import { canonicalBytes } from './ledger/json.js';
import { writePayload } from './ledger/payload.js';
import type { LiveBranch, StoredBranch } from './live-branch.js';
import { leavesReader } from './migrations/migrate-row.js';
import { projectState, projectTurn } from './projection/project.js';
import { isSnapshotDue, writeSnapshot } from './snapshot.js';
import type { Story } from './story.js';

export interface NewTurn {
  readonly key: BranchKey;
  readonly story: Story;
  /** Absent for the first turn of a session. */
  readonly before: StoredBranch | undefined;
  readonly version: number;
  readonly input: Input;
  readonly executed: Executed;
}

export interface Appended {
  readonly branch: LiveBranch;
  readonly stateHash: string;
}

/** A turn as it is handed to the store, and what the branch is when that has taken it. */
export interface PreparedTurn {
  readonly item: AppendItem;
  readonly appended: Appended;
}

/** Stores a turn with all that belongs to it in one transaction, and answers the branch after it. */
export async function appendTurn(host: Host, turn: NewTurn): Promise<HostResult<Appended>> {
  return appendPrepared(host, prepareTurn(host, turn));
}

export async function appendPrepared(host: Host, { item, appended }: PreparedTurn): Promise<HostResult<Appended>> {
  const stored = await host.store.append(item.key, item.turn, item.extra);
  return stored.ok ? succeed(appended) : storeFailed(stored.error);
}

export function prepareTurn(host: Host, turn: NewTurn): PreparedTurn {
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
  const row = { ...header, hash: turnHash(header), payload: payload.text };
  const since = {
    turns: (before?.sinceSnapshot.turns ?? 0) + 1,
    bytes: (before?.sinceSnapshot.bytes ?? 0) + payload.text.length,
  };
  const due = isSnapshotDue(host.snapshots, since);
  const saltRoot = before ? before.saltRoot : input.salt;
  return {
    item: { key, turn: row, extra: extraOf(turn, due) },
    appended: {
      stateHash: state.hash,
      branch: {
        key,
        story,
        state,
        head: version,
        seen: before && leavesReader(events) ? before.seen : version,
        hash: row.hash,
        last: { version, commandId: input.commandId, output, waiting, story, at: input.at, locale: input.locale },
        sinceSnapshot: due ? { turns: 0, bytes: 0 } : since,
        ...(saltRoot !== undefined && { saltRoot }),
        turnsRead: 0,
      },
    },
  };
}

/** Where text is waited for, whoever is to give it. */
function heardAt({ flow }: State): string | undefined {
  return flow.at === 'waiting' && flow.top.wait === 'text' ? flow.top.at : undefined;
}

function extraOf(turn: NewTurn, snapshotIsDue: boolean): TurnExtra {
  const { story, version, executed, key, input } = turn;
  const { projector, migration } = story;
  const { events, waiting, state } = executed.step;
  const campaign = campaignChanges(story, executed.campaign, events);
  return {
    ...(snapshotIsDue && { snapshot: writeSnapshot(story.engine, state, version) }),
    ...rowsOf(turn),
    ...(projector && { pack: story.bundle.manifest.pack.name }),
    ...(projector?.ir.function !== undefined && { projectionFunction: projector.ir.function }),
    ...(projector && input.act.act === 'migrate' && { replaces: true }),
    ...(migration > 0 && { migration }),
    outbox: outboxOf(story, key, version, events),
    ...(campaign && { campaign }),
    ended: waiting.wait === 'ended',
    faults: countFaults(events),
  };
}

/** The rows of the pack's tables that a turn changed; of one that another bundle told before, all of them. */
function rowsOf({ story, version, executed, input }: NewTurn): Pick<TurnExtra, 'projection'> {
  const { events, state } = executed.step;
  const { projector } = story;
  if (!projector) return { projection: [] };
  return {
    projection:
      input.act.act === 'migrate' ? projectState(projector, state) : projectTurn(projector, state, events, version),
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
