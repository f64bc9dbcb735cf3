import { StoreFailure } from '../../ports/index.js';
import { type BackupRecord, headerShape, recordShape, trailerShape } from './records.js';

/** SHA-256 over lines, each with its end. Node and a browser have different ones. */
export interface LineDigest {
  add(line: string): void;
  hex(): Promise<string>;
}

const backupFormat = 1;

/** Header, rows, trailer. `sha256sum` of all lines but the last gives what the last one says. */
export async function* writeBackup(rows: AsyncIterable<string>, digest: LineDigest): AsyncGenerator<string> {
  const header = JSON.stringify({ fabula: 'backup', format: backupFormat });
  digest.add(header);
  yield header;
  let count = 0;
  for await (const row of rows) {
    const line = oneLine(row);
    digest.add(line);
    count++;
    yield line;
  }
  yield JSON.stringify({ rows: count, sha256: await digest.hex() });
}

/** Some readers, Node's own among them, end a line at these two, which JSON allows as they are. */
function oneLine(json: string): string {
  return json.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}

/**
 * The rows of a backup. Throws a `StoreFailure` where it is none, or was cut off or edited; that shows only at the end, so
 * whoever takes the rows must be able to take them back.
 */
export async function* readBackup(lines: AsyncIterable<string>, digest: LineDigest): AsyncGenerator<BackupRecord> {
  let number = 0;
  let pending: { readonly line: string; readonly json: unknown } | undefined;
  for await (const line of lines) {
    number++;
    if (number === 1) {
      checkHeader(line);
      digest.add(line);
      continue;
    }
    // The last line is the trailer; which one is the last is known when there is no other.
    if (pending) {
      digest.add(pending.line);
      yield record(pending.json, number - 1);
    }
    pending = { line, json: parse(line) };
  }
  if (number === 0) throw broken('it is empty');
  const trailer = trailerShape.safeParse(pending?.json);
  if (!trailer.success) throw broken('its last line is missing: it was cut off');
  if (trailer.data.rows !== number - 2 || trailer.data.sha256 !== (await digest.hex()))
    throw broken('its lines are not the ones that were written');
}

function checkHeader(line: string): void {
  const header = headerShape.safeParse(parse(line));
  if (!header.success) throw new StoreFailure({ error: 'refused', detail: 'that is no backup of a Fabula store' });
  if (header.data.format !== backupFormat)
    throw new StoreFailure({
      error: 'wrongVersion',
      detail: `the backup has format ${header.data.format}, this Fabula reads ${backupFormat}; restore it with a newer one`,
    });
}

function record(json: unknown, number: number): BackupRecord {
  const parsed = recordShape.safeParse(json);
  if (parsed.success) return parsed.data;
  throw broken(`its line ${number} is no row of a store`);
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function broken(what: string): StoreFailure {
  return new StoreFailure({ error: 'corrupt', detail: `the backup can't be restored: ${what}` });
}
