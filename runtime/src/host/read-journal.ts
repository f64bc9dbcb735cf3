import type { BranchKey } from '../ports/index.js';
import { describeValue, type Reader } from '../render/index.js';
import type { Host } from './host.js';
import { type HostResult, succeed } from './host-error.js';
import { liveBranch } from './live-branch.js';

/** A mission as its reader may know of it. */
export interface JournalMission {
  readonly mission: string;
  readonly title: string;
  readonly stands: 'active' | 'done' | 'failed';
  readonly objectives: readonly {
    readonly name: string;
    readonly title: string;
    readonly stands: 'open' | 'done' | 'failed';
    readonly optional: boolean;
  }[];
  /** Those with a title, as figures. */
  readonly clocks: readonly {
    readonly name: string;
    readonly title: string;
    readonly at: string;
    readonly full: string;
  }[];
}
export interface Journal {
  readonly version: number;
  readonly missions: readonly JournalMission[];
}

/**
 * The missions of a session that have begun, as written. Objectives that wait are left out, and so are hidden ones before
 * they are done or failed: both would tell what is to come.
 */
export async function readJournal(
  host: Host,
  key: BranchKey,
  seat: string,
  locale: string,
): Promise<HostResult<Journal>> {
  const branch = await liveBranch(host, key);
  if (!branch.ok) return branch;
  const { story, state, head } = branch.value;
  const texts = story.textsFor(locale);
  const reader: Reader = { texts, locale, titles: story.engine.titles(state) };
  const declared = new Map((story.bundle.program.missions ?? []).map((mission) => [mission.name, mission]));
  const missions = story.engine.missions(state, seat).flatMap((view): JournalMission[] => {
    const { mission, stands } = view;
    const ir = declared.get(mission);
    if (!ir || stands === 'inactive') return [];
    const objectives = view.objectives.flatMap(({ name, stands: how }) => {
      const objective = ir.objectives.find((each) => each.name === name);
      if (!objective || how === 'waiting' || (how === 'open' && objective.hidden)) return [];
      return [{ name, title: texts.mission(mission, name), stands: how, optional: objective.optional === true }];
    });
    const clocks = view.clocks.flatMap(({ name, at, full }) => {
      const clock = ir.clocks.find((each) => each.name === name);
      if (clock?.title === undefined || at === undefined || full === undefined) return [];
      const shown = (value: typeof at): string => describeValue(value, clock.type, reader);
      return [{ name, title: texts.mission(mission, name), at: shown(at), full: shown(full) }];
    });
    return [{ mission, title: texts.mission(mission), stands, objectives, clocks }];
  });
  return succeed({ version: head, missions });
}
