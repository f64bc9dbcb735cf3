import { z } from 'zod';
import type { Json } from '../../bundle/index.js';

/** Any JSON: `JSON.parse` made it, so there is nothing left to check. */
const json = z.custom<Json>((value) => value !== undefined);

const text = z.string();
const fields = z.record(z.string(), json);
/** Words as they are, or in the form of a personal value. */
const words = json;
/** The value of a tag that is declared is of its type. */
const tags = z.array(z.object({ name: text, value: json.exactOptional() }));

const act = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('start'),
    seed: text,
    seats: z.array(text),
    roles: z.record(z.string(), z.array(text)).exactOptional(),
    spectators: z.array(text).exactOptional(),
    asked: fields,
    askedOf: z.record(z.string(), fields).exactOptional(),
    config: fields,
    scene: z.string().exactOptional(),
    arguments: z.array(json).exactOptional(),
  }),
  z.object({
    act: z.literal('choose'),
    choice: text,
    key: z.string().exactOptional(),
    text: words.exactOptional(),
  }),
  z.object({ act: z.literal('say'), text: words }),
  z.object({ act: z.literal('call'), action: text, arguments: fields }),
  z.object({ act: z.literal('close') }),
  z.object({ act: z.literal('return'), away: z.number() }),
  z.object({
    act: z.literal('migrate'),
    from: text,
    to: text,
    migrations: z.array(text),
    before: text,
    moved: z.array(z.object({ from: text, to: text })).exactOptional(),
    words: z.object({ cells: fields, flow: json.exactOptional() }).exactOptional(),
  }),
]);

const textOutput = z.object({
  line: text,
  text: z.enum(['text', 'label', 'echo', 'shownElse', 'title']),
  arguments: fields,
});

const outputPart = z.discriminatedUnion('part', [
  z.object({
    part: z.literal('line'),
    text: textOutput,
    speaker: z.object({ id: text, title: z.string().exactOptional() }).exactOptional(),
    tags,
    glueBefore: z.boolean(),
    glueAfter: z.boolean(),
    audience: z.array(text).exactOptional(),
  }),
  z.object({
    part: z.literal('mission'),
    mission: text,
    item: z.string().exactOptional(),
    is: z.enum(['active', 'open', 'done', 'failed', 'full']),
    fail: z.number().exactOptional(),
  }),
  z.object({ part: z.literal('recap'), director: text, says: words, audience: z.array(text).exactOptional() }),
  z.object({ part: z.literal('moved'), note: z.string().exactOptional() }),
  z.object({ part: z.literal('ended') }),
]);

const option = z.object({
  choice: text,
  key: z.string().exactOptional(),
  label: textOutput,
  available: z.boolean(),
  reason: textOutput.exactOptional(),
  hearMax: z.number().exactOptional(),
  tags,
});

const window = z.number().exactOptional();
const waiting = z.discriminatedUnion('wait', [
  z.object({ wait: z.literal('choice'), point: text, scene: text, options: z.array(option), window }),
  z.object({ wait: z.literal('text'), point: text, scene: text, max: z.number(), window }),
  z.object({ wait: z.literal('others'), point: text, scene: text, seats: z.array(text), window }),
  z.object({ wait: z.literal('ended') }),
]);

/** A turn as the ledger holds it; events are decoded one by one. */
export const payloadShape = z.object({
  input: z.object({ commandId: text, seat: text, at: z.number(), locale: text, salt: words, act }),
  effects: z.object({
    calls: z
      .array(z.object({ function: text, result: json, declined: z.literal(true).exactOptional() }))
      .exactOptional(),
    campaign: z.object({ version: z.number(), cells: fields }).exactOptional(),
  }),
  events: z.array(json),
  output: z.array(outputPart),
  waiting,
});
