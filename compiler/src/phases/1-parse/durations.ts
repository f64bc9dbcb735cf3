const milliseconds: ReadonlyMap<string, number> = new Map([
  ['ms', 1],
  ['s', 1000],
  ['m', 60_000],
  ['h', 3_600_000],
  ['d', 86_400_000],
  ['w', 604_800_000],
]);

/** How long `90s` or `1.5h` is; undefined for what is no duration. */
export function millisecondsOf(text: string): number | undefined {
  const [, figure, unit = ''] = /^(\d[\d_]*(?:\.[\d_]+)?)([a-z]+)$/.exec(text) ?? [];
  const size = milliseconds.get(unit);
  if (figure === undefined || size === undefined) return undefined;
  return Math.min(Math.round(Number.parseFloat(figure.replaceAll('_', '')) * size), Number.MAX_SAFE_INTEGER);
}
