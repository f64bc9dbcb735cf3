import type { OpIr, ProgramIr, SceneIr } from '@fabula/runtime/bundle';

export type Wait = 'choice' | 'text' | 'visit';

/** Where a session may stand, or may be in the middle of a visit. */
export interface Place {
  readonly scene: string;
  readonly wait: Wait;
  /** The id it is saved by. */
  readonly id: string;
  /** Of a choice point: all of its choices. Frames that an older release saved may have any of them. */
  readonly ids: readonly string[];
  readonly pc: number;
}

/** Where the places of a program lie. */
export interface PlaceTable {
  readonly all: readonly Place[];
  /** By what is waited for and the id: `choice k3mq7d`. */
  readonly byId: ReadonlyMap<string, Place>;
  readonly labels: ReadonlyMap<string, LabelPlace>;
}

export interface LabelPlace {
  readonly scene: string;
  readonly name: string;
  readonly pc: number;
}

export function placeKey(wait: Wait, id: string): string {
  return `${wait} ${id}`;
}

export function placesOf(program: ProgramIr): PlaceTable {
  const all: Place[] = [];
  const byId = new Map<string, Place>();
  const labels = new Map<string, LabelPlace>();
  for (const scene of Object.values(program.scenes)) {
    for (const [pc, op] of scene.code.entries()) {
      if (op.op === 'label') labels.set(op.id, { scene: scene.name, name: op.name, pc });
      const place = placeAt(scene, op, pc);
      if (!place) continue;
      all.push(place);
      for (const id of place.ids) byId.set(placeKey(place.wait, id), place);
    }
  }
  return { all, byId, labels };
}

function placeAt({ name: scene, code }: SceneIr, op: OpIr, pc: number): Place | undefined {
  switch (op.op) {
    case 'point':
      return { scene, wait: 'choice', id: op.id, ids: choicesAt(code, pc), pc };
    case 'hear':
      return { scene, wait: 'text', id: op.id, ids: [op.id], pc };
    case 'visit':
    case 'draw':
      return { scene, wait: 'visit', id: op.id, ids: [op.id], pc };
    default:
      return undefined;
  }
}

/** The ids of a point's choices, the first one's first, whether it has a choice of its own or not. */
function choicesAt(code: readonly OpIr[], pc: number): readonly string[] {
  const point = code[pc];
  if (point?.op !== 'point') return [];
  const ids = [point.id];
  for (const op of code.slice(pc + 1, point.await)) {
    if (op.op !== 'offer' && op.op !== 'fallback' && op.op !== 'offerScene' && op.op !== 'offerCards') continue;
    if (!ids.includes(op.id)) ids.push(op.id);
  }
  return ids;
}
