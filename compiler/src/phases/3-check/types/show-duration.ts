const units = [
  ['w', 604_800_000],
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
] as const;

/** A span of time as an author writes it: `1500ms`, `2s`, `90m`. */
export function showDuration(milliseconds: number): string {
  for (const [unit, length] of units) {
    if (milliseconds !== 0 && milliseconds % length === 0) return `${milliseconds / length}${unit}`;
  }
  return `${milliseconds}ms`;
}
