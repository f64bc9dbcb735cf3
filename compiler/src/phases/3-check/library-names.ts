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
    pack: 'std.adventure',
    names: {
      type: ['Abilities', 'Ability', 'Experienced', 'Fighter', 'Holder', 'Loot', 'Status', 'Statuses'],
      scene: [],
      value: [
        'ability_bonus',
        'ability_score',
        'ability_tried',
        'afflict',
        'afflicted',
        'end_turn',
        'fight_joined',
        'fighters',
        'has_room',
        'held_by',
        'holder_of',
        'holds',
        'join_fight',
        'leave_fight',
        'level_at',
        'level_reached',
        'live_through',
        'looted',
        'pass_round',
        'plunder',
        'put_down',
        'relieve',
        'relieved',
        'round_began',
        'rounds_left',
        'score_bonus',
        'statuses_of',
        'suffers',
        'take_up',
        'thresholds',
        'to_next_level',
        'up_now',
        'waiting_fighters',
        'withstand',
      ],
    },
  },
  {
    pack: 'std.bonds',
    names: {
      type: ['Heart', 'Standing'],
      scene: [],
      value: [
        'bond',
        'bonds_fade',
        'both_at_least',
        'distrusted_by',
        'mend',
        'standing',
        'standing_at',
        'standing_changed',
        'strain',
        'time_passed',
        'trusted_by',
      ],
    },
  },
  {
    pack: 'std.clocks',
    names: {
      type: ['Clock'],
      scene: [],
      value: [
        'advance',
        'all_clocks',
        'clock_face',
        'clock_filled',
        'clock_set_back',
        'clock_ticked',
        'is_full',
        'segments_left',
        'set_back',
        'wind_up',
      ],
    },
  },
  {
    pack: 'std.d20',
    names: {
      type: ['Adventurer', 'Footing', 'Skill'],
      scene: [],
      value: [
        'attempt',
        'check',
        'check_on',
        'checked',
        'contest',
        'footing_when',
        'hone',
        'honed',
        'modifier',
        'odds',
        'player_modifier',
        'throw_die',
      ],
    },
  },
  {
    pack: 'std.party',
    names: {
      type: ['Companion', 'Outcome', 'Party', 'Purse', 'coin'],
      scene: [],
      value: [
        'chip_in',
        'front_of',
        'is_with',
        'join_party',
        'lead_party',
        'leave_party',
        'party_joined',
        'party_left',
        'pay_out',
        'share_out',
        'speak_for',
        'voice_of',
      ],
    },
  },
  {
    pack: 'std.progression',
    names: {
      type: ['Learner', 'Unlockable'],
      scene: [],
      value: [
        'affordable_for',
        'earn',
        'give_up',
        'given_up',
        'has_unlocked',
        'is_ready',
        'knows',
        'missing_for',
        'needs',
        'next_for',
        'teach',
        'unlock',
        'unlocked',
        'unlocked_by',
      ],
    },
  },
];
