import type { PartIr, TextIr } from '@fabula/runtime/bundle';

/** How much a text is. */
export interface Amount {
  readonly words: number;
  /** What a reader sees as one: grapheme clusters, blanks included. */
  readonly characters: number;
}

/** Counts words by Unicode's rules for a language: those without blanks between words are counted, too. */
export class WordCounter {
  readonly #words: Intl.Segmenter;
  readonly #characters: Intl.Segmenter;

  constructor(locale: string) {
    this.#words = new Intl.Segmenter(locale, { granularity: 'word' });
    this.#characters = new Intl.Segmenter(locale, { granularity: 'grapheme' });
  }

  /** All that is written, each arm once. What is filled in is no word of the author's, nor is what hangs on to it. */
  count(text: TextIr): Amount {
    let words = 0;
    let characters = 0;
    for (const run of runsOf(text.template)) {
      for (const { segment, isWordLike } of this.#words.segment(run)) {
        if (isWordLike && !segment.includes(filledIn)) words += 1;
      }
      for (const { segment } of this.#characters.segment(run)) if (!segment.includes(filledIn)) characters += 1;
    }
    return { words, characters };
  }
}

/** A letter that no story uses: next to it the `s` of `{name}'s` is part of a word, and that word isn't counted. */
const filledIn = 'ꙮ';

/** The text as it is read, and each arm on its own. */
function runsOf(parts: readonly PartIr[]): readonly string[] {
  const runs: string[] = [];
  const flat = (inner: readonly PartIr[]): string =>
    inner
      .map((part) => {
        if (typeof part === 'string') return part;
        switch (part.part) {
          case 'value':
          case 'list':
            return filledIn;
          case 'pick':
            for (const arm of part.arms) runs.push(flat(arm));
            return filledIn;
          case 'plural':
          case 'select':
            for (const arm of part.arms) runs.push(flat(arm.text));
            return filledIn;
          case 'markup':
            return part.text ? flat(part.text) : '';
        }
      })
      .join('');
  const whole = flat(parts);
  return [whole, ...runs];
}
