import type { MissionConversionIr, MissionIr } from '@fabula/runtime/bundle';
import type { Change, Models, Renames } from '../change.js';

/** What missions, objectives and clocks have come to goes along under their new names. */
export function diffMissions(
  { before, after }: Models,
  renames: Renames,
): { readonly changes: readonly Change[]; readonly missions: { readonly [mission: string]: MissionConversionIr } } {
  const changes: Change[] = [];
  const missions: { [mission: string]: MissionConversionIr } = {};
  const byName = new Map((after.missions ?? []).map((mission) => [mission.name, mission]));
  const known = new Set<string>();
  for (const mission of before.missions ?? []) {
    const name = renames.missions.get(mission.name) ?? mission.name;
    const now = byName.get(name);
    if (!now) {
      missions[mission.name] = { gone: true };
      const says = `Mission \`${mission.name}\` is gone: who is on it is on it no more, and its reward is not given.`;
      changes.push({ change: 'removed', what: 'mission', name: mission.name, grade: 'dangerous', says });
      continue;
    }
    known.add(name);
    if (name !== mission.name) {
      const says = `Mission \`${mission.name}\` is called \`${name}\` from now on; how far it is stays known.`;
      changes.push({ change: 'renamed', what: 'mission', name, was: mission.name, grade: 'safe', says });
    }
    const parts = diffParts(mission, now, changes);
    const conversion: MissionConversionIr = { ...(name !== mission.name && { to: name }), ...parts };
    if (Object.keys(conversion).length > 0) missions[mission.name] = conversion;
  }
  for (const { name } of after.missions ?? []) {
    if (known.has(name)) continue;
    const says = `Mission \`${name}\` is new: it starts in sessions that are open, too, when its time comes.`;
    changes.push({ change: 'added', what: 'mission', name, grade: 'safe', says });
  }
  return { changes, missions };
}

function diffParts(
  before: MissionIr,
  after: MissionIr,
  changes: Change[],
): Pick<MissionConversionIr, 'parts' | 'goneParts'> {
  const old = new Map(partsOf(before).map((part) => [part.name, part]));
  const now = new Map(partsOf(after).map((part) => [part.name, part]));
  const heirs = new Map<string, string>();
  for (const { name, was } of now.values())
    if (was !== undefined && old.has(was) && !now.has(was) && !old.has(name) && !heirs.has(was)) heirs.set(was, name);
  const gone: string[] = [];
  const change = (rest: Omit<Change, 'what'>): void => {
    changes.push({ what: 'objective', ...rest });
  };
  for (const { name, sort } of old.values()) {
    if (now.has(name)) continue;
    const heir = heirs.get(name);
    const was = `${before.name}.${name}`;
    if (heir === undefined) {
      gone.push(name);
      const says = `${sort} \`${name}\` of mission \`${after.name}\` is gone: what it had come to is forgotten.`;
      change({ change: 'removed', name: was, grade: 'dangerous', says });
    } else {
      const says = `${sort} \`${name}\` of mission \`${after.name}\` is called \`${heir}\` from now on.`;
      change({ change: 'renamed', name: `${after.name}.${heir}`, was, grade: 'safe', says });
    }
  }
  const heired = new Set(heirs.values());
  for (const { name, sort, holdsUp } of now.values()) {
    if (old.has(name) || heired.has(name)) continue;
    // A mission that is done stays done; one that is on has more to do from now on.
    const says = holdsUp
      ? `${sort} \`${name}\` of mission \`${after.name}\` is new: who is on the mission has to do it, too.`
      : `${sort} \`${name}\` of mission \`${after.name}\` is new.`;
    change({ change: 'added', name: `${after.name}.${name}`, grade: 'safe', says });
  }
  return {
    ...(heirs.size > 0 && { parts: Object.fromEntries(heirs) }),
    ...(gone.length > 0 && { goneParts: gone }),
  };
}

interface Part {
  readonly name: string;
  readonly was: string | undefined;
  readonly sort: 'Objective' | 'Clock';
  readonly holdsUp: boolean;
}

function partsOf({ objectives, clocks }: MissionIr): readonly Part[] {
  return [
    ...objectives.map(({ name, was, optional }) => ({ name, was, sort: 'Objective' as const, holdsUp: !optional })),
    ...clocks.map(({ name, was }) => ({ name, was, sort: 'Clock' as const, holdsUp: false })),
  ];
}
