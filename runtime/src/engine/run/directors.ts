import type { Value } from '../../bundle/index.js';
import { Refusal } from '../../world/index.js';
import type { Evaluate } from '../link/linked.js';
import type { LinkedAdjust, LinkedBeat, LinkedDirector, LinkedKept } from '../link/linked-director.js';
import { missionStands } from './mission-steps.js';
import { freshFrame, happen, note, nowhere, spend, type Turn } from './turn.js';

/**
 * Looks at each director once: whether its beat is over, and where what it adjusts stands. A director comes to at most
 * one beat a turn, so that every beat has its turn. Whether anything changed.
 */
export function settleDirectors(turn: Turn): boolean {
  const { frame, locals } = turn;
  const before = turn.events.length;
  for (const director of turn.program.directors) settle(turn, director);
  turn.frame = frame;
  turn.locals = locals;
  return turn.events.length > before;
}

function settle(turn: Turn, director: LinkedDirector): void {
  turn.frame = freshFrame(nowhere, [], byOf(director));
  spend(turn, 1);
  const goes = goesOn(turn, director);
  if (goes && director.beats.size > 0) settleBeat(turn, director);
  for (const adjust of director.adjusts) settleAdjusted(turn, director, adjust);
}

/** A director of a mission goes along with it: it begins when the mission does, and is over when the mission is. */
function goesOn(turn: Turn, director: LinkedDirector): boolean {
  const { mission: name, over } = director;
  if (over.read(turn) === true) return false;
  const mission = name === undefined ? undefined : turn.program.missions.get(name);
  if (!mission) return true;
  const stands = missionStands(turn.draft, mission);
  if (stands === 'done' || stands === 'failed') keep(turn, director, over, true);
  return stands === 'active';
}

function settleBeat(turn: Turn, director: LinkedDirector): void {
  const { beat: now, since } = director;
  const name = now.read(turn);
  const beat = typeof name === 'string' ? director.beats.get(name) : undefined;
  if (!beat || typeof name !== 'string') return;
  if (begins(turn, director)) {
    if (turn.draft.turn > 0) keep(turn, director, since, turn.draft.turn);
    announce(turn, director, name);
    return;
  }
  const began = since.read(turn);
  const lasted = turn.draft.turn - (typeof began === 'number' ? began : 0);
  if (!ends(turn, director, beat, lasted)) return;
  const way = beat.ways.find(({ bound }) => !bound || figureOf(turn, bound.used) < bound.most);
  if (!way) {
    keep(turn, director, director.over, true);
    return;
  }
  if (way.bound) keep(turn, director, way.bound.used, figureOf(turn, way.bound.used) + 1);
  keep(turn, director, now, way.to);
  keep(turn, director, since, turn.draft.turn);
  announce(turn, director, way.to);
}

/** The turn in which it begins: the session's first, or the one in which its mission became active. */
function begins(turn: Turn, { mission }: LinkedDirector): boolean {
  if (turn.draft.turn === 0) return true;
  if (mission === undefined) return false;
  return turn.events.some(
    (event) =>
      event.event === 'mission' && event.mission === mission && event.part === undefined && event.is === 'active',
  );
}

/** Not before it has lasted its least; then as soon as what it waits for holds, or when it has lasted its most. */
function ends(turn: Turn, director: LinkedDirector, { least, most, until }: LinkedBeat, lasted: number): boolean {
  if (most !== undefined && lasted >= most) return true;
  return lasted >= least && until !== undefined && asked(turn, director, until) === true;
}

/** What missions that are active have waiting for this beat is drawn when the turn's end has settled. */
function announce(turn: Turn, { twists }: LinkedDirector, beat: string): void {
  for (const { mission, beat: at, deck } of twists) {
    const linked = turn.program.missions.get(mission);
    if (at !== beat || !linked || missionStands(turn.draft, linked) !== 'active') continue;
    turn.twists.push({ deck, by: mission });
  }
}

/** Brings each value as far as its step lets it to what it shall be, and never out of its bounds. */
function settleAdjusted(turn: Turn, director: LinkedDirector, { when, values }: LinkedAdjust): void {
  const holds = !when || asked(turn, director, when) === true;
  for (const { kept, low, high, start, value, step } of values) {
    if (holds && !value) continue;
    const wanted = holds && value ? asked(turn, director, value) : start;
    // What can't be reckoned leaves things as they are.
    if (typeof wanted !== 'number') continue;
    const now = figureOf(turn, kept);
    const target = Math.min(Math.max(wanted, low), high);
    const after = now + Math.min(Math.max(target - now, -step), step);
    if (after === now) continue;
    if (target !== wanted) note(turn, { event: 'saturated', by: byOf(director), wanted, value: target });
    keep(turn, director, kept, after);
  }
}

function keep(turn: Turn, director: LinkedDirector, { key }: LinkedKept, value: Value): void {
  happen(turn, { event: 'set', by: byOf(director), cell: key, value });
}

function byOf({ name }: LinkedDirector): string {
  return `director ${name}`;
}

function figureOf(turn: Turn, kept: LinkedKept): number {
  const value = kept.read(turn);
  return typeof value === 'number' ? value : 0;
}

/** What an expression is that changes nothing; undefined where it is refused, which is not recorded: it is asked each turn. */
export function asked(turn: Turn, { size }: LinkedDirector, expression: Evaluate): Value | undefined {
  const { path, depth, quiet } = turn;
  turn.locals = new Array<Value | undefined>(size).fill(undefined);
  turn.quiet = true;
  try {
    return expression(turn);
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    return undefined;
  } finally {
    turn.path = path;
    turn.depth = depth;
    turn.quiet = quiet;
  }
}
