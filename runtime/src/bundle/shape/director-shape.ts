import type { AdjustedIr, AdjustIr, BeatIr, DirectorIr, RecapIr, RecapTellsIr } from '../ir/index.js';
import { type CasesOf, type Check, figure, list, object, optional, tagged, text } from './check.js';
import { count, expression } from './logic-shape.js';

const beat: Check<BeatIr> = object<BeatIr>({
  name: text,
  least: count,
  most: optional(count),
  until: optional(expression),
  ways: list(object<BeatIr['ways'][number]>({ to: text, most: optional(count) })),
});

const tells: Check<RecapTellsIr> = tagged<RecapTellsIr, 'tells'>(
  'tells',
  (): CasesOf<RecapTellsIr, 'tells'> => ({
    text: { text: expression },
    scene: { scene: text },
    deck: { deck: text },
    prompt: { prompt: text },
  }),
);

const recap: Check<RecapIr> = object<RecapIr>({
  after: optional(count),
  when: optional(expression),
  tells,
  else: optional(expression),
});

const adjusted: Check<AdjustedIr> = object<AdjustedIr>({
  field: text,
  low: figure,
  high: figure,
  start: figure,
  value: optional(expression),
  step: optional(figure),
});

export const director: Check<DirectorIr> = object<DirectorIr>({
  name: text,
  mission: optional(text),
  beats: list(beat),
  recaps: list(recap),
  adjusts: list(object<AdjustIr>({ when: optional(expression), values: list(adjusted) })),
});
