import type { MissionIr, ProgramIr } from '@fabula/runtime/bundle';
import type { EngineEvent } from '@fabula/runtime/engine';
import { originOf, type Place } from '../base/index.js';

/** Something that a mission may come to: that it or an objective of it is done, or has failed. */
export interface GoalSite {
  readonly mission: string;
  readonly part: string | undefined;
  readonly is: 'done' | 'failed';
  /** By which of the mission's fail states. */
  readonly fail: number | undefined;
  /** What is told of it. */
  readonly title: string;
  /** Where its condition stands. */
  readonly place: Place | undefined;
}

/** What tells one goal from another. */
export type Goal = Pick<GoalSite, 'mission' | 'part' | 'is' | 'fail'>;

/** A card of a deck. */
export interface CardSite {
  readonly deck: string;
  readonly card: string;
  /** The scene it is, or stands for. */
  readonly scene: string;
}

/** What the missions of a program may come to, in the order they are declared in. */
export function goalsOf({ missions = [] }: ProgramIr): readonly GoalSite[] {
  return missions.flatMap((mission) => goalsOfMission(mission));
}

function goalsOfMission({ name, objectives, fails }: MissionIr): readonly GoalSite[] {
  const goals: GoalSite[] = [];
  for (const { name: part, done, fail } of objectives) {
    const base = { mission: name, part, fail: undefined };
    // What is only to be kept to is done with the mission.
    if (done) goals.push({ ...base, is: 'done', title: `\`${part}\` is done`, place: originOf(done) });
    if (fail) goals.push({ ...base, is: 'failed', title: `\`${part}\` fails`, place: originOf(fail) });
  }
  const base = { mission: name, part: undefined };
  for (const [fail, { title, when }] of fails.entries())
    goals.push({ ...base, is: 'failed', fail, title: `fails: "${title}"`, place: originOf(when) });
  const last = objectives.findLast(({ done, optional }) => done && !optional) ?? objectives.find(({ done }) => done);
  if (last?.done)
    goals.push({ ...base, is: 'done', fail: undefined, title: 'is finished', place: originOf(last.done) });
  return goals;
}

/** The cards of all decks, in the order of the program. */
export function cardsOf({ decks = {} }: ProgramIr): readonly CardSite[] {
  return Object.entries(decks).flatMap(([deck, { cards }]) =>
    cards.map(({ name, scene }) => ({ deck, card: name, scene })),
  );
}

/** The same for what is the same step of a mission. */
export function goalKey({ mission, part, is, fail }: Goal): string {
  return `${mission} ${part ?? ''} ${is} ${fail ?? ''}`;
}

/** What of a mission an event tells; undefined for steps that are on the way to nothing, such as that it is active. */
export function goalIn(event: Extract<EngineEvent, { event: 'mission' }>): Goal | undefined {
  const { mission, part, is, fail } = event;
  return is === 'done' || is === 'failed' ? { mission, part, is, fail } : undefined;
}

/** The card that a choice offers: what a loop made of the choice stands before it. */
export function cardInKey(key: string | undefined): string {
  return key?.split('|').at(-1) ?? '';
}
