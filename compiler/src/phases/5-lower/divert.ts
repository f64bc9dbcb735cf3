import type { Divert } from '../1-parse/index.js';
import { labelMark, type SceneContext } from './context.js';

/**
 * A divert. `id` names the place it stands at; `run` tells that a choice's echo runs on into the target. A label of
 * this scene is a jump: the scene is neither left nor entered.
 */
export function lowerDivert(context: SceneContext, divert: Divert, from: { id: string; run: boolean }): void {
  const { code, checked } = context;
  code.at = divert.span.start;
  switch (divert.target.kind) {
    case 'end':
      code.add({ op: 'end' });
      return;
    case 'back':
      code.add({ op: 'back' });
      return;
    case 'best': {
      const draw = checked.draws.get(divert);
      if (!draw) return;
      const { otherwise } = divert;
      code.add({
        op: 'best',
        id: from.id,
        deck: draw.deck.id,
        ...(from.run && { run: true }),
        ...(otherwise && { else: code.length + 1 }),
      });
      lowerElse(context, divert, from.id);
      return;
    }
    case 'place':
      break;
  }
  const target = checked.targets.get(divert);
  // The checker has reported a target it could not resolve; a build with errors writes no bundle.
  if (!target) return;
  if (target.local && target.label !== undefined) {
    code.jump(labelMark(context, target.label));
    return;
  }
  const otherwise = divert.otherwise;
  code.add({
    op: 'divert',
    id: from.id,
    scene: target.scene,
    ...(target.label !== undefined && { label: target.label }),
    arguments: target.arguments,
    ...(from.run && { run: true }),
    ...(otherwise && { else: code.length + 1 }),
  });
  lowerElse(context, divert, from.id);
}

/** What stands behind `else` is laid out right after: there flow goes on where nothing was open. */
function lowerElse(context: SceneContext, { otherwise }: Divert, id: string): void {
  if (otherwise?.kind === 'divert') lowerDivert(context, otherwise, { id, run: false });
  else if (otherwise) context.lay(context, otherwise);
}
