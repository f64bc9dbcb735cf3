import { Refusal } from '../../world/index.js';
import { actAt, actorOf, audienceAt } from '../run/answering.js';
import { type Entrance, enterScene } from '../run/enter.js';
import { visitDepth } from '../run/limits.js';
import { recordRefusal, refusable } from '../run/refuse.js';
import { leaveQueue } from '../run/settle.js';
import { StoryFault } from '../run/signals.js';
import { type Turn, thaw } from '../run/turn.js';
import { evaluateAll } from './collection.js';
import { halt, type LinkedScene, type Operate } from './linked.js';
import type { OpOf, Placed, SceneLinker } from './scene-linker.js';

/** Leaves for a scene: whoever was visiting is forgotten. A gate that is shut takes the `else`, or is recorded. */
export function linkDivert(link: SceneLinker, { op, pc, owner }: Placed<OpOf<'divert'>>): Operate {
  const entrance = linkEntrance(link, op);
  const otherwise = op.else ?? pc + 1;
  const local = op.scene === link.scene ? op.label : undefined;
  if (local !== undefined) {
    // A label of the same scene: the scene is neither left nor entered.
    return (turn) => {
      const to = turn.frame.scene.labels.get(local) ?? missingLabel(link.scene, local, op.id);
      leaveQueue(turn, to);
      actAt(turn, to);
      return to;
    };
  }
  const operate = refusable(owner, otherwise, (turn) => {
    const target = entrance(turn);
    const to = leaveFor(turn, target, op.run === true);
    if (to === undefined && op.else === undefined) recordRefusal(turn, op.id, new Refusal('shut', target.scene.name));
    return to ?? otherwise;
  });
  return operate;
}

/** Goes into a scene and comes back to the op after. */
export function linkVisit(link: SceneLinker, { op, pc, owner }: Placed<OpOf<'visit'>>): Operate {
  const entrance = linkEntrance(link, op);
  return refusable(owner, pc + 1, (turn) => {
    const target = entrance(turn);
    const to = visitFrom(turn, target, op.id, pc);
    if (to === undefined) recordRefusal(turn, op.id, new Refusal('shut', target.scene.name));
    return to ?? pc + 1;
  });
}

/** Leaves for a scene; nothing where its gate is shut. `run`: what was said runs on into it. */
export function leaveFor(turn: Turn, target: Entrance, run: boolean): number | undefined {
  const entered = enterScene(turn, target, '');
  if (!entered) return undefined;
  turn.stack = [];
  if (run) runOn(turn);
  turn.frame = entered.frame;
  turn.locals = entered.frame.locals;
  actAt(turn, entered.pc);
  return entered.pc;
}

/** Goes into a scene from an op, to come back to the one after; nothing where its gate is shut. */
export function visitFrom(turn: Turn, target: Entrance, id: string, pc: number): number | undefined {
  const { frame } = turn;
  if (turn.stack.length >= visitDepth) {
    throw new StoryFault('visitsTooDeep', `scenes visit each other more than ${visitDepth} deep`, id);
  }
  const entered = enterScene(turn, target, `${frame.path}/`);
  if (!entered) return undefined;
  turn.stack = [...turn.stack, { ...frame, wait: 'visit', at: id, pc }];
  // Who is told of the visit is told of what is met there, and nobody else.
  entered.frame.acting = actorOf(turn);
  entered.frame.within = audienceAt(turn, frame.scene.audienceDepth[pc] ?? 0);
  turn.frame = entered.frame;
  turn.locals = entered.frame.locals;
  return entered.pc;
}

function linkEntrance(link: SceneLinker, op: OpOf<'divert' | 'visit'>): (turn: Turn) => Entrance {
  const { scene, label } = op;
  const name = typeof scene === 'string' ? undefined : link.expression(scene);
  const values = link.expressions(op.arguments);
  return (turn) => {
    const target = sceneOf(turn, name ? name(turn) : scene, op.id);
    return { scene: target, label, given: evaluateAll(values, turn), by: op.id };
  };
}

function sceneOf(turn: Turn, name: unknown, by: string): LinkedScene {
  if (typeof name !== 'string') throw new Refusal('none');
  const scene = turn.program.scenes.get(name);
  if (!scene) throw new StoryFault('unknownScene', name, by);
  return scene;
}

function missingLabel(scene: string, label: string, by: string): never {
  throw new StoryFault('unknownLabel', `${scene} ${label}`, by);
}

/** What was said last runs on into the target's first line. */
function runOn(turn: Turn): void {
  const last = turn.output.at(-1);
  if (last?.part === 'line') turn.output[turn.output.length - 1] = { ...last, glueAfter: true };
}

/** `-> back` and the scene's end: to whoever visits, else the story is at a dead end. */
export function linkReturn(): Operate {
  return (turn) => {
    const visitor = turn.stack.at(-1);
    if (!visitor) return endStory(turn, 'deadEnd');
    turn.stack = turn.stack.slice(0, -1);
    turn.frame = thaw(visitor);
    turn.locals = turn.frame.locals;
    // Who played in between comes back to the input point itself.
    const to = visitor.wait === 'visit' ? visitor.pc + 1 : visitor.pc;
    actAt(turn, to);
    return to;
  };
}

export function linkEnd(): Operate {
  return (turn) => endStory(turn, 'end');
}

function endStory(turn: Turn, how: 'end' | 'deadEnd'): number {
  turn.ended = how;
  turn.output.push({ part: 'ended' });
  turn.waiting = { wait: 'ended' };
  return halt;
}
