import type { EditedFile } from '../phases/1-parse/index.js';
import { type BoundResult, rebindBodies } from '../phases/2-bind/index.js';
import { sceneInterface } from './interface-hash.js';

/** The program as it was bound last, its scenes given their new bodies, if nothing but those changed since. */
export function rebound(
  last: BoundResult | undefined,
  paths: (prefix: string) => readonly string[],
  parsed: (path: string) => EditedFile,
): BoundResult | undefined {
  // What was said of names speaks of places, and may not be true any more.
  if (!last?.program || last.diagnostics.length > 0) return undefined;
  const { units } = last.program;
  const bound = units.flatMap(({ files }) => files.map(({ source }) => source.path));
  const prefixes = new Set(['', ...bound.map(prefixOf)]);
  const there = new Set([...prefixes].flatMap(paths));
  if (there.size !== bound.length || !bound.every((path) => there.has(path))) return undefined;
  const isRebound = units.every((unit) =>
    rebindBodies(
      unit,
      unit.files.map(({ source }) => parsed(source.path)),
      (before, now) => sceneInterface(before.source, before.scene) === sceneInterface(now.source, now.scene),
    ),
  );
  return isRebound ? last : undefined;
}

/** What stands before the paths of a used pack's files; nothing before those of the author's own. */
function prefixOf(path: string): string {
  return path.slice(0, path.indexOf(':') + 1);
}
