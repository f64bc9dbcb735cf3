import type { PlaceIr } from '@fabula/runtime/bundle';
import type { Ground } from './ground.js';
import { placeWords } from './place-words.js';
import { type Place, placeKey } from './places-of.js';
import { audienceDepth } from './scene-slots.js';

/** Where somebody may go on who can't stand where they stood. */
export interface Target {
  readonly to: PlaceIr;
  /** As an answer names it: `office.desk`. */
  readonly name: string;
  /** In a sentence: `label \`desk\` of scene \`office\``. */
  readonly words: string;
}

export const storyEnd: Target = { to: { place: 'end' }, name: 'end', words: 'the end of the story' };

export function pointTarget(ground: Ground, place: Place): Target {
  const { scene, id: at, wait } = place;
  return { to: { place: 'point', scene, at, wait }, name: at, words: placeWords(ground.after, place) };
}

export function labelTarget({ placesNow }: Ground, id: string): Target | undefined {
  const label = placesNow.labels.get(id);
  return (
    label && {
      to: { place: 'label', scene: label.scene, label: id },
      name: `${label.scene}.${label.name}`,
      words: `label \`${label.name}\` of scene \`${label.scene}\``,
    }
  );
}

export function sceneTarget({ after }: Ground, scene: string): Target | undefined {
  return (
    after.scenes[scene] && { to: { place: 'scene', scene }, name: scene, words: `the beginning of scene \`${scene}\`` }
  );
}

/** An answer: `end`, a scene, a label behind its scene, or the id of a place or a label. */
export function readTarget(ground: Ground, text: string): Target | undefined {
  if (text === 'end') return storyEnd;
  const scene = sceneTarget(ground, text);
  if (scene) return scene;
  for (const wait of ['choice', 'text', 'visit'] as const) {
    const place = ground.placesNow.byId.get(placeKey(wait, text));
    if (place) return pointTarget(ground, place);
  }
  const label = labelTarget(ground, text);
  if (label) return label;
  const dot = text.lastIndexOf('.');
  const [home, name] = [text.slice(0, Math.max(dot, 0)), text.slice(dot + 1)];
  for (const [id, found] of ground.placesNow.labels)
    if (found.scene === home && found.name === name) return labelTarget(ground, id);
  return undefined;
}

/** What somebody who stands at a place of before would lack there; undefined when nothing. */
export function lackAt(ground: Ground, from: Place, { to }: Target): string | undefined {
  switch (to.place) {
    case 'end':
      return undefined;
    case 'point': {
      const place = ground.placesNow.byId.get(placeKey(to.wait, to.at));
      if (!place) return undefined;
      // The frames above a visit go on: what they come back to has to be one, and nobody waits at one by themselves.
      if (from.wait === 'visit' && to.wait !== 'visit') return 'a visit to come back to';
      if (from.wait !== 'visit' && to.wait === 'visit') return 'somebody who is visited';
      return lackOfReaders(ground, from, place) ?? lackOfSlots(ground, from, to.scene, ground.slotsNow.neededAt(place));
    }
    case 'label': {
      const pc = ground.placesNow.labels.get(to.label)?.pc ?? 0;
      return (
        lackOfReaders(ground, undefined, { scene: to.scene, pc }) ??
        lackOfSlots(
          ground,
          isSameScene(ground, from, to.scene) ? from : undefined,
          to.scene,
          ground.slotsNow.neededFrom(to.scene, pc),
        )
      );
    }
    case 'scene': {
      const missing = ground.after.scenes[to.scene]?.parameters.find((each) => !each.default);
      return missing && `\`${missing.name}\`, which scene \`${to.scene}\` has to be given`;
    }
  }
}

/** Who stands at a point from now on, or goes on from a label of the scene they are in, keeps what they hold there; others begin anew. */
function lackOfSlots(
  ground: Ground,
  from: Place | undefined,
  scene: string,
  needed: ReadonlySet<string>,
): string | undefined {
  if (needed.size === 0) return undefined;
  const held = new Set<string>();
  const lost = new Set<string>();
  for (const slot of from ? ground.slotsBefore.heldAt(from) : []) {
    const now = ground.slotNow(from?.scene ?? '', slot, scene);
    if (now.converted.is === 'lost') lost.add(now.slot);
    else held.add(now.slot);
  }
  for (const slot of [...needed].sort()) {
    if (held.has(slot)) continue;
    const name = `\`${slotName(slot)}\``;
    return lost.has(slot)
      ? `${name}, which is of another type now`
      : `${name}, which is not set yet for who stands there`;
  }
  return undefined;
}

/** Who is spoken to at a place in `~ to` is kept in the frame from where the block begins. */
function lackOfReaders(
  { before, after }: Ground,
  from: Place | undefined,
  { scene, pc }: { readonly scene: string; readonly pc: number },
): string | undefined {
  if (!after.seats) return undefined;
  const then = from ? audienceDepth(before.scenes[from.scene]?.code ?? [], from.pc) : 0;
  return audienceDepth(after.scenes[scene]?.code ?? [], pc) > then
    ? 'whom it is told to, since it stands in `~ to` now'
    : undefined;
}

function isSameScene({ scenes }: Ground, from: Place, to: string): boolean {
  return scenes.get(from.scene) === to;
}

/** `x.2` is the second `x` in sight, `$each` one that the compiler keeps. */
function slotName(slot: string): string {
  return slot.replace(/\.\d+$/, '').replace(/^\$/, '');
}
