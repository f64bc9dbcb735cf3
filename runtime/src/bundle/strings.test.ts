import { describe, expect, test } from 'vitest';
import { openBundle, packBundle, type StringsIr } from './index.js';
import { lantern } from './lantern.contract.js';

const titles = { scenes: {}, entities: {}, resources: {}, cards: {}, missions: {}, cases: {} };
const german: StringsIr = { locale: 'de', lines: {}, titles };
const { program } = lantern;
const said = Object.values(program.scenes)
  .flatMap((scene) => scene.code)
  .find((op) => op.op === 'say');
const line = said?.op === 'say' ? said.id : '';

async function opened(...strings: readonly StringsIr[]) {
  const { bytes } = await packBundle({ ...lantern, strings });
  return openBundle(bytes);
}

describe('the texts of other languages', () => {
  test('are parts of their own, in the order of their names', async () => {
    const dutch: StringsIr = { ...german, locale: 'nl', titles: { ...titles, pack: 'Lantaarn' } };
    const bundle = await opened(dutch, { ...german, lines: { [line]: { text: ['Das Licht brennt.'] } } });
    if (!bundle.ok) expect.fail(bundle.error.detail);
    expect(bundle.value.strings.map(({ locale }) => locale)).toEqual(['de', 'nl']);
    expect(Object.keys(bundle.value.manifest.parts)).toEqual(
      expect.arrayContaining(['strings/de.json', 'strings/nl.json']),
    );
  });

  test('the same texts give the same bytes, whatever their order', async () => {
    const dutch: StringsIr = { ...german, locale: 'nl' };
    const one = await packBundle({ ...lantern, strings: [german, dutch] });
    const two = await packBundle({ ...lantern, strings: [dutch, { titles, lines: {}, locale: 'de' }] });
    expect(Buffer.from(one.bytes).equals(Buffer.from(two.bytes))).toBe(true);
  });

  test('without any, a bundle is what it was', async () => {
    const one = await packBundle(lantern);
    expect((await packBundle({ ...lantern, strings: [] })).hash).toBe(one.hash);
    const bundle = await openBundle(one.bytes);
    expect(bundle.ok && bundle.value.strings).toEqual([]);
  });

  test.each<[string, StringsIr, RegExp]>([
    ['a place that is none', { ...german, lines: { zzzz: { text: ['x'] } } }, /no such text/],
    ['a text that the place has not', { ...german, lines: { [line]: { label: ['x'] } } }, /no such text/],
    [
      'an argument that the text has not',
      { ...german, lines: { [line]: { text: [{ part: 'value', argument: 99 }] } } },
      /argument 99/,
    ],
    ['a place that every object has', { ...german, lines: { toString: { text: ['x'] } } }, /no such text/],
    ['a scene that is none', { ...german, titles: { ...titles, scenes: { nowhere: 'x' } } }, /scene `nowhere`/],
    ['an entity that is none', { ...german, titles: { ...titles, entities: { nobody: 'x' } } }, /entity `nobody`/],
    ['a card that is none', { ...german, titles: { ...titles, cards: { 'd.c': 'x' } } }, /card `d.c`/],
    [
      'a mission that is none',
      { ...german, titles: { ...titles, missions: { m: { items: {}, fails: {} } } } },
      /mission `m`/,
    ],
    ['an enum that is none', { ...german, titles: { ...titles, cases: { Nothing: { a: 'x' } } } }, /enum `Nothing`/],
    ['a name that is not canonical', { ...german, locale: 'DE' }, /canonical/],
  ])('are refused for %s', async (_, strings, detail) => {
    const bundle = await opened(strings);
    expect(bundle).toMatchObject({ ok: false, error: { error: 'invalid' } });
    if (!bundle.ok) expect(bundle.error.detail).toMatch(detail);
    if (!bundle.ok) expect(bundle.error.where).toMatch(/^strings\//);
  });

  test('are refused for a form that is none', async () => {
    const broken: StringsIr = { ...german, lines: { [line]: { text: [{ part: 'value', argument: -1 }] } } };
    expect(await opened(broken)).toMatchObject({ ok: false, error: { error: 'invalid' } });
    await expect(packBundle({ ...lantern, strings: [german, german] })).rejects.toThrow(RangeError);
    await expect(packBundle({ ...lantern, strings: [{ ...german, locale: '../x' }] })).rejects.toThrow(RangeError);
  });
});
