import { describe, expect, test } from 'vitest';
import { idsHeader } from './ids-file.js';
import { mergeIds } from './merge-ids.js';

const print = {
  tide: 't9qahs64bg7h3era59',
  fog: 'ccbyjnszpq8qejjpjp',
  late: 'zmxatjtqmqaf3q7xzt',
  bell: 'kbz1c0tqmqa73kx4zt',
};
const file = (...rows: readonly string[]): string =>
  `${idsHeader}\n[scene quay]\n${rows.map((row) => `${row}\n`).join('')}`;
const tide = `k3mq7d . t ${print.tide}`;
const fog = `h7wz2c . t ${print.fog}`;
const late = `b2d4f6 . t ${print.late}`;
const bell = `c3f5h7 . t ${print.bell}`;

describe('merging fabula.ids', () => {
  test('takes what each side added, where it added it', () => {
    const merged = mergeIds(file(tide), file(fog, tide), file(tide, late));
    expect(merged).toEqual({ text: file(fog, tide, late), conflicts: [], settled: [] });
  });

  test('both at the same place: both, in one order', () => {
    const one = mergeIds(file(tide), file(tide, fog), file(tide, late));
    expect(one).toEqual(mergeIds(file(tide), file(tide, late), file(tide, fog)));
    expect(one.text).toContain(fog);
    expect(one.text).toContain(late);
  });

  test('the same line added on both sides is one', () => {
    expect(mergeIds(file(tide), file(tide, fog), file(tide, fog)).text).toBe(file(tide, fog));
  });

  test('one id for two different new lines: one of them gets another', () => {
    const other = `h7wz2c . t ${print.late}`;
    const child = `d4g6j8 h7wz2c t ${print.bell}`;
    const merged = mergeIds(file(tide), file(tide, fog), file(tide, other, child));
    expect(merged.settled).toHaveLength(1);
    const { id, newId = '' } = merged.settled[0]!;
    expect(id).toBe('h7wz2c');
    expect(merged.text).toContain(`${newId} . t `);
    expect(merged.text.match(/^h7wz2c /gm)).toHaveLength(1);
    // What stood in the line that was given another id still stands in it.
    const parent = merged.text.includes(`h7wz2c . t ${print.fog}`) ? newId : 'h7wz2c';
    expect(merged.text).toContain(`d4g6j8 ${parent} t`);
    expect(mergeIds(file(tide), file(tide, other, child), file(tide, fog))).toEqual(merged);
  });

  test('a text edited on one side is taken from there', () => {
    expect(mergeIds(file(tide, fog), file(`k3mq7d . t ${print.bell}`, fog), file(tide, fog, late)).text).toBe(
      file(`k3mq7d . t ${print.bell}`, fog, late),
    );
  });

  test('edited on both sides is settled for the build to bring up to date', () => {
    const merged = mergeIds(file(tide), file(`k3mq7d . t ${print.bell}`), file(`k3mq7d . t ${print.late}`));
    expect(merged.settled).toEqual([{ id: 'k3mq7d', reason: 'bothEdited' }]);
    expect(merged.conflicts).toEqual([]);
  });

  test('taken out on one side, edited on the other: it stays', () => {
    expect(mergeIds(file(tide, fog), file(tide, `-${fog}`), file(tide, `h7wz2c . t ${print.late}`)).text).toBe(
      file(tide, `h7wz2c . t ${print.late}`),
    );
  });

  test('taken out on one side is taken out', () => {
    expect(mergeIds(file(tide, fog), file(tide, `-${fog}`), file(tide, fog, late)).text).toBe(
      file(tide, late, `-${fog}`),
    );
  });

  test('pruned on one side is pruned', () => {
    expect(mergeIds(file(tide, `-${fog}`), file(tide), file(tide, late, `-${fog}`)).text).toBe(file(tide, late));
  });

  test('an order changed on one side is taken', () => {
    expect(mergeIds(file(tide, fog, late), file(late, tide, fog), file(tide, fog, late, bell)).text).toContain(
      `${late}\n`,
    );
    expect(mergeIds(file(tide, fog, late), file(late, tide, fog), file(tide, fog, bell, late)).text).toBe(
      file(late, tide, fog, bell),
    );
  });

  test('a scene renamed on one side, added to on the other', () => {
    const renamed = file(tide, fog).replace('scene quay', 'scene pier');
    const merged = mergeIds(file(tide, fog), renamed, file(tide, fog, late)).text;
    expect(merged).toBe(`${idsHeader}\n[scene pier]\n${tide}\n${fog}\n[scene quay]\n${late}\n`);
  });

  test('without a common ancestor', () => {
    expect(mergeIds('', file(tide), file(fog)).text.split('\n').sort()).toEqual(file(tide, fog).split('\n').sort());
  });

  test('a newer format is left alone', () => {
    const newer = '# fabula.ids 2: newer\n[scene quay]\nwho knows\n';
    expect(mergeIds(file(tide), newer, file(fog))).toMatchObject({ text: newer, conflicts: [expect.any(String)] });
  });
});
