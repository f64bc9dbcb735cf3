import type { Json } from '../../bundle/index.js';
import {
  type Act,
  decodeEvent,
  type Effects,
  type EngineEvent,
  encodeEvent,
  type Input,
  type OutputPart,
  type Waiting,
} from '../../engine/index.js';
import { canonicalBytes, isList, isObject, parseJson, sha256 } from './json.js';
import { payloadShape } from './payload-shape.js';
import { personalDigest, personalJson, personalText, withoutPersonal, withoutPersonalText } from './personal.js';

/** All of a turn: what went in, what the shell fetched, what happened, what was said, what is waited for. */
export interface TurnPayload {
  readonly input: Input;
  readonly effects: Effects;
  readonly events: readonly EngineEvent[];
  readonly output: readonly OutputPart[];
  readonly waiting: Waiting;
}

/** Which of a reader's words are personal: those of an input point, or of a player's field. */
export interface PersonalInput {
  readonly isPersonalPoint: (point: string) => boolean;
  readonly isPersonalField: (field: string) => boolean;
  /** Whether there may be words in what an action is given from outside. */
  readonly isPersonalArgument: (action: string, parameter: string) => boolean;
  /** Whether what a function of the host answers is made of somebody's words. */
  readonly isPersonalAnswer: (name: string) => boolean;
}

export interface WrittenPayload {
  /** Canonical JSON. */
  readonly text: string;
  /** SHA-256 of the payload with personal values replaced by their digests. */
  readonly digest: string;
}

/** `point` is where a `say` was heard. */
export function writePayload(payload: TurnPayload, point: string | undefined, personal: PersonalInput): WrittenPayload {
  const { input, effects, events, output, waiting } = payload;
  const act = writeAct(input.act, point, input.salt, personal);
  const bytes = canonicalBytes({
    // The salt is kept as a person's words are: with it, a forgotten name could be guessed from its digest.
    input: { ...input, salt: personalJson(input.salt, ''), act },
    effects: writeEffects(effects, input.salt, personal),
    events: events.map(encodeEvent),
    output,
    waiting,
  });
  const text = bytes.toString('utf8');
  const hidden = withoutPersonalText(text);
  return { text, digest: hidden === undefined ? (payloadDigest(text) ?? sha256(bytes)) : sha256(hidden) };
}

/** The digest of a payload as it lies in the store; undefined where it is no JSON. */
export function payloadDigest(text: string): string | undefined {
  const json = parseJson(text);
  return json === undefined ? undefined : sha256(canonicalBytes(withoutPersonal(json)));
}

export interface ReadPayload extends TurnPayload {
  /** Words of this turn's input were forgotten: it can be folded, but not executed again. */
  readonly forgotten: boolean;
}

/** Undefined for what this host did not write. */
export function readPayload(text: string): ReadPayload | undefined {
  const parsed = payloadShape.safeParse(parseJson(text));
  if (!parsed.success) return undefined;
  const { input, effects, output, waiting } = parsed.data;
  const events = readEvents(parsed.data.events);
  if (!events) return undefined;
  const words = new Words();
  const act = readAct(input.act, words);
  const salt = words.read(input.salt);
  return {
    input: { ...input, salt, act },
    effects: readEffects(effects, words),
    events,
    output,
    waiting,
    forgotten: words.forgotten,
  };
}

/** As much of a stored turn as folding needs, and going on from it; undefined for what this host did not write. */
export interface FoldedPayload {
  /** The salt is the empty text where it was forgotten. */
  readonly input: { readonly act: { readonly act: string } } & Pick<Input, 'at' | 'locale' | 'salt'>;
  readonly events: readonly EngineEvent[];
}

/** Reading a turn to fold it takes a third of reading it whole, which is what resuming mostly does. */
export function readToFold(text: string): FoldedPayload | undefined {
  const json = parseBeginning(text);
  if (!isObject(json) || !isObject(json['input']) || !isObject(json['input']['act']) || !isList(json['events']))
    return undefined;
  const { at, locale } = json['input'];
  const { act } = json['input']['act'];
  const salt = saltOf(json['input']['salt']);
  const events = readEvents(json['events']);
  if (typeof act !== 'string' || typeof at !== 'number' || typeof locale !== 'string') return undefined;
  return events && salt !== undefined ? { input: { act: { act }, at, locale, salt }, events } : undefined;
}

/** A turn's salt; the empty text where it was forgotten, undefined for what this host did not write. */
export function readSalt(text: string): string | undefined {
  const json = parseBeginning(text);
  return isObject(json) && isObject(json['input']) ? saltOf(json['input']['salt']) : undefined;
}

/**
 * A payload without what its reader was shown, which is most of it: in canonical JSON that stands last. Should an `output` deeper
 * within come first, what is before it is no JSON, and all of it is parsed.
 */
function parseBeginning(text: string): Json | undefined {
  const end = text.indexOf(',"output":[');
  const beginning = end < 0 || !text.endsWith('}') ? undefined : parseJson(`${text.slice(0, end)}}`);
  return beginning ?? parseJson(text);
}

function saltOf(salt: Json | undefined): string | undefined {
  if (typeof salt === 'string') return salt;
  const words = personalText(salt);
  return words === null ? '' : words;
}

/** The engine throws for what it did not write; that its ledger was damaged is no reason to stop a host. */
function readEvents(json: readonly Json[]): readonly EngineEvent[] | undefined {
  try {
    return json.map(decodeEvent);
  } catch (error) {
    if (error instanceof TypeError || error instanceof SyntaxError || error instanceof RangeError) return undefined;
    throw error;
  }
}

function writeAct(act: Act, point: string | undefined, salt: string, personal: PersonalInput): object {
  switch (act.act) {
    case 'start': {
      const { asked, askedOf } = act;
      const written = (answers: Answers): Answers =>
        mapped(answers, (answer, field) => {
          const isPersonal = typeof answer === 'string' && personal.isPersonalField(field);
          return isPersonal ? personalJson(answer, salt) : answer;
        });
      return { ...act, asked: written(asked), ...(askedOf && { askedOf: mapped(askedOf, written) }) };
    }
    case 'choose': {
      const { text } = act;
      return text !== undefined && personal.isPersonalPoint(act.choice)
        ? { ...act, text: personalJson(text, salt) }
        : act;
    }
    case 'say': {
      const isPersonal = point === undefined || personal.isPersonalPoint(point);
      return isPersonal ? { ...act, text: personalJson(act.text, salt) } : act;
    }
    case 'call': {
      const { action } = act;
      const given = mapped(act.arguments, (argument, name) =>
        personal.isPersonalArgument(action, name) ? hiddenWords(argument, salt) : argument,
      );
      return { ...act, arguments: given };
    }
    case 'close':
    case 'migrate':
    case 'return':
      return act;
  }
}

/** What a model says may be what it was told. */
function writeEffects(effects: Effects, salt: string, personal: PersonalInput): object {
  const { calls } = effects;
  if (!calls) return effects;
  const written = calls.map((call) =>
    personal.isPersonalAnswer(call.function) ? { ...call, result: hiddenWords(call.result, salt) } : call,
  );
  return { ...effects, calls: written };
}

function readEffects(effects: Effects, words: Words): Effects {
  const { calls } = effects;
  if (!calls) return effects;
  return { ...effects, calls: calls.map((call) => ({ ...call, result: words.readAll(call.result) })) };
}

/** The same JSON with each of its texts as a person's words. */
function hiddenWords(json: Json, salt: string): Json {
  if (typeof json === 'string') return personalJson(json, salt);
  if (isList(json)) return json.map((item) => hiddenWords(item, salt));
  return isObject(json) ? mapped(json, (item) => hiddenWords(item, salt)) : json;
}

interface Answers {
  readonly [field: string]: Json;
}

function mapped<A, B>(
  from: { readonly [name: string]: A },
  to: (value: A, name: string) => B,
): { readonly [name: string]: B } {
  return Object.fromEntries(Object.entries(from).map(([name, value]) => [name, to(value, name)]));
}

type ReadAct =
  | {
      readonly act: 'start';
      readonly seed: string;
      readonly seats: readonly string[];
      readonly roles?: { readonly [role: string]: readonly string[] };
      readonly spectators?: readonly string[];
      readonly asked: Answers;
      readonly askedOf?: { readonly [seat: string]: Answers };
      readonly config: { readonly [name: string]: Json };
      readonly scene?: string;
    }
  | { readonly act: 'choose'; readonly choice: string; readonly key?: string; readonly text?: Json }
  | { readonly act: 'say'; readonly text: Json }
  | { readonly act: 'call'; readonly action: string; readonly arguments: { readonly [parameter: string]: Json } }
  | { readonly act: 'close' }
  | { readonly act: 'return'; readonly away: number }
  | Extract<Act, { act: 'migrate' }>;

function readAct(act: ReadAct, words: Words): Act {
  switch (act.act) {
    case 'start': {
      const { asked, askedOf } = act;
      const read = (answers: Answers): Answers => mapped(answers, (answer) => words.readIfPersonal(answer));
      return { ...act, asked: read(asked), ...(askedOf && { askedOf: mapped(askedOf, read) }) };
    }
    case 'choose': {
      const { text, ...rest } = act;
      return text === undefined ? rest : { ...rest, ...words.readOrDigest(text) };
    }
    case 'say':
      return { act: 'say', ...words.readOrDigest(act.text) };
    case 'call':
      return { ...act, arguments: mapped(act.arguments, (argument) => words.readAll(argument)) };
    case 'close':
    case 'migrate':
    case 'return':
      return act;
  }
}

/** Reads words that may be personal, and remembers whether any were forgotten. */
class Words {
  forgotten = false;

  read(json: Json): string {
    if (typeof json === 'string') return json;
    const text = personalText(json);
    if (typeof text === 'string') return text;
    this.forgotten = true;
    return '';
  }

  /** Words that were forgotten are handed to the engine as their digest, with which most turns can be executed again. */
  readOrDigest(json: Json): { readonly text: string; readonly digest?: string } {
    const text = this.read(json);
    const digest = text === '' ? personalDigest(json) : undefined;
    return digest === undefined || personalText(json) !== null ? { text } : { text, digest };
  }

  readIfPersonal(json: Json): Json {
    return personalText(json) === undefined ? json : this.read(json);
  }

  /** The same at any depth. */
  readAll(json: Json): Json {
    if (isList(json)) return json.map((item) => this.readAll(item));
    if (!isObject(json)) return json;
    return personalText(json) === undefined ? mapped(json, (item) => this.readAll(item)) : this.read(json);
  }
}
