import type { OpIr, SceneIr } from '@fabula/runtime/bundle';
import type { Place } from './places-of.js';
import { labelsAbove } from './upward.js';

export type Matched =
  | { readonly is: 'one'; readonly place: Place }
  | { readonly is: 'none' }
  /** Its choices were parted, and as many went one way as the other. */
  | { readonly is: 'several'; readonly places: readonly Place[] };

/**
 * The point that a choice point has become: the one that holds the most of its choices. Points that follow upon each other
 * count as one, and there the first is meant: a line that was put between two choices parts them. Of two that hold as many it
 * is the one below the same labels of the same scene, then the one with the first choice.
 */
export function matchedPoint(
  place: Place,
  scenes: { readonly before: SceneIr; readonly after: (name: string) => SceneIr | undefined; readonly now: string },
  find: (id: string) => Place | undefined,
): Matched {
  const counts = new Map<Place, number>();
  for (const id of place.ids) {
    const found = find(id);
    if (found) counts.set(found, (counts.get(found) ?? 0) + 1);
  }
  if (counts.size === 0) return { is: 'none' };
  for (const found of [...counts.keys()].sort((a, b) => b.pc - a.pc)) {
    const leading = [...counts.keys()].find((each) => each.scene === found.scene && leadsTo(each, found, scenes.after));
    if (!leading) continue;
    counts.set(leading, (counts.get(leading) ?? 0) + (counts.get(found) ?? 0));
    counts.delete(found);
  }
  const most = Math.max(...counts.values());
  const best = [...counts].filter(([, count]) => count === most).map(([found]) => found);
  const [only, ...rivals] = best;
  if (only && rivals.length === 0) return { is: 'one', place: only };
  const home = labelsAbove(scenes.before.code, place.pc).join();
  const atHome = best.filter(
    (each) => each.scene === scenes.now && labelsAbove(scenes.after(each.scene)?.code ?? [], each.pc).join() === home,
  );
  const [stayed, ...more] = atHome;
  if (stayed && more.length === 0) return { is: 'one', place: stayed };
  const first = best.find(({ ids }) => ids.includes(place.id));
  return first ? { is: 'one', place: first } : { is: 'several', places: best };
}

/** Whether flow that gathers behind a point comes to another one with nothing to decide on the way. */
function leadsTo(from: Place, to: Place, sceneOf: (name: string) => SceneIr | undefined): boolean {
  if (from === to) return false;
  const code = sceneOf(from.scene)?.code ?? [];
  let pc = gatherOf(code, from.pc);
  for (let left = code.length; pc !== undefined && left > 0; left--) {
    if (pc === to.pc) return true;
    const op: OpIr | undefined = code[pc];
    if (op?.op === 'jump') pc = op.to;
    else if (op?.op === 'say' || op?.op === 'stage' || op?.op === 'do' || op?.op === 'gather') pc += 1;
    else return false;
  }
  return false;
}

/** Behind the wait stands the jump to where flow gathers. */
function gatherOf(code: readonly OpIr[], pc: number): number | undefined {
  const point = code[pc];
  const jump = point?.op === 'point' ? code[point.await + 1] : undefined;
  return jump?.op === 'jump' ? jump.to : undefined;
}
