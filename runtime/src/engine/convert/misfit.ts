import type { Value } from '../../bundle/index.js';
import { canonicalText, Refusal } from '../../world/index.js';
import { StoryFault } from '../run/signals.js';

/** A value that no conversion makes one of the new type. Thrown inside the converter, a reason at its border. */
export class Misfit extends Error {
  override readonly name = 'Misfit';

  constructor(wanted: string, value: Value) {
    super(`${wanted} was expected, not ${shortened(canonicalText(value))}`);
  }
}

/** Why a conversion failed, in words; what is a bug of ours goes on upward. */
export function reasonOf(error: unknown): string {
  if (error instanceof Refusal) {
    return error.detail === undefined ? error.refusal : `${error.refusal} (${error.detail})`;
  }
  if (error instanceof StoryFault) return `${error.fault} (${error.detail})`;
  // What was saved is data: a value of another form than its type's comes as a `TypeError`, and is the session's trouble.
  if (error instanceof Misfit || error instanceof TypeError || error instanceof RangeError) return error.message;
  throw error;
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
