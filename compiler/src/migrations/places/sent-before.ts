import type { ConversionIr, PlaceMoveIr } from '@fabula/runtime/bundle';
import type { Answers } from '../change.js';
import type { Ground } from './ground.js';
import { nearestTarget } from './nearest.js';
import { labelTarget, lackAt, readTarget, sceneTarget } from './targets.js';

/**
 * Labels and scenes that an earlier migration sends somebody to, who has not come there yet, and that are gone now: they go
 * on from the nearest place upward, as they would from a place that is gone. They were told already that they are moved.
 */
export function movesOfSent(
  ground: Ground,
  earlier: readonly ConversionIr[],
  { moved: answers }: Answers,
): { readonly [place: string]: PlaceMoveIr } {
  const moved: { [place: string]: PlaceMoveIr } = {};
  for (const { to } of earlier.flatMap(({ places }) => Object.values(places?.moved ?? {}))) {
    if (to.place !== 'label' && to.place !== 'scene') continue;
    const id = to.place === 'label' ? to.label : to.scene;
    const label = to.place === 'label' ? ground.placesBefore.labels.get(to.label) : undefined;
    const scene = label?.scene ?? to.scene;
    const now = to.place === 'label' ? labelTarget(ground, id) : sceneTarget(ground, ground.scenes.get(scene) ?? '');
    const stood = { scene, wait: 'text' as const, id, ids: [id], pc: label?.pc ?? 0 };
    if (now && lackAt(ground, stood, now) === undefined) {
      if (now.to.place === 'label' && now.to.scene !== (ground.scenes.get(scene) ?? '')) moved[id] = { to: now.to };
      continue;
    }
    const answer = answers[id] ?? answers[scene];
    const target = (answer === undefined ? undefined : readTarget(ground, answer)) ?? nearestTarget(ground, stood);
    moved[id] = { to: target.to };
  }
  return moved;
}
