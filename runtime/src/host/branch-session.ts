import type { BranchKey } from '../ports/index.js';
import type { Host } from './host.js';
import { fail, type HostResult, storeFailed, succeed } from './host-error.js';
import { headOf, liveBranch } from './live-branch.js';
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

/** Takes back turns: a new branch of the same session, so that what was taken back can still be looked at. */
export async function rewindSession(host: Host, key: BranchKey, turns: number): Promise<HostResult<BranchKey>> {
  const head = await headOf(host, key);
  return head.ok ? branchSession(host, key, { at: head.value - turns }) : head;
}

/** A new branch's tables begin empty: they are filled with the state it begins with. */
async function fillTables(host: Host, key: BranchKey): Promise<HostResult<BranchKey>> {
  const branch = await liveBranch(host, key);
  if (!branch.ok) return branch;
  const { story, state } = branch.value;
  if (!story.projector) return succeed(key);
  const { name } = story.bundle.manifest.pack;
  const filled = await host.store.replaceProjection(key, name, projectState(story.projector, state));
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
