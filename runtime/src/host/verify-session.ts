import type { BranchKey, SessionKey } from '../ports/index.js';
import { describeDifference, verifyBranchGraph } from './graph/index.js';
import type { Host } from './host.js';
import { type HostResult, storeFailed, succeed } from './host-error.js';
import { Books } from './ledger/books.js';
import { chainStart, turnHash } from './ledger/chain.js';
import { parseJson, sha256 } from './ledger/json.js';
import { payloadDigest, readPayload } from './ledger/payload.js';
import { personalValues } from './ledger/personal.js';
import { sessionRow } from './live-branch.js';
import { readLedger } from './read-ledger.js';

/** What does not hold in a session's ledger. */
export interface Finding {
  readonly branch: string;
  readonly version: number;
  readonly finding:
    | 'missing'
    | 'brokenChain'
    | 'editedHeader'
    | 'editedPayload'
    | 'editedWords'
    | 'unreadable'
    | 'repeatedCommand'
    | 'eventCount'
    | 'unbalanced'
    /** What the graph has of the branch is not what its tables say. */
    | 'graphDiffers';
  readonly detail: string;
}

export interface Verified {
  readonly branches: number;
  readonly turns: number;
  readonly findings: readonly Finding[];
}

/**
 * Holds a session's ledger against its own hashes: versions without a gap, each turn's hash over its header and the one
 * before, each payload against its digest, a person's words against theirs, and every resource's books, which sum up
 * to nothing; and its part of the graph, where there is one, against its tables. Executes nothing and writes nothing.
 */
export async function verifySession(host: Host, key: SessionKey): Promise<HostResult<Verified>> {
  const row = await sessionRow(host, key);
  if (!row.ok) return row;
  const branches = await host.store.listBranches(key);
  if (!branches.ok) return storeFailed(branches.error);
  const findings: Finding[] = [];
  let turns = 0;
  for (const { name, head, at } of branches.value) {
    const { tenant, campaign, session } = key;
    const branch = { tenant, campaign, session, branch: name };
    turns += head - at;
    const checked = await verifyBranch(host, branch, head, chainStart(branch, row.value.pack));
    if (checked.ok) findings.push(...checked.value.filter((found) => isNew(found, findings)));
    else if (checked.error.error === 'corrupt') {
      const { version, detail } = checked.error;
      findings.push({ branch: name, version, finding: 'missing', detail });
    } else return checked;
    const graph = await verifyBranchGraph(host, branch, head);
    if (!graph.ok) return graph;
    for (const each of graph.value)
      findings.push({ branch: name, version: head, finding: 'graphDiffers', detail: describeDifference(each) });
  }
  return succeed({ branches: branches.value.length, turns, findings });
}

/** A branch shares its parent's turns, and their faults; one is enough. */
function isNew(found: Finding, known: readonly Finding[]): boolean {
  return !known.some(
    (other) => other.version === found.version && other.finding === found.finding && other.detail === found.detail,
  );
}

async function verifyBranch(host: Host, key: BranchKey, head: number, start: string): Promise<HostResult<Finding[]>> {
  const findings: Finding[] = [];
  const commands = new Map<string, number>();
  const books = new Books();
  let previous = start;
  for await (const row of readLedger(host, key, { from: 1, to: head })) {
    if (!row.ok) return row;
    const turn = row.value;
    const { version } = turn;
    const report = (finding: Finding['finding'], detail: string): void => {
      findings.push({ branch: key.branch, version, finding, detail });
    };
    if (turn.previous !== previous) report('brokenChain', `It follows ${turn.previous}, not ${previous}.`);
    if (turnHash(turn) !== turn.hash) report('editedHeader', 'Its hash is not that of what it says.');
    if (payloadDigest(turn.payload) !== turn.digest)
      report('editedPayload', 'Its payload is not the one it was hashed with.');
    previous = turn.hash;
    const earlier = commands.get(turn.commandId);
    if (earlier !== undefined) report('repeatedCommand', `Turn ${earlier} took the same command.`);
    commands.set(turn.commandId, version);
    const json = parseJson(turn.payload);
    for (const { text, salt, digest } of json === undefined ? [] : personalValues(json)) {
      if (sha256(salt + text) !== digest) report('editedWords', `Words are not those of the digest ${digest}.`);
    }
    const payload = readPayload(turn.payload);
    if (!payload) report('unreadable', 'Its payload is not one that a turn writes.');
    if (payload && payload.events.length !== turn.events)
      report('eventCount', `It has ${payload.events.length} events, not ${turn.events}.`);
    for (const detail of books.enter(payload?.events ?? [])) report('unbalanced', detail);
  }
  return succeed(findings);
}
