import type { ProgramIr } from '@fabula/runtime/bundle';

/** What a story asks of models, as its author knows it. */
export function askedOf({ externs = {} }: ProgramIr): readonly string[] {
  return Object.entries(externs).flatMap(([name, { asks }]) =>
    asks === undefined ? [] : [asks === 'intent' ? 'interpret' : name],
  );
}
