/** The line ends before a clause of an objective; `fail "…"` is the mission's own. */
const objectiveLine =
  /(?:[ \t]*(?:\/\/[^\r\n]*)?(?:\r\n|\r|\n))+[ \t]*(?:after|done|fail[ \t]+when)(?![\p{L}\p{M}\p{N}_])/uy;

/** The line ends before a clause of a workflow's step, or before its brace. */
const stepLine =
  /(?:[ \t]*(?:\/\/[^\r\n]*)?(?:\r\n|\r|\n))+[ \t]*(?:\{|->|(?:after|when|each|on|retry|backoff|lease|budget)(?![\p{L}\p{M}\p{N}_]))/uy;

/** Whether the line after the line end at `pos` goes on an objective: `after …`, `done when …`, `fail when …`. */
export function objectiveGoesOn(text: string, pos: number): boolean {
  objectiveLine.lastIndex = pos;
  return objectiveLine.test(text);
}

/** Whether the line after the line end at `pos` goes on a step's head. */
export function stepGoesOn(text: string, pos: number): boolean {
  stepLine.lastIndex = pos;
  return stepLine.test(text);
}
