import type { Json, SeatsIr } from '@fabula/runtime/bundle';
import type { Input, OutputPart } from '@fabula/runtime/engine';
import { renderOutput, type Texts } from '@fabula/runtime/render';

type Start = Extract<Input['act'], { act: 'start' }>;

/** Whoever runs the session: it closes what is waited for, and calls what is open to the operator. */
export const hostSeat = 'host';
const reader = 'reader';

/** Who is there in a test, and what each of them has read. */
export class TestSeats {
  readonly #wanted: SeatsIr | undefined;
  #players: readonly string[] = [];
  readonly #roles = new Map<string, string[]>();
  readonly #spectators: string[] = [];
  /** Everything that a seat was shown since the start, and what of it came last. */
  readonly #read = new Map<string, { all: string[]; last: readonly string[] }>();

  constructor(wanted: SeatsIr | undefined) {
    this.#wanted = wanted;
  }

  /** Whose step it is where a test does not say: the first that plays. */
  get first(): string {
    return this.#players[0] ?? reader;
  }

  copy(): TestSeats {
    const copy = new TestSeats(this.#wanted);
    copy.#players = this.#players;
    for (const [role, seats] of this.#roles) copy.#roles.set(role, [...seats]);
    copy.#spectators.push(...this.#spectators);
    for (const [seat, { all, last }] of this.#read) copy.#read.set(seat, { all: [...all], last });
    return copy;
  }

  play(seats: readonly string[]): void {
    this.#players = seats;
  }

  /** Without a role, a seat looks on; a role may be had by who plays. */
  attend(seat: string, roles: readonly string[]): void {
    if (roles.length === 0) this.#spectators.push(seat);
    for (const role of roles) this.#roles.set(role, [...(this.#roles.get(role) ?? []), seat]);
  }

  /** What is wrong with who plays, before the engine says it in fewer words. */
  problem(): string | undefined {
    const { least, most } = this.#wanted ?? { least: 1, most: 1 };
    const count = Math.max(this.#players.length, 1);
    if (count >= least && count <= most) return undefined;
    const wanted = least === most ? `${least}` : `${least} to ${most}`;
    return `This pack is for ${wanted} to play: say who with \`players ada, ben\`.`;
  }

  start(asked: {
    readonly [field: string]: Json;
  }): Pick<Start, 'seats' | 'roles' | 'spectators' | 'asked' | 'askedOf'> {
    const seats = this.#players.length === 0 ? [reader] : this.#players;
    const roles = Object.fromEntries(this.#roles);
    // Who plays is called by the name of the seat, so that a test can tell one from the other.
    const named = seats.map((seat) => [seat, { ...asked, ...('name' in asked && { name: seat }) }] as const);
    return {
      seats,
      ...(this.#roles.size > 0 && { roles }),
      ...(this.#spectators.length > 0 && { spectators: this.#spectators }),
      asked,
      ...(this.#players.length > 1 && { askedOf: Object.fromEntries(named) }),
    };
  }

  /** Takes note of what each was shown in a turn. */
  saw(output: readonly OutputPart[], reader: { readonly texts: Texts; readonly locale: string }): void {
    for (const seat of this.#everyone()) {
      const last = renderOutput(output, seat, reader).map(({ speaker, text }) =>
        speaker ? `${speaker.name}: ${text}` : text,
      );
      const known = this.#read.get(seat);
      if (known) {
        known.all.push(...last);
        known.last = last;
      } else this.#read.set(seat, { all: [...last], last });
    }
  }

  /** What is wrong with what a seat read last, or with what it has ever read where it never may. */
  reads(
    seat: string,
    { text, negated }: { readonly text: string; readonly negated: boolean },
    includes: (line: string, part: string) => boolean,
  ): string | undefined {
    const { all, last } = this.#read.get(seat) ?? { all: [], last: [] };
    if (negated) {
      const found = all.find((line) => includes(line, text));
      return found === undefined ? undefined : `\`${seat}\` has read: ${found}`;
    }
    if (last.some((line) => includes(line, text))) return undefined;
    return `\`${seat}\` did not read "${text}". What they read: ${last.length === 0 ? 'nothing' : last.join(' / ')}`;
  }

  #everyone(): readonly string[] {
    const players = this.#players.length === 0 ? [reader] : this.#players;
    return [...new Set([...players, ...[...this.#roles.values()].flat(), ...this.#spectators])];
  }
}
