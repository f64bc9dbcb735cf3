import type { ProgramIr } from '../bundle/index.js';

/** What missions are called, and their objectives, clocks and fail states, by `missionKey`. */
export function missionTitles({ missions = [] }: ProgramIr): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { name, title, objectives, clocks, fails } of missions) {
    if (title !== undefined) found.set(missionKey(name), title);
    for (const part of [...objectives, ...clocks]) {
      if (part.title !== undefined) found.set(missionKey(name, part.name), part.title);
    }
    for (const [index, fail] of fails.entries()) found.set(missionKey(name, index), fail.title);
  }
  return found;
}

/** `item`: an objective or a clock by name, a fail state by index. */
export function missionKey(mission: string, item?: string | number): string {
  return JSON.stringify(item === undefined ? [mission] : [mission, item]);
}
