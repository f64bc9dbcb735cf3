import type { RenderedStep } from '../../render/index.js';

/** A step of a mission, told in a line: `Objective done: Search the warehouse`. */
export function stepLine({ title, item, is, reason }: RenderedStep): string {
  if (!item) {
    if (is === 'active') return `Mission: ${title}`;
    return reason === undefined ? `Mission ${is}: ${title}` : `Mission ${is}: ${title} (${reason})`;
  }
  if (is === 'full') return `Full: ${item.title}`;
  return is === 'open' ? `Objective: ${item.title}` : `Objective ${is}: ${item.title}`;
}
