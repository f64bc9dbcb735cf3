import { decodeValue, encodeValue, type Json, type Value } from '../../bundle/index.js';
import type { EngineEvent } from '../../engine/index.js';
import { eventShape } from './event-shape.js';

type Fields = { readonly [field: string]: Value };

/** An event as the ledger holds it: values in the form of `encodeValue`, amounts as decimal digits. */
export function encodeEvent(event: EngineEvent): Json {
  switch (event.event) {
    case 'set':
      return { ...base(event), cell: event.cell, ...(event.value !== undefined && { value: encodeValue(event.value) }) };
    case 'booked': {
      const { resource, from, to } = event;
      return { ...base(event), resource, amount: event.amount.toString(), from, to };
    }
    case 'created': {
      const { entity, kind, title } = event;
      return { ...base(event), entity, kind, ...(title !== undefined && { title }), fields: encodeFields(event.fields) };
    }
    case 'linked': {
      const { relation, from, to } = event;
      return { ...base(event), relation, from, to, fields: encodeFields(event.fields) };
    }
    case 'granted':
      return { ...base(event), component: event.component, to: event.to, fields: encodeFields(event.fields) };
    case 'emitted':
      return { ...base(event), name: event.name, data: encodeFields(event.data) };
    case 'saturated':
      return { ...base(event), wanted: encodeValue(event.wanted), value: encodeValue(event.value) };
    case 'started':
    case 'entered':
    case 'reached':
    case 'retired':
    case 'unlinked':
    case 'revoked':
    case 'chosen':
    case 'taken':
    case 'advanced':
    case 'rolled':
    case 'refused':
    case 'fault':
    case 'moved':
      return { ...event };
  }
}

/** The inverse. Undefined for what is no event of this engine. */
export function decodeEvent(json: Json): EngineEvent | undefined {
  const parsed = eventShape.safeParse(json);
  if (!parsed.success) return undefined;
  const event = parsed.data;
  try {
    switch (event.event) {
      case 'set': {
        const { value, ...rest } = event;
        return value === undefined ? rest : { ...rest, value: decodeValue(value) };
      }
      case 'booked':
        return { ...event, amount: BigInt(event.amount) };
      case 'created':
      case 'linked':
      case 'granted':
        return { ...event, fields: decodeFields(event.fields) };
      case 'emitted':
        return { ...event, data: decodeFields(event.data) };
      case 'saturated':
        return { ...event, wanted: decodeValue(event.wanted), value: decodeValue(event.value) };
      default:
        return event;
    }
  } catch (error) {
    // What `decodeValue` and `BigInt` throw for text that no encoder wrote.
    if (error instanceof TypeError || error instanceof SyntaxError || error instanceof RangeError) return undefined;
    throw error;
  }
}

function base(event: EngineEvent): { readonly event: string; readonly by?: string } {
  return 'by' in event && event.by !== undefined ? { event: event.event, by: event.by } : { event: event.event };
}

function encodeFields(fields: Fields): Json {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, encodeValue(value)]));
}

function decodeFields(fields: { readonly [field: string]: Json }): Fields {
  return Object.fromEntries(Object.entries(fields).map(([name, json]) => [name, decodeValue(json)]));
}
