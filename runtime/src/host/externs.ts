import type { Json } from '../bundle/index.js';
import { type EffectRequest, type Effects, type Input, readAnswer } from '../engine/index.js';
import type { BranchKey } from '../ports/index.js';
import type { Host } from './host.js';
import { fail, type HostResult, succeed } from './host-error.js';
import type { Story } from './story.js';

/** What a function of the host knows of its call besides the arguments. */
export interface ExternCall {
  /**
   * The same when the same command is tried again, after a crash or a lost race: who pays or sends hands it on, so that
   * it happens once.
   */
  readonly key: string;
  readonly session: string;
  readonly branch: string;
  readonly seat: string;
  /** The turn's time, in milliseconds since 1970. */
  readonly at: number;
}

/**
 * A function that a story declares as `extern fn`. Arguments and answer are plain JSON, of the declared types: a method,
 * so that one written to the types of `fabula types`, which are narrower than JSON, is one, too.
 */
export type ExternFunction = ExternMethod['answer'];
interface ExternMethod {
  answer(call: ExternCall, ...args: readonly Json[]): ExternAnswer | Promise<ExternAnswer>;
}
/** A function without `->` answers nothing. */
// biome-ignore lint/suspicious/noConfusingVoidType: what an author's function without a result returns is `void`.
type ExternAnswer = Json | undefined | void;

export interface ExternFunctions {
  readonly [name: string]: ExternFunction;
}

/** Calls a function of the host for a turn. Its answer is checked before it may be recorded: replay never asks again. */
export async function callExtern(
  host: Host,
  story: Story,
  { session, branch }: BranchKey,
  { commandId, seat, at }: Input,
  request: Extract<EffectRequest, { effect: 'call' }>,
  before: Effects,
): Promise<HostResult<Effects>> {
  const { function: name, ordinal } = request;
  const call = Object.hasOwn(host.externs, name) ? host.externs[name] : undefined;
  const others = (before.calls ?? []).slice(0, ordinal);
  if (!call && request.asks) {
    return succeed({ ...before, calls: [...others, { function: name, result: null, declined: true }] });
  }
  if (!call) return fail({ error: 'externMissing', function: name });
  let result: Json;
  try {
    const key = `${session}/${commandId}/${ordinal}`;
    result = (await call({ key, session, branch, seat, at }, ...request.arguments)) ?? null;
  } catch (error) {
    // Whatever the author's code throws is the author's; the story and its reader are told that it failed.
    return fail({
      error: 'externFailed',
      function: name,
      detail: error instanceof Error ? error.message : String(error),
    });
  }
  // What a model says and does not fit is no fault: the story falls back.
  const read = readAnswer(story.bundle.program, name, result);
  if (!read.ok && !request.asks)
    return fail({ error: 'externFailed', function: name, detail: `its answer does not fit: ${read.detail}` });
  return succeed({ ...before, calls: [...others, { function: name, result }] });
}
