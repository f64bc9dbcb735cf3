import type { EngineEvent, State } from '../../engine/index.js';
import type { ProjectionChange } from '../../ports/index.js';
import { cellParts } from '../../world/index.js';
import { type Projector, Sheet } from './sheet.js';

/** The rows that a turn changed, as they are after it. */
export function projectTurn(
  projector: Projector,
  state: State,
  events: readonly EngineEvent[],
  version: number,
): readonly ProjectionChange[] {
  const sheet = new Sheet(projector, state);
  const entries = entriesOf(sheet, events, version);
  // A session begins with all that was declared.
  if (events.some(({ event }) => event === 'started')) return [...sheet.all().filter(isThere), ...entries];
  const touched = new Touched(sheet);
  for (const event of events) touched.add(event);
  return [...touched.rows(), ...entries];
}

/** All rows of a state, but for the entries of the books, which are the turns'. */
export function projectState(projector: Projector, state: State): readonly ProjectionChange[] {
  return new Sheet(projector, state).all().filter(isThere);
}

/** The entries that a turn made in the books. */
export function projectEntries(
  projector: Projector,
  state: State,
  events: readonly EngineEvent[],
  version: number,
): readonly ProjectionChange[] {
  return entriesOf(new Sheet(projector, state), events, version);
}

function entriesOf(sheet: Sheet, events: readonly EngineEvent[], version: number): readonly ProjectionChange[] {
  return events.flatMap((event, index) => (event.event === 'booked' ? sheet.entry(version, index, event) : []));
}

function isThere({ columns }: ProjectionChange): boolean {
  return columns !== undefined;
}

/** What a turn's events touched, each once, whatever happened to it. */
class Touched {
  readonly #sheet: Sheet;
  readonly #rows = new Map<string, () => readonly ProjectionChange[]>();

  constructor(sheet: Sheet) {
    this.#sheet = sheet;
  }

  add(event: EngineEvent): void {
    switch (event.event) {
      case 'set':
        this.#cell(event.cell);
        return;
      case 'booked':
        for (const account of [event.from, event.to]) {
          this.#cell(account);
          this.#touch(`account ${account}`, () => this.#sheet.account(account, event.resource));
        }
        return;
      case 'created':
      case 'retired':
        this.#entity(event.entity);
        return;
      case 'granted':
        this.#entity(event.to);
        return;
      case 'revoked':
        this.#entity(event.from);
        return;
      case 'linked':
      case 'unlinked':
        this.#edge(event.relation, event.from, event.to);
        return;
      case 'started':
      case 'entered':
      case 'reached':
      case 'emitted':
      case 'asked':
      case 'checkpoint':
      case 'chosen':
      case 'taken':
      case 'advanced':
      case 'mission':
      case 'drawn':
      case 'rolled':
      case 'refused':
      case 'saturated':
      case 'fault':
      // The rows of a converted session are all put anew.
      case 'migrated':
      case 'moved':
        return;
    }
  }

  rows(): readonly ProjectionChange[] {
    return [...this.#rows.values()].flatMap((row) => row());
  }

  #cell(key: string): void {
    const [letter, first = '', second = '', third = ''] = cellParts(key);
    if (letter === 'e' || letter === 'g') this.#entity(first);
    if (letter === 'r') this.#edge(first, second, third);
    if (letter === 'w') this.#touch('world', () => this.#sheet.block('world'));
    if (letter === 'k') this.#touch('config', () => this.#sheet.block('config'));
  }

  #entity(id: string): void {
    this.#touch(`entity ${id}`, () => this.#sheet.entity(id));
  }

  #edge(relation: string, from: string, to: string): void {
    this.#touch(`edge ${JSON.stringify([relation, from, to])}`, () => this.#sheet.edge(relation, from, to));
  }

  #touch(name: string, row: () => readonly ProjectionChange[]): void {
    if (!this.#rows.has(name)) this.#rows.set(name, row);
  }
}
