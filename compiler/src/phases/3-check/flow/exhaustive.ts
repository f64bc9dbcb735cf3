import { intervalOf } from '../types/interval.js';
import type { Ty } from '../types.js';

/**
 * Patterns reduced to what decides whether a match takes every value: constructors with their fields, figures in
 * ranges, other values, and anything. Whether an arm can be reached and what is missing are the same question, asked
 * of a matrix of rows (Maranget, "Warnings for pattern matching", 2007).
 */
export type Shape =
  | { readonly is: 'any' }
  | { readonly is: 'case'; readonly name: string; readonly fields: readonly Shape[] }
  | { readonly is: 'range'; readonly low: number; readonly high: number }
  | { readonly is: 'value'; readonly key: string };

export const any: Shape = { is: 'any' };

type Row = readonly Shape[];

/** The first column's possible constructors. `open` types have values that no list of constructors ends. */
type Columns =
  | { readonly is: 'cases'; readonly cases: readonly { readonly name: string; readonly fields: readonly Ty[] }[] }
  | { readonly is: 'figures'; readonly low: number; readonly high: number }
  | { readonly is: 'open' };

const some = 'some';

/** What no row takes, one witness for each missing constructor of the type; empty when nothing is missing. */
export function missingShapes(rows: readonly Shape[], type: Ty): Shape[] {
  const columns = columnsOf(type);
  const matrix = rows.map((row) => [row]);
  if (columns.is !== 'cases') {
    const witness = missing(matrix, [type]);
    return witness?.[0] ? [witness[0]] : [];
  }
  return columns.cases.flatMap(({ name, fields }) => {
    const witness = missing(specialised(matrix, name, fields.length), fields);
    return witness ? [{ is: 'case', name, fields: witness } as const] : [];
  });
}

/** Whether an arm takes anything that the rows before it leave. */
export function isUseful(rows: readonly Shape[], shape: Shape, type: Ty): boolean {
  return useful(
    rows.map((row) => [row]),
    [shape],
    [type],
  );
}

/** A pattern of an optional type: anything but `none` is a pattern of what is there. */
export function present(shape: Shape): Shape {
  return shape.is === 'any' ? shape : { is: 'case', name: some, fields: [shape] };
}

export const absent: Shape = { is: 'case', name: 'none', fields: [] };

/** A missing shape as an arm's head would be written. */
export function showShape(shape: Shape): string {
  switch (shape.is) {
    case 'any':
      return '_';
    case 'case': {
      const [inner] = shape.fields;
      if (shape.name === some && inner) return inner.is === 'any' ? 'otherwise' : showShape(inner);
      return shape.fields.length === 0 ? shape.name : `${shape.name}(${shape.fields.map(showShape).join(', ')})`;
    }
    case 'range':
      if (!Number.isFinite(shape.low) || !Number.isFinite(shape.high)) return 'otherwise';
      return shape.low === shape.high ? String(shape.low) : `${shape.low}..${shape.high}`;
    case 'value':
      return shape.key;
  }
}

function columnsOf(type: Ty): Columns {
  switch (type.kind) {
    case 'bool':
      return {
        is: 'cases',
        cases: [true, false].filter((each) => type.value !== !each).map((each) => ({ name: String(each), fields: [] })),
      };
    case 'enum':
      return {
        is: 'cases',
        cases: type.symbol.declaration.cases
          .filter((each) => !type.only || type.only.has(each.name.text))
          .map((each) => ({ name: each.name.text, fields: [] })),
      };
    case 'variant':
      return {
        is: 'cases',
        cases: type.cases.map((each) => ({ name: each.name, fields: each.fields.map((field) => field.type) })),
      };
    case 'optional':
      return {
        is: 'cases',
        cases: [
          { name: 'none', fields: [] },
          { name: some, fields: [type.of] },
        ],
      };
    case 'none':
      return { is: 'cases', cases: [{ name: 'none', fields: [] }] };
    case 'record':
      return { is: 'cases', cases: [{ name: 'record', fields: type.fields.map((field) => field.type) }] };
    case 'int':
      return { is: 'figures', ...intervalOf(type) };
    default:
      return { is: 'open' };
  }
}

/** A vector of shapes that no row takes; undefined when the rows take all. */
function missing(rows: readonly Row[], types: readonly Ty[]): Shape[] | undefined {
  const [type, ...rest] = types;
  if (!type) return rows.length === 0 ? [] : undefined;
  const columns = columnsOf(type);
  switch (columns.is) {
    case 'cases':
      for (const { name, fields } of columns.cases) {
        const witness = missing(specialised(rows, name, fields.length), [...fields, ...rest]);
        if (!witness) continue;
        return [{ is: 'case', name, fields: witness.slice(0, fields.length) }, ...witness.slice(fields.length)];
      }
      return undefined;
    case 'figures':
      for (const piece of pieces(rows, columns.low, columns.high)) {
        const witness = missing(covering(rows, piece.low, piece.high), rest);
        if (witness) return [{ is: 'range', ...piece }, ...witness];
      }
      return undefined;
    case 'open': {
      const witness = missing(
        rows.filter((row) => row[0]?.is === 'any').map((row) => row.slice(1)),
        rest,
      );
      return witness && [any, ...witness];
    }
  }
}

function useful(rows: readonly Row[], row: Row, types: readonly Ty[]): boolean {
  const [type, ...rest] = types;
  const [head, ...tail] = row;
  if (!type || !head) return rows.length === 0;
  const columns = columnsOf(type);
  switch (columns.is) {
    case 'cases':
      return columns.cases.some(({ name, fields }) => {
        if (head.is !== 'any' && !(head.is === 'case' && head.name === name)) return false;
        const inner = head.is === 'case' ? head.fields : fields.map(() => any);
        return useful(specialised(rows, name, fields.length), [...inner, ...tail], [...fields, ...rest]);
      });
    case 'figures': {
      const within = head.is === 'range' ? head : { low: columns.low, high: columns.high };
      const low = Math.max(within.low, columns.low);
      const high = Math.min(within.high, columns.high);
      return pieces(rows, low, high).some((piece) => useful(covering(rows, piece.low, piece.high), tail, rest));
    }
    case 'open': {
      const same = rows.filter(
        ([first]) => first?.is === 'any' || (head.is === 'value' && first?.is === 'value' && first.key === head.key),
      );
      return useful(
        same.map((each) => each.slice(1)),
        tail,
        rest,
      );
    }
  }
}

/** The rows that may take a constructor, with its fields in its place. */
function specialised(rows: readonly Row[], name: string, arity: number): Row[] {
  return rows.flatMap(([head, ...tail]): Row[] => {
    if (!head) return [];
    if (head.is === 'any') return [[...Array.from({ length: arity }, () => any), ...tail]];
    return head.is === 'case' && head.name === name ? [[...head.fields, ...tail]] : [];
  });
}

/** The rows whose first pattern takes every figure of a piece. */
function covering(rows: readonly Row[], low: number, high: number): Row[] {
  return rows.flatMap(([head, ...tail]): Row[] => {
    const takes = head?.is === 'any' || (head?.is === 'range' && head.low <= low && head.high >= high);
    return takes ? [tail] : [];
  });
}

/** A range cut where any row begins or ends, so that each row takes a piece whole or not at all. */
function pieces(rows: readonly Row[], low: number, high: number): { readonly low: number; readonly high: number }[] {
  if (low > high) return [];
  const starts = new Set<number>([low]);
  for (const [head] of rows) {
    if (head?.is !== 'range') continue;
    if (head.low > low && head.low <= high) starts.add(head.low);
    if (head.high >= low && head.high < high) starts.add(head.high + 1);
  }
  const sorted = [...starts].sort((a, b) => a - b);
  return sorted.map((start, index) => ({ low: start, high: (sorted[index + 1] ?? high + 1) - 1 }));
}
