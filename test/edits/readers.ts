import { playerAnswers } from '@fabula/compiler/explore';
import { createMemoryStore } from '@fabula/runtime/adapters';
import type { Waiting } from '@fabula/runtime/engine';
import {
  branchSession,
  type Command,
  createHost,
  type Host,
  type HostError,
  type HostResult,
  type Story,
  seedFrom,
  startSession,
  type TurnDone,
  takeTurn,
} from '@fabula/runtime/host';
import type { BranchKey, Store } from '@fabula/runtime/ports';
import { seeded } from '../fuzz/edits.js';

/** Where a visit of a scene stands, as a save has it. */
export interface Standing {
  readonly scene: string;
  readonly wait: 'choice' | 'text' | 'visit';
  readonly at: string;
}

/** A moment of a playthrough, at which a session was saved. */
export interface Moment {
  readonly version: number;
  /** The last is where the reader is, those before it visit; empty where the story is over. */
  readonly standing: readonly Standing[];
  readonly waiting: Waiting;
  /** The session as it was saved then, on a host that knows these stories. */
  readonly session: (known: readonly Story[]) => Promise<Saved>;
}

/** A session, and the host it is on. */
export interface Saved {
  readonly host: Host;
  readonly key: BranchKey;
}

const seat = 'reader';
const turnsOfAPlaythrough = 60;
/** Answers to `hear`, so that a reader who says something is among the readers. */
const words = ['', 'Two quick and a long dark.', 'two', 'nothing at all'];

/**
 * Plays through as readers do, by chance, and keeps every moment of it. Each is opened in a store of its own: a campaign that
 * one session converts is not there for the next.
 */
export async function playThrough(story: Story, number: number): Promise<readonly Moment[]> {
  const store = createMemoryStore();
  const played = await playOn({ host: hostOver(store), story, number, turns: turnsOfAPlaythrough });
  if (!played) return [];
  const { key, moments } = played;
  const lines: string[] = [];
  for await (const line of store.export()) lines.push(line);
  return moments.map((moment) => ({ ...moment, session: (known) => savedAt(key, moment.version, lines, known) }));
}

/** Plays a session so many turns on a host over a store, where it stays. */
export async function playInto(
  store: Store,
  story: Story,
  how: { readonly number: number; readonly turns: number },
): Promise<Moment | undefined> {
  const host = hostOver(store);
  const played = await playOn({ host, story, ...how });
  const last = played?.moments.at(-1);
  return played && last && { ...last, session: () => Promise.resolve({ host, key: played.key }) };
}

async function playOn({
  host,
  story,
  number,
  turns,
}: {
  readonly host: Host;
  readonly story: Story;
  readonly number: number;
  readonly turns: number;
}): Promise<{ readonly key: BranchKey; readonly moments: readonly Omit<Moment, 'session'>[] } | undefined> {
  const random = seeded(number * 7919 + 1);
  const session = `reader-${number}`;
  const key: BranchKey = { tenant: 'local', campaign: session, session, branch: 'main' };
  const started = await startSession(host, story, {
    key,
    commandId: 'start',
    locale: 'en',
    seed: seedFrom(String(number)),
    salt: seedFrom(`salt ${number}`),
    asked: playerAnswers(story.bundle.program),
  });
  // A story that this version does not run has no sessions; it is edited and planned all the same.
  if (!started.ok && isNotRun(started.error)) return undefined;
  let done = valueOf(started);
  const moments: Omit<Moment, 'session'>[] = [];
  for (let turn = 1; ; turn++) {
    const { version, waiting } = done;
    moments.push({ version, waiting, standing: standingOf({ host, key }) });
    const act = turn < turns ? actAt(waiting, random) : undefined;
    const taken = act && (await take({ host, key }, act));
    // A part of the language that this version does not run ends the playthrough; what led there was played.
    if (!taken || (!taken.ok && isNotRun(taken.error))) return { key, moments };
    done = valueOf(taken);
  }
}

async function savedAt(
  key: BranchKey,
  version: number,
  lines: readonly string[],
  known: readonly Story[],
): Promise<Saved> {
  const store = createMemoryStore();
  const restored = await store.import(eachOf(lines));
  if (!restored.ok) throw new Error(JSON.stringify(restored.error));
  const host = hostOver(store);
  for (const story of known) host.stories.set(story.hash, story);
  return { host, key: valueOf(await branchSession(host, key, { at: version, name: 'saved' })) };
}

/** Where a session stands by what its host holds of it. */
export function standingOf({ host, key }: Saved): readonly Standing[] {
  const live = [...host.live.values()].find(
    (each) => each.key.session === key.session && each.key.branch === key.branch,
  );
  if (live?.state.flow.at !== 'waiting') return [];
  return live.state.flow.frames.map(({ scene, wait, at }) => ({ scene: scene.name, wait, at }));
}

let commands = 0;

export function take({ host, key }: Saved, act: Command['act']): Promise<HostResult<TurnDone>> {
  commands += 1;
  return takeTurn(host, key, { commandId: `command ${commands}`, seat, locale: 'en', act });
}

/** What somebody does there whom chance decides for; undefined where nothing can be done. */
export function actAt(waiting: Waiting, random: () => number): Command['act'] | undefined {
  const text = words[Math.floor(random() * words.length)] ?? '';
  const figure = random();
  if (waiting.wait === 'text') return { act: 'say', text: text.slice(0, waiting.max) };
  if (waiting.wait !== 'choice') return undefined;
  const open = waiting.options.filter((option) => option.available);
  const option = open[Math.floor(figure * open.length)];
  if (!option) return undefined;
  const { choice, key, hearMax } = option;
  return {
    act: 'choose',
    choice,
    ...(key !== undefined && { key }),
    ...(hearMax !== undefined && { text: text.slice(0, hearMax) }),
  };
}

export function isNotRun(error: HostError): boolean {
  return error.error === 'refused' && error.refusal.refusal === 'notRun';
}

/** What a result holds. */
export function valueOf<T>(result: HostResult<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** The clock and chance are counted, so that a run is the same every time. */
function hostOver(store: Store): Host {
  let time = Date.UTC(2026, 0, 1);
  let random = 0;
  return createHost({
    store,
    now: () => {
      time += 1000;
      return time;
    },
    randomHex: (bytes) => {
      random += 1;
      return random.toString(16).padStart(bytes * 2, '0');
    },
  });
}

async function* eachOf(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}
