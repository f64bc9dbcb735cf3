import type { Ground } from './ground.js';
import { matchedPoint } from './matched-points.js';
import { type Place, placeKey } from './places-of.js';
import { lackAt, pointTarget } from './targets.js';

/** What has become of a place. */
export type Standing =
  | { readonly is: 'there'; readonly place: Place }
  /** It is there, but who stands there lacks what comes after. */
  | { readonly is: 'unfit'; readonly place: Place; readonly lacks: string }
  | { readonly is: 'parted'; readonly places: readonly Place[] }
  | { readonly is: 'gone' };

export function standingOf(ground: Ground, place: Place): Standing {
  const found = successorOf(ground, place);
  if (found.is !== 'one') return found.is === 'none' ? { is: 'gone' } : { is: 'parted', places: found.places };
  const lacks = lackAt(ground, place, pointTarget(ground, found.place));
  return lacks === undefined ? { is: 'there', place: found.place } : { is: 'unfit', place: found.place, lacks };
}

function successorOf(ground: Ground, place: Place): ReturnType<typeof matchedPoint> {
  const find = (id: string): Place | undefined => ground.placesNow.byId.get(placeKey(place.wait, id));
  const before = ground.before.scenes[place.scene];
  if (place.wait !== 'choice' || !before) {
    const found = find(place.id);
    return found ? { is: 'one', place: found } : { is: 'none' };
  }
  const after = (name: string) => ground.after.scenes[name];
  return matchedPoint(place, { before, after, now: ground.scenes.get(place.scene) ?? '' }, find);
}

/** Whether the engine finds this place by the id alone, in the scene that the frame's scene is now. */
export function isFoundBy(ground: Ground, from: Place, id: string, to: Place): boolean {
  return ground.placesNow.byId.get(placeKey(from.wait, id)) === to && ground.scenes.get(from.scene) === to.scene;
}
