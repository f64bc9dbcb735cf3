import {
  type Host,
  type HostResult,
  inspectSession,
  type Journal,
  type Resumed,
  readJournal,
  resumeSession,
  rewindSession,
  type StateView,
  type Story,
  type TurnDone,
  takeTurn,
} from '../../host/index.js';
import type { BranchKey } from '../../ports/index.js';
import {
  type RenderedLine,
  type RenderedOption,
  type RenderedStep,
  type RenderedWaiting,
  renderOutput,
  renderSteps,
  renderWaiting,
} from '../../render/index.js';

/** What one reader sees after a turn. */
export interface View {
  readonly version: number;
  readonly stateHash: string;
  readonly repeated: boolean;
  readonly lines: readonly RenderedLine[];
  /** What the turn did for missions; absent where it did nothing for any. */
  readonly steps?: readonly RenderedStep[];
  readonly waiting: RenderedWaiting;
}

export interface Sent {
  /** Made up when absent. Who may have to ask twice sends their own. */
  readonly commandId?: string;
  readonly expected?: number;
}

/** The seat of whoever plays at this terminal. */
const seat = 'reader';

/** A session that is being played: what the three ways to play it (terminal, script, JSON lines) have in common. */
export class Table {
  readonly #host: Host;
  readonly #locale: string;
  #key: BranchKey;
  #view: View;

  private constructor(host: Host, locale: string, key: BranchKey, view: View) {
    this.#host = host;
    this.#locale = locale;
    this.#key = key;
    this.#view = view;
  }

  static started(host: Host, locale: string, done: TurnDone): Table {
    return new Table(host, locale, done.key, viewOf(done, locale));
  }

  static resumed(host: Host, locale: string, resumed: Resumed): Table {
    return new Table(host, locale, resumed.key, resumedView(resumed, locale));
  }

  get key(): BranchKey {
    return this.#key;
  }

  get view(): View {
    return this.#view;
  }

  choose(option: Pick<RenderedOption, 'choice' | 'key'>, text?: string, sent: Sent = {}): Promise<HostResult<View>> {
    const { choice, key } = option;
    return this.#take(
      { act: 'choose', choice, ...(key !== undefined && { key }), ...(text !== undefined && { text }) },
      sent,
    );
  }

  say(text: string, sent: Sent = {}): Promise<HostResult<View>> {
    return this.#take({ act: 'say', text }, sent);
  }

  /** Takes back turns, on a new branch. */
  async back(turns: number): Promise<HostResult<View>> {
    const key = await rewindSession(this.#host, this.#key, turns);
    return key.ok ? this.#resume(key.value) : key;
  }

  /** Looks again at what is stored: somebody else played on. */
  look(): Promise<HostResult<View>> {
    return this.#resume(this.#key);
  }

  state(): Promise<HostResult<StateView>> {
    return inspectSession(this.#host, this.#key, seat, this.#locale);
  }

  journal(): Promise<HostResult<Journal>> {
    return readJournal(this.#host, this.#key, seat, this.#locale);
  }

  async #resume(key: BranchKey): Promise<HostResult<View>> {
    const resumed = await resumeSession(this.#host, key);
    if (!resumed.ok) return resumed;
    this.#key = resumed.value.key;
    this.#view = resumedView(resumed.value, this.#locale);
    return { ok: true, value: this.#view };
  }

  async #take(act: Parameters<typeof takeTurn>[2]['act'], sent: Sent): Promise<HostResult<View>> {
    const { expected } = sent;
    const done = await takeTurn(this.#host, this.#key, {
      commandId: sent.commandId ?? this.#host.randomHex(16),
      seat,
      locale: this.#locale,
      act,
      ...(expected !== undefined && { expected }),
    });
    if (!done.ok) return done;
    const view = viewOf(done.value, this.#locale);
    // A repeated command tells again what it did; the reader stands where they stood.
    if (!done.value.repeated) this.#view = view;
    return { ok: true, value: view };
  }
}

function viewOf(done: TurnDone, locale: string): View {
  const { version, stateHash, repeated, story, titles } = done;
  const reader = { texts: story.textsFor(locale), locale, titles };
  return {
    version,
    stateHash,
    repeated,
    lines: renderOutput(done.output, seat, reader),
    ...stepsOf(done.output, reader),
    waiting: renderWaiting(done.waiting, reader),
  };
}

function resumedView(resumed: Resumed, locale: string): View {
  const { version, stateHash, last, story, titles } = resumed;
  const readerOf = ({ textsFor }: Story) => ({ texts: textsFor(locale), locale, titles });
  return {
    version,
    stateHash,
    repeated: false,
    lines: renderOutput(last.output, seat, readerOf(last.story)),
    ...stepsOf(last.output, readerOf(last.story)),
    waiting: renderWaiting(last.waiting, readerOf(story)),
  };
}

/** What a turn did for missions, as a part of its view. */
export function stepsOf(...[output, reader]: Parameters<typeof renderSteps>): Pick<View, 'steps'> {
  const steps = renderSteps(output, reader);
  return steps.length === 0 ? {} : { steps };
}
