/** `0.1.2`; what follows a `-` or `+` is not compared. */
type Version = readonly [number, number, number];

/** A range is comparators separated by blanks, all of which must hold: `>=0.1 <0.2`. */
export function isVersionRange(range: string): boolean {
  return parseRange(range) !== undefined;
}

/** Whether a version lies in a range; false when either cannot be read. */
export function isInRange(version: string, range: string): boolean {
  const read = parseVersion(version.replace(/[-+].*$/, ''));
  const comparators = parseRange(range);
  if (!read || !comparators) return false;
  return comparators.every(({ operator, bound }) => holds(compareVersions(read, bound), operator));
}

type Operator = '>=' | '>' | '<=' | '<' | '=';

interface Comparator {
  readonly operator: Operator;
  readonly bound: Version;
}

function parseRange(range: string): readonly Comparator[] | undefined {
  if (range.length > 100) return undefined;
  const comparators: Comparator[] = [];
  for (const word of range.split(' ')) {
    const operator = (['>=', '<=', '>', '<', '='] as const).find((sign) => word.startsWith(sign));
    const bound = operator && parseVersion(word.slice(operator.length));
    if (!operator || !bound) return undefined;
    comparators.push({ operator, bound });
  }
  return comparators;
}

function parseVersion(text: string): Version | undefined {
  const match = /^(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?$/.exec(text);
  return match ? [Number(match[1]), Number(match[2] ?? 0), Number(match[3] ?? 0)] : undefined;
}

function compareVersions(a: Version, b: Version): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

function holds(order: number, operator: Operator): boolean {
  switch (operator) {
    case '>=':
      return order >= 0;
    case '>':
      return order > 0;
    case '<=':
      return order <= 0;
    case '<':
      return order < 0;
    case '=':
      return order === 0;
  }
}
