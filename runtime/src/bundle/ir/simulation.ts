/** A world that runs by ticks. */
export interface SimulationIr {
  readonly name: string;
}
