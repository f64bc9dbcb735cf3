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
  | Moved
  /** A saved flow whose place this program doesn't have: kept as it was, so that another program may go on from it. */
  | { readonly at: 'lost'; readonly place: string; readonly saved: Json };

/**
 * A conversion has sent the reader to a label or a scene, and nobody has played on from there yet: `act migrate` does. Only the
 * visits that still stand are kept.
 */
export interface Moved {
  readonly at: 'moved';
  readonly frames: readonly Frame[];
  readonly scene: LinkedScene;
  readonly label: string | undefined;
  /** What is kept of the frame that stood at a place that is gone. */
  readonly stood: Stood;
  /** What the reader is told of it. */
  readonly note: string | undefined;
  readonly saved: Json;
}

export interface Stood {
  /** Absent where it is another scene's: what it held means nothing there. */
  readonly frame: Pick<Frame, 'locals' | 'uses' | 'path'> | undefined;
  readonly within: readonly string[] | undefined;
  readonly acting: string | undefined;
}

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
    case 'moved':
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
  if (at === 'moved') return decodeMoved(program, frames, json, flow);
  const top = frames.at(-1);
  if (at !== 'waiting' || !top) throw new TypeError('not a saved flow');
  return { at, frames, top };
}

function decodeMoved(
  program: LinkedProgram,
  frames: readonly Frame[],
  saved: Json,
  flow: { readonly [key: string]: Json },
): Flow {
  const to = fieldsOf(flow['to']);
  const name = textOf(to['scene']);
  const label = to['label'] === undefined ? undefined : textOf(to['label']);
  const scene = program.scenes.get(name);
  if (!scene || (label !== undefined && !scene.labels.has(label))) {
    return { at: 'lost', place: label === undefined ? name : `${name} ${label}`, saved };
  }
  const stood = fieldsOf(flow['frame'] ?? {});
  // Where a scene is played from its beginning, nothing is left of what it held.
  const isSame = label !== undefined && stood['scene'] === name;
  return {
    at: 'moved',
    frames,
    scene,
    label,
    stood: {
      frame: isSame
        ? { locals: decodeLocals(scene, stood['locals']), uses: decodeUses(stood['uses']), path: textOf(stood['path']) }
        : undefined,
      within: decodeSeats(stood['within']),
      acting: stood['acting'] === undefined ? undefined : textOf(stood['acting']),
    },
    note: flow['note'] === undefined ? undefined : textOf(flow['note']),
    saved,
  };
}

function decodeLocals(scene: LinkedScene, saved: Json | undefined): (Value | undefined)[] {
  const locals: (Value | undefined)[] = scene.slots.map(() => undefined);
  for (const [name, value] of Object.entries(fieldsOf(saved ?? {}))) {
    const index = scene.slots.indexOf(name);
    if (index >= 0) locals[index] = decodeValue(value);
  }
  return locals;
}

function decodeUses(saved: Json | undefined): ReadonlyMap<string, number> {
  return new Map(Object.entries(fieldsOf(saved ?? {})).map(([site, count]) => [site, figureOf(count)]));
}

function decodeSeats(saved: Json | undefined): readonly string[] | undefined {
  return saved === undefined ? undefined : itemsOf(saved).map(textOf);
}

function decodeFrame(program: LinkedProgram, saved: { readonly [key: string]: Json }): Frame | undefined {
  const scene = program.scenes.get(textOf(saved['scene']));
  const wait = waitOf(saved['wait']);
  const place = textOf(saved['at']);
  const pc = scene?.places[wait].get(place);
  if (!scene || pc === undefined) return undefined;
  const loops = new Map<string, Loop>();
  for (const [id, loop] of Object.entries(fieldsOf(saved['loops'] ?? {}))) {
    const fields = fieldsOf(loop);
    loops.set(id, { items: itemsOf(fields['items']).map(decodeValue), at: figureOf(fields['at']) });
  }
  return {
    scene,
    wait,
    at: pointId(scene, place, pc),
    pc,
    locals: decodeLocals(scene, saved['locals']),
    loops,
    uses: decodeUses(saved['uses']),
    path: textOf(saved['path']),
    // An edit, or a conversion, may have taken the place out of a `~ to`.
    audience: itemsOf(saved['audience'] ?? [])
      .slice(0, scene.audienceDepth[pc] ?? 0)
      .map((seats) => itemsOf(seats).map(textOf)),
    within: decodeSeats(saved['within']),
    given: decodeGiven(saved['given']),
    queue: decodeQueue(scene, saved['queue']),
    acting: saved['acting'] === undefined ? undefined : textOf(saved['acting']),
    staged: itemsOf(saved['staged'] ?? []).map((tag) => {
      const { name, value } = fieldsOf(tag);
      return value === undefined ? { name: textOf(name) } : { name: textOf(name), value };
    }),
  };
}

function decodeQueue(scene: LinkedScene, saved: Json | undefined): Queue | undefined {
  if (saved === undefined) return undefined;
  const { point, seat, rest } = fieldsOf(saved);
  const place = textOf(point);
  const pc = scene.places.choice.get(place);
  // At a point that is gone nobody would ever gather: its choices are left undone, as where a divert leads out of it.
  return pc === undefined
    ? undefined
    : { point: pointId(scene, place, pc), seat: textOf(seat), rest: decodeGiven(rest) };
}

/** A choice point is called after its first choice, which may be another one now than when the frame was saved. */
function pointId(scene: LinkedScene, place: string, pc: number | undefined): string {
  return (pc === undefined ? undefined : scene.points.get(pc)?.id) ?? place;
}

function waitOf(json: Json | undefined): Wait {
  if (json === 'choice' || json === 'text' || json === 'visit') return json;
  throw new TypeError('not a saved flow');
}
