import { Program, renderLine, standardLibrary } from '@fabula/compiler';
import { type ProgramIr, validateProgram } from '@fabula/runtime/bundle';
import {
  type Act,
  createEngine,
  type Engine,
  type EngineEvent,
  type State,
  type Waiting,
} from '@fabula/runtime/engine';
import { renderOutput, renderWaiting, type Texts, textsOf } from '@fabula/runtime/render';

/** A pack that was compiled and is ready to be played. */
export interface Story {
  readonly program: ProgramIr;
  readonly engine: Engine;
  readonly texts: Texts;
}

/** A source without a pack around it starts at `quay`. */
export async function storyOf(source: string): Promise<Story> {
  const program = compile(source);
  return { program, engine: await createEngine(program), texts: textsOf(program) };
}

/** The program of a source, as a bundle gives it back. Whatever is to be said about it fails the test. */
export function compile(source: string, pack = 'pack decks { title "Decks" version 1.0.0 start quay }\n'): ProgramIr {
  const compiler = new Program({ library: standardLibrary });
  compiler.update({
    sources: new Map([
      ['pack.fab', pack],
      ['story.fab', source],
    ]),
    ids: new Map(),
  });
  const { diagnostics, sources } = compiler.check();
  if (diagnostics.length > 0) throw new Error(diagnostics.map((each) => renderLine(each, sources)).join('\n'));
  const built = compiler.build();
  if (!built) throw new Error('It does not build.');
  const json: unknown = JSON.parse(JSON.stringify(built.program));
  const checked = validateProgram(json);
  if (!checked.ok) throw new Error(`${checked.error.where}: ${checked.error.detail}`);
  return checked.value;
}

/**
 * A reader who plays on. After every turn its events are folded onto the state before, and the state is written and read
 * back: all three have to be the same.
 */
export class Reader {
  state: State;
  events: readonly EngineEvent[] = [];
  lines: readonly string[] = [];
  waiting: Waiting = { wait: 'ended' };
  #turn = 0;

  constructor(
    readonly story: Story,
    seed = 1,
  ) {
    this.state = story.engine.initial;
    this.#step({ act: 'start', seed: seed.toString(16).padStart(32, '0'), seats: ['reader'], asked: {}, config: {} });
  }

  /** Takes the choice that reads so. */
  choose(label: string): this {
    const found = this.#options().find((option) => option.label === label);
    if (!found) throw new Error(`"${label}" is not on offer: ${this.offered.join(', ')}`);
    const { choice, key } = found;
    this.#step({ act: 'choose', choice, ...(key !== undefined && { key }) });
    return this;
  }

  say(text: string): this {
    this.#step({ act: 'say', text });
    return this;
  }

  comeBack(away: number): this {
    this.#step({ act: 'return', away });
    return this;
  }

  get offered(): readonly string[] {
    return this.#options().map((option) => option.label);
  }

  /** The cards of this turn's draws. */
  get drawn(): readonly (string | undefined)[] {
    return this.events.flatMap((event) => (event.event === 'drawn' ? [event.card] : []));
  }

  #options() {
    const rendered = renderWaiting(this.waiting, { texts: this.story.texts, locale: 'en' });
    return rendered.wait === 'choice' ? rendered.options : [];
  }

  #step(act: Act): void {
    const { engine, texts } = this.story;
    this.#turn += 1;
    const input = { commandId: `c${this.#turn}`, seat: 'reader', at: this.#turn, locale: 'en', salt: '0'.repeat(32) };
    const result = engine.step(this.state, { ...input, act }, {});
    if (result.result !== 'done') throw new Error(JSON.stringify(result));
    const folded = engine.fold(this.state, result.events);
    const saved = engine.decode(structuredClone(engine.encode(result.state)));
    if (folded.hash !== result.state.hash) throw new Error('Folding the events came to another state.');
    if (saved.hash !== result.state.hash) throw new Error('The state read back is another one.');
    const again = engine.step(engine.decode(structuredClone(engine.encode(this.state))), { ...input, act }, {});
    if (again.result !== 'done' || again.state.hash !== result.state.hash)
      throw new Error('A replay came out differently.');
    this.state = saved;
    this.events = result.events;
    this.waiting = engine.waiting(saved, 'reader');
    this.lines = renderOutput(result.output, 'reader', { texts, locale: 'en' }).map((line) => line.text);
  }
}
