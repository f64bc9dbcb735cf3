import { decodeValue, encodeValue, type Json, type Value } from '../../bundle/index.js';
import { fieldsOf, itemsOf, textOf } from './saved.js';

/** What a seat has answered while others are still waited for. */
export interface Given {
  readonly seat: string;
  readonly choice?: string;
  readonly key?: string;
  /** What was said, with a choice or by itself. */
  readonly text?: Value;
}

export const nothingGiven: readonly Given[] = [];

export function encodeGiven(given: readonly Given[]): Json {
  return given.map(({ text, ...rest }) => ({ ...rest, ...(text !== undefined && { text: encodeValue(text) }) }));
}

export function decodeGiven(saved: Json | undefined): readonly Given[] {
  if (saved === undefined) return nothingGiven;
  return itemsOf(saved).map((each) => {
    const { seat, choice, key, text } = fieldsOf(each);
    return {
      seat: textOf(seat),
      ...(choice !== undefined && { choice: textOf(choice) }),
      ...(key !== undefined && { key: textOf(key) }),
      ...(text !== undefined && { text: decodeValue(text) }),
    };
  });
}
