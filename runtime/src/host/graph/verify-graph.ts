import type { BranchBehind, BranchKey, GraphDifference } from '../../ports/index.js';
import { type Host, storyOf } from '../host.js';
import { type HostResult, storeFailed, succeed } from '../host-error.js';
import type { Story } from '../story.js';
import { graphAt } from './feed-graph.js';
import { graphOf } from './graph-of.js';

export interface GraphVerified {
  readonly same: number;
  /** Not fed since their last turn. */
  readonly behind: number;
  readonly different: readonly { readonly key: BranchKey; readonly differences: readonly GraphDifference[] }[];
}

/** Holds every branch of a story's pack that is in the graph against its tables. Writes nothing. */
export async function verifyGraph(host: Host, story: Story): Promise<HostResult<GraphVerified>> {
  const at = graphAt(host, story);
  if (!at.ok) return at;
  const { graph, of } = at.value;
  const status = await graph.status(of);
  if (!status.ok) return storeFailed(status.error);
  if (status.value.graph?.is !== 'current')
    return storeFailed({ error: 'noGraph', detail: 'there is none of this bundle; `fabula-run graph feed` makes it' });
  let [same, behind] = [0, 0];
  const different: { readonly key: BranchKey; readonly differences: readonly GraphDifference[] }[] = [];
  for (let after: BranchBehind | undefined; ; ) {
    // All of them: none is of a newer migration.
    const filter = { pack: of.pack, migration: of.migration + 1, limit: pageSize };
    const page = await host.store.branchesBehind({ ...filter, ...(after && { after }) });
    if (!page.ok) return storeFailed(page.error);
    for (const { key } of page.value) {
      const compared = await graph.compare(of, key);
      if (!compared.ok) return storeFailed(compared.error);
      if (compared.value.compared === 'same') same++;
      else if (compared.value.compared === 'different')
        different.push({ key, differences: compared.value.differences });
      else behind++;
    }
    after = page.value.at(-1);
    if (page.value.length < pageSize) return succeed({ same, behind, different });
  }
}

const pageSize = 200;

/** The same of one branch, for who verifies a session; nothing where it is in no graph, or AGE is not there. */
export async function verifyBranchGraph(
  host: Host,
  key: BranchKey,
  head: number,
): Promise<HostResult<readonly GraphDifference[]>> {
  const { graph } = host.store;
  const turns = graph && head > 0 ? await host.store.readTurns(key, head, 1) : undefined;
  const bundle = turns?.ok ? turns.value[0]?.bundle : undefined;
  const story = bundle === undefined ? undefined : await storyOf(host, bundle);
  const of = story?.ok ? graphOf(story.value) : undefined;
  if (!graph || !of) return succeed([]);
  const compared = await graph.compare(of, key);
  if (compared.ok) return succeed(compared.value.differences);
  return compared.error.error === 'noGraph' ? succeed([]) : storeFailed(compared.error);
}

/** `trusts mara -> tam is in the graph and not in the tables.` */
export function describeDifference({ label, difference, of }: GraphDifference): string {
  const thing = `${label} ${of.map((end) => end ?? '(nothing)').join(' -> ')}`;
  switch (difference) {
    case 'missing':
      return `${thing} is in the tables and not in the graph.`;
    case 'extra':
      return `${thing} is in the graph and not in the tables.`;
    case 'different':
      return `${thing} says other things in the graph than in the tables.`;
  }
}
