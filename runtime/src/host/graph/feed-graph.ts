import type { GraphOf, GraphStatus, StoreGraph } from '../../ports/index.js';
import type { Host } from '../host.js';
import { type HostResult, storeFailed, succeed } from '../host-error.js';
import type { Story } from '../story.js';
import { graphOf } from './graph-of.js';

export interface FeedOptions {
  /** Drops the graph before, so that all of it is made anew. */
  readonly anew?: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: (branches: number) => void;
}

export interface FeedReport {
  /** Whether there was no graph of this model before. */
  readonly made: boolean;
  readonly branches: number;
  /** Other processes were at them: they are behind still. */
  readonly busy: number;
  readonly stopped: boolean;
}

/** The graph of a story, and the store's hand for it; or why there can be none. */
export function graphAt(
  { store }: Pick<Host, 'store'>,
  story: Story,
): HostResult<{ readonly graph: StoreGraph; readonly of: GraphOf }> {
  const none = (detail: string) => storeFailed({ error: 'noGraph', detail });
  if (!store.graph) return none('a store in memory has no graph; name a folder or a server with --store');
  const of = graphOf(story);
  return of
    ? succeed({ graph: store.graph, of })
    : none('the pack has no tables, so that there is nothing to make one of');
}

export async function graphStatus(host: Host, story: Story): Promise<HostResult<GraphStatus>> {
  const at = graphAt(host, story);
  if (!at.ok) return at;
  const status = await at.value.graph.status(at.value.of);
  return status.ok ? succeed(status.value) : storeFailed(status.error);
}

/** Makes the graph where there is none of this story's model, and feeds what is behind, a page at a time. */
export async function feedGraph(host: Host, story: Story, options: FeedOptions = {}): Promise<HostResult<FeedReport>> {
  const at = graphAt(host, story);
  if (!at.ok) return at;
  const { graph, of } = at.value;
  if (options.anew) {
    const dropped = await graph.drop(of);
    if (!dropped.ok) return storeFailed(dropped.error);
  }
  const made = await graph.make(of);
  if (!made.ok) return storeFailed(made.error);
  let branches = 0;
  for (;;) {
    if (options.signal?.aborted) return succeed({ made: made.value.made, branches, busy: 0, stopped: true });
    const page = await graph.feed(of, { limit: pageSize });
    if (!page.ok) return storeFailed(page.error);
    const { fed, busy } = page.value;
    branches += fed.length;
    options.onProgress?.(branches);
    // A page of nothing but what others are at would come again and again.
    if (fed.length === 0) return succeed({ made: made.value.made, branches, busy: busy.length, stopped: false });
  }
}

const pageSize = 20;

export async function dropGraph(host: Host, story: Story): Promise<HostResult<{ readonly dropped: boolean }>> {
  const at = graphAt(host, story);
  if (!at.ok) return at;
  const dropped = await at.value.graph.drop(at.value.of);
  return dropped.ok ? succeed(dropped.value) : storeFailed(dropped.error);
}
