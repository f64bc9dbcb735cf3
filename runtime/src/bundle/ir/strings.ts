import type { PartIr } from './text.js';

/**
 * A story's texts in another language, a part of the bundle a language. What is missing is read in the language the
 * story is written in. Only templates are replaced: arguments are the program's, so that the engine, its state and its
 * hashes know of no language.
 */
export interface StringsIr {
  /** BCP 47, in its canonical form. */
  readonly locale: string;
  /** Texts of lines and choices, by the id of the place. */
  readonly lines: { readonly [id: string]: LineStringsIr };
  readonly titles: TitleStringsIr;
}

export interface LineStringsIr {
  readonly text?: readonly PartIr[];
  readonly label?: readonly PartIr[];
  readonly echo?: readonly PartIr[];
  readonly shownElse?: readonly PartIr[];
}

export interface MissionStringsIr {
  readonly title?: string;
  /** Of objectives and clocks, by name. */
  readonly items: { readonly [item: string]: string };
  /** Of fail states, by index. */
  readonly fails: { readonly [index: string]: string };
}

export interface TitleStringsIr {
  readonly pack?: string;
  readonly scenes: { readonly [scene: string]: string };
  readonly entities: { readonly [entity: string]: string };
  readonly resources: { readonly [resource: string]: string };
  /** By deck and card: `harbor_twists.squall`. */
  readonly cards: { readonly [card: string]: string };
  readonly missions: { readonly [mission: string]: MissionStringsIr };
  /** By enum, then by member. */
  readonly cases: { readonly [name: string]: { readonly [member: string]: string } };
}
