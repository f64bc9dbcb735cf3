import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Program, standardLibrary } from '@fabula/compiler';
import { validateProgram } from '@fabula/runtime/bundle';
import { describe, expect, test } from 'vitest';
import { Reader, storyOf } from '../decks/story.js';

const valley = readFileSync(
  join(import.meta.dirname, '../../compiler/test/fixtures/check/simulations/valley.fab'),
  'utf8',
);

const world = `
resource grain issued by mint
component Purse { coins: grain }
kind Villager { hunger: int in 0..10 = 2, sack: grain = 3 grain }
kind Mill { grain: grain }
entity tom: Villager
entity ida: Villager { hunger: 9 }
entity mill: Mill
entity stone: Mill { grain: 4 grain }
world { hoard: grain }
`;

describe('what a story asks of its whole world', () => {
  test('counts, sums and looks for entities of a kind, those that are made or gone included', async () => {
    const reader = new Reader(
      await storyOf(`${world}
scene quay {
  {count(Villager)} {count(Villager where hunger > 5)} {sum(v.hunger for v in all Villager)} {total(grain)}
  {if all(v.hunger > 1 for v in all Villager): all | else: some} {if any(v.hunger > 9 for v in all Villager): any | else: none}
  ~ for v in all Villager where hunger > 5 { ~ retire v }
  ~ let other = new Villager { hunger: 10 }
  ~ grant Purse { coins: 2 grain } to stone
  ~ issue 5 grain to world.hoard
  {count(all Villager)} {any(v.hunger > 9 for v in all Villager)} {extinct(Villager)} {total(grain)} {other.hunger}
  ~ for v in all Villager { ~ retire v }
  {extinct(Villager)}
  -> end
}
`),
    );
    expect(reader.lines).toEqual(['2 1 11 10', 'all none', '2 true false 17 10', 'true']);
  });
});

describe('an amount that is only counted', () => {
  test('is in no books, and is assigned as a figure is', async () => {
    const reader = new Reader(
      await storyOf(`
resource food scale 2 issued by mint
kind Plot { stock: food = 10.00 food, cap: amount of food = 80.00 food }
kind Person { larder: food }
entity roots: Plot
entity tom: Person
world { need: amount of food = 2.00 food }
action take(from: Plot, much: amount of food) requires from.stock >= much else not_enough {
  transfer much from from.stock to tom.larder
  from.cap -= much
}
scene quay {
  {roots.cap} {total(food)} {need}
  ~ take(roots, need)
  ~ need = need + 1.50 food
  {roots.cap} {roots.stock} {tom.larder} {total(food)} {need} {roots.cap - roots.stock}
  -> end
}
`),
    );
    expect(reader.lines).toEqual(['80.00 10.00 2.00', '78.00 8.00 2.00 10.00 3.50 70.00']);
  });
});

describe('chance between two floats', () => {
  test('lies between them, and comes the same from the same seed', async () => {
    const story = await storyOf(`
world { a: float in 0.0..1.0 = 0.0, b: float = 0.0 }
scene quay {
  ~ a = random(0.25..0.5)
  ~ b = random(0.25..0.5)
  {a >= 0.25} {a <= 0.5} {a < b or b < a} {a}
  -> end
}
`);
    const [first, again, other] = [new Reader(story, 1), new Reader(story, 1), new Reader(story, 2)];
    expect(first.lines[0]).toMatch(/^true true true 0\.\d+$/);
    expect(again.lines).toEqual(first.lines);
    expect(other.lines).not.toEqual(first.lines);
  });
});

describe('a simulation', () => {
  test('is carried in the bundle as what a later version runs, with its actions, goals and experiments', async () => {
    const { program } = await storyOf(valley);
    const { simulations = {}, goals = {}, experiments = {} } = program.experimental ?? {};
    expect(Object.keys(program.actions)).toEqual(['give']);
    const simulation = simulations['valley'];
    expect(simulation?.phases).toEqual(['wake', 'perceive', 'decide', 'resolve', 'settle']);
    expect(Object.keys(simulation?.actions ?? {})).toEqual(['valley.gather', 'valley.eat', 'valley.rest']);
    expect(simulation?.agents.map(({ kind, placed }) => [kind, placed])).toEqual([['Villager', 'lives_in']]);
    expect(goals['survive_winter']).toMatchObject({
      simulation: 'valley',
      evidence: { solver: 'required', observer: 'optional' },
      beats: [
        { name: 'harvest', after: [] },
        { name: 'meal', after: ['harvest'] },
      ],
    });
    expect(goals['fog_seen']).toMatchObject({ evidence: { solver: 'optional', observer: 'required' } });
    expect(experiments['appetites']).toMatchObject({ simulation: 'valley', seeds: { low: 1, high: 5 } });
  });

  test('whose names lead nowhere is no bundle', async () => {
    const { program } = await storyOf(valley);
    const json = JSON.stringify(program);
    for (const [wrong, right] of [
      ['"action":"valley.nothing"', '"action":"valley.eat"'],
      ['"phase":"noon"', '"phase":"wake"'],
      ['"simulation":"hills"', '"simulation":"valley"'],
    ] as const) {
      const broken: unknown = JSON.parse(json.replace(right, wrong));
      expect(validateProgram(broken).ok).toBe(false);
    }
  });

  test('is refused by name where a goal of it is pursued, and the story goes on', async () => {
    const reader = new Reader(await storyOf(valley));
    expect(reader.lines[0]).toBe('Still running.');
    expect(reader.lines.length).toBe(2);
    const refused = reader.events.filter((event) => event.event === 'refused');
    expect(refused).toMatchObject([{ refusal: 'notRun', detail: 'goal survive_winter' }]);
    expect(reader.waiting.wait).toBe('ended');
  });
});

describe('findings', () => {
  const found = (source: string): readonly string[] => {
    const compiler = new Program({ library: standardLibrary });
    const pack = 'pack valley { title "Valley" version 1.0.0 start quay }\nscene quay { -> end }\n';
    compiler.update({
      sources: new Map([
        ['pack.fab', pack],
        ['story.fab', source],
      ]),
      ids: new Map(),
    });
    return compiler.check().diagnostics.map(({ code, message }) => `${code} ${message}`);
  };
  const town = `kind Villager { hunger: int in 0..10 clamped = 2 }
entity tom: Villager
`;

  test('name what an `always` contradicts of its own `given`', () => {
    const said = found(`${town}simulation valley {
  phases settle
  on settle { for v in all Villager { v.hunger += 1 } }
}
goal full in valley {
  given tom.hunger > 5
  within 10 ticks
  always tom.hunger < 3
  eventually tom.hunger < 1
}
`);
    expect(said.filter((each) => each.includes('every tick'))).toEqual([
      'FAB4063 What is claimed of every tick can never hold: the bounds of what it reads rule it out.',
    ]);
  });
});
