import { nextChoice } from '../run/settle.js';
import type { Operate } from './linked.js';
import type { OpOf, Placed, SceneLinker } from './scene-linker.js';

/** Where each has chosen, the bodies of all are run, one after the other; behind the last one flow goes on. */
export function linkGather(link: SceneLinker, { op, pc }: Placed<OpOf<'gather'>>): Operate {
  const at = link.code.findIndex((each) => each.op === 'point' && each.id === op.id);
  return (turn) => {
    const { frame } = turn;
    const point = frame.scene.points.get(at);
    if (frame.queue?.point !== op.id || !point) return pc + 1;
    return nextChoice(turn, at, point) ?? pc + 1;
  };
}
