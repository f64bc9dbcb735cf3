import type { SessionKey } from '../ports/index.js';
import type { Host } from './host.js';
import { forgetLive } from './host.js';
import { type HostResult, storeFailed, succeed } from './host-error.js';

/** Takes what a person said out of a session. Every hash stays valid, because it ran over the words' digests. */
export async function forgetWords(host: Host, key: SessionKey): Promise<HostResult<{ readonly values: number }>> {
  const forgotten = await host.store.forget(key);
  if (!forgotten.ok) return storeFailed(forgotten.error);
  const branches = await host.store.listBranches(key);
  if (!branches.ok) return storeFailed(branches.error);
  // States in memory still hold the words.
  for (const { name } of branches.value) forgetLive(host, { ...key, branch: name });
  return succeed(forgotten.value);
}
