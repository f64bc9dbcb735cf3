import {
  type ConversionIr,
  decodeValue,
  type EventConversionIr,
  encodeValue,
  type Json,
  type Value,
} from '../../bundle/index.js';
import { cellKey, isRecord } from '../../world/index.js';
import { convertRecord } from './convert-value.js';
import { Misfit } from './misfit.js';
import type { Names } from './names.js';
import { figure, inOrder, items, own, type Pass, type Section } from './pass.js';

interface Remembered {
  readonly name: string;
  readonly entries: { readonly index: number; readonly json: Json }[];
  range: readonly [first: number, next: number] | undefined;
}

/** Events that are remembered. Where two are one from now on, what is kept of both lies in the order it happened in. */
export function eventSection({ events }: ConversionIr, names: Names): Section | undefined {
  if (!events || Object.keys(events).length === 0) return undefined;
  return {
    letters: 'l',
    begin(run): Pass {
      const kept = new Map<string, Remembered[]>();
      const keptOf = (name: string, to: string): Remembered => {
        const all = kept.get(to) ?? [];
        kept.set(to, all);
        const known = all.find((each) => each.name === name);
        if (known) return known;
        const made: Remembered = { name, entries: [], range: undefined };
        all.push(made);
        return made;
      };
      return {
        cell([, name = '', index], json) {
          const to = names.event(name);
          if (to === undefined) return;
          const remembered = keptOf(name, to);
          if (index === undefined) remembered.range = [figure(items(json)[0]), figure(items(json)[1])];
          else remembered.entries.push({ index: Number(index), json: entryAfter(own(events, name), json) });
        },
        end() {
          for (const [to, all] of kept) {
            const { range, entries } = all.length === 1 && all[0] ? all[0] : merged(all);
            for (const { index, json } of entries) run.after[cellKey('l', to, String(index))] = json;
            if (range) run.after[cellKey('l', to)] = [...range];
          }
        },
      };
    },
  };
}

function merged(all: readonly Remembered[]): Pick<Remembered, 'range' | 'entries'> {
  const entries = all
    .toSorted((a, b) => inOrder(a.name, b.name))
    .flatMap((each) => each.entries)
    .toSorted((a, b) => orderOf(a.json) - orderOf(b.json))
    .map(({ json }, index) => ({ index, json }));
  return { range: [0, entries.length], entries };
}

function orderOf(entry: Json): number {
  return figure(items(entry)[0]);
}

function entryAfter(conversion: EventConversionIr | undefined, json: Json): Json {
  const [order = 0, turn = 0, time = 0, data = null] = items(json);
  if (!conversion) return json;
  return [order, turn, time, encodeValue(eventData(conversion, decodeValue(data)))];
}

function eventData(conversion: EventConversionIr, data: Value): Value {
  if (!isRecord(data)) throw new Misfit('a record', data);
  return { is: 'record', fields: eventFields(conversion, data.fields) };
}

export function eventFields(
  { fields, added }: EventConversionIr,
  data: { readonly [field: string]: Value },
): { readonly [field: string]: Value } {
  return convertRecord(fields ?? {}, added, data);
}
