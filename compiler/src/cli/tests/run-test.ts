import {
  type ExprIr,
  encodeValue,
  type Json,
  type ProgramIr,
  type StatementIr,
  type TestIr,
  type TestStepIr,
} from '@fabula/runtime/bundle';
import {
  type CallAnswer,
  type EffectRequest,
  type Engine,
  type Input,
  type InputRefusal,
  type OutputPart,
  type State,
  type StepResult,
  writeAnswer,
  writeTyped,
} from '@fabula/runtime/engine';
import { type RenderedWaiting, renderOutput, renderWaiting, type Texts } from '@fabula/runtime/render';
import { playerAnswers } from '../../explore/index.js';
import { givenAnswer } from './given-answer.js';
import { notRun } from './not-run.js';
import { hostSeat, TestSeats } from './seats.js';
import { Transcript, type Transcripts } from './transcript.js';
import { walked, walkerOf } from './walked.js';

/** How a test ended: `line` is the step's that failed. */
export type TestOutcome =
  | { readonly test: TestIr; readonly passed: true }
  | {
      readonly test: TestIr;
      readonly passed: false;
      readonly line: number;
      readonly problem: string;
      /** It asks for what this version does not run: it neither holds nor fails. */
      readonly skipped?: true;
    };

/** What running a test needs: one engine serves all tests of a pack. */
export interface TestBench {
  readonly program: ProgramIr;
  readonly engine: Engine;
  readonly texts: Texts;
  readonly transcripts: Transcripts;
  /** A file of the pack, to show steps of a test as they are written. */
  readonly source: (file: string) => string | undefined;
}

/** Plays one `test` block through the real engine, in memory. */
export function runTest(bench: TestBench, test: TestIr): TestOutcome {
  const later = notRun(test);
  if (later) return { test, passed: false, ...later, skipped: true };
  const session = new TestSession(bench, test);
  for (const step of test.steps) {
    const problem = session.take(step);
    if (problem !== undefined) return { test, passed: false, line: step.line, problem };
  }
  const problem = session.unsaid();
  if (problem !== undefined) return { test, passed: false, line: test.steps.at(-1)?.line ?? test.line, problem };
  return { test, passed: true };
}

const locale = 'en';

/** A turn that was taken, with what the host's functions answered in it. */
interface Taken {
  readonly input: Input;
  readonly calls: readonly CallAnswer[];
}

class TestSession {
  readonly #bench: TestBench;
  #state: State;
  /** What was done, in order, for `replay`. */
  readonly #log: (Taken | StatementIr)[] = [];
  /** What functions of the host answer, as the test last said. */
  readonly #answers = new Map<string, Json>();
  /** What the reader is asked for at the start, as the test has given it. */
  readonly #asked: { [field: string]: Json } = {};
  #started = false;
  /** What the session begins with. */
  readonly #config: { [name: string]: Json } = {};
  /** A choice that also takes text, until the text is said. */
  #taken: { readonly act: Extract<Input['act'], { act: 'choose' }>; readonly label: string } | undefined;
  /** Everything said since the last input. */
  #output: readonly OutputPart[] = [];
  #hash = '';
  /** A test has a campaign of its own, which nobody else writes. */
  readonly #campaign: Record<string, Json> = {};

  readonly #test: TestIr;
  #transcript = new Transcript();

  #seats: TestSeats;
  /** Whose step it is. */
  #seat: string;

  constructor(bench: TestBench, test: TestIr) {
    this.#seats = new TestSeats(bench.program.seats);
    this.#seat = this.#seats.first;
    this.#bench = bench;
    this.#test = test;
    this.#state = bench.engine.initial;
  }

  /** A copy to try something on, for walks. */
  fork(): TestSession {
    const copy = new TestSession(this.#bench, this.#test);
    copy.#state = this.#state;
    copy.#log.push(...this.#log);
    for (const [name, answer] of this.#answers) copy.#answers.set(name, answer);
    copy.#started = this.#started;
    Object.assign(copy.#config, this.#config);
    copy.#seats = this.#seats.copy();
    copy.#seat = this.#seat;
    copy.#output = this.#output;
    copy.#hash = this.#hash;
    Object.assign(copy.#campaign, this.#campaign);
    return copy;
  }

  hash(): string {
    return this.#state.hash;
  }

  holds(condition: ExprIr, source: string): string | undefined {
    return this.take({ line: 0, step: 'expect', condition, source });
  }

  waiting(): RenderedWaiting {
    return renderWaiting(this.#bench.engine.waiting(this.#state, this.#seat), { texts: this.#bench.texts, locale });
  }

  /** Undefined when the step holds, else what was wrong. */
  take(step: TestStepIr): string | undefined {
    this.#seat = seatOf(step) ?? this.#seats.first;
    const taken = this.#taken;
    if (step.step !== 'say' && taken) return this.unsaid();
    switch (step.step) {
      case 'start':
        return this.#start(step.scene, step.seed ?? 1);
      case 'choose':
        return this.#choose(step.text);
      case 'say':
        this.#taken = undefined;
        if (taken) this.#transcript.did(step.text);
        return taken
          ? this.#act({ ...taken.act, text: step.text })
          : (this.#ensureStarted() ?? this.#act({ act: 'say', text: step.text }));
      case 'given': {
        const given = this.#bench.engine.given(this.#state, step.statement, this.#seat);
        if (!given.ok) return `This can't be given: ${given.refusal}.`;
        this.#state = given.state;
        this.#hash = given.state.hash;
        this.#log.push(step.statement);
        if (this.#started) return undefined;
        const { program, engine } = this.#bench;
        const answered = givenAnswer(program.schema, engine, this.#state, step.statement, this.#seat);
        if (answered) this.#asked[answered.field] = answered.value;
        return undefined;
      }
      case 'config':
        return this.#configure(step.name, step.value);
      case 'answer': {
        const found = this.#bench.engine.evaluate(this.#state, step.value, this.#seat);
        if (!found.ok) return `This can't be answered: ${found.refusal}.`;
        this.#answers.set(step.function, writeAnswer(this.#bench.program, step.function, found.value));
        return undefined;
      }
      case 'models':
        for (const [name, { asks }] of Object.entries(this.#bench.program.externs ?? {}))
          if (asks) this.#answers.delete(name);
        return undefined;
      case 'expect': {
        const found = this.#bench.engine.evaluate(this.#state, step.condition, this.#seat);
        if (!found.ok) return `\`${step.source}\` can't be answered: ${found.refusal}.`;
        return found.value === true ? undefined : `\`${step.source}\` does not hold.`;
      }
      case 'expectSays':
        return this.#expectSays(step.text, step.speaker);
      case 'expectChoice': {
        const offered = this.#options().some((option) => includes(option.label, step.text));
        if (offered !== step.negated) return undefined;
        return step.negated ? `"${step.text}" is on offer.` : `"${step.text}" is not on offer. ${this.#onOffer()}`;
      }
      case 'players':
      case 'seat':
        if (this.#started) return 'The story has begun already: who is there stands before the first step.';
        if (step.step === 'players') this.#seats.play(step.seats);
        else this.#seats.attend(step.seat, step.roles);
        return undefined;
      case 'call':
        return this.#call(step);
      case 'close':
        if (step.seat === undefined) this.#seat = hostSeat;
        return this.#ensureStarted() ?? this.#act({ act: 'close' });
      case 'expectReads':
        return this.#seats.reads(step.seat, step, includes);
      case 'expectEnd':
        return this.#bench.engine.waiting(this.#state, this.#seat).wait === 'ended'
          ? undefined
          : `The story goes on. ${this.#onOffer()}`;
      case 'restart': {
        // A save is written and read back, as when the machine was turned off in between.
        this.#state = this.#bench.engine.decode(this.#bench.engine.encode(this.#state));
        return this.#state.hash === this.#hash || !this.#started
          ? undefined
          : 'The state read back is not the one that was written.';
      }
      case 'replay':
        return this.#replay();
      case 'transcript':
        return this.#bench.transcripts.compare(step.file, this.#transcript.text());
      case 'simulate':
      case 'pursue':
        return notRun(this.#test)?.problem;
      case 'walk':
        return this.#ensureStarted() ?? walked(this.#bench.source, this.#test, step, walkerOf(this));
    }
  }

  /** What is wrong when a choice also takes text, and no text follows. */
  unsaid(): string | undefined {
    return this.#taken && `"${this.#taken.label}" also takes text: \`say "…"\` has to follow.`;
  }

  /** `given config.lamps = 3`: as `--config` sets it. */
  #configure(name: string, value: ExprIr): string | undefined {
    if (this.#started) return 'The story has begun already: what `config` is given stands before the first step.';
    const field = this.#bench.program.schema.config.find((each) => each.name === name);
    const found = this.#bench.engine.evaluate(this.#state, value, this.#seat);
    if (!found.ok) return `This can't be given: ${found.refusal}.`;
    if (field) this.#config[name] = writeTyped(this.#bench.program.schema, field.type, found.value);
    return undefined;
  }

  #start(scene: string, seed: number): string | undefined {
    if (this.#started) return 'The story has begun already: a test has one `start`, before anything is chosen.';
    const problem = this.#seats.problem();
    if (problem !== undefined) return problem;
    this.#started = true;
    const by = this.#seat;
    this.#seat = this.#seats.first;
    const begun = this.#act({
      act: 'start',
      seed: seed.toString(16).padStart(32, '0'),
      ...this.#seats.start({ ...playerAnswers(this.#bench.program), ...this.#asked }),
      config: this.#config,
      scene,
    });
    this.#seat = by;
    return begun;
  }

  /** An action is called from outside, and does what it does or is refused, as the test says. */
  #call(step: Extract<TestStepIr, { step: 'call' }>): string | undefined {
    const problem = this.#ensureStarted();
    if (problem !== undefined) return problem;
    const given: { [parameter: string]: Json } = {};
    const { parameters } = this.#bench.program.actions[step.action] ?? { parameters: [] };
    for (const { name, type } of parameters) {
      const expression = step.arguments[name];
      if (!expression) continue;
      const found = this.#bench.engine.evaluate(this.#state, expression, this.#seats.first);
      if (!found.ok) return `\`${name}\` can't be given: ${found.refusal}.`;
      given[name] = writeTyped(this.#bench.program.schema, type, found.value);
    }
    if (step.seat === undefined) this.#seat = hostSeat;
    this.#refusal = undefined;
    const wrong = this.#act({ act: 'call', action: step.action, arguments: given });
    if (step.refused === undefined) return wrong;
    if (wrong === undefined) return `\`${step.action}\` was not refused.`;
    if (step.refused === true || step.refused === this.#refusal) return this.#refusal === undefined ? wrong : undefined;
    return `\`${step.action}\` was refused by \`${this.#refusal ?? wrong}\`, not by \`${step.refused}\`.`;
  }

  /** By what the last input was refused, as a test names it: an action's own refusal, or the engine's. */
  #refusal: string | undefined;

  #refused(refusal: InputRefusal): string {
    this.#refusal = refusal.refusal === 'actionRefused' ? refusal.by : refusal.refusal;
    return `The story did not take this: ${this.#refusal}.`;
  }

  #ensureStarted(): string | undefined {
    return this.#started ? undefined : this.#start(this.#bench.program.start, 1);
  }

  #choose(text: string): string | undefined {
    const problem = this.#ensureStarted();
    if (problem !== undefined) return problem;
    const options = this.#options();
    const exact = options.filter((option) => option.label === text);
    const found = exact.length > 0 ? exact : options.filter((option) => includes(option.label, text));
    const [option, other] = found;
    if (!option) return `"${text}" is not on offer. ${this.#onOffer()}`;
    if (other) return `"${text}" could be "${option.label}" or "${other.label}".`;
    if (!option.available)
      return `"${option.label}" can't be taken${option.reason === undefined ? '' : `: ${option.reason}`}.`;
    const act = { act: 'choose', choice: option.choice, ...(option.key !== undefined && { key: option.key }) } as const;
    this.#transcript.did(option.label);
    if (option.hearMax === undefined) return this.#act(act);
    this.#taken = { act, label: option.label };
    return undefined;
  }

  #act(act: Input['act']): string | undefined {
    const number = this.#log.length + 1;
    const input: Input = {
      commandId: `test-${number}`,
      seat: this.#seat,
      at: number * 1000,
      locale,
      salt: number.toString(16).padStart(32, '0'),
      act,
    };
    const calls: CallAnswer[] = [];
    const result = this.#step(this.#state, input, calls);
    if (result.result === 'refused') return this.#refused(result.refusal);
    if (result.result === 'wants') return unanswered(result.requests);
    const fault = result.events.find((event) => event.event === 'fault');
    if (fault) return `The story failed: ${fault.detail}`;
    this.#log.push({ input, calls });
    for (const event of result.events) {
      if (event.event !== 'set' || !event.cell.startsWith('c/')) continue;
      if (event.value === undefined) delete this.#campaign[event.cell];
      else this.#campaign[event.cell] = encodeValue(event.value);
    }
    this.#state = result.state;
    this.#hash = result.state.hash;
    this.#output = result.output;
    this.#seats.saw(result.output, { texts: this.#bench.texts, locale });
    if (act.act === 'say') this.#transcript.did(act.text);
    const lines = renderOutput(result.output, this.#seat, { texts: this.#bench.texts, locale });
    this.#transcript.saw(lines, this.waiting());
    return undefined;
  }

  /** A turn, with the answers that the test has for what it calls; those that were given are put with `calls`. */
  #step(state: State, input: Input, calls: CallAnswer[]): StepResult {
    for (;;) {
      const effects = { campaign: { version: 0, cells: { ...this.#campaign } }, calls };
      const result = this.#bench.engine.step(state, input, effects);
      const asked = result.result === 'wants' ? result.requests.flatMap((each) => this.#answer(each)) : [];
      if (asked.length === 0) return result;
      calls.push(...asked);
    }
  }

  #answer(request: EffectRequest): CallAnswer[] {
    if (request.effect !== 'call') return [];
    const { function: name } = request;
    const silent = this.#bench.program.externs?.[name]?.result === undefined;
    const result = silent ? null : this.#answers.get(name);
    // A test has no models but what it answers for them.
    if (result === undefined && request.asks) return [{ function: name, result: null, declined: true }];
    return result === undefined ? [] : [{ function: name, result }];
  }

  #replay(): string | undefined {
    let state = this.#bench.engine.initial;
    for (const done of this.#log) {
      const again =
        'do' in done
          ? this.#bench.engine.given(state, done, this.#seat)
          : this.#step(state, done.input, [...done.calls]);
      if (!('state' in again)) return 'The replay was refused something that was taken before.';
      state = again.state;
    }
    return state.hash === this.#hash ? undefined : 'The replay came to another state.';
  }

  #expectSays(text: string, speaker: string | undefined): string | undefined {
    const lines = renderOutput(this.#output, this.#seat, { texts: this.#bench.texts, locale });
    const found = lines.some(
      (line) => (speaker === undefined || line.speaker?.id === speaker) && includes(line.text, text),
    );
    if (found) return undefined;
    const said = lines.map((line) => (line.speaker ? `${line.speaker.name}: ${line.text}` : line.text)).join(' / ');
    return `Nobody said "${text}". What was said: ${said === '' ? 'nothing' : said}`;
  }

  #options() {
    const waiting = renderWaiting(this.#bench.engine.waiting(this.#state, this.#seat), {
      texts: this.#bench.texts,
      locale,
    });
    return waiting.wait === 'choice' ? waiting.options : [];
  }

  #onOffer(): string {
    const options = this.#options();
    return options.length === 0
      ? 'There is nothing to choose.'
      : `On offer: ${options.map((option) => option.label).join(' / ')}`;
  }
}

/** The seat that a step is somebody's by. */
function seatOf(step: TestStepIr): string | undefined {
  switch (step.step) {
    case 'choose':
    case 'say':
    case 'call':
    case 'close':
    case 'expectChoice':
      return step.seat;
    default:
      return undefined;
  }
}

/** Case and the shape of quotes and dashes don't matter: a test is about what is said, not how it is set. */
function includes(text: string, part: string): boolean {
  return plain(text).includes(plain(part));
}

function plain(text: string): string {
  return text
    .replaceAll(/[\u2018\u2019]/g, "'")
    .replaceAll(/[\u201c\u201d]/g, '"')
    .replaceAll(/[\u2010-\u2015]/g, '-')
    .toLowerCase();
}

function unanswered(requests: readonly EffectRequest[]): string {
  const [request] = requests;
  return request?.effect === 'call'
    ? `The story calls \`${request.function}\`, which the host has; say what it answers: \`answer ${request.function} with …\`.`
    : 'The story wants something that only a running host can give.';
}
