import type { TagIr } from '@fabula/runtime/bundle';
import type { Tag } from '../1-parse/index.js';

export function tagsOf(tags: readonly Tag[]): TagIr[] {
  return tags.map((tag) =>
    tag.value === undefined ? { name: tag.name.text } : { name: tag.name.text, value: tag.value },
  );
}
