import type { ExperimentalIr } from '@fabula/runtime/bundle';

/** What a later version runs, where a pack has any of it. */
export function experimentalOf(parts: ExperimentalIr): ExperimentalIr | undefined {
  const held = Object.fromEntries(Object.entries(parts).filter(([, part]) => isHeld(part)));
  return Object.keys(held).length > 0 ? held : undefined;
}

function isHeld(part: unknown): boolean {
  if (Array.isArray(part)) return part.length > 0;
  return typeof part === 'object' && part !== null && Object.keys(part).length > 0;
}
