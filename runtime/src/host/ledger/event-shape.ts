import { z } from 'zod';
import type { Json } from '../../bundle/index.js';

/** Any JSON: `JSON.parse` made it, so there is nothing left to check. */
export const json = z.custom<Json>((value) => value !== undefined);
const fields = z.record(z.string(), json);
const by = z.string().exactOptional();
const text = z.string();

/** What the ledger's events look like before their values are decoded. */
export const eventShape = z.discriminatedUnion('event', [
  z.object({ event: z.literal('started'), seed: text, seats: z.array(text), config: fields }),
  z.object({ event: z.literal('entered'), by, scene: text }),
  z.object({ event: z.literal('reached'), by, label: text }),
  z.object({ event: z.literal('set'), by, cell: text, value: json.exactOptional() }),
  z.object({ event: z.literal('booked'), by, resource: text, amount: z.string().regex(/^-?\d+$/), from: text, to: text }),
  z.object({ event: z.literal('created'), by, entity: text, kind: text, title: z.string().exactOptional(), fields }),
  z.object({ event: z.literal('retired'), by, entity: text }),
  z.object({ event: z.literal('linked'), by, relation: text, from: text, to: text, fields }),
  z.object({ event: z.literal('unlinked'), by, relation: text, from: text, to: text }),
  z.object({ event: z.literal('granted'), by, component: text, to: text, fields }),
  z.object({ event: z.literal('revoked'), by, component: text, from: text }),
  z.object({ event: z.literal('emitted'), by, name: text, data: fields }),
  z.object({
    event: z.literal('chosen'),
    by: text,
    seat: text,
    key: z.string().exactOptional(),
    spent: z.literal(true).exactOptional(),
  }),
  z.object({ event: z.literal('taken'), by: text, key: z.string().exactOptional() }),
  z.object({ event: z.literal('advanced'), by: text, at: z.number() }),
  z.object({ event: z.literal('rolled'), by: text, count: z.number(), sides: z.number(), faces: z.array(z.number()) }),
  z.object({ event: z.literal('refused'), by: text, refusal: text, detail: z.string().exactOptional() }),
  z.object({ event: z.literal('saturated'), by: text, wanted: json, value: json }),
  z.object({ event: z.literal('fault'), by, fault: text, detail: text }),
  z.object({ event: z.literal('moved'), flow: json }),
]);
