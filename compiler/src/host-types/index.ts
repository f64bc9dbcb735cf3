import type { ProgramIr } from '@fabula/runtime/bundle';
import type { Docs } from '../phases/6-emit/index.js';
import type { DeclaredPack } from '../program/index.js';
import { borderOf } from './border.js';
import { declarations } from './declarations.js';
import { jsonSchema } from './json-schema.js';
import { storageOf } from './storage.js';
import { zodSchemas } from './zod-schemas.js';

export { type CheckedExterns, checkExterns } from './check-externs.js';

export type TypesFormat = 'dts' | 'jsonschema' | 'zod';

/** A pack as it is built, with the names that its releases gave its tables. */
export interface StoredPack {
  readonly program: Pick<ProgramIr, 'schema' | 'pack' | 'projection'>;
  readonly docs: Docs;
}

/** What crosses the border of a pack, written down for its host; TypeScript has its tables, too, where it is a whole story. */
export function hostTypes(pack: DeclaredPack, format: TypesFormat, stored?: StoredPack): string {
  const border = borderOf(pack);
  switch (format) {
    case 'dts':
      return declarations(border, stored && storageOf(stored.program, stored.docs));
    case 'jsonschema':
      return jsonSchema(border);
    case 'zod':
      return zodSchemas(border);
  }
}
