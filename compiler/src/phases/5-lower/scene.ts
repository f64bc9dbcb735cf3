import type { SceneIr } from '@fabula/runtime/bundle';
import type { PlaceIds } from '../2-bind/index.js';
import { type CheckedScene, typeIrOf } from '../3-check/index.js';
import { lowerBlock } from './block.js';
import { CodeBuilder } from './code-builder.js';
import type { SceneContext } from './context.js';
import { tagsOf } from './tags.js';

/** Lays a checked scene out as straight code. */
export function lowerScene(checked: CheckedScene, ids: PlaceIds): SceneIr {
  const context: SceneContext = { checked, ids, code: new CodeBuilder(), labels: new Map(), lay: lowerBlock };
  const { declaration, id } = checked.symbol;
  lowerBlock(context, declaration.body);
  context.code.add({ op: 'exit' });
  const { title, at, mass, opens, manner } = checked;
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
    code: context.code.finish(checked.symbol.file.path),
  };
}
