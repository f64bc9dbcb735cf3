import type { Namespace } from '../2-bind/index.js';

/** What a pack of the standard library lets others name. */
export interface LibraryNames {
  readonly pack: string;
  readonly names: { readonly [N in Namespace]: readonly string[] };
}

/**
 * The names of packs that nobody has `use`d, to say which one is missing. Written out, because a phase reads no files
 * and a pack that is not used is not loaded; a test holds it to what the library declares.
 */
export const libraryNames: readonly LibraryNames[] = [
  {
    pack: 'std.d20',
    names: {
      type: ['Adventurer', 'Footing', 'Skill'],
      scene: [],
      value: [
        'check',
        'check_on',
        'checked',
        'contest',
        'hone',
        'honed',
        'modifier',
        'odds',
        'player_modifier',
        'throw_die',
      ],
    },
  },
];
