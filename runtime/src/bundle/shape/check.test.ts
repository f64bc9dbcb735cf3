import { describe, expect, test } from 'vitest';
import { type CasesOf, type Check, figure, list, object, oneOf, optional, tagged, text } from './check.js';

interface Wine {
  readonly name: string;
  readonly year?: number;
}
type Drink = { readonly is: 'wine'; readonly wine: Wine } | { readonly is: 'tea' | 'water' };

const wine: Check<Wine> = object<Wine>({ name: text, year: optional(figure) });
const drink: Check<Drink> = tagged<Drink, 'is'>(
  'is',
  (): CasesOf<Drink, 'is'> => ({ wine: { wine }, tea: {}, water: {} }),
);

/** None of these is ever called: the type checker is the test, and an expectation that is not needed fails it. */
const drifted = [
  // @ts-expect-error A field is missing.
  () => object<Wine>({ name: text }),
  // @ts-expect-error A field may be absent in the type.
  () => object<Wine>({ name: text, year: figure }),
  // @ts-expect-error A field may not be absent in the type.
  () => object<Wine>({ name: optional(text), year: optional(figure) }),
  // @ts-expect-error There is no such field.
  () => object<Wine>({ name: text, year: optional(figure), price: figure }),
  // @ts-expect-error The field is of another type.
  () => object<Wine>({ name: figure, year: optional(figure) }),
  // @ts-expect-error A case is missing.
  () => tagged<Drink, 'is'>('is', (): CasesOf<Drink, 'is'> => ({ wine: { wine }, tea: {} })),
  // @ts-expect-error There is no such case.
  () => tagged<Drink, 'is'>('is', (): CasesOf<Drink, 'is'> => ({ wine: { wine }, tea: {}, water: {}, gin: {} })),
  // @ts-expect-error A name is missing.
  () => oneOf<'a' | 'b'>({ a: true }),
  // @ts-expect-error The type has widened: what the check refuses would be legal.
  (): Check<string | number> => text,
  // @ts-expect-error The type has narrowed: what the check accepts would be illegal.
  (): Check<readonly 'a'[]> => list(text),
];

const walk = () => ({ depth: 0, maxDepth: 10, wanted: '', way: [] });

describe('checks', () => {
  test('hold the types', () => {
    expect(drifted).toHaveLength(10);
  });

  test.each<[unknown, boolean]>([
    [{ is: 'tea' }, true],
    [{ is: 'wine', wine: { name: 'Baga' } }, true],
    [{ is: 'wine', wine: { name: 'Baga', year: 2011 } }, true],
    [{ is: 'wine', wine: { name: 'Baga', year: Number.NaN } }, false],
    [{ is: 'wine', wine: { name: 'Baga', colour: 'red' } }, false],
    [{ is: 'wine', wine: ['Baga'] }, false],
    [{ is: 'wine' }, false],
    [{ is: 'gin' }, false],
    [{ is: 'toString' }, false],
    [{ is: ['tea'] }, false],
    [null, false],
    [[], false],
    ['tea', false],
  ])('%j: %s', (value, accepted) => {
    expect(drink.accepts(value, walk())).toBe(accepted);
  });

  test('tell the way', () => {
    const at = walk();
    expect(list(drink).accepts([{ is: 'tea' }, { is: 'wine', wine: { name: 7 } }], at)).toBe(false);
    expect(at).toMatchObject({ wanted: 'a text', way: ['name', 'wine', 1] });
  });
});
