import type { BranchKey, Store, StoreError } from '../../ports/index.js';
import type { Story } from '../story.js';
import { graphOf } from './graph-of.js';

export interface GraphFeeder {
  /** A turn was stored. Comes back at once. */
  readonly afterTurn: (key: BranchKey, story: Story) => void;
  /** Resolves once nothing is left to feed: before the store is closed. */
  readonly idle: () => Promise<void>;
}

/**
 * Feeds the graph after turns, one branch at a time; turns of a branch that come meanwhile are fed at once. A pack without a
 * graph, or with one of another model, is asked about once and then left alone: making graphs is a command's. What fails is
 * reported and tried again after the branch's next turn; no turn fails with it.
 */
export function createGraphFeeder(store: Store, onError: (error: StoreError) => void = () => undefined): GraphFeeder {
  const waiting = new Map<string, { readonly key: BranchKey; readonly story: Story }>();
  const without = new Set<string>();
  let working: Promise<void> | undefined;

  async function work(): Promise<void> {
    for (const [name, { key, story }] of waiting) {
      waiting.delete(name);
      const of = graphOf(story);
      const fed = of && (await store.graph?.feed(of, { key, limit: 1 }));
      if (!fed?.ok) {
        if (fed) onError(fed.error);
        // Without AGE there is nothing to wait for.
        if (!fed || fed.error.error === 'noGraph') without.add(story.hash);
      } else if (fed.value.graph !== 'current') without.add(story.hash);
    }
  }

  function start(): void {
    working ??= Promise.resolve()
      .then(work)
      .finally(() => {
        working = undefined;
        // A turn may have come between the last look and this.
        if (waiting.size > 0) start();
      });
  }

  return {
    afterTurn: (key, story) => {
      if (without.has(story.hash)) return;
      waiting.set(JSON.stringify([key.tenant, key.campaign, key.session, key.branch]), { key, story });
      start();
    },
    idle: async () => {
      while (working) await working;
    },
  };
}
