import type { TagIr } from '@fabula/runtime/bundle';
import type { Tag } from '../1-parse/index.js';
import type { CheckedScene } from '../3-check/index.js';

export function tagsOf({ tags: checked }: CheckedScene, tags: readonly Tag[]): TagIr[] {
  return tags.flatMap((tag) => checked.get(tag) ?? []);
}
