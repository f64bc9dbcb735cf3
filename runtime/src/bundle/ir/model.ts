/** A typed request to a model. */
export interface PromptIr {
  readonly name: string;
}
