/**
 * What cannot be done now: a payment that isn't covered, a field of a component that is away, a division by zero, an
 * action's own `refuse`. It ends the statement, which is undone; it is no fault of the story. Thrown inside the engine,
 * because it leaves any number of expressions at once; at the engine's border it is an event.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly refusal: string,
    readonly detail?: string,
  ) {
    super(refusal);
  }
}
