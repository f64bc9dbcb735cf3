/** Steps that run beside the story. */
export interface WorkflowIr {
  readonly name: string;
}
