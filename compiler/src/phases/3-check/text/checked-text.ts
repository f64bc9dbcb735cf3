import type { TextIr } from '@fabula/runtime/bundle';

/** Text as elaborated, and whether a person's words are among it. */
export interface CheckedText {
  readonly ir: TextIr;
  readonly personal: boolean;
}
