/** The line ends before a clause of an objective; `fail "…"` is the mission's own. */
const objectiveLine =
  /(?:[ \t]*(?:\/\/[^\r\n]*)?(?:\r\n|\r|\n))+[ \t]*(?:after|done|fail[ \t]+when)(?![\p{L}\p{M}\p{N}_])/uy;

/** Whether the line after the line end at `pos` goes on an objective: `after …`, `done when …`, `fail when …`. */
export function objectiveGoesOn(text: string, pos: number): boolean {
  objectiveLine.lastIndex = pos;
  return objectiveLine.test(text);
}
