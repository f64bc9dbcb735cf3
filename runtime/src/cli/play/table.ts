import type { Json } from '../../bundle/index.js';
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
  /** Of the bundle that tells it, which an older session may keep. */
  readonly packVersion: string;
  readonly stateHash: string;
  readonly repeated: boolean;
  /** Whose view it is, where there are several. */
  readonly seat?: string;
  /** What an action that was called answers. */
  readonly answer?: Json;
  readonly lines: readonly RenderedLine[];
  /** What the turn did for missions; absent where it did nothing for any. */
  readonly steps?: readonly RenderedStep[];
  readonly waiting: RenderedWaiting;
}

/** Whoever runs the session: it closes what is waited for, and calls what is open to the operator. */
export const hostSeat = 'host';

export interface Sent {
  /** Made up when absent. Who may have to ask twice sends their own. */
  readonly commandId?: string;
  readonly expected?: number;
}

/** A session that is being played: what the three ways to play it (terminal, script, JSON lines) have in common. */
export class Table {
  readonly #host: Host;
  readonly #locale: string;
  /** Whose eyes this is seen with. */
  #seat: string;
  #key: BranchKey;
  #view: View;

  private constructor(host: Host, locale: string, seat: string, key: BranchKey, view: View) {
    this.#host = host;
    this.#seat = seat;
    this.#locale = locale;
    this.#key = key;
    this.#view = view;
  }

  static started(host: Host, locale: string, seat: string, done: TurnDone): Table {
    return new Table(host, locale, seat, done.key, viewOf(done, locale, seat));
  }

  static resumed(host: Host, locale: string, seat: string, resumed: Resumed): Table {
    return new Table(host, locale, seat, resumed.key, resumedView(resumed, locale, seat));
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

  get seat(): string {
    return this.#seat;
  }

  /** Calls an action that is open to this seat. */
  call(action: string, given: { readonly [parameter: string]: Json }, sent: Sent = {}): Promise<HostResult<View>> {
    return this.#take({ act: 'call', action, arguments: given }, sent);
  }

  /** Says that nothing more is waited for. */
  close(sent: Sent = {}): Promise<HostResult<View>> {
    return this.#take({ act: 'close' }, sent);
  }

  /** Tells the story that its reader is back; false where nothing was told. */
  async comeBack(): Promise<boolean> {
    const { waiting, lines } = this.#view;
    if (waiting.wait === 'ended') return false;
    const told = await this.#take({ act: 'return', away: 0 }, {});
    // What was said last stands below, as if the book were opened where it lay.
    if (told.ok) this.#view = { ...told.value, lines: [...told.value.lines, ...lines] };
    return told.ok;
  }

  /** Looks at the session with somebody else's eyes, and acts for them from here on. */
  async sitAs(seat: string): Promise<HostResult<View>> {
    const resumed = await resumeSession(this.#host, { ...this.#key, seat });
    if (!resumed.ok) return resumed;
    if (seat !== hostSeat && !resumed.value.seats.includes(seat)) {
      return { ok: false, error: { error: 'refused', refusal: { refusal: 'unknownSeat', seat } } };
    }
    this.#seat = seat;
    this.#view = resumedView(resumed.value, this.#locale, seat);
    return { ok: true, value: this.#view };
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
    return inspectSession(this.#host, this.#key, this.#seat, this.#locale);
  }

  journal(): Promise<HostResult<Journal>> {
    return readJournal(this.#host, this.#key, this.#seat, this.#locale);
  }

  async #resume(key: BranchKey): Promise<HostResult<View>> {
    const resumed = await resumeSession(this.#host, { ...key, seat: this.#seat });
    if (!resumed.ok) return resumed;
    this.#key = resumed.value.key;
    this.#view = resumedView(resumed.value, this.#locale, this.#seat);
    return { ok: true, value: this.#view };
  }

  async #take(act: Parameters<typeof takeTurn>[2]['act'], sent: Sent): Promise<HostResult<View>> {
    const { expected } = sent;
    const done = await takeTurn(this.#host, this.#key, {
      commandId: sent.commandId ?? this.#host.randomHex(16),
      seat: this.#seat,
      locale: this.#locale,
      act,
      ...(expected !== undefined && { expected }),
    });
    if (!done.ok) return done;
    const view = viewOf(done.value, this.#locale, this.#seat);
    // A repeated command tells again what it did; the reader stands where they stood.
    if (!done.value.repeated) this.#view = view;
    return { ok: true, value: view };
  }
}

function viewOf(done: TurnDone, locale: string, seat: string): View {
  const { answer, version, stateHash, repeated, story, titles } = done;
  const reader = { texts: story.textsFor(locale), locale, titles };
  return {
    version,
    packVersion: story.bundle.manifest.pack.version,
    stateHash,
    repeated,
    ...(seat !== 'reader' && { seat }),
    ...(answer !== undefined && { answer }),
    lines: renderOutput(done.output, seat, reader),
    ...stepsOf(done.output, reader),
    waiting: renderWaiting(done.waiting, reader),
  };
}

function resumedView(resumed: Resumed, locale: string, seat: string): View {
  const { version, stateHash, last, story, titles, waiting } = resumed;
  const readerOf = ({ textsFor }: Story) => ({ texts: textsFor(locale), locale, titles });
  return {
    version,
    packVersion: story.bundle.manifest.pack.version,
    stateHash,
    repeated: false,
    ...(seat !== 'reader' && { seat }),
    lines: renderOutput(last.output, seat, readerOf(last.story)),
    ...stepsOf(last.output, readerOf(last.story)),
    waiting: renderWaiting(waiting, readerOf(story)),
  };
}

/** What a turn did for missions, as a part of its view. */
export function stepsOf(...[output, reader]: Parameters<typeof renderSteps>): Pick<View, 'steps'> {
  const steps = renderSteps(output, reader);
  return steps.length === 0 ? {} : { steps };
}
