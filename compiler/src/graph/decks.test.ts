import { expect, test } from 'vitest';
import { Program } from '../program/index.js';
import { storyGraph } from './index.js';

test('a draw, an offer and `best of` lead to the scenes of the cards', () => {
  const program = new Program({ library: () => undefined });
  const source = `pack p { title "P" version 1.0.0 start a }
world { storm: bool = false }
deck weather { card fog "Fog" when storm { F. -> end } card calm { C. } card door scene b }
scene a {
  ~ draw weather { fog { -> b } none { } }
  ~ offer b
  * Go. -> best of weather
  -> end
}
scene b "B" { B. -> end }
`;
  program.update({ sources: new Map([['pack.fab', source]]), ids: new Map() });
  const story = program.story();
  expect(program.check().diagnostics.filter((each) => each.severity === 'error')).toEqual([]);
  const ways = story ? storyGraph(story).ways : [];
  expect(ways.map(({ from, to, by, conditions }) => [from, by, to, ...conditions].join(' '))).toEqual([
    'a visit weather.fog storm',
    'a visit weather.calm',
    'a visit b',
    'a divert b draw weather: fog',
    'a visit b',
    'a divert weather.fog storm',
    'a divert weather.calm',
    'a divert b',
  ]);
});
