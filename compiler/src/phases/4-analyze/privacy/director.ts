import type { ExprIr } from '@fabula/runtime/bundle';
import type { CheckedDirector } from '../../3-check/index.js';
import type { Body } from './body.js';
import { labelOf } from './logic.js';
import { everybody, thePlayer } from './prose.js';

/** What a director asks is free; what it tells who comes back is told like a line of narration. */
export function walkDirector(b: Body, { ir }: CheckedDirector): void {
  for (const { until } of ir.beats) if (until) labelOf(b, until);
  for (const { when, values } of ir.adjusts) {
    if (when) labelOf(b, when);
    for (const { value } of values) if (value) labelOf(b, value);
  }
  for (const { when, tells, else: otherwise } of ir.recaps) {
    if (when) labelOf(b, when);
    if (tells.tells === 'text') tell(b, tells.text);
    if (otherwise) tell(b, otherwise);
  }
}

function tell(b: Body, text: ExprIr): void {
  const readers = b.summaries.severalPlay ? everybody : thePlayer;
  b.flow(labelOf(b, text), {
    into: 'narration',
    name: '',
    place: b.at,
    knower: undefined,
    readers,
    keeping: undefined,
    calls: [],
  });
}
