import type { InputRefusal } from '../input.js';

/** An input that cannot be applied. Thrown inside the engine; at its border it is a result. */
export class InputRefused extends Error {
  override readonly name = 'InputRefused';

  constructor(readonly refusal: InputRefusal) {
    super(refusal.refusal);
  }
}
