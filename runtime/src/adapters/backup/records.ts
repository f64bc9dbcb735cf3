import { z } from 'zod';

/**
 * A backup holds what a store holds, a line a row, in words of its own: not the columns of the SQL stores, so that a
 * backup of one store can be restored into any other, and outlives a change of their schema. Bytes are base64.
 */
const text = z.string();
const whole = z.int();
const campaign = { tenant: text, campaign: text };
const session = { ...campaign, session: text };
const branch = { ...session, branch: text };
/** What came after the first format is optional, and left out where it is what everything had then. */
const later = { migration: whole.optional() };
const column = z.union([text, z.number(), z.boolean(), z.null()]);

/** The rows of each table, in the order in which a backup lists the tables. */
const rowShapes = {
  bundle: z.object({ hash: text, bytes: z.base64() }),
  migration: z.object({ pack: text, schema: text, name: text, checksum: text, sql: text }),
  campaign: z.object({ ...campaign, version: whole, ...later }),
  campaignChange: z.object({
    ...session,
    branch: text,
    version: whole,
    turn: whole,
    cell: text,
    value: text.nullable(),
  }),
  campaignCell: z.object({ ...campaign, cell: text, value: text, version: whole }),
  session: z.object({
    ...session,
    pack: text,
    packVersion: text,
    bundle: text,
    at: text,
    branch: text,
    heldWhy: z.enum(['pinned', 'quarantined']).optional(),
    heldDetail: text.optional(),
    heldMigration: whole.optional(),
    heldAt: text.optional(),
  }),
  branch: z.object({
    ...branch,
    parent: text.nullable(),
    at: whole,
    head: whole,
    headHash: text,
    ended: z.boolean(),
    faults: whole,
    touched: text,
    ...later,
  }),
  turn: z.object({
    ...branch,
    version: whole,
    commandId: text,
    bundle: text,
    semantics: whole,
    seat: text,
    at: text,
    events: whole,
    faults: whole,
    stateHash: text,
    digest: text,
    previous: text,
    hash: text,
    payload: text,
    ...later,
  }),
  snapshot: z.object({ ...branch, version: whole, stateHash: text, bytes: z.base64() }),
  outbox: z.object({ ...branch, version: whole, position: whole, id: text, event: text, payload: text }),
  projection: z.object({
    ...branch,
    pack: text,
    table: text,
    key: z.record(text, text),
    columns: z.record(text, column),
  }),
};

type Shapes = typeof rowShapes;
export type BackupTable = keyof Shapes;
export type BackupRow<T extends BackupTable> = z.infer<Shapes[T]>;

export const recordShape = z.discriminatedUnion('table', [
  z.object({ table: z.literal('bundle'), row: rowShapes.bundle }),
  z.object({ table: z.literal('migration'), row: rowShapes.migration }),
  z.object({ table: z.literal('campaign'), row: rowShapes.campaign }),
  z.object({ table: z.literal('campaignChange'), row: rowShapes.campaignChange }),
  z.object({ table: z.literal('campaignCell'), row: rowShapes.campaignCell }),
  z.object({ table: z.literal('session'), row: rowShapes.session }),
  z.object({ table: z.literal('branch'), row: rowShapes.branch }),
  z.object({ table: z.literal('turn'), row: rowShapes.turn }),
  z.object({ table: z.literal('snapshot'), row: rowShapes.snapshot }),
  z.object({ table: z.literal('outbox'), row: rowShapes.outbox }),
  z.object({ table: z.literal('projection'), row: rowShapes.projection }),
]);
export type BackupRecord = z.infer<typeof recordShape>;

export const headerShape = z.object({ fabula: z.literal('backup'), format: z.number() });
export const trailerShape = z.object({ rows: whole, sha256: text });
