import { expect } from 'vitest';
import { createMemoryStore } from '../adapters/store-memory/index.js';
import type { Store } from '../ports/index.js';
import { renderOutput, renderWaiting } from '../render/index.js';
import { createHost, type Host, type HostServices } from './host.js';
import type { HostResult } from './host-error.js';
import { sampleBundle } from './sample-story.contract.js';
import { seedFrom } from './seed.js';
import { startSession } from './start-session.js';
import { openStory, type Story } from './story.js';
import { type TurnDone, takeTurn } from './take-turn.js';

export const sessionKey = { tenant: 'local', campaign: 'coast', session: 'one' };
export const mainKey = { ...sessionKey, branch: 'main' };

/** A host whose clock and chance are counted, so that two of them do the same. */
export function sampleHost(store: Store = createMemoryStore(), more: Partial<HostServices> = {}): Host {
  let time = Date.UTC(2026, 0, 1);
  let random = 0;
  return createHost({
    store,
    now: () => {
      time += 1_000;
      return time;
    },
    randomHex: (bytes) => {
      random += 1;
      return random.toString(16).padStart(bytes * 2, '0');
    },
    ...more,
  });
}

export async function sampleStory(more: Parameters<typeof sampleBundle>[0] = {}): Promise<Story> {
  return value(await openStory(await sampleBundle(more)));
}

export async function startSample(
  host: Host,
  story: Story,
  more: { readonly seed?: string; readonly session?: string } = {},
): Promise<TurnDone> {
  return value(
    await startSession(host, story, {
      key: { ...sessionKey, ...(more.session !== undefined && { session: more.session }) },
      commandId: `start ${more.session ?? 'one'}`,
      locale: 'en',
      seed: seedFrom(more.seed ?? '1'),
      salt: seedFrom('salt'),
      asked: { name: 'Ana' },
    }),
  );
}

let commands = 0;

/** Takes a choice by its id. */
export async function choose(
  host: Host,
  choice: string,
  more: { readonly id?: string; readonly key?: typeof mainKey; readonly expected?: number } = {},
): Promise<HostResult<TurnDone>> {
  commands += 1;
  const { id, key, expected } = more;
  return takeTurn(host, key ?? mainKey, {
    commandId: id ?? `command ${commands}`,
    seat: 'reader',
    locale: 'en',
    act: { act: 'choose', choice },
    ...(expected !== undefined && { expected }),
  });
}

export async function say(host: Host, text: string, key = mainKey): Promise<HostResult<TurnDone>> {
  commands += 1;
  return takeTurn(host, key, {
    commandId: `command ${commands}`,
    seat: 'reader',
    locale: 'en',
    act: { act: 'say', text },
  });
}

/** What a result holds; a test that gets an error fails with its name. */
export function value<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown },
): T {
  if (!result.ok) expect.fail(`an error: ${JSON.stringify(result.error)}`);
  return result.value;
}

/** A turn as a reader sees it. */
export function shown(done: TurnDone): { readonly lines: readonly string[]; readonly options: readonly string[] } {
  const reader = { texts: done.story.texts, locale: 'en', titles: done.titles };
  const waiting = renderWaiting(done.waiting, reader);
  return {
    lines: renderOutput(done.output, 'reader', reader).map(({ speaker, text }) =>
      speaker ? `${speaker.name}: ${text}` : text,
    ),
    options:
      waiting.wait === 'choice'
        ? waiting.options.map(({ label, available }) => (available ? label : `(${label})`))
        : [waiting.wait],
  };
}
