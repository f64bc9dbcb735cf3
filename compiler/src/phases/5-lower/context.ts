import type { ProseBlock } from '../1-parse/index.js';
import type { PlaceIds } from '../2-bind/index.js';
import type { CheckedScene } from '../3-check/index.js';
import type { CodeBuilder, Mark } from './code-builder.js';

/** What lowering one scene needs at hand. */
export interface SceneContext {
  readonly checked: CheckedScene;
  readonly ids: PlaceIds;
  readonly code: CodeBuilder;
  /** The labels of this scene by id: local diverts jump to them. */
  readonly labels: Map<string, Mark>;
  /** Lays out a block of prose: handed in, because blocks hold everything else and everything else holds blocks. */
  readonly lay: (context: SceneContext, block: ProseBlock) => void;
}

/** The mark of a label of this scene, whether it was met already or not. */
export function labelMark(context: SceneContext, id: string): Mark {
  const known = context.labels.get(id);
  if (known) return known;
  const mark = context.code.mark();
  context.labels.set(id, mark);
  return mark;
}
