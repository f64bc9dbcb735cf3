import type { OpIr, SceneIr } from '../../bundle/index.js';
import { linkParameters } from './call.js';
import type { Evaluate, LinkedPoint, LinkedScene, Operate } from './linked.js';
import type { Linker } from './linker.js';
import { idOf, linkOp } from './op.js';
import type { SceneLinker } from './scene-linker.js';

/** Links a scene: an op becomes a closure that yields the index of the next one. */
export function linkScene(linker: Linker, ir: SceneIr): LinkedScene {
  const points = new Map<number, LinkedPoint>();
  const windows = new Map<number, Evaluate>();
  const depths = audienceDepths(ir.code);
  const acting = actingDepths(ir.code);
  const link: SceneLinker = {
    ...linker,
    scene: ir.name,
    each: ir.choices?.by === 'each',
    code: ir.code,
    audienceDepth: depths,
    actingDepth: acting,
    rounds: new Map(),
    points,
    windows,
  };
  const window = ir.choices?.window && link.expression(ir.choices.window);
  const parameters = linkParameters(link, ir.parameters);
  const opens = ir.opens && link.expression(ir.opens);
  const code: Operate[] = [];
  let owner = ir.name;
  for (const [pc, op] of ir.code.entries()) {
    owner = idOf(op) ?? owner;
    if (window && op.op === 'point') windows.set(pc, window);
    code.push(linkOp(link, op, pc, owner));
  }
  return {
    name: ir.name,
    ir,
    parameters,
    opens,
    code,
    slots: link.slots.names,
    places: {
      choice: pointsOf(ir.code),
      text: placesOf(ir.code, 'hear'),
      visit: new Map([...placesOf(ir.code, 'visit'), ...placesOf(ir.code, 'draw')]),
    },
    labels: placesOf(ir.code, 'label'),
    points,
    audienceDepth: depths,
    actingDepth: acting,
    windows,
  };
}

function placesOf(
  code: readonly OpIr[],
  kind: 'point' | 'hear' | 'visit' | 'draw' | 'label',
): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (const [pc, op] of code.entries()) {
    if (op.op === kind && 'id' in op) places.set(op.id, pc);
  }
  return places;
}

/**
 * Choice points by the id of any of their choices: a session that was saved at one stands there still when choices were put
 * before its first one, or that one is gone.
 */
function pointsOf(code: readonly OpIr[]): ReadonlyMap<string, number> {
  const places = new Map(placesOf(code, 'point'));
  for (const [pc, point] of code.entries()) {
    if (point.op !== 'point') continue;
    for (const op of code.slice(pc + 1, point.await)) {
      if (isChoice(op) && !places.has(op.id)) places.set(op.id, pc);
    }
  }
  return places;
}

function isChoice(op: OpIr): op is Extract<OpIr, { op: 'offer' | 'offerScene' | 'offerCards' | 'fallback' }> {
  return op.op === 'offer' || op.op === 'offerScene' || op.op === 'offerCards' || op.op === 'fallback';
}

/** `~ to` blocks are laid out one inside the other, so an op's depth is that of the straight code before it. */
function audienceDepths(code: readonly OpIr[]): readonly number[] {
  let depth = 0;
  return code.map((op) => {
    const here = depth;
    if (op.op === 'audience') depth += 1;
    if (op.op === 'endAudience') depth -= 1;
    return here;
  });
}

/** The innermost `~ to each player` around each op, by its depth. */
function actingDepths(code: readonly OpIr[]): readonly number[] {
  const open: boolean[] = [];
  return code.map((op) => {
    const here = open.lastIndexOf(true) + 1;
    if (op.op === 'audience') open.push(op.each === true);
    if (op.op === 'endAudience') open.pop();
    return here;
  });
}
