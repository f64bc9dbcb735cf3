import { messages } from '@electric-sql/pglite';
import type { SqlRow, SqlValue } from '../sql/index.js';

const oid = { bool: 16, bytea: 17, int8: 20, int2: 21, int4: 23, float4: 700, float8: 701 };

/** A parameter as text, which Postgres reads by the parameter's type; bytes as they are. */
export function encodeValue(value: SqlValue): string | null | ArrayBuffer {
  if (value === null || typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 't' : 'f';
  const copy = new ArrayBuffer(value.byteLength);
  new Uint8Array(copy).set(value);
  return copy;
}

/** The rows of an answer. Types that have no form of their own in JavaScript stay text. */
export function decodeRows(answer: readonly messages.BackendMessage[]): readonly SqlRow[] {
  let fields: messages.RowDescriptionMessage['fields'] = [];
  const rows: SqlRow[] = [];
  for (const message of answer) {
    if (message instanceof messages.RowDescriptionMessage) fields = message.fields;
    else if (message instanceof messages.DataRowMessage) {
      const row: { [column: string]: unknown } = {};
      for (const [index, field] of fields.entries()) row[field.name] = decode(message.fields[index], field.dataTypeID);
      rows.push(row);
    }
  }
  return rows;
}

function decode(text: string | null | undefined, type: number): unknown {
  if (text === null || text === undefined) return null;
  switch (type) {
    case oid.bool:
      return text === 't';
    case oid.int2:
    case oid.int4:
    case oid.int8:
    case oid.float4:
    case oid.float8:
      return Number(text);
    case oid.bytea:
      return Buffer.from(text.slice(2), 'hex');
    default:
      return text;
  }
}
