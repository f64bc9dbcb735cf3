import type { BranchKey, TurnRow } from '../ports/index.js';
import type { Host } from './host.js';
import { fail, type HostResult, storeFailed, succeed } from './host-error.js';

const pageSize = 64;

/** A branch's turns in order, a page at a time; ends after the first error. A gap is one. */
export async function* readLedger(
  host: Host,
  key: BranchKey,
  range: { readonly from: number; readonly to: number },
): AsyncGenerator<HostResult<TurnRow>> {
  for (let version = range.from; version <= range.to; ) {
    const page = await host.store.readTurns(key, version, Math.min(pageSize, range.to - version + 1));
    if (!page.ok) {
      yield storeFailed(page.error);
      return;
    }
    if (page.value.length === 0) yield fail({ error: 'corrupt', version, detail: 'The turn is missing.' });
    if (page.value.length === 0) return;
    for (const row of page.value) {
      if (row.version !== version) {
        yield fail({ error: 'corrupt', version, detail: 'The turn is missing.' });
        return;
      }
      yield succeed(row);
      version += 1;
    }
  }
}
