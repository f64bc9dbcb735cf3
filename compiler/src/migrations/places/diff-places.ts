import type { ConversionIr, PlacesConversionIr } from '@fabula/runtime/bundle';
import type { Answers, Models, PlannedPart, Renames } from '../change.js';
import { diffDecks, renamedCards } from './decks.js';
import { Ground, loopConversions } from './ground.js';
import { diffMissions } from './missions.js';
import { diffMoves } from './moves.js';
import { sceneChanges } from './scene-changes.js';
import { keptScenes } from './scene-names.js';
import { movesOfSent } from './sent-before.js';
import { diffSlots } from './slot-changes.js';
import { slotTypes } from './slot-types.js';

/**
 * Where sessions stand and what frames hold; scenes, decks and missions, and what is counted by their names. `earlier` are the
 * conversions that the release carries: somebody may be on the way to where they lead.
 */
export function diffPlaces(
  models: Models,
  renames: Renames,
  answers: Answers,
  earlier: readonly ConversionIr[] = [],
): PlannedPart {
  const ground = new Ground(
    models,
    keptScenes(models, renames),
    slotTypes(models, renames, answers),
    renamedCards(models, renames),
  );
  const moves = diffMoves(ground, answers);
  const moved = { ...movesOfSent(ground, earlier, answers), ...moves.moved };
  const slots = diffSlots(ground);
  const items = loopConversions(ground, slots.slots);
  const decks = diffDecks(models, renames);
  const missions = diffMissions(models, renames);
  const scenes = [...ground.scenes].filter(([was, now]) => was !== now);
  const ids = orderCounts(ground, scenes);
  const places: PlacesConversionIr = {
    ...(scenes.length > 0 && { scenes: Object.fromEntries(scenes) }),
    ...(Object.keys(ids).length > 0 && { ids }),
    ...(Object.keys(moved).length > 0 && { moved }),
    ...(Object.keys(slots.slots).length > 0 && { slots: slots.slots }),
    ...(Object.keys(items).length > 0 && { items }),
  };
  return {
    changes: [
      ...sceneChanges(ground, moves.moved),
      ...moves.changes,
      ...slots.changes,
      ...decks.changes,
      ...missions.changes,
    ],
    questions: moves.questions,
    conversion: {
      ...(Object.keys(decks.decks).length > 0 && { decks: decks.decks }),
      ...(Object.keys(missions.missions).length > 0 && { missions: missions.missions }),
      ...(Object.keys(places).length > 0 && { places }),
    },
  };
}

/** Where readers choose in order, whose turn it is is counted under the scene's name. */
function orderCounts(
  { before }: Ground,
  renamed: readonly (readonly [was: string, now: string])[],
): { readonly [id: string]: string } {
  return Object.fromEntries(
    renamed.flatMap(([was, now]) =>
      before.scenes[was]?.choices?.by === 'inOrder' ? [[`${was}/order`, `${now}/order`]] : [],
    ),
  );
}
