import type { FieldConversionIr, FieldIr, ValueConversionIr } from '@fabula/runtime/bundle';
import type { Migrated } from './fresh-migrations.js';

/** Whose fields are compared. */
export interface FieldsOwner {
  /** As in `Renames.fields`: `kind Person`, by the name before. */
  readonly key: string;
  /** What stands before a field's name, for readers: `Person`, `world`. */
  readonly was: string;
  readonly now: string;
  /** What stands before a field's name in cells: a component's. */
  readonly cellsWere?: string;
  readonly cellsAre?: string;
  /** Things of it that the declarations don't name can be there, and have no value of a new field. */
  readonly hasUndeclared: (field: FieldIr) => boolean;
  /** What fields are called now, where it is not the same declaration that says so. */
  readonly names?: ReadonlyMap<string, string>;
  readonly migrated: Migrated;
  /** What takes a field that is gone in, besides: it moved to a component, or out of one. */
  readonly movedTo?: (field: FieldIr) => MovedField | undefined;
  /** Another answer that covers fields of it: `director pacing`, `resource silver`. */
  readonly covers?: (field: FieldIr) => boolean;
}

export interface MovedField {
  readonly field: FieldIr;
  readonly cell: string;
  readonly name: string;
}

/** A field that is there before and after. */
export interface FieldPair {
  readonly before: FieldIr;
  readonly after: FieldIr;
  /** The names in cells. */
  readonly was: string;
  readonly now: string;
  readonly value: ValueConversionIr | undefined;
}

export interface FieldsComparison {
  readonly fields: { readonly [cell: string]: FieldConversionIr };
  readonly pairs: readonly FieldPair[];
  readonly added: readonly FieldIr[];
}
