import type { ProgramIr } from '@fabula/runtime/bundle';
import type { Change } from '../change.js';
import type { Ground } from './ground.js';

/** Scenes that came, went or are called otherwise; a card's own scene is told of with its card. */
export function sceneChanges(ground: Ground, moved: { readonly [id: string]: unknown }): readonly Change[] {
  const { before, after, scenes, placesBefore } = ground;
  const cards = new Set([...cardScenes(before.decks), ...cardScenes(after.decks)]);
  const changes: Change[] = [];
  for (const name of Object.keys(before.scenes)) {
    if (cards.has(name)) continue;
    const now = scenes.get(name);
    if (now === undefined) {
      const asked = placesBefore.all.some(
        ({ scene, ids }) => scene === name && !ids.some((id) => id in moved || `visit ${id}` in moved),
      );
      const heir = heirOf(ground, name);
      const hint = heir === undefined ? '' : ` If it is called \`${heir}\` now, say \`was ${name}\` there.`;
      const says = `Scene \`${name}\` is gone: how often it was visited is forgotten.${hint}`;
      changes.push({ change: 'removed', what: 'scene', name, grade: asked ? 'breaking' : 'dangerous', says });
    } else if (now !== name) {
      const says = `Scene \`${name}\` is called \`${now}\` from now on; who stands in it stays there, and its visits stay counted.`;
      changes.push({ change: 'renamed', what: 'scene', name: now, was: name, grade: 'safe', says });
    }
  }
  const known = new Set(scenes.values());
  for (const name of Object.keys(after.scenes)) {
    if (known.has(name) || cards.has(name)) continue;
    changes.push({ change: 'added', what: 'scene', name, grade: 'safe', says: `Scene \`${name}\` is new.` });
  }
  return changes;
}

function cardScenes(decks: Ground['before']['decks'] = {}): readonly string[] {
  return Object.entries(decks).flatMap(([deck, { cards }]) =>
    cards.flatMap(({ name, scene }) => (scene === `${deck}.${name}` ? [scene] : [])),
  );
}

/** The new scene that has most of what was said and offered in one that is gone: a scene that was renamed without a word. */
function heirOf({ before, after }: Ground, name: string): string | undefined {
  const was = ownIds(before, name);
  const heir = Object.keys(after.scenes).find((each) => {
    if (each in before.scenes) return false;
    const shared = ownIds(after, each).filter((id) => was.includes(id)).length;
    return shared > 0 && shared * 2 >= was.length;
  });
  // What stands in a chapter or a deck is called by its own name where it is declared.
  return heir?.includes('.') || name.includes('.') ? undefined : heir;
}

function ownIds({ scenes }: ProgramIr, name: string): readonly string[] {
  return (scenes[name]?.code ?? []).flatMap((each) => (each.op === 'say' || each.op === 'offer' ? [each.id] : []));
}
