import type { Place } from './span.js';

/**
 * Where the parts of a lowered program come from. A bundle has no places in it, so that it stays the same however its
 * source is laid out; exploration and coverage speak of the source, and look its places up here. They are kept beside
 * the nodes, by identity: whoever holds a program as it was made can ask, and who sends it elsewhere can't.
 */
const origins = new WeakMap<object, Place>();
const codeOrigins = new WeakMap<object, CodeOrigins>();

/** Where the ops of a scene's code come from: offsets into one file, an offset an op. */
export interface CodeOrigins {
  readonly file: string;
  readonly starts: readonly number[];
}

/** Takes note of where a condition, an arm's head or a statement of logic stands. */
export function noteOrigin(node: object, place: Place): void {
  origins.set(node, place);
}

export function originOf(node: object): Place | undefined {
  return origins.get(node);
}

export function noteCode(code: object, from: CodeOrigins): void {
  codeOrigins.set(code, from);
}

export function codeOriginsOf(code: object): CodeOrigins | undefined {
  return codeOrigins.get(code);
}
