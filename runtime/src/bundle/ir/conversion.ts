import type { ExprIr } from './expression.js';
import type { EnumIr, FunctionIr, ResourceIr } from './program.js';
import type { Json } from './value.js';

/**
 * What becomes of a saved session under the next released version. `fabula migrate plan` makes it with the migration that it
 * is named by; a bundle carries it as `migrations/<migration>.json`. It holds all that it has to know of the version before, so that
 * a chain of conversions needs no bundle but the newest.
 *
 * Each thing (an entity, an edge, a block, an event, a frame) is converted by itself, from what it held and from nothing
 * else: so converting a state, and converting turn by turn what led to it, come to the same.
 *
 * What is not named stays as it is. Names of cells are those of `world/cell-keys.ts`.
 */
export interface ConversionIr {
  /** The version of this form. */
  readonly conversion: 1;
  /** `0002_two_purses`. */
  readonly migration: string;
  /** The hashes of the models it leads from and to. */
  readonly from: string;
  readonly to: string;
  /** Pure functions that its expressions call; they are its own, since a later version may lack them. */
  readonly functions?: { readonly [name: string]: FunctionIr };
  /** Enums and resources, by the names after, that its expressions go through or write as text. */
  readonly types?: {
    readonly enums?: { readonly [name: string]: EnumIr };
    readonly resources?: { readonly [name: string]: ResourceIr };
  };
  readonly entities?: EntitiesConversionIr;
  /** By the name before. Of a kind's own fields, and of those of components it has. */
  readonly kinds?: { readonly [kind: string]: KindConversionIr };
  /** By the name before: of all that have the component, or were granted it. */
  readonly components?: { readonly [component: string]: ComponentConversionIr };
  readonly relations?: { readonly [relation: string]: RelationConversionIr };
  readonly world?: FieldsConversionIr;
  readonly config?: FieldsConversionIr;
  /** Of the campaign's own stream: converted once a campaign, with the first of its sessions. */
  readonly campaign?: FieldsConversionIr;
  readonly resources?: { readonly [resource: string]: ResourceConversionIr };
  /** Of events that the state remembers. */
  readonly events?: { readonly [event: string]: EventConversionIr };
  readonly decks?: { readonly [deck: string]: DeckConversionIr };
  /** Missions; `parts` are objectives and clocks. */
  readonly missions?: { readonly [mission: string]: MissionConversionIr };
  readonly places?: PlacesConversionIr;
  /** Units that a new account is declared to begin with: issued where the account has never held any. */
  readonly endow?: readonly { readonly resource: string; readonly account: string; readonly amount: string }[];
}

export interface EntitiesConversionIr {
  /**
   * Of the version before: which kind each declared entity is of, where its kind is converted, is named by a component's
   * `kinds`, or has an account of a converted resource.
   */
  readonly kindOf?: { readonly [entity: string]: string };
  /** The kind of the reader's body; its own fields are the kind's here, too. Absent where they stay. */
  readonly player?: string;
  /** New ids, by the old ones. */
  readonly renamed?: { readonly [entity: string]: string };
  /** No longer declared: their cells and edges go. */
  readonly gone?: readonly string[];
}

/** Of fields that one thing keeps. */
export interface FieldsConversionIr {
  /** By the name before, qualified as in cells (`mood`, `Voice.tone`). */
  readonly fields?: { readonly [field: string]: FieldConversionIr };
  /**
   * By the new name: what a field that was never written read as, where it would read as something else from now on. It is
   * written then, so that a new default is for new sessions only.
   */
  readonly kept?: { readonly [field: string]: KeptIr };
  readonly derived?: DerivedIr;
}

export interface FieldConversionIr {
  /** Absent: the name stays. */
  readonly to?: string;
  readonly value?: ValueConversionIr;
  /** What it held is dropped. */
  readonly gone?: true;
}

/**
 * `of` is for declared things (an entity's id, an edge as `from to`, as they were called before) whose declaration gives a value
 * of its own; `player` is every player.
 */
export interface KeptIr {
  readonly value?: Json;
  readonly of?: { readonly [thing: string]: Json };
}

/** `migrate from (old) { … }`: runs for each thing, after its fields were converted; what it sets wins over them. */
export interface DerivedIr {
  /** The slot that holds a record of what the thing kept. */
  readonly old: string;
  /** The fields of that record: the name they had in cells, and what they read as where they were never written. */
  readonly reads: { readonly [name: string]: { readonly field: string } & KeptIr };
  readonly lets: readonly { readonly slot: string; readonly value: ExprIr }[];
  /** By the new name, qualified. */
  readonly values: { readonly [field: string]: ExprIr };
}

export interface KindConversionIr extends FieldsConversionIr {
  readonly to?: string;
  /** Things of it that were made while playing are gone with it. */
  readonly gone?: true;
  /** Components it had, and has no more, which things keep by themselves; and those it has now that things must not have: as they are called after. */
  readonly grants?: readonly string[];
  readonly revokes?: readonly string[];
}

export interface ComponentConversionIr extends FieldsConversionIr {
  /** The kinds that had it, by the names before: their things have it without having been granted it. For `kept` and `derived`. */
  readonly kinds?: readonly string[];
  readonly to?: string;
  readonly gone?: true;
}

export interface RelationConversionIr extends FieldsConversionIr {
  readonly to?: string;
  readonly gone?: true;
  /** Its ends changed places. */
  readonly turned?: true;
  /** It leads both ways from now on, or did and one of its ends is called otherwise: the ends of each edge are put in order. */
  readonly mutual?: true;
  /** It is acyclic from now on, whether or not it was: what is kept to find cycles by is made anew. */
  readonly acyclic?: true;
  /** Edges that are declared before and after, by the ids before: they have no cell of their own. For `kept`, `derived`, `mutual`. */
  readonly declared?: readonly (readonly [from: string, to: string])[];
  /** Edges that were declared and are no longer, which sessions keep: `from to`, by the ids before. */
  readonly linked?: readonly (readonly [from: string, to: string])[];
}

/**
 * Balances are rescaled; what rounding leaves goes to the issuer, so that the books balance. It is named as well where an
 * account of it goes away: what was held there goes back to the issuer. A field's own `value` is not for accounts.
 */
export interface ResourceConversionIr {
  readonly to?: string;
  readonly scale?: { readonly from: number; readonly to: number };
  /** All accounts of it: fields of kinds (`Person.purse`), of components (`Pouch.coins`) and of the world (`chest`), by the names before. */
  readonly accounts: readonly string[];
}

export interface EventConversionIr {
  readonly to?: string;
  /** What was remembered of it is forgotten. */
  readonly gone?: true;
  readonly fields?: { readonly [field: string]: FieldConversionIr };
  /** New fields, which what was remembered gets. */
  readonly added?: { readonly [field: string]: Json };
}

export interface DeckConversionIr {
  readonly to?: string;
  readonly gone?: true;
  readonly cards?: { readonly [card: string]: string };
  readonly goneCards?: readonly string[];
}

export interface MissionConversionIr {
  readonly to?: string;
  readonly gone?: true;
  readonly parts?: { readonly [part: string]: string };
  readonly goneParts?: readonly string[];
}

/** How a value of the type before becomes one of the type after. What is `none` stays so, and personal text personal. */
export type ValueConversionIr =
  /** Members of an enum, entities, scenes, kinds: names. What is not listed stays; `gone` gives what takes its place. */
  | { readonly by: 'names'; readonly names: { readonly [name: string]: Json } }
  /** Figures are brought into the range: whole, float, or scaled (as digits). */
  | { readonly by: 'clamp'; readonly low?: number; readonly high?: number }
  /** Scaled figures, half-even. */
  | { readonly by: 'rescale'; readonly from: number; readonly to: number }
  /** An int becomes a decimal of that scale, and back: half-even. */
  | { readonly by: 'toScaled' | 'fromScaled'; readonly scale: number }
  /** A float becomes an int: half-even. */
  | { readonly by: 'round' }
  /** Any value as the text that `{value}` shows without a locale; `scale` where it is a decimal or an amount. */
  | { readonly by: 'text'; readonly scale?: number }
  /** Cut to so many grapheme clusters. */
  | { readonly by: 'cut'; readonly max: number }
  /** `none` becomes this. */
  | { readonly by: 'some'; readonly value: Json }
  /** One value becomes a list, or a set, of it, `none` an empty one; a set becomes a list of the same, and a list a set. */
  | { readonly by: 'list' | 'set' }
  /** Elements of a list, set, or optional. With `drops`, those that are `none` afterwards are left out of a list or set. */
  | { readonly by: 'items'; readonly of: ValueConversionIr; readonly most?: number; readonly drops?: true }
  /** Of a map. With `drops`, entries whose key or value is `none` afterwards are left out. */
  | {
      readonly by: 'entries';
      readonly key?: ValueConversionIr;
      readonly value?: ValueConversionIr;
      readonly drops?: true;
    }
  /** A record's fields by their names before; `added` by their new ones. */
  | {
      readonly by: 'fields';
      readonly fields: { readonly [field: string]: FieldConversionIr };
      readonly added?: { readonly [field: string]: Json };
    }
  /** A variant's cases by their names before. */
  | {
      readonly by: 'cases';
      readonly cases: {
        readonly [name: string]: {
          readonly to?: string;
          readonly fields?: { readonly [field: string]: FieldConversionIr };
          readonly added?: { readonly [field: string]: Json };
          /** The whole value becomes this. */
          readonly becomes?: Json;
        };
      };
    }
  /** One after the other. */
  | { readonly by: 'steps'; readonly steps: readonly ValueConversionIr[] };

/** Where sessions stand, and what is counted by places. */
export interface PlacesConversionIr {
  /** Scenes that are called otherwise. */
  readonly scenes?: { readonly [scene: string]: string };
  /** Choices, labels, sequences, loops whose counts are another's from now on. */
  readonly ids?: { readonly [id: string]: string };
  /**
   * Places that are gone, or can't be stood at any more: where who stands there goes on. By the id a frame is saved with
   * (a choice point's is that of the choice that was its first; `visit k3mq7d` is the visit that an `~ offer` of that id led to); or by the label or the scene that an earlier conversion
   * sends somebody to who has not been played on since.
   */
  readonly moved?: { readonly [id: string]: PlaceMoveIr };
  /** What frames hold, by scene (its name before) and slot. */
  readonly slots?: { readonly [scene: string]: { readonly [slot: string]: FieldConversionIr } };
  /** What loops that somebody stands in go over, by their ids before. */
  readonly items?: { readonly [loop: string]: ValueConversionIr };
}

export interface PlaceMoveIr {
  readonly to: PlaceIr;
  /** Said to the reader there. */
  readonly note?: string;
  /** For a point of another scene: what the frame holds there, in the place of what `slots` says of the scene it came from. */
  readonly slots?: { readonly [slot: string]: FieldConversionIr };
}

/**
 * | place | what happens |
 * | --- | --- |
 * | `point` | the session stands there, as if it had come by itself; nothing is said |
 * | `label`, `scene` | the scene is played on from there: what the reader reads on the way is a row of its own in the ledger. A label of the scene that the reader stood in keeps what the scene holds. A scene that has parameters without a default is no such place |
 * | `end` | the story is over |
 */
export type PlaceIr =
  | { readonly place: 'point'; readonly scene: string; readonly at: string; readonly wait: 'choice' | 'text' | 'visit' }
  | { readonly place: 'label'; readonly scene: string; readonly label: string }
  | { readonly place: 'scene'; readonly scene: string }
  | { readonly place: 'end' };
