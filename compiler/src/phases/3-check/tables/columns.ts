import type { FieldTy, RecordTy } from '../types.js';

/** Where a field's values stand; -1 where the file has no column for one that may be left out. */
export interface Column {
  readonly field: FieldTy;
  readonly index: number;
}

export interface Columns {
  readonly columns: readonly Column[];
  readonly missing: readonly string[];
  readonly unknown: readonly string[];
  readonly repeated: readonly string[];
}

/** Finds each field's column by the names in the first row, which may stand in any order. */
export function columnsOf({ fields }: RecordTy, header: readonly string[]): Columns {
  const names = header.map((each) => each.trim().normalize('NFC'));
  const columns = fields.map((field) => ({ field, index: names.indexOf(field.name) }));
  return {
    columns,
    missing: columns
      .filter(({ field, index }) => index < 0 && field.type.kind !== 'optional')
      .map((each) => each.field.name),
    unknown: names.filter((name) => !fields.some((field) => field.name === name)),
    repeated: fields.map(({ name }) => name).filter((name) => names.indexOf(name) !== names.lastIndexOf(name)),
  };
}
