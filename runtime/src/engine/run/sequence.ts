import type { SequenceStrategy } from '../../bundle/index.js';
import { shuffledOrder } from './chance.js';
import { happen, type Turn } from './turn.js';

/** Where a sequence stands: its item, −1 when it has run out, and where it would stand after. */
export interface Step {
  readonly item: number;
  readonly next: number;
}

export function positionOf(turn: Turn, site: string): number {
  const at = turn.draft.get(turn.program.world.keys.sequence(site));
  return typeof at === 'number' ? at : 0;
}

/**
 * The item a sequence is at. The counts are kept as small as their meaning allows, because a state that comes round
 * again should be found to be the same one.
 */
export function stepOf(turn: Turn, site: string, strategy: SequenceStrategy, count: number): Step {
  const at = positionOf(turn, site);
  switch (strategy) {
    case 'cycle':
      return { item: at % count, next: (at + 1) % count };
    case 'stop':
      return { item: Math.min(at, count - 1), next: Math.min(at + 1, count - 1) };
    case 'once':
      return at < count ? { item: at, next: at + 1 } : { item: -1, next: at };
    case 'shuffle':
      return { item: shuffledItem(turn, site, at, count), next: at + 1 };
    case 'shuffle once':
      return at < count ? { item: shuffledItem(turn, site, at, count), next: at + 1 } : { item: -1, next: at };
  }
}

export function shuffledItem(turn: Turn, site: string, at: number, count: number): number {
  return shuffledOrder(turn, site, Math.floor(at / count), count)[at % count] ?? 0;
}

/** Moves a sequence on, unless it stays where it is. */
export function advance(turn: Turn, site: string, next: number): void {
  if (next !== positionOf(turn, site)) happen(turn, { event: 'advanced', by: site, at: next });
}
