import { type ConverterChain, createConverterChain, type EngineEvent, type State, upcast } from '../../engine/index.js';
import type { Story } from '../story.js';
import { keptIn, withKeptTold, withoutKept } from './kept-words.js';
import { descentOf } from './lineage.js';

/** A turn as it was told: by which story, from which state of its own to which. */
export interface ToldTurn {
  readonly story: Story;
  readonly before: State;
  readonly after: State;
  readonly events: readonly EngineEvent[];
}

/**
 * Folds all turns of a branch in the words of its newest story: what older ones told is upcast. It must come to the state that the
 * conversions came to on their way.
 */
export class UpcastFold {
  readonly #newest: Story;
  readonly #chains = new Map<string, ConverterChain>();
  #state: State;
  #upcast = 0;

  constructor(newest: Story) {
    this.#newest = newest;
    this.#state = newest.engine.initial;
  }

  async add({ story, before, after, events }: ToldTurn): Promise<void> {
    const chain = await this.#chainFrom(story);
    const isOlder = chain.conversions.length > 0;
    if (isOlder) this.#upcast += 1;
    const { encode } = story.engine;
    const words = keptIn(events);
    const all = words ? withKeptTold(events, words) : events;
    const from = words ? withoutKept(encode(before), words) : encode(before);
    const told = isOlder ? upcast(chain, from, encode(after), all) : all;
    this.#state = this.#newest.engine.fold(this.#state, told);
  }

  /** Undefined where no older story told anything. */
  end(): { readonly turns: number; readonly stateHash: string } | undefined {
    return this.#upcast === 0 ? undefined : { turns: this.#upcast, stateHash: this.#state.hash };
  }

  async #chainFrom(story: Story): Promise<ConverterChain> {
    const known = this.#chains.get(story.hash);
    if (known) return known;
    const descent = descentOf(story.migrations, this.#newest.migrations);
    const pending = new Set(descent.descent === 'behind' ? descent.pending.map(({ name }) => name) : []);
    const { conversions } = this.#newest.bundle;
    const chain = await createConverterChain(conversions.filter(({ migration }) => pending.has(migration)));
    this.#chains.set(story.hash, chain);
    return chain;
  }
}
