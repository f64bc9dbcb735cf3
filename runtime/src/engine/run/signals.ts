import type { EffectRequest } from '../input.js';

/**
 * The story's own mistake at run time: a loop that doesn't end, a stack that grows. The turn is given up, the reader
 * keeps the place, and the ledger says what happened, for the operator.
 */
export class StoryFault extends Error {
  override readonly name = 'StoryFault';

  constructor(
    readonly fault:
      | 'tooManySteps'
      | 'tooManyCalls'
      | 'visitsTooDeep'
      | 'callsTooDeep'
      | 'unknownScene'
      | 'unknownLabel'
      | 'unknownDeck',
    readonly detail: string,
    /** The op it happened at. */
    readonly by?: string,
  ) {
    super(fault);
  }
}

/** Something only the host can fetch was asked for: the turn is begun again with it. */
export class WantsEffect extends Error {
  override readonly name = 'WantsEffect';

  constructor(readonly request: EffectRequest) {
    super(request.effect);
  }
}

/** `return` inside a block that is an expression: leaves the routine around it. */
export class Returned extends Error {
  override readonly name = 'Returned';
}
