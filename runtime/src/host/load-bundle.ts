import { encodeValue, type Json, type OpenOptions } from '../bundle/index.js';
import type { BranchKey, OutboxRow } from '../ports/index.js';
import type { Host } from './host.js';
import { fail, type HostError, type HostResult, succeed } from './host-error.js';
import { parseJson } from './ledger/json.js';
import { liveBranch } from './live-branch.js';
import { givenInput } from './queries/given-input.js';
import { type QueryError, type QueryRequest, querySession } from './queries/query-session.js';
import { type StartRequest, startSession } from './start-session.js';
import { openStory, type Story } from './story.js';
import { type Command, type TurnDone, takeTurn } from './take-turn.js';

/** What `fabula types` writes of a pack, as far as a host needs to know of any. */
export interface StoryTypes {
  readonly pack: string;
  readonly config: object;
  readonly asked: { readonly [field: string]: Json };
  readonly events: object;
  readonly actions: object;
  readonly queries?: object;
}

/** The queries of a story, by name. */
export type QueriesOf<T extends StoryTypes> = T extends { readonly queries: infer Queries }
  ? Queries
  : Record<never, never>;
type QueryPart<
  T extends StoryTypes,
  Name extends keyof QueriesOf<T>,
  Part extends string,
> = QueriesOf<T>[Name] extends {
  readonly [P in Part]: infer Found;
}
  ? Found
  : never;

/** What a query of a story answers, or why there is no answer. */
export type TypedRows<T extends StoryTypes, Name extends keyof QueriesOf<T>> =
  | { readonly ok: true; readonly value: QueryPart<T, Name, 'result'> }
  | { readonly ok: false; readonly error: QueryError | HostError };

/** Where a query is answered, and how long that may take; `auto` and five seconds, unless it is said. */
export type QueryOptions = Partial<Pick<QueryRequest, 'home' | 'milliseconds'>>;

/** The actions of a story that somebody may call from outside. */
export type CallableOf<T extends StoryTypes> = {
  readonly [Name in keyof T['actions']]: T['actions'][Name] extends { readonly by: string } ? CallOf<T, Name> : never;
}[keyof T['actions']];
type CallOf<T extends StoryTypes, Name extends keyof T['actions']> = [PartOf<T, Name, 'by'>] extends [never]
  ? never
  : Name & string;
type PartOf<T extends StoryTypes, Name extends keyof T['actions'], Part extends string> = T['actions'][Name] extends {
  readonly [P in Part]: infer Found;
}
  ? Found
  : never;

/** An event of a story, told apart by its name. */
export type EventOf<T extends StoryTypes> = {
  readonly [Name in keyof T['events']]: {
    readonly event: Name;
    readonly version: number;
    readonly data: T['events'][Name];
  };
}[keyof T['events']];

/** A story whose pack is known: what it asks for and what it tells have their types. */
export interface TypedStory<T extends StoryTypes> {
  readonly story: Story;
  /** `startSession`, with what this pack asks for and lets be set. */
  start(host: Host, request: TypedStart<T>): Promise<HostResult<TurnDone>>;
  /**
   * Calls an action as a seat that has one of the roles which it is open to. What it answers is of its own type; a refusal of
   * its own is the error `refused`, with `actionRefused` and the name.
   */
  call<Name extends CallableOf<T>>(
    host: Host,
    key: BranchKey,
    call: TypedCall<T, Name>,
  ): Promise<HostResult<TypedAnswer<T, Name>>>;
  /** Asks a query over a session as it is after its last turn. Nothing is written. */
  query<Name extends keyof QueriesOf<T> & string>(
    host: Host,
    key: BranchKey,
    query: Name,
    input: QueryPart<T, Name, 'input'>,
    options?: QueryOptions,
  ): Promise<TypedRows<T, Name>>;
  /** What a row of the outbox tells; undefined for one that is not of this pack. */
  event(row: OutboxRow): EventOf<T> | undefined;
}

export interface TypedStart<T extends StoryTypes> extends Omit<StartRequest, 'asked' | 'config'> {
  readonly asked: T['asked'];
  readonly config?: Partial<T['config']>;
}

export interface TypedCall<T extends StoryTypes, Name extends CallableOf<T>> extends Omit<Command, 'act'> {
  readonly action: Name;
  readonly input: PartOf<T, Name, 'input'>;
}

export interface TypedAnswer<T extends StoryTypes, Name extends CallableOf<T>> {
  readonly done: TurnDone;
  /** Absent where the command had been taken before: what it answered then is not kept. */
  readonly answer?: PartOf<T, Name, 'result'>;
}

/**
 * Opens a bundle as a pack's whose types the host was written with: `loadBundle<HarborLights>(bytes, 'harbor_lights')`.
 * A bundle of another pack is a named error; one of another version is as it was declared then, which `fabula types
 * --check` finds before it is deployed.
 */
export async function loadBundle<T extends StoryTypes>(
  bytes: Uint8Array,
  pack: T['pack'],
  options: Omit<OpenOptions, 'semantics'> = {},
): Promise<HostResult<TypedStory<T>>> {
  const opened = await openStory(bytes, options);
  if (!opened.ok) return opened;
  const story = opened.value;
  const found = story.bundle.manifest.pack.name;
  if (found !== pack) return fail({ error: 'wrongPack', pack: found, wanted: pack });
  return succeed({
    story,
    start: (host, { config, ...request }) =>
      startSession(host, story, { ...request, ...(config && { config: given(config) }) }),
    call: (host, key, call) => callTyped(host, key, call),
    query: (host, key, query, input, options) => queryTyped<T, typeof query>(host, key, query, input, options),
    event: (row) => eventOf<T>(story, row),
  });
}

async function callTyped<T extends StoryTypes, Name extends CallableOf<T>>(
  host: Host,
  key: BranchKey,
  { action, input, ...command }: TypedCall<T, Name>,
): Promise<HostResult<TypedAnswer<T, Name>>> {
  const values = typeof input === 'object' && input !== null ? given(input) : {};
  const done = await takeTurn(host, key, { ...command, act: { act: 'call', action, arguments: values } });
  if (!done.ok) return done;
  const { answer } = done.value;
  return succeed({ done: done.value, ...(isAnswer<T, Name>(action, answer) && { answer }) });
}

/** The engine wrote it from the type that the bundle declares; which one this is was said to `loadBundle`. */
function isAnswer<T extends StoryTypes, Name extends CallableOf<T>>(
  _action: Name,
  answer: unknown,
): answer is PartOf<T, Name, 'result'> {
  return answer !== undefined;
}

async function queryTyped<T extends StoryTypes, Name extends keyof QueriesOf<T> & string>(
  host: Host,
  key: BranchKey,
  query: Name,
  input: QueryPart<T, Name, 'input'>,
  { home = 'auto', milliseconds = 5_000 }: QueryOptions = {},
): Promise<TypedRows<T, Name>> {
  const branch = await liveBranch(host, key);
  if (!branch.ok) return branch;
  const { story, state } = branch.value;
  const { queries = {} } = story.bundle.program;
  const parameters = Object.hasOwn(queries, query) ? queries[query]?.parameters : undefined;
  if (!parameters) return { ok: false, error: { error: 'unknownQuery', query, queries: Object.keys(queries) } };
  const read = givenInput(story, state, parameters, typeof input === 'object' && input !== null ? given(input) : {});
  if (!read.ok)
    return fail({ error: 'refused', refusal: { refusal: 'badValue', field: read.parameter, detail: read.detail } });
  const answer = await querySession(host, key, { query, arguments: read.values, home, milliseconds });
  if (!answer.ok) return answer;
  const value: unknown = encodeValue(answer.value.value);
  if (!isResult<T, Name>(query, value)) throw new Error(`The query ${query} has no answer.`);
  return { ok: true, value };
}

/** The query's rows are made by the types that the bundle declares; which ones these are was said to `loadBundle`. */
function isResult<T extends StoryTypes, Name extends keyof QueriesOf<T>>(
  _query: Name,
  value: unknown,
): value is QueryPart<T, Name, 'result'> {
  return value !== undefined;
}

/** What was left out is left to the pack. */
function given(config: object): { readonly [name: string]: Json } {
  const entries = Object.entries<Json | undefined>({ ...config });
  const set: { [name: string]: Json } = {};
  for (const [name, value] of entries) if (value !== undefined) set[name] = value;
  return set;
}

function eventOf<T extends StoryTypes>(story: Story, { event, payload }: OutboxRow): EventOf<T> | undefined {
  if (story.bundle.program.schema.events[event] === undefined) return undefined;
  const told: unknown = parseJson(payload);
  return isEvent<T>(told) ? told : undefined;
}

/** The ledger wrote it from the types that the bundle declares; which ones these are was said to `loadBundle`. */
function isEvent<T extends StoryTypes>(told: unknown): told is EventOf<T> {
  return typeof told === 'object' && told !== null && 'event' in told && 'data' in told;
}
