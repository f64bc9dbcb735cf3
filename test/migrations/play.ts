import {
  askedFields,
  createHost,
  type Host,
  type HostServices,
  resumeSession,
  type Story,
  seedFrom,
  startSession,
  takeTurn,
} from '@fabula/runtime/host';
import type { BranchKey, Store } from '@fabula/runtime/ports';

/** What a result holds; a test that gets an error fails with its name. */
export function must<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown },
): T {
  if (result.ok) return result.value;
  throw new Error(JSON.stringify(result.error));
}

/** A host whose clock and chance are counted, so that two of them do the same. */
export function hostOf(store: Store, more: Partial<HostServices> = {}): Host {
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

export function keyOf(session: string, campaign = session): BranchKey {
  return { tenant: 'local', campaign, session, branch: 'main' };
}

export async function begin(host: Host, story: Story, key: BranchKey): Promise<void> {
  const { tenant, campaign, session } = key;
  must(
    await startSession(host, story, {
      key: { tenant, campaign, session },
      commandId: `start ${session}`,
      locale: 'en',
      seed: seedFrom(session),
      salt: seedFrom(`${session} salt`),
      asked: Object.fromEntries(askedFields(story.bundle.program).map(({ field }) => [field, `Wren ${session}`])),
    }),
  );
}

/** Takes turns, each by the first choice that can be taken, or one further on; ends early where the story does. */
export async function play(host: Host, key: BranchKey, turns: number, salt = 0): Promise<number> {
  let { waiting, version } = must(await resumeSession(host, key));
  let looked = 0;
  for (let turn = 0; turn < turns; turn++) {
    if (waiting.wait === 'ended' || waiting.wait === 'others') break;
    const commandId = `${key.branch} ${version} ${salt}`;
    const open = waiting.wait === 'choice' ? waiting.options.filter(({ available }) => available) : [];
    const option = open[(salt + version) % Math.max(1, open.length)];
    const act =
      waiting.wait === 'text' || !option
        ? ({ act: 'say', text: 'Nothing but fog.' } as const)
        : ({
            act: 'choose',
            choice: option.choice,
            ...(option.key !== undefined && { key: option.key }),
            ...(option.hearMax !== undefined && { text: 'Second Opinion' }),
          } as const);
    const done = await takeTurn(host, key, { commandId, seat: 'reader', locale: 'en', act });
    // Another host played it on: the reader looks again, and answers what stands there.
    const isStale = !done.ok && done.error.error === 'conflict' && looked < turns;
    if (isStale) {
      looked += 1;
      turn -= 1;
    }
    ({ waiting, version } = isStale ? must(await resumeSession(host, key)) : must(done));
  }
  return version;
}
