import type { BranchKey } from '../ports/index.js';
import type { Host } from './host.js';
import { fail, type HostResult, storeFailed, succeed } from './host-error.js';
import { headOf, liveBranch } from './live-branch.js';
import { rowLeavesReader } from './migrations/migrate-row.js';
import { projectState } from './projection/project.js';

/**
 * Forks a branch after one of its versions; the session goes on there. Nothing is copied and nothing is lost: the new
 * branch points at the old one's turns, and the old one stays as it is.
 */
export async function branchSession(
  host: Host,
  key: BranchKey,
  fork: { readonly at: number; readonly name?: string },
): Promise<HostResult<BranchKey>> {
  const head = await headOf(host, key);
  if (!head.ok) return head;
  if (!Number.isSafeInteger(fork.at) || fork.at < 1 || fork.at > head.value) {
    return fail({ error: 'unknownVersion', version: fork.at, head: head.value });
  }
  for (let attempt = 0; attempt < 10; attempt++) {
    const name: HostResult<string> = fork.name === undefined ? await freeName(host, key, attempt) : succeed(fork.name);
    if (!name.ok) return name;
    const made = await host.store.branch(key, { name: name.value, at: fork.at });
    if (made.ok) return fillTables(host, { ...key, branch: name.value });
    // Somebody else took the name that was free a moment ago; one that was asked for is not changed.
    if (made.error.error !== 'exists' || fork.name !== undefined) return storeFailed(made.error);
  }
  return fail({ error: 'conflict', head: head.value });
}

/**
 * Takes back turns: a new branch of the same session, so that what was taken back can still be looked at. A conversion that left the
 * reader before the same page is no turn of theirs.
 */
export async function rewindSession(host: Host, key: BranchKey, turns: number): Promise<HostResult<BranchKey>> {
  const head = await headOf(host, key);
  if (!head.ok) return head;
  let at = head.value;
  let taken = 0;
  for (; taken < turns && at > 0; taken++) {
    for (; at > 0; at--) {
      const rows = await host.store.readTurns(key, at, 1);
      if (!rows.ok) return storeFailed(rows.error);
      if (!rows.value[0] || !rowLeavesReader(rows.value[0])) break;
    }
    at -= 1;
  }
  return branchSession(host, key, { at: at - (turns - taken) });
}

/** A new branch's tables begin empty: they are filled with the state it begins with. */
async function fillTables(host: Host, key: BranchKey): Promise<HostResult<BranchKey>> {
  const branch = await liveBranch(host, key);
  if (!branch.ok) return branch;
  const { story, state } = branch.value;
  if (!story.projector) return succeed(key);
  const { name } = story.bundle.manifest.pack;
  const { projector } = story;
  const filled = await host.store.replaceProjection(key, name, projectState(projector, state), projector.ir.function);
  // A contract has taken away what this version's rows were written to: the branch has none until its next turn converts it.
  if (!filled.ok && filled.error.error === 'needsMigration') return succeed(key);
  return filled.ok ? succeed(key) : storeFailed(filled.error);
}

async function freeName(host: Host, key: BranchKey, attempt: number): Promise<HostResult<string>> {
  const branches = await host.store.listBranches(key);
  if (!branches.ok) return storeFailed(branches.error);
  const taken = new Set(branches.value.map(({ name }) => name));
  let number = branches.value.length + 1 + attempt;
  while (taken.has(`b${number}`)) number += 1;
  return succeed(`b${number}`);
}
