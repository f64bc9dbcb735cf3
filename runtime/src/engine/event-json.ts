import { decodeValue, encodeValue, type Json, type MissionStepIr, type Value } from '../bundle/index.js';
import type { EngineEvent } from './event.js';
import { fieldsOf, figureOf, itemsOf, textOf } from './run/saved.js';

/** An event as the ledger holds it. */
export function encodeEvent(event: EngineEvent): Json {
  switch (event.event) {
    case 'set': {
      const { value, ...rest } = event;
      return value === undefined ? rest : { ...rest, value: encodeValue(value) };
    }
    case 'drawn': {
      const { pile, ...rest } = event;
      return pile === undefined ? rest : { ...rest, pile: encodeValue(pile) };
    }
    case 'saturated':
      return { ...event, wanted: encodeValue(event.wanted), value: encodeValue(event.value) };
    case 'booked':
      return { ...event, amount: encodeValue(event.amount) };
    case 'created':
    case 'linked':
    case 'granted':
      return { ...event, fields: encodeFields(event.fields) };
    case 'emitted':
      return { ...event, data: encodeFields(event.data) };
    case 'started':
    case 'entered':
    case 'reached':
    case 'retired':
    case 'unlinked':
    case 'revoked':
    case 'chosen':
    case 'taken':
    case 'advanced':
    case 'mission':
    case 'rolled':
    case 'asked':
    case 'checkpoint':
    case 'refused':
    case 'fault':
    case 'migrated':
    case 'moved':
      return event;
  }
}

/** The inverse. What `encodeEvent` could not have written is a `TypeError`: a ledger's hashes are checked first. */
export function decodeEvent(json: Json): EngineEvent {
  const saved = fieldsOf(json);
  const event = decodeHappening(saved);
  const { because } = saved;
  return because === undefined ? event : { ...event, because };
}

function decodeHappening(saved: { readonly [key: string]: Json }): EngineEvent {
  const text = (key: string): string => textOf(saved[key]);
  const figure = (key: string): number => figureOf(saved[key]);
  const value = (key: string): Value => decodeValue(saved[key] ?? null);
  const fields = (key: string): { [name: string]: Value } => decodeFields(fieldsOf(saved[key]));
  const by = saved['by'] === undefined ? {} : { by: text('by') };
  const event = text('event');
  switch (event) {
    case 'started':
      return {
        event,
        seed: text('seed'),
        seats: itemsOf(saved['seats']).map(textOf),
        ...(saved['roles'] !== undefined && { roles: seatsByRole(saved['roles']) }),
        ...(saved['spectators'] !== undefined && { spectators: itemsOf(saved['spectators']).map(textOf) }),
        config: fieldsOf(saved['config']),
      };
    case 'entered':
      return { event, ...by, scene: text('scene') };
    case 'reached':
      return { event, ...by, label: text('label') };
    case 'set':
      return { event, ...by, cell: text('cell'), ...(saved['value'] !== undefined && { value: value('value') }) };
    case 'booked': {
      const amount = value('amount');
      if (typeof amount !== 'bigint') throw new TypeError('an amount was expected');
      return { event, ...by, resource: text('resource'), amount, from: text('from'), to: text('to') };
    }
    case 'created': {
      const title = saved['title'] === undefined ? {} : { title: text('title') };
      return { event, ...by, entity: text('entity'), kind: text('kind'), ...title, fields: fields('fields') };
    }
    case 'retired':
      return { event, ...by, entity: text('entity') };
    case 'linked':
      return {
        event,
        ...by,
        relation: text('relation'),
        from: text('from'),
        to: text('to'),
        fields: fields('fields'),
      };
    case 'unlinked':
      return { event, ...by, relation: text('relation'), from: text('from'), to: text('to') };
    case 'granted':
      return { event, ...by, component: text('component'), to: text('to'), fields: fields('fields') };
    case 'revoked':
      return { event, ...by, component: text('component'), from: text('from') };
    case 'emitted':
      return {
        event,
        ...by,
        name: text('name'),
        data: fields('data'),
        ...(saved['to'] !== undefined && { to: itemsOf(saved['to']).map(textOf) }),
      };
    case 'chosen': {
      const key = saved['key'] === undefined ? {} : { key: text('key') };
      const spent = saved['spent'] === true ? { spent: true as const } : {};
      const own = saved['own'] === true ? { own: true as const } : {};
      return { event, by: text('by'), seat: text('seat'), ...key, ...spent, ...own };
    }
    case 'taken':
      return { event, by: text('by'), ...(saved['key'] !== undefined && { key: text('key') }) };
    case 'advanced':
      return { event, by: text('by'), at: figure('at') };
    case 'rolled': {
      const faces = itemsOf(saved['faces']).map(figureOf);
      return { event, by: text('by'), count: figure('count'), sides: figure('sides'), faces };
    }
    case 'drawn': {
      const candidates = itemsOf(saved['candidates']).map((each) => {
        const { card, weight } = fieldsOf(each);
        return { card: textOf(card), weight: figureOf(weight) };
      });
      return {
        event,
        by: text('by'),
        deck: text('deck'),
        ...(saved['card'] !== undefined && { card: text('card') }),
        candidates,
        ...(saved['roll'] !== undefined && { roll: figure('roll') }),
        ...(saved['pile'] !== undefined && { pile: value('pile') }),
      };
    }
    case 'mission':
      return {
        event,
        mission: text('mission'),
        ...(saved['part'] !== undefined && { part: text('part') }),
        is: missionStep(text('is')),
        ...(saved['fail'] !== undefined && { fail: figure('fail') }),
      };
    case 'refused': {
      const detail = saved['detail'] === undefined ? {} : { detail: text('detail') };
      return { event, by: text('by'), refusal: text('refusal'), ...detail };
    }
    case 'asked': {
      const why = saved['why'] === undefined ? {} : { why: whyOf(text('why')) };
      return { event, asks: asksOf(text('asks')), name: text('name'), took: tookOf(text('took')), ...why };
    }
    case 'checkpoint':
      return { event, by: text('by'), label: text('label') };
    case 'saturated':
      return { event, by: text('by'), wanted: value('wanted'), value: value('value') };
    case 'fault':
      return { event, ...by, fault: text('fault'), detail: text('detail') };
    case 'migrated':
      return {
        event,
        from: text('from'),
        to: text('to'),
        migrations: itemsOf(saved['migrations']).map(textOf),
        before: text('before'),
        after: text('after'),
        ...(saved['moved'] !== undefined && { moved: itemsOf(saved['moved']).map(movedPlace) }),
        ...(saved['words'] !== undefined && { words: wordsOf(saved['words']) }),
      };
    case 'moved':
      return { event, flow: saved['flow'] ?? null };
    default:
      throw new TypeError(`not an event: ${event}`);
  }
}

function seatsByRole(saved: Json): { readonly [role: string]: readonly string[] } {
  return Object.fromEntries(Object.entries(fieldsOf(saved)).map(([role, seats]) => [role, itemsOf(seats).map(textOf)]));
}

function missionStep(text: string): MissionStepIr {
  if (text === 'active' || text === 'open' || text === 'done' || text === 'failed' || text === 'full') return text;
  throw new TypeError(`no step of a mission: ${text}`);
}

function movedPlace(saved: Json): { readonly from: string; readonly to: string } {
  const { from, to } = fieldsOf(saved);
  return { from: textOf(from), to: textOf(to) };
}

function wordsOf(saved: Json): NonNullable<Extract<EngineEvent, { event: 'migrated' }>['words']> {
  const { cells, flow } = fieldsOf(saved);
  return { cells: fieldsOf(cells), ...(flow !== undefined && { flow }) };
}

type Asked = Extract<EngineEvent, { event: 'asked' }>;

function asksOf(text: string): Asked['asks'] {
  if (text === 'prompt' || text === 'model' || text === 'intent') return text;
  throw new TypeError(`nothing that is asked: ${text}`);
}

function tookOf(text: string): Asked['took'] {
  if (text === 'answer' || text === 'fallback') return text;
  throw new TypeError(`nothing that is taken: ${text}`);
}

function whyOf(text: string): NonNullable<Asked['why']> {
  if (text === 'nobody' || text === 'misfit' || text === 'requirement') return text;
  throw new TypeError(`no reason to fall back: ${text}`);
}

function encodeFields(fields: { readonly [name: string]: Value }): { [name: string]: Json } {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, encodeValue(value)]));
}

function decodeFields(fields: { readonly [name: string]: Json }): { [name: string]: Value } {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, decodeValue(value)]));
}
