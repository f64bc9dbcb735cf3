/**
 * The same story in Fabula and in ink: scenes of prose and speech, three choices each, one of them guarded, variables
 * that change and are read. In every other scene a choice is sticky; in the rest they run out, and the story goes on to
 * the next scene: ink has to be told so by a fallback. Made by a generator, so that size is the only thing that differs between
 * runs; a linear congruential generator with a fixed seed makes both texts out of the same words.
 */
export interface TwoStories {
  readonly fabula: string;
  readonly ink: string;
  readonly scenes: number;
}
/** Makes both texts; the Fabula one has about `bytes` bytes. */
export declare function twoStories(bytes: number): TwoStories;
