import type { OpIr, SceneIr } from '@fabula/runtime/bundle';
import type { Ground } from './ground.js';
import type { Place } from './places-of.js';
import { labelTarget, lackAt, sceneTarget, storyEnd, type Target } from './targets.js';
import { labelsAbove } from './upward.js';

/**
 * The nearest place upward where somebody can go on:
 *
 * 1. the innermost label above the place that is still there,
 * 2. the beginning of its scene,
 * 3. where the scene is gone and one scene alone led to it: what stands above the way there,
 * 4. the story's first scene.
 */
export function nearestTarget(ground: Ground, place: Place): Target {
  const scene = ground.before.scenes[place.scene];
  return (scene && aboveIn(ground, place, scene, place.pc)) ?? wayThere(ground, place) ?? fallback(ground);
}

function aboveIn(ground: Ground, from: Place, scene: SceneIr, pc: number): Target | undefined {
  for (const id of labelsAbove(scene.code, pc)) {
    const target = labelTarget(ground, id);
    if (target && lackAt(ground, from, target) === undefined) return target;
  }
  const now = ground.scenes.get(scene.name);
  const beginning = now === undefined ? undefined : sceneTarget(ground, now);
  return beginning && lackAt(ground, from, beginning) === undefined ? beginning : undefined;
}

function wayThere(ground: Ground, from: Place): Target | undefined {
  const ways = Object.values(ground.before.scenes).flatMap((scene) => {
    const pc = ground.scenes.has(scene.name) ? scene.code.findIndex((op) => leadsTo(ground, op, from.scene)) : -1;
    return pc < 0 || scene.name === from.scene ? [] : [{ scene, pc }];
  });
  const [only, ...others] = ways;
  return only && others.length === 0 ? aboveIn(ground, from, only.scene, only.pc) : undefined;
}

function leadsTo({ before }: Ground, op: OpIr, scene: string): boolean {
  switch (op.op) {
    case 'divert':
    case 'visit':
    case 'offerScene':
      return op.scene === scene;
    case 'draw':
    case 'best':
    case 'offerCards':
      return before.decks?.[op.deck]?.cards.some((card) => card.scene === scene) === true;
    default:
      return false;
  }
}

/** Nobody has to be given anything there. */
function fallback(ground: Ground): Target {
  return sceneTarget(ground, ground.after.start) ?? storyEnd;
}
