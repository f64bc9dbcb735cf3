import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { sourceFile } from '../../base/index.js';
import { parse } from './index.js';

/** What the parser hints at in lines of a scene, as code and column. */
function hints(lines: string): string[] {
  const file = sourceFile('a.fab', `scene quay {\n${lines}\n}\n`);
  return parse(file).diagnostics.map(({ code, place }) => `${code} ${file.lines.at(place.span.start).column}`);
}

describe('lines that were meant as something else', () => {
  test.each([
    ['hour += 1', 'FAB1043 1'],
    ['hour-=1', 'FAB1043 1'],
    ['Coins += 1', 'FAB1043 1'],
    ['coins = coins + 3', 'FAB1043 1'],
    ['mara.mood = calm', 'FAB1043 1'],
    ['let met = visited(yard)', 'FAB1043 1'],
    ['issue 5 silver to mara', 'FAB1043 1'],
    ['trusts(mara, player).reliability += 0.1', 'FAB1043 1'],
    ['~met = true', 'FAB1041 1'],
    ['*Go.', 'FAB1041 1'],
    ['* Buy. when x', 'FAB1045 8'],
    ['* Buy! if not sold', 'FAB1045 8'],
    ['* {coins > 3} Buy.', 'FAB1045 3'],
    ['* {not met} [Wave.]', 'FAB1045 3'],
    ['-> Buy the rope.', 'FAB1048 1'],
    ['--> yard', 'FAB1046 1'],
    ['* Leave. --> yard', 'FAB1046 10'],
    ['* Stay. { You stay. }', 'FAB1050 9'],
    ['* [Stay.] { You stay. -> end }', 'FAB1050 11'],
    ['* Stay. { You pay {price}. ~ paid = true }', 'FAB1050 9'],
    ['* Stay. { You stay.\n}', 'FAB1050 9'],
    ['* Stay. {You stay.}', 'FAB1050 9'],
    ['* Stay. { You look -> end }', 'FAB1050 9'],
    ['* Pay {coins}. { You pay {coins}. }', 'FAB1050 16'],
    ['* Ask. { "Is it {hour}?"\n}', 'FAB1050 8'],
  ])('%s', (line, hint) => expect(hints(line)).toEqual([hint]));
});

describe('prose', () => {
  test.each([
    'E = mc squared',
    'War = peace.',
    'x = y, or so she says',
    'The tide (3) was low.',
    'hm(m)',
    'Three + three = six, she said.',
    '*Go.* She goes.',
    '*Go. *Please* go.',
    '+1',
    '=)',
    '=> all of it',
    'let x be the tide',
    'if it rains {tide}',
    '* {coins} coins',
    '* {if coins > 3: Buy. | else: Beg.}',
    '* Give { if coins > 3: all. | else: one. }',
    '* Give { coins, plural: one: it. | other: them. }',
    '* Give { shuffle once: it. | them. }',
    '* Give { coins }',
    '* Give { coins }. Then go.',
    '-> yard else -> end',
    '* Wait till when.',
    '* Go. When? Now.',
    '* I go if she goes',
    '\\hour \\+= 1',
  ])('%s', (line) => expect(hints(line)).toEqual([]));

  test('examples and library hold no slip', () => {
    for (const folder of ['../../../../examples/', '../../../../stdlib/']) {
      const root = fileURLToPath(new URL(folder, import.meta.url));
      for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
        if (!name.endsWith('.fab')) continue;
        expect(parse(sourceFile(name, readFileSync(root + name, 'utf8'))).diagnostics).toEqual([]);
      }
    }
  });
});
