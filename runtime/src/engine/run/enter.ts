import type { Value } from '../../bundle/index.js';
import { bindArguments } from '../link/call.js';
import type { LinkedScene } from '../link/linked.js';
import { visitsIn } from './fold-event.js';
import { StoryFault } from './signals.js';
import { freshFrame, happen, type RunFrame, type Turn } from './turn.js';

/** Where flow is about to go. */
export interface Entrance {
  readonly scene: LinkedScene;
  readonly label: string | undefined;
  readonly given: readonly Value[];
  readonly by: string | undefined;
}

/** Enters a scene: counts the visit, binds its parameters. Nothing, when its gate is shut. */
export function enterScene(
  turn: Turn,
  { scene, label, given, by }: Entrance,
  outerPath: string,
): { readonly frame: RunFrame; readonly pc: number } | undefined {
  const locals: (Value | undefined)[] = new Array<Value | undefined>(scene.slots.length).fill(undefined);
  bindArguments(turn, scene.parameters, given, locals);
  if (scene.opens) {
    const outer = turn.locals;
    turn.locals = locals;
    const open = scene.opens(turn) === true;
    turn.locals = outer;
    if (!open) return undefined;
  }
  const pc = label === undefined ? 0 : scene.labels.get(label);
  if (pc === undefined) throw new StoryFault('unknownLabel', `${scene.name} ${label}`, by);
  happen(turn, { event: 'entered', ...(by !== undefined && { by }), scene: scene.name });
  const visit = visitsIn(turn.draft.get(turn.program.world.keys.visits(scene.name)));
  const frame = freshFrame(scene, locals, `${outerPath}${scene.name}#${visit}`);
  // Tags that wait for a line wait for the next one, wherever it is said.
  frame.staged = turn.frame.staged;
  return { frame, pc };
}
