import type { PlaceMoveIr } from '@fabula/runtime/bundle';
import type { Answers, Change, Question } from '../change.js';
import type { Ground } from './ground.js';
import { nearestTarget } from './nearest.js';
import { placeWords } from './place-words.js';
import type { Place } from './places-of.js';
import {
  deadTarget,
  placeGone,
  placeParted,
  placeUnfit,
  sceneGone,
  unknownPlaces,
  unknownTarget,
} from './questions.js';
import { savedKey } from './saved-key.js';
import { isFoundBy, type Standing, standingOf } from './standing.js';
import { lackAt, pointTarget, readTarget, type Target } from './targets.js';

export interface Moves {
  readonly changes: readonly Change[];
  readonly questions: readonly Question[];
  readonly moved: { readonly [id: string]: PlaceMoveIr };
}

/** Where who stands at a place of before stands from now on, for all places. */
export function diffMoves(ground: Ground, answers: Answers): Moves {
  const changes: Change[] = [];
  const questions = new Map<string, Question>();
  const moved: { [id: string]: PlaceMoveIr } = {};
  const ask = (question: Question): void => {
    questions.set(`${question.code} ${question.about}`, question);
  };
  for (const place of ground.placesBefore.all) {
    const standing = standingOf(ground, place);
    const answer = answerFor(ground, answers, place, standing);
    if (answer === undefined && standing.is === 'there') {
      standOn(ground, place, standing.place, moved, changes);
      continue;
    }
    const target = answer === undefined ? undefined : readTarget(ground, answer.to);
    if (answer !== undefined && !target) ask(unknownTarget(ground, answer));
    const lacks = target && lackAt(ground, place, target);
    if (target && lacks !== undefined) ask(deadTarget(ground, place, target, lacks));
    if (answer !== undefined) {
      if (target && lacks === undefined) moveTo(ground, place, target, undefined, moved, changes);
      continue;
    }
    const policy = ground.after.moved;
    if (policy) {
      moveTo(ground, place, nearestTarget(ground, place), policy.note, moved, changes);
      continue;
    }
    ask(questionOf(ground, place, standing));
    changes.push({
      change: 'removed',
      what: 'place',
      name: savedKey(ground, place, place.id),
      grade: 'breaking',
      says: `${capital(placeWords(ground.before, place))}: who stands there has to be told where to go on.`,
    });
  }
  for (const question of unknownPlaces(ground, answers)) ask(question);
  return { changes, questions: [...questions.values()], moved };
}

interface Answer {
  readonly about: string;
  readonly to: string;
}

/**
 * An answer by the id a place is saved with is always taken; one by another choice of a point, or for a whole scene, only
 * where who stands there can't go on by themselves.
 */
function answerFor(ground: Ground, { moved }: Answers, place: Place, standing: Standing): Answer | undefined {
  const others = standing.is === 'there' ? [] : [...place.ids.slice(1), place.scene];
  for (const about of [savedKey(ground, place, place.id), ...others]) {
    const to = moved[about];
    if (to !== undefined) return { about, to };
  }
  return undefined;
}

function standOn(
  ground: Ground,
  place: Place,
  now: Place,
  moved: { [id: string]: PlaceMoveIr },
  changes: Change[],
): void {
  const ids = place.ids.filter((id) => !isFoundBy(ground, place, id, now));
  const move: PlaceMoveIr = { to: pointTarget(ground, now).to, ...slotsAt(ground, place, now.scene) };
  for (const id of ids) moved[savedKey(ground, place, id)] = move;
  if (!ids.includes(place.id)) return;
  const [then, here] = [placeWords(ground.before, place), placeWords(ground.after, now)];
  const says =
    then === here
      ? `${capital(then)}: who stands there stays there.`
      : `${capital(then)}: who stands there stands at ${here} from now on.`;
  changes.push({ change: 'moved', what: 'place', name: now.id, was: place.id, grade: 'safe', says });
}

function moveTo(
  ground: Ground,
  place: Place,
  target: Target,
  note: string | undefined,
  moved: { [id: string]: PlaceMoveIr },
  changes: Change[],
): void {
  const slots = target.to.place === 'point' && slotsAt(ground, place, target.to.scene);
  const move: PlaceMoveIr = { to: target.to, ...(note !== undefined && { note }), ...slots };
  for (const id of place.ids) moved[savedKey(ground, place, id)] = move;
  changes.push({
    change: 'moved',
    what: 'place',
    name: target.name,
    was: place.id,
    grade: 'dangerous',
    says: `${capital(placeWords(ground.before, place))}: who stands there goes on from ${target.words}.`,
  });
}

/** What who comes to a point of another scene holds there: its slots may be of other types than those of the scene they are in. */
function slotsAt(ground: Ground, from: Place, scene: string): Pick<PlaceMoveIr, 'slots'> {
  if (ground.scenes.get(from.scene) === scene) return {};
  const slots = ground.slotConversions(from.scene, scene);
  if (slots) return { slots };
  return ground.slotConversions(from.scene) ? { slots: {} } : {};
}

function questionOf(ground: Ground, place: Place, standing: Standing): Question {
  switch (standing.is) {
    case 'unfit':
      return placeUnfit(ground, place, standing.place, standing.lacks);
    case 'parted':
      return placeParted(ground, place, standing.places);
    case 'there':
    case 'gone':
      return ground.scenes.has(place.scene) ? placeGone(ground, place) : sceneGone(ground, place);
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
