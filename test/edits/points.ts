import type { ProgramIr } from '@fabula/runtime/bundle';

/** A choice point as a program has it: its scene, and what it offers, by id, in order. */
export interface Point {
  readonly scene: string;
  readonly id: string;
  readonly choices: readonly string[];
}

export function pointsOf(program: ProgramIr): readonly Point[] {
  return Object.values(program.scenes).flatMap(({ name, code }) =>
    code.flatMap((op, index) => {
      if (op.op !== 'point') return [];
      const choices = code
        .slice(index, op.await)
        .flatMap((each) =>
          each.op === 'offer' || each.op === 'fallback' || each.op === 'offerScene' || each.op === 'offerCards'
            ? [each.id]
            : [],
        );
      return [{ scene: name, id: op.id, choices }];
    }),
  );
}
