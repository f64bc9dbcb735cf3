import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Json } from '../../bundle/index.js';
import { canonicalBytes } from './json.js';
import { personalJson, withoutPersonal, withoutPersonalText } from './personal.js';

const { json } = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.integer(),
    fc.string({ unit: 'grapheme' }),
    // What looks like a personal value, in a string.
    fc.constant('{"$personal":{"digest":"x","salt":"y","text":"z"}}'),
    fc.tuple(fc.string({ unit: 'grapheme' }), fc.string()).map(([text, salt]) => personalJson(text, salt)),
    fc.constant({ $personal: { digest: 'forgotten', salt: null, text: null } }),
    fc.array(tie('json')),
    fc.dictionary(fc.string(), tie('json')),
  ),
}));

it('takes the same out of a text as out of what it says', () => {
  fc.assert(
    fc.property(json, (value) => {
      const text = canonicalBytes(value).toString('utf8');
      const fast = withoutPersonalText(text);
      if (fast !== undefined) expect(fast).toBe(canonicalBytes(withoutPersonal(value)).toString('utf8'));
    }),
  );
});

it('does not guess at what is of another form', () => {
  expect(withoutPersonalText('{"$personal":{"digest":"x","more":1}}')).toBeUndefined();
});
