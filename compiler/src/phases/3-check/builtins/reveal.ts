import { noteRevealed } from '../privacy/index.js';
import { unknownValue } from '../unknown-value.js';
import { argumentsOf, type Builtin } from './builtin.js';

/**
 * `reveal(x)`: what was private or secret, told on purpose. It is the value itself: the engine knows nothing of it. The
 * node is a copy, so that the note about it says nothing of other uses of the same value.
 */
export const reveal: Builtin = (c, call, hint) => {
  const [given] = argumentsOf(c, call, 1, 1) ?? [];
  if (!given) return unknownValue;
  const value = c.expression(given, hint);
  const ir = { ...value.ir };
  c.reads.add('builtin:reveal');
  noteRevealed(ir, { of: value.ir, place: { file: c.file.path, span: call.span } });
  return { ...value, ir };
};
