import type { AdjustIr, BeatIr, DirectorIr, MissionIr, RecapIr } from '../../bundle/index.js';
import { cellKey } from '../../world/index.js';
import type { LinkedAdjust, LinkedBeat, LinkedDirector, LinkedKept, LinkedRecap } from './linked-director.js';
import type { Linker } from './linker.js';

/** A director; its conditions share one set of locals. */
export function linkDirector(link: Linker, node: DirectorIr, missions: readonly MissionIr[]): LinkedDirector {
  const { name, mission, beats } = node;
  const kept = (field: string): LinkedKept => linkKept(link, `${name}.${field}`);
  const linked = {
    name,
    mission,
    beats: new Map(beats.map((beat) => [beat.name, linkBeat(link, name, beat)])),
    beat: kept('beat'),
    since: kept('since'),
    over: kept('over'),
    adjusts: node.adjusts.map((adjust) => linkAdjust(link, adjust)),
    recaps: node.recaps.map((recap) => linkRecap(link, recap)),
    twists: missions.flatMap(({ name: own, twists = [] }) =>
      twists.flatMap(({ director, beat, deck }) => (director === name ? [{ mission: own, beat, deck }] : [])),
    ),
  };
  return { ...linked, size: link.slots.names.length };
}

function linkKept(link: Linker, field: string): LinkedKept {
  return { key: cellKey('w', field), read: link.expression({ op: 'state', scope: 'world', name: field }) };
}

function linkBeat(link: Linker, director: string, { name, least, most, until, ways }: BeatIr): LinkedBeat {
  return {
    least,
    most,
    until: until && link.expression(until),
    ways: ways.map(({ to, most: times }) => ({
      to,
      bound: times === undefined ? undefined : { most: times, used: linkKept(link, `${director}.${name}.${to}`) },
    })),
  };
}

function linkAdjust(link: Linker, { when, values }: AdjustIr): LinkedAdjust {
  return {
    when: when && link.expression(when),
    values: values.map(({ field, value, step, ...figures }) => ({
      ...figures,
      kept: linkKept(link, field),
      value: value && link.expression(value),
      step: step ?? Number.POSITIVE_INFINITY,
    })),
  };
}

function linkRecap(link: Linker, { after, when, tells, else: otherwise }: RecapIr): LinkedRecap {
  return {
    after: after ?? 0,
    when: when && link.expression(when),
    tells: tells.tells === 'text' ? { tells: 'text', text: link.expression(tells.text) } : tells,
    otherwise: otherwise && link.expression(otherwise),
  };
}
