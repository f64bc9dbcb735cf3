import type { State, StepResult } from '../engine/index.js';
import type { ProjectionChange } from '../ports/index.js';
import type { Story } from './story.js';

/** The rows of the pack's typed tables that a turn changed. */
export function projectionChanges(
  _story: Story,
  _before: State | undefined,
  _step: Extract<StepResult, { result: 'done' }>,
): readonly ProjectionChange[] {
  return [];
}
