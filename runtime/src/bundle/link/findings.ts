import { pointerStep } from '../bundle-error.js';

/** Where the linker stands, and the first thing it found to be wrong. One is enough to refuse a bundle. */
export class Findings {
  first: { readonly where: string; readonly detail: string } | undefined;
  #place: readonly (string | number)[] = [];
  readonly #part: string;

  constructor(part = 'program.json') {
    this.#part = part;
  }

  /** What follows is about this place. The way is only spelled out when there is something to say about it. */
  at(...place: readonly (string | number)[]): void {
    this.#place = place;
  }

  report(detail: string): void {
    this.first ??= { where: `${this.#part}#${this.#place.map(pointerStep).join('')}`, detail };
  }

  expect(holds: boolean, detail: () => string): void {
    if (!holds) this.report(detail());
  }
}
