import { z } from 'zod';
import type { Json } from '../../bundle/index.js';
import type { View } from './table.js';

/** `JSON.parse` made it, so there is nothing left to check. */
const json = z.custom<Json>((value) => value !== undefined);

const sent = {
  /** The command's id: sent again, it adds nothing and answers the same. */
  id: z.string().min(1).max(200).optional(),
  /** The version the sender saw last. */
  expected: z.number().int().nonnegative().optional(),
};

const message = z.union([
  z.strictObject({ start: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])) }),
  z.strictObject({ choose: z.union([z.number().int().positive(), z.string()]), text: z.string().optional(), ...sent }),
  z.strictObject({ choice: z.string(), key: z.string().optional(), text: z.string().optional(), ...sent }),
  z.strictObject({ say: z.string(), ...sent }),
  z.strictObject({ call: z.string(), with: z.record(z.string(), json).optional(), ...sent }),
  z.strictObject({ close: z.literal(true), ...sent }),
  z.strictObject({ as: z.string() }),
  z.strictObject({ back: z.number().int().positive() }),
  z.strictObject({ state: z.literal(true) }),
  z.strictObject({ journal: z.literal(true) }),
  z.strictObject({ again: z.literal(true) }),
  z.strictObject({ quit: z.literal(true) }),
]);

/** A line of the protocol, from a program to the player. `docs/player.md` has it in full. */
export type Message = z.infer<typeof message>;

export const messageForms =
  'One of {"start":{…}}, {"choose":1}, {"choose":"how it begins"}, {"choice":"id"}, {"say":"…"}, {"call":"action","with":{…}}, {"close":true}, {"as":"seat"}, {"back":1}, {"state":true}, {"journal":true}, {"again":true}, {"quit":true}.';

/** Undefined: not a line of the protocol. */
export function readMessage(line: string): Message | undefined {
  try {
    const parsed = message.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** What is written when a turn is stored. Which bundle tells it stands in the session's own line. */
export function turnLine({ packVersion: _, ...turn }: View): object {
  return { type: 'turn', ...turn };
}
