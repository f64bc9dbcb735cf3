import type { FieldConversionIr, ProgramIr, SceneIr, TypeIr, ValueConversionIr } from '@fabula/runtime/bundle';
import type { Models } from '../change.js';
import { type PlaceTable, placesOf } from './places-of.js';
import { renamedSlots } from './renamed-slots.js';
import { SceneSlots } from './scene-slots.js';

/** What becomes of a value that a slot holds. */
export type Converted =
  | { readonly is: 'same' }
  /** `loses` where not every value of before has one of its own. */
  | { readonly is: 'converted'; readonly value: ValueConversionIr; readonly loses: boolean }
  /** No value of the type before is one of the type now. */
  | { readonly is: 'lost' };

export type ConvertType = (before: TypeIr, after: TypeIr) => Converted;

/** What a slot of before is in a scene of after. */
export interface SlotNow {
  readonly slot: string;
  readonly converted: Converted;
}

interface Slots {
  readonly [slot: string]: FieldConversionIr;
}

/** Two programs side by side, as far as places and what frames hold go. */
export class Ground {
  readonly before: ProgramIr;
  readonly after: ProgramIr;
  /** The scenes that are there still: names now, by the names before. */
  readonly scenes: ReadonlyMap<string, string>;
  readonly placesBefore: PlaceTable;
  readonly placesNow: PlaceTable;
  readonly slotsBefore: SceneSlots;
  readonly slotsNow: SceneSlots;
  readonly #convert: ConvertType;
  readonly #cards: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly #renamed = new Map<string, ReadonlyMap<string, string>>();

  constructor(
    { before, after }: Models,
    scenes: ReadonlyMap<string, string>,
    convert: ConvertType,
    /** By the deck's name before: names of cards now, by those before, where they differ. */
    cards: ReadonlyMap<string, ReadonlyMap<string, string>>,
  ) {
    this.before = before;
    this.after = after;
    this.scenes = scenes;
    this.placesBefore = placesOf(before);
    this.placesNow = placesOf(after);
    this.slotsBefore = new SceneSlots(before);
    this.slotsNow = new SceneSlots(after);
    this.#convert = convert;
    this.#cards = cards;
  }

  /** Slots of a scene that are called otherwise. */
  renamedIn(scene: string): ReadonlyMap<string, string> {
    const known = this.#renamed.get(scene);
    if (known) return known;
    const before = this.before.scenes[scene];
    const after = this.after.scenes[this.scenes.get(scene) ?? ''];
    const renamed = before && after ? renamedSlots(before, after) : new Map<string, string>();
    this.#renamed.set(scene, renamed);
    return renamed;
  }

  /** What a slot is in the scene `to`, for frames that come from the scene `from`. */
  slotNow(from: string, slot: string, to: string): SlotNow {
    const name = this.renamedIn(from).get(slot) ?? slot;
    const before = this.before.scenes[from];
    const after = this.after.scenes[to];
    const type = before?.slots?.[slot];
    const now = after?.slots?.[name];
    const cards = before && drawnCards(before, slot, this.#cards);
    if (cards)
      return { slot: name, converted: { is: 'converted', value: { by: 'names', names: cards }, loses: false } };
    if (type && now) return { slot: name, converted: this.#convert(type, now) };
    // A release from before slots had types; or a slot that variables of several types share.
    const isKnown = type !== undefined || now !== undefined;
    if (!before?.slots || !isKnown || (before && after && sameWriting(before, slot, after, name)))
      return { slot: name, converted: { is: 'same' } };
    return { slot: name, converted: { is: 'lost' } };
  }

  /** What frames of a scene hold otherwise from now on, by the slot's name before: in that scene, or in one that they come to. */
  slotConversions(scene: string, to = this.scenes.get(scene)): Slots | undefined {
    const before = this.before.scenes[scene];
    if (!before || to === undefined) return undefined;
    const now = this.after.scenes[to]?.slots ?? {};
    const conversions: { [slot: string]: FieldConversionIr } = {};
    for (const slot of new Set([...Object.keys(before.slots ?? {}), ...this.renamedIn(scene).keys()])) {
      const { slot: name, converted } = this.slotNow(scene, slot, to);
      // What nothing reads any more is dropped with the frame's other leftovers.
      if (!now[name] && name === slot) continue;
      const renamed = name === slot ? {} : { to: name };
      if (converted.is === 'lost') conversions[slot] = { gone: true };
      else if (converted.is === 'converted') conversions[slot] = { ...renamed, value: converted.value };
      else if (name !== slot) conversions[slot] = renamed;
    }
    return Object.keys(conversions).length > 0 ? conversions : undefined;
  }
}

/** Of loops that somebody may stand in: what becomes of the elements they go over, by the loops' ids. */
export function loopConversions(
  ground: Ground,
  conversions: { readonly [scene: string]: { readonly [slot: string]: FieldConversionIr } },
): { readonly [loop: string]: ValueConversionIr } {
  const items: { [loop: string]: ValueConversionIr } = {};
  for (const [scene, slots] of Object.entries(conversions)) {
    for (const op of ground.before.scenes[scene]?.code ?? []) {
      const value = op.op === 'for' ? slots[op.slot]?.value : undefined;
      if (op.op === 'for' && value) items[op.id] = value;
    }
  }
  return items;
}

/** A slot that a draw keeps its card's name in: cards that are called otherwise are so there, too. */
function drawnCards(
  { code }: SceneIr,
  slot: string,
  renamed: ReadonlyMap<string, ReadonlyMap<string, string>>,
): { readonly [card: string]: string } | undefined {
  const names: { [card: string]: string } = {};
  for (const op of code) {
    if (op.op !== 'draw' || op.slot !== slot) continue;
    for (const [was, now] of renamed.get(op.deck) ?? []) names[was] = now;
  }
  return Object.keys(names).length > 0 ? names : undefined;
}

/** Whether the variables that share a slot are given the same values as before. */
function sameWriting(before: SceneIr, slot: string, after: SceneIr, name: string): boolean {
  const texts = ({ code }: SceneIr, wanted: string): string =>
    code
      .flatMap((op) =>
        op.op === 'do' && op.do.do === 'let' && op.do.slot === wanted ? [JSON.stringify(op.do.value)] : [],
      )
      .sort()
      .join('\n');
  return texts(before, slot) === texts(after, name);
}
