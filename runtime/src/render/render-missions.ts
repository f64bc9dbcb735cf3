import type { MissionStepIr } from '../bundle/index.js';
import type { OutputPart } from '../engine/index.js';
import type { Reader } from './format-value.js';

/** A step of a mission that a turn took, as a reader is told of it. */
export interface RenderedStep {
  readonly mission: string;
  readonly title: string;
  /** The objective or clock whose step it is; absent for the mission's own. */
  readonly item?: { readonly name: string; readonly title: string };
  readonly is: MissionStepIr;
  /** What it failed by, in the story's words. */
  readonly reason?: string;
}

/** What a turn's output tells of missions, in order. It is the session's news, and so every reader's. */
export function renderSteps(output: readonly OutputPart[], { texts }: Reader): readonly RenderedStep[] {
  return output.flatMap((part) => {
    if (part.part !== 'mission') return [];
    const { mission, item, is, fail } = part;
    return [
      {
        mission,
        title: texts.mission(mission),
        ...(item !== undefined && { item: { name: item, title: texts.mission(mission, item) } }),
        is,
        ...(fail !== undefined && { reason: texts.mission(mission, fail) }),
      },
    ];
  });
}
