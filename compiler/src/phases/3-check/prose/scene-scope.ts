import type { EntityDeclaration, SceneDeclaration } from '../../1-parse/index.js';
import { type LabelPlace, labelsOf, type Symbol } from '../../2-bind/index.js';

import type { Jumps } from './jumps.js';

/** A scene from inside: its labels by name, and who may speak in it. */
export interface SceneScope {
  readonly symbol: Symbol<SceneDeclaration>;
  readonly labels: ReadonlyMap<string, LabelPlace>;
  /** Ids of the cast. */
  readonly cast: ReadonlySet<string>;
  readonly members: readonly Symbol<EntityDeclaration>[];
  /** A name in the scene's own `cast` means nobody, which has been reported. */
  readonly castIsBroken: boolean;
  readonly jumps: Jumps;
  /** Whether flow at this place is behind a condition: a guard, an `if`, an arm. */
  guarded: boolean;
}

const labelTables = new WeakMap<SceneDeclaration, ReadonlyMap<string, LabelPlace>>();

/** A scene's labels by name; of two with one name the first. */
export function labelTable(scene: SceneDeclaration): ReadonlyMap<string, LabelPlace> {
  const known = labelTables.get(scene);
  if (known) return known;
  const table = new Map<string, LabelPlace>();
  for (const label of labelsOf(scene)) if (!table.has(label.name.text)) table.set(label.name.text, label);
  labelTables.set(scene, table);
  return table;
}
