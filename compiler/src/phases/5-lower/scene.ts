import type { OpIr, SceneIr, TypeIr } from '@fabula/runtime/bundle';
import type { PlaceIds } from '../2-bind/index.js';
import { type CheckedScene, typeIrOf } from '../3-check/index.js';
import { lowerBlock } from './block.js';
import { CodeBuilder } from './code-builder.js';
import type { SceneContext } from './context.js';
import { keptSlots } from './held/index.js';
import { tagsOf } from './tags.js';

/** Lays a checked scene out as straight code. */
export function lowerScene(checked: CheckedScene, ids: PlaceIds): SceneIr {
  const context: SceneContext = { checked, ids, code: new CodeBuilder(), labels: new Map(), lay: lowerBlock };
  const { declaration, id } = checked.symbol;
  lowerBlock(context, declaration.body);
  context.code.add({ op: 'exit' });
  const { title, at, mass, opens, manner } = checked;
  const code = context.code.finish(checked.symbol.file.path);
  const slots = slotTypes(checked, code);
  return {
    name: id,
    ...(title && { title }),
    parameters: checked.parameters.map((parameter, index) => ({
      name: declaration.parameters[index]?.name.text ?? parameter.slot,
      slot: parameter.slot,
      type: typeIrOf(parameter.type),
      ...(parameter.default && { default: parameter.default }),
    })),
    cast: checked.cast,
    ...(checked.was !== undefined && { was: checked.was }),
    ...(at !== undefined && { at }),
    ...(mass !== undefined && { mass }),
    ...(opens && { opens }),
    ...(manner && { choices: manner }),
    tags: tagsOf(checked, declaration.tags),
    ...(slots && { slots }),
    code,
  };
}

/** What frames keep between turns. A slot that variables of several types share has none that could be told. */
function slotTypes({ slots }: CheckedScene, code: readonly OpIr[]): SceneIr['slots'] {
  if (slots.length === 0) return undefined;
  const types: { [slot: string]: TypeIr } = {};
  for (const kept of [...keptSlots(code)].sort()) {
    const found = new Map<string, TypeIr>();
    for (const { slot, type } of slots) {
      if (slot !== kept) continue;
      const ir = typeIrOf(type);
      found.set(JSON.stringify(ir), ir);
    }
    const [only, ...others] = found.values();
    if (only && others.length === 0) types[kept] = only;
  }
  return Object.keys(types).length > 0 ? types : undefined;
}
