import { emitBundle } from '@fabula/compiler';
import { createMemoryStore } from '@fabula/runtime/adapters';
import { semanticsVersion } from '@fabula/runtime/engine';
import {
  createHost,
  openStory,
  readLedger,
  readPayload,
  rebuildSession,
  replaySession,
  seedFrom,
  startSession,
  takeTurn,
  verifySession,
} from '@fabula/runtime/host';
import { expect, test } from 'vitest';
import { storyOf } from './story.js';

const key = { tenant: 'local', campaign: 'c', session: 's' };
const main = { ...key, branch: 'main' };

const source = `
deck weather draws weighted without replacement reshuffles {
  card squall weight 2.5 {
    The wind turns.
    + [Hold on.] You hold on.
  }
  card calm { The sea lies flat. }
}
deck talk draws shuffle {
  card one { One. }
  card two { Two. }
  card three { Three. }
}
deck people draws least seen {
  card mara "Mara" { "Well?" }
  card tam "Tam" { "Hm?" }
}
scene quay {
  + [Wait.] {
      ~ draw weather
      ~ draw talk
  }
  ~ offer people
  + [Go home.] -> end
  -> quay
}
`;

test('what is drawn is kept in the ledger: replayed, rebuilt and verified it is the same', async () => {
  const { program } = await storyOf(source);
  const { bytes } = await emitBundle({
    program,
    semantics: semanticsVersion,
    runtime: '>=0.1 <0.2',
    migrations: [],
    libraries: [],
  });
  const story = valueOf(await openStory(bytes));
  const store = createMemoryStore();
  valueOf(await store.migrate());
  // A host that knows nothing yet, as after a restart: it may stand in the middle of a card.
  const host = () => createHost({ store, now: () => 1_000, randomHex: (size) => '0'.repeat(size * 2) });
  let turn = valueOf(
    await startSession(host(), story, {
      key,
      commandId: 'start',
      locale: 'en',
      seed: seedFrom('decks'),
      salt: seedFrom('salt'),
      asked: {},
    }),
  );
  for (let i = 0; i < 24; i++) {
    const options = turn.waiting.wait === 'choice' ? turn.waiting.options : [];
    // Waits, holds on, talks to one and the other; never goes home.
    const option = options[i % 3 === 0 ? Math.max(0, options.length - 1) : 0];
    if (!option) throw new Error('Nothing to choose.');
    const { choice, key: element } = option;
    turn = valueOf(
      await takeTurn(host(), main, {
        commandId: `turn ${i}`,
        seat: 'reader',
        locale: 'en',
        act: { act: 'choose', choice, ...(element !== undefined && { key: element }) },
      }),
    );
  }
  expect(valueOf(await replaySession(host(), main))).toEqual({ turns: 25, folded: 0 });
  expect(valueOf(await verifySession(host(), key)).findings).toEqual([]);
  valueOf(await rebuildSession(host(), main));
  expect(valueOf(await replaySession(host(), main))).toEqual({ turns: 25, folded: 0 });

  const drawn = new Map<string, string[]>();
  for await (const row of readLedger(host(), main, { from: 1, to: 25 })) {
    for (const event of readPayload(valueOf(row).payload)?.events ?? []) {
      if (event.event !== 'drawn') continue;
      drawn.set(event.deck, [...(drawn.get(event.deck) ?? []), event.card ?? 'none']);
    }
  }
  expect([...drawn.keys()].toSorted()).toEqual(['people', 'talk', 'weather']);
  // Two cards without replacement take turns, but for who comes first in a round.
  const weather = drawn.get('weather') ?? [];
  for (let i = 0; i + 1 < weather.length; i += 2) expect(new Set(weather.slice(i, i + 2)).size).toBe(2);
});

function valueOf<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown },
): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
