import { catalogue } from '../../diagnostics/index.js';
import type { Answers, Question } from '../change.js';
import type { Ground } from './ground.js';
import { nearestTarget } from './nearest.js';
import { placeWords } from './place-words.js';
import type { Place } from './places-of.js';
import { savedKey } from './saved-key.js';
import { standingOf } from './standing.js';
import { lackAt, pointTarget, sceneTarget, storyEnd, type Target } from './targets.js';

export function placeGone(ground: Ground, place: Place): Question {
  return {
    code: catalogue.placeGone.code,
    says: catalogue.placeGone.text({ place: placeWords(ground.before, place) }),
    about: savedKey(ground, place, place.id),
    choices: [...ways(ground, place, savedKey(ground, place, place.id), []), policy],
  };
}

/** Asked once for all places of a scene. */
export function sceneGone(ground: Ground, place: Place): Question {
  const { scene } = place;
  return {
    code: catalogue.sceneGone.code,
    says: catalogue.sceneGone.text({ scene }),
    about: scene,
    choices: [
      {
        does: 'It is still there under another name: say so where it is declared.',
        how: `was ${ownName(ground, scene)}`,
      },
      ...ways(ground, place, scene, []),
      policy,
    ],
  };
}

export function placeUnfit(ground: Ground, place: Place, now: Place, lacks: string): Question {
  return {
    code: catalogue.placeUnfit.code,
    says: catalogue.placeUnfit.text({ place: placeWords(ground.after, now), lacks }),
    about: savedKey(ground, place, place.id),
    choices: [...ways(ground, place, savedKey(ground, place, place.id), []), policy],
  };
}

export function placeParted(ground: Ground, place: Place, places: readonly Place[]): Question {
  return {
    code: catalogue.placeParted.code,
    says: catalogue.placeParted.text({ place: placeWords(ground.before, place) }),
    about: savedKey(ground, place, place.id),
    choices: [...ways(ground, place, savedKey(ground, place, place.id), places), policy],
  };
}

/** What an answer names is nowhere. */
export function unknownTarget(
  ground: Ground,
  { about, to }: { readonly about: string; readonly to: string },
): Question {
  return {
    code: catalogue.unknownMoveTarget.code,
    says: catalogue.unknownMoveTarget.text({ target: to, place: about }),
    about,
    choices: [
      {
        does: 'Go on from the beginning of a scene, or from a label in it.',
        how: `--moved "${about} to ${ground.after.start}"`,
      },
      { does: 'End the story there.', how: `--moved "${about} to end"` },
    ],
  };
}

/** Whoever is sent there can't go on. */
export function deadTarget(ground: Ground, place: Place, target: Target, lacks: string): Question {
  return {
    code: catalogue.moveTargetUnfit.code,
    says: catalogue.moveTargetUnfit.text({ target: target.words, place: placeWords(ground.before, place), lacks }),
    about: savedKey(ground, place, place.id),
    choices: ways(ground, place, savedKey(ground, place, place.id), []),
  };
}

/** What answers are about that the release has nothing of. */
export function unknownPlaces(ground: Ground, { moved }: Answers): readonly Question[] {
  const { before, placesBefore } = ground;
  const known = new Set([...Object.keys(before.scenes), ...placesBefore.labels.keys()]);
  for (const place of placesBefore.all) for (const id of place.ids) known.add(savedKey(ground, place, id));
  return Object.keys(moved).flatMap((place) => {
    if (known.has(place)) return [];
    const { code, text } = catalogue.unknownMovePlace;
    const choices = [
      { does: 'Leave the answer out, or name what a question is about.', how: `without --moved "${place} to …"` },
    ];
    return [{ code, says: text({ place }), about: place, choices }];
  });
}

/** A card's scene is known by its deck and its name; where it is declared the name alone stands. */
function ownName({ before }: Ground, scene: string): string {
  for (const [deck, { cards }] of Object.entries(before.decks ?? {}))
    for (const { name } of cards) if (scene === `${deck}.${name}`) return name;
  return scene;
}

const policy = {
  does: 'Decide it for all places at once: into the pack’s head.',
  how: 'moved nearest "The story has changed here."',
};

/** Where somebody could go on: what is above, the scene's beginning, what stands beside, the end. */
function ways(ground: Ground, place: Place, about: string, parted: readonly Place[]): Question['choices'] {
  const beginning = sceneTarget(ground, ground.scenes.get(place.scene) ?? '');
  const targets = [
    ...parted.map((each) => pointTarget(ground, each)),
    nearestTarget(ground, place),
    ...(beginning ? [beginning] : []),
    ...beside(ground, place),
    storyEnd,
  ];
  const open = targets.filter((target) => lackAt(ground, place, target) === undefined);
  const names = new Set<string>();
  return open.flatMap((target) => {
    if (names.has(target.name)) return [];
    names.add(target.name);
    return [{ does: does(target), how: `--moved "${about} to ${target.name}"` }];
  });
}

function does({ to, words }: Target): string {
  switch (to.place) {
    case 'end':
      return 'The story is over for who stands there.';
    case 'point':
      return `Who stands there stands at ${words}.`;
    case 'label':
    case 'scene':
      return `Who stands there reads on from ${words}.`;
  }
}

/** The next place of the scene that is still there, and the one before. */
function beside(ground: Ground, place: Place): readonly Target[] {
  const own = ground.placesBefore.all.filter((each) => each.scene === place.scene && each.wait !== 'visit');
  const behind = own.find((each) => each.pc > place.pc && standingOf(ground, each).is === 'there');
  const above = own.findLast((each) => each.pc < place.pc && standingOf(ground, each).is === 'there');
  return [behind, above].flatMap((each) => {
    const standing = each && standingOf(ground, each);
    return standing?.is === 'there' ? [pointTarget(ground, standing.place)] : [];
  });
}
