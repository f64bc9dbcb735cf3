import type { Json } from '../bundle/index.js';
import type { Input } from '../engine/index.js';
import type { BranchKey, SessionKey } from '../ports/index.js';
import { appendTurn } from './append-turn.js';
import { execute } from './execute.js';
import { type Host, keepStory, remember } from './host.js';
import { fail, type HostResult, storeFailed, succeed } from './host-error.js';
import { sessionRow } from './live-branch.js';
import { rootBranch } from './root-branch.js';
import type { Story } from './story.js';
import { doneOf, recorded, type TurnDone } from './take-turn.js';

export interface StartRequest {
  readonly key: SessionKey;
  readonly commandId: string;
  /** 32 hex digits, as `seedFrom` makes them; chance itself if absent. */
  readonly seed?: string;
  /** 32 hex digits: the root of all salts. Only who wants the same state hashes again gives it. */
  readonly salt?: string;
  /** Who plays; one seat, `reader`, if absent. The first one's input begins the session. */
  readonly seats?: readonly string[];
  /** Who has which role: seats that play, or others that attend. */
  readonly roles?: { readonly [role: string]: readonly string[] };
  /** Who looks on. */
  readonly spectators?: readonly string[];
  readonly locale: string;
  /** Answers for the player's fields that have no value, in the form of `encodeValue`; `askedFields` names them. */
  readonly asked: { readonly [field: string]: Json };
  /** The same for each of several players; who is not here answers as `asked` does. */
  readonly askedOf?: { readonly [seat: string]: { readonly [field: string]: Json } };
  /** The operator's own values for the pack's `config`. */
  readonly config?: { readonly [name: string]: Json };
  readonly scene?: string;
}

/**
 * Makes a session and plays its first turn. A crash between the two leaves a session without turns, which the same
 * call starts; the same command a second time answers what the first one did.
 */
export async function startSession(host: Host, story: Story, request: StartRequest): Promise<HostResult<TurnDone>> {
  const { pack } = story.bundle.manifest;
  const key: BranchKey = { ...request.key, branch: rootBranch };
  const kept = await keepStory(host, story);
  if (!kept.ok) return kept;
  const at = host.now();
  const seats = request.seats ?? ['reader'];
  const input: Input = {
    commandId: request.commandId,
    seat: seats[0] ?? 'reader',
    at,
    locale: request.locale,
    salt: request.salt ?? host.randomHex(16),
    act: {
      act: 'start',
      seed: request.seed ?? host.randomHex(16),
      seats,
      ...(request.roles && { roles: request.roles }),
      ...(request.spectators && { spectators: request.spectators }),
      asked: request.asked,
      ...(request.askedOf && { askedOf: request.askedOf }),
      config: request.config ?? {},
      ...(request.scene !== undefined && { scene: request.scene }),
    },
  };
  // Executed first: an answer that does not fit must leave no empty session behind.
  const executed = await execute(host, story, story.engine.initial, key, input);
  if (!executed.ok) return executed;
  const made = await host.store.createSession({
    key: request.key,
    pack: pack.name,
    packVersion: pack.version,
    bundle: story.hash,
    at: new Date(at).toISOString(),
  });
  if (!made.ok && made.error.error !== 'exists') return storeFailed(made.error);
  if (!made.ok) {
    const row = await sessionRow(host, request.key);
    if (!row.ok) return row;
    if (row.value.pack !== pack.name) {
      return fail({ error: 'otherPack', session: request.key.session, pack: row.value.pack, wanted: pack.name });
    }
  }
  const appended = await appendTurn(host, {
    key,
    story,
    before: undefined,
    version: 1,
    input,
    executed: executed.value,
  });
  if (appended.ok) {
    remember(host, appended.value.branch);
    host.afterTurn(key, appended.value.branch.story);
    return succeed(doneOf(appended.value));
  }
  const { error } = appended;
  if (error.error === 'store' && error.store.error === 'duplicate')
    return recorded(host, key, error.store.version, request.commandId);
  if (error.error !== 'conflict' || error.head === 0) return appended;
  const first = await host.store.findCommand(key, request.commandId);
  if (first.ok && first.value !== undefined) return recorded(host, key, first.value, request.commandId);
  return fail({ error: 'sessionExists', session: request.key.session });
}
