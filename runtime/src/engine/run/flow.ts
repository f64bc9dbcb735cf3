import { decodeValue, encodeValue, type Json, type Value } from '../../bundle/index.js';
import type { LinkedProgram, LinkedScene } from '../link/linked.js';
import type { OutputTag } from '../output.js';
import { decodeGiven, encodeGiven, type Given } from './given.js';
import { fieldsOf, figureOf, itemsOf, textOf } from './saved.js';

/** A loop over a snapshot: what it goes over, and where it is. */
export interface Loop {
  readonly items: readonly Value[];
  readonly at: number;
}

/**
 * A visit of a scene, as it stands between turns. A place is saved as the id of its op: `wait` says of which kind, since
 * a choice point has the id of its first choice.
 */
export interface Frame {
  readonly scene: LinkedScene;
  readonly wait: Wait;
  readonly at: string;
  readonly pc: number;
  readonly locals: readonly (Value | undefined)[];
  readonly loops: ReadonlyMap<string, Loop>;
  /** How often each place of chance was used in this visit. */
  readonly uses: ReadonlyMap<string, number>;
  /** The scope of chance: the scene and its visit's number, after those of who visits it. */
  readonly path: string;
  /** Whom output goes to, innermost last. */
  readonly audience: readonly (readonly string[])[];
  /** Whom all of this visit is told to, where the visit was made for some; absent: everybody. */
  readonly within: readonly string[] | undefined;
  /** Tags that wait for the next line. */
  readonly staged: readonly OutputTag[];
  /** What some have answered here already, in the order they did. */
  readonly given: readonly Given[];
  /** Where each has chosen: whose choice is being run. */
  readonly queue: Queue | undefined;
  /** Who alone is asked in this visit, where it was made in the body of a choice that each takes for themselves. */
  readonly acting: string | undefined;
}

export interface Queue {
  readonly point: string;
  /** Whose choice is being run. */
  readonly seat: string;
  /** Choices of others that are still to be run. */
  readonly rest: readonly Given[];
}

/** At a choice point, at a `hear`, or in the middle of a `visit` whose scene is further up. */
export type Wait = 'choice' | 'text' | 'visit';

/** Where the reader stands. */
export type Flow =
  | { readonly at: 'start' }
  | { readonly at: 'ended'; readonly how: 'end' | 'deadEnd' }
  /** The last frame waits, those before it visit. */
  | { readonly at: 'waiting'; readonly frames: readonly Frame[]; readonly top: Frame }
  /** A saved flow whose place this program doesn't have: kept as it was, so that another program may go on from it. */
  | { readonly at: 'lost'; readonly place: string; readonly saved: Json };

export const noLoops: ReadonlyMap<string, Loop> = new Map();
export const noUses: ReadonlyMap<string, number> = new Map();

/** Keys stand in a fixed order, so that the same flow is the same text, which the state's hash runs over. */
export function encodeFlow(flow: Flow): Json {
  switch (flow.at) {
    case 'start':
      return { at: 'start' };
    case 'ended':
      return { at: 'ended', how: flow.how };
    case 'waiting':
      return { at: 'waiting', frames: flow.frames.map(encodeFrame) };
    case 'lost':
      return flow.saved;
  }
}

/** The text of a flow that hashes run over: a personal value is its digest there, as in every cell. */
export function flowText(json: Json): string {
  const text = JSON.stringify(json);
  if (!text.includes('"$personal"')) return text;
  return JSON.stringify(json, (key, value: Json) => (key === '$personal' ? fieldsOf(value)['digest'] : value));
}

function encodeFrame(frame: Frame): Json {
  const { scene, locals } = frame;
  const json: { [key: string]: Json } = { scene: scene.name, wait: frame.wait, at: frame.at, path: frame.path };
  const slots: { [slot: string]: Json } = {};
  let held = false;
  for (let i = 0; i < locals.length; i++) {
    const value = locals[i];
    const name = scene.slots[i];
    if (value === undefined || name === undefined) continue;
    slots[name] = encodeValue(value);
    held = true;
  }
  if (held) json['locals'] = slots;
  if (frame.loops.size > 0) {
    json['loops'] = Object.fromEntries(
      sorted(frame.loops).map(([id, loop]) => [id, { items: loop.items.map(encodeValue), at: loop.at }]),
    );
  }
  if (frame.uses.size > 0) json['uses'] = Object.fromEntries(sorted(frame.uses));
  if (frame.audience.length > 0) json['audience'] = frame.audience;
  if (frame.within) json['within'] = frame.within;
  if (frame.given.length > 0) json['given'] = encodeGiven(frame.given);
  if (frame.queue) {
    const { point, seat, rest } = frame.queue;
    json['queue'] = { point, seat, rest: encodeGiven(rest) };
  }
  if (frame.acting !== undefined) json['acting'] = frame.acting;
  if (frame.staged.length > 0) {
    json['staged'] = frame.staged.map(({ name, value }) => (value === undefined ? { name } : { name, value }));
  }
  return json;
}

function sorted<T>(map: ReadonlyMap<string, T>): [string, T][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Puts a saved flow back. A place that is gone makes it `lost`; a slot that is gone is dropped. */
export function decodeFlow(program: LinkedProgram, json: Json): Flow {
  const flow = fieldsOf(json);
  const at = textOf(flow['at']);
  if (at === 'start') return { at };
  if (at === 'ended') return { at, how: flow['how'] === 'deadEnd' ? 'deadEnd' : 'end' };
  const frames: Frame[] = [];
  for (const saved of itemsOf(flow['frames'])) {
    const fields = fieldsOf(saved);
    const frame = decodeFrame(program, fields);
    if (!frame) return { at: 'lost', place: `${textOf(fields['scene'])} ${textOf(fields['at'])}`, saved: json };
    frames.push(frame);
  }
  const top = frames.at(-1);
  if (at !== 'waiting' || !top) throw new TypeError('not a saved flow');
  return { at, frames, top };
}

function decodeFrame(program: LinkedProgram, saved: { readonly [key: string]: Json }): Frame | undefined {
  const scene = program.scenes.get(textOf(saved['scene']));
  const at = textOf(saved['at']);
  const wait = waitOf(saved['wait']);
  const pc = scene?.places[wait].get(at);
  if (!scene || pc === undefined) return undefined;
  const locals: (Value | undefined)[] = scene.slots.map(() => undefined);
  for (const [name, value] of Object.entries(fieldsOf(saved['locals'] ?? {}))) {
    const index = scene.slots.indexOf(name);
    if (index >= 0) locals[index] = decodeValue(value);
  }
  const loops = new Map<string, Loop>();
  for (const [id, loop] of Object.entries(fieldsOf(saved['loops'] ?? {}))) {
    const fields = fieldsOf(loop);
    loops.set(id, { items: itemsOf(fields['items']).map(decodeValue), at: figureOf(fields['at']) });
  }
  const uses = new Map<string, number>();
  for (const [site, count] of Object.entries(fieldsOf(saved['uses'] ?? {}))) uses.set(site, figureOf(count));
  return {
    scene,
    wait,
    at,
    pc,
    locals,
    loops,
    uses,
    path: textOf(saved['path']),
    audience: itemsOf(saved['audience'] ?? []).map((seats) => itemsOf(seats).map(textOf)),
    within: saved['within'] === undefined ? undefined : itemsOf(saved['within']).map(textOf),
    given: decodeGiven(saved['given']),
    queue: decodeQueue(saved['queue']),
    acting: saved['acting'] === undefined ? undefined : textOf(saved['acting']),
    staged: itemsOf(saved['staged'] ?? []).map((tag) => {
      const { name, value } = fieldsOf(tag);
      return value === undefined ? { name: textOf(name) } : { name: textOf(name), value };
    }),
  };
}

function decodeQueue(saved: Json | undefined): Queue | undefined {
  if (saved === undefined) return undefined;
  const { point, seat, rest } = fieldsOf(saved);
  return { point: textOf(point), seat: textOf(seat), rest: decodeGiven(rest) };
}

function waitOf(json: Json | undefined): Wait {
  if (json === 'choice' || json === 'text' || json === 'visit') return json;
  throw new TypeError('not a saved flow');
}
