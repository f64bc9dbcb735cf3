import { type ConversionIr, decodeValue, encodeValue, type Json, type PlaceMoveIr } from '../../bundle/index.js';
import { convertValue } from './convert-value.js';
import { convertJson, fieldIn } from './fields.js';
import type { Names } from './names.js';
import { isItems, items, members, own } from './pass.js';

/** A place that somebody stood at, and where they stand instead. */
export interface MovedPlace {
  readonly from: string;
  readonly to: string;
}

export interface ConvertedFlow {
  readonly flow: Json;
  readonly moved: readonly MovedPlace[];
}

interface Fields {
  readonly [key: string]: Json;
}

/**
 * Where a session stands from now on. Frames that survive are kept. Where the story has to be played on from a label or a
 * scene, the visits made from the outermost such frame end there: what they would come back to is no more.
 */
export function flowConverter(ir: ConversionIr, names: Names): (flow: Json) => ConvertedFlow {
  const { places = {} } = ir;
  const isNamed = ir.places !== undefined || names.movesEntities;
  return (flow) => {
    const fields = members(flow);
    if (!isNamed || !(fields['at'] === 'waiting' || fields['at'] === 'moved')) return { flow, moved: [] };
    const moved: MovedPlace[] = [];
    const frames: Json[] = [];
    for (const each of items(fields['frames'])) {
      const frame = members(each);
      const at = textIn(frame, 'at');
      const move = own(places.moved, `${textIn(frame, 'wait')} ${at}`) ?? own(places.moved, at);
      const kept = frameAfter(frame, move?.slots);
      if (!move) {
        frames.push(kept);
        continue;
      }
      moved.push({ from: `${textIn(frame, 'scene')} ${textIn(frame, 'at')}`, to: placeText(move.to) });
      if (move.to.place === 'point') frames.push(atPoint(kept, move.to));
      else return { flow: playedOn(frames, move, kept), moved };
    }
    return fields['at'] === 'waiting'
      ? { flow: { ...fields, frames }, moved }
      : movedAgain({ ...fields, frames }, moved);
  };

  /** A flow that an earlier conversion has moved, and that was not played on since. */
  function movedAgain(flow: Fields, moved: MovedPlace[]): ConvertedFlow {
    const target = members(flow['to']);
    const frame = flow['frame'] === undefined ? undefined : frameAfter(members(flow['frame']));
    const place = textIn(target, 'label') || textIn(target, 'scene');
    const move = own(places.moved, place);
    const kept = { ...flow, ...(frame && { frame }) };
    if (!move) {
      const { scene, label } = target;
      const to = {
        ...target,
        ...(typeof scene === 'string' && { scene: names.scene(scene) }),
        ...(typeof label === 'string' && { label: names.place(label) }),
      };
      return { flow: { ...kept, to }, moved };
    }
    moved.push({ from: place, to: placeText(move.to) });
    const { note } = flow;
    const frames = items(flow['frames']);
    if (move.to.place === 'point') {
      const stood = frame ?? { scene: names.scene(move.to.scene), path: names.scene(move.to.scene) };
      return { flow: { at: 'waiting', frames: [...frames, atPoint(stood, move.to)] }, moved };
    }
    const again = move.note === undefined && typeof note === 'string' ? { ...move, note } : move;
    return { flow: playedOn(frames, again, frame ?? {}), moved };
  }

  /** Choices of the place that was are no answers at another one. */
  function atPoint(frame: Fields, { scene, at, wait }: Extract<PlaceMoveIr['to'], { place: 'point' }>): Json {
    const { given: _given, queue: _queue, ...rest } = frame;
    return { ...rest, scene, wait, at };
  }

  function playedOn(frames: readonly Json[], { to, note }: PlaceMoveIr, frame: Fields): Json {
    if (to.place === 'end' || to.place === 'point') return { at: 'ended', how: 'end' };
    const { scene, path, locals, uses, within, acting } = frame;
    const stood = { scene, path, locals, uses, within, acting };
    const kept = Object.fromEntries(
      Object.entries(stood).flatMap(([key, json]) => (json === undefined ? [] : [[key, json]])),
    );
    const target = to.place === 'label' ? { scene: to.scene, label: to.label } : { scene: to.scene };
    return { at: 'moved', frames, to: target, frame: kept, ...(note !== undefined && { note }) };
  }

  function frameAfter(frame: Fields, slots?: PlaceMoveIr['slots']): Fields {
    const { queue, ...rest } = frame;
    const { scene, at, locals, loops, uses, given } = rest;
    const name = typeof scene === 'string' ? scene : '';
    // The path of chance stays: it names nothing, and dice that were due fall as they would have.
    return {
      ...rest,
      scene: names.scene(name),
      ...(typeof at === 'string' && { at: names.place(at) }),
      ...(locals !== undefined && { locals: localsAfter(slots ?? own(places.slots, name), members(locals)) }),
      ...(loops !== undefined && { loops: loopsAfter(members(loops)) }),
      ...(uses !== undefined && { uses: usesAfter(members(uses)) }),
      ...(given !== undefined && { given: givenAfter(given) }),
      ...queueAfter(queue),
    };
  }

  function localsAfter(slots: PlaceMoveIr['slots'], locals: Fields): Json {
    if (!slots) return locals;
    const after: { [slot: string]: Json } = {};
    for (const [slot, json] of Object.entries(locals)) {
      const conversion = fieldIn(slots, slot) ?? {};
      if (!conversion.gone) after[conversion.to ?? slot] = convertJson(conversion, json);
    }
    return after;
  }

  function loopsAfter(loops: Fields): Json {
    const after: { [loop: string]: Json } = {};
    for (const [id, json] of Object.entries(loops)) {
      const node = own(places.items, id);
      const loop = members(json);
      const over = node
        ? items(loop['items']).map((item) => encodeValue(convertValue(node, decodeValue(item))))
        : (loop['items'] ?? []);
      after[names.place(id)] = { ...loop, items: over };
    }
    return after;
  }

  /** A site of chance is a place, after those of the calls that led to it. */
  function usesAfter(uses: Fields): Json {
    const after: { [site: string]: Json } = {};
    for (const [site, count] of Object.entries(uses)) {
      const to = site
        .split('>')
        .map((part) => names.place(part))
        .join('>');
      after[to] = count;
    }
    return after;
  }

  function givenAfter(given: Json): Json {
    if (!isItems(given)) return given;
    return given.map((each) => {
      const { choice, key, ...rest } = members(each);
      return {
        ...rest,
        ...(typeof choice === 'string' && { choice: names.place(choice) }),
        ...(typeof key === 'string' && { key: names.key(key) }),
      };
    });
  }

  /** Choices that are still to be run at a point further up; where that is gone they are none, as where a divert leaves it. */
  function queueAfter(queue: Json | undefined): { readonly queue?: Json } {
    if (queue === undefined) return {};
    const { point, rest, ...others } = members(queue);
    if (typeof point !== 'string') return { queue };
    const move = own(places.moved, `choice ${point}`) ?? own(places.moved, point);
    if (move && move.to.place !== 'point') return {};
    const at = move?.to.place === 'point' ? move.to.at : names.place(point);
    return { queue: { point: at, ...others, ...(rest !== undefined && { rest: givenAfter(rest) }) } };
  }
}

function textIn(fields: Fields, name: string): string {
  const { [name]: text } = fields;
  return typeof text === 'string' ? text : '';
}

function placeText(to: PlaceMoveIr['to']): string {
  switch (to.place) {
    case 'point':
      return `${to.scene} ${to.at}`;
    case 'label':
      return `${to.scene} ${to.label}`;
    case 'scene':
      return to.scene;
    case 'end':
      return 'end';
  }
}
