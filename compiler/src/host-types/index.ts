import type { DeclaredPack } from '../program/index.js';
import { borderOf } from './border.js';
import { declarations } from './declarations.js';
import { jsonSchema } from './json-schema.js';
import { zodSchemas } from './zod-schemas.js';

export { type CheckedExterns, checkExterns } from './check-externs.js';

export type TypesFormat = 'dts' | 'jsonschema' | 'zod';

/** What crosses the border of a pack, written down for its host. */
export function hostTypes(pack: DeclaredPack, format: TypesFormat): string {
  const border = borderOf(pack);
  switch (format) {
    case 'dts':
      return declarations(border);
    case 'jsonschema':
      return jsonSchema(border);
    case 'zod':
      return zodSchemas(border);
  }
}
