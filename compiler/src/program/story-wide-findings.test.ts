import { describe, expect, test } from 'vitest';
import { Program } from './index.js';

/** What is said of a story of one file besides errors, by code and the text that is marked. */
function found(body: string): string[] {
  const program = new Program({ library: () => undefined, hints: true });
  const text = `pack tale { title "Tale" version 1.0.0 start quay }\n${body}`;
  program.update({ sources: new Map([['tale.fab', text]]), ids: new Map() });
  return program
    .check()
    .diagnostics.map(({ code, place: { span } }) => `${code} ${text.slice(span.start, span.end).split('\n')[0]}`);
}

describe('arms that an earlier one covers', () => {
  const after = (arms: string): string[] =>
    found(
      `scene quay {\n  ${arms}\n  + [On.] -> quay\n  + [Out.] -> office\n}\nscene office { + [End.] -> end\n  + [Back.] -> quay }`,
    );

  test.each([
    ['the same twice', 'visited(office)', 'visited(office)', true],
    ['a conjunction behind its part', 'visited(office)', 'visits(quay) > 2 and visited(office)', true],
    ['a part behind a conjunction', 'visits(quay) > 2 and visited(office)', 'visited(office)', false],
    ['a higher bound behind a lower one', 'visits(quay) > 2', 'visits(quay) >= 4', true],
    ['a lower bound behind a higher one', 'visits(quay) >= 4', 'visits(quay) > 2', false],
    ['one behind a disjunction that holds it', 'visited(office) or turns > 5', 'turns > 5', true],
    ['a disjunction behind one of its parts', 'turns > 5', 'visited(office) or turns > 5', false],
    ['a double negation', 'visited(office)', 'not not visited(office)', true],
    ['a negation of a bound', 'turns < 2', 'not turns >= 2', true],
    ['a bound of something else', 'visits(quay) > 2', 'visits(office) > 4', false],
    ['an equality behind the bound it keeps', 'visits(quay) >= 2', 'visits(quay) == 3', true],
  ])('%s', (_, first, second, covered) => {
    const says = covered ? [`FAB4019 ${second}`] : [];
    expect(after(`~ if ${first} {\n    A.\n  } else if ${second} {\n    B.\n  }`)).toEqual(says);
    expect(after(`{if ${first}: A. | else if ${second}: B.}`)).toEqual(says);
  });

  test('dice are thrown anew', () => {
    expect(after('~ if 2d6 > 7 {\n    A.\n  } else if 2d6 > 7 {\n    B.\n  }')).toEqual([]);
  });

  test('items of `pick first` are taken by the first that holds; others have their turn', () => {
    const items = '{\n    One. ~ when visited(office)\n    Two. ~ when visited(office) and turns > 2\n    Three.\n  }';
    expect(after(`~ pick first ${items}`)).toEqual(['FAB4019 visited(office) and turns > 2']);
    expect(after(`~ pick cycle ${items}`)).toEqual([]);
  });
});

describe('conditions that always hold', () => {
  const world = 'world { tide: int in 0..12 = 0, friend: ref<Person>? = none }\nkind Person {}\n';
  const scene = (prose: string): string =>
    `${world}scene quay {\n  ~ tide += 1\n  ~ friend = new Person\n  ${prose}\n  {tide} {if friend != none: Somebody.}\n  -> end\n}`;

  test.each([
    ['by its range', '~ if tide >= 0 { Wet. }', ['FAB4018 tide >= 0']],
    ['by what is around it', '~ if tide > 5 {\n    ~ if tide > 3 { Wet. }\n  }', ['FAB4018 tide > 3']],
    ['not by what is left over', '~ if tide > 5 { Wet. } else if tide <= 5 { Dry. }', []],
    ['not where somebody makes sure', '~ let it = new Person\n  ~ if it != none { There. }', []],
    ['not as a literal', '~ if true { Wet. }', []],
  ])('%s', (_, prose, says) => {
    expect(found(scene(prose)).filter((each) => !each.startsWith('FAB3'))).toEqual(says);
  });
});

describe('what nothing uses or changes', () => {
  test('a function, an action, a kind, a relation', () => {
    const says = found(`kind Ghost {}
relation haunts: Ghost -> Ghost
fn f() -> int = 3
fn _spare() -> int = 4
action act() { return }
scene quay { Nothing. -> end }`);
    expect(says.filter((each) => each.startsWith('FAB4021'))).toEqual(['FAB4021 haunts', 'FAB4021 f', 'FAB4021 act']);
  });

  test('an action of a simulation, unless somebody who thinks may take it', () => {
    const island = (decides: string): string => `kind Person { age: int = 3 }
entity mara: Person
simulation island {
  tick 1h
  phases decide
  action rest(by: Person) { by.age += 1 }
  action wait_for(by: Person) { by.age += 2 }
  agents Person { ${decides} }
  stop when tick > 5 and mara.age > 3
}
fn instinct(self: Person, view: island.View) -> island.Action = if view.tick > self.age then wait_for else rest
provider home: ollama { model "llama3.2" }
prompt think(self: Person, view: island.View) -> island.Action { route home  fallback instinct(self, view)  user { {self} } }
scene quay { Nothing. -> end }`;
    const unused = (decides: string): string[] => found(island(decides)).filter((each) => each.startsWith('FAB4021'));
    expect(unused('when age > 3 do rest(self)')).toEqual(['FAB4021 wait_for']);
    expect(unused('when age > 3 do rest(self)\n ask think')).toEqual([]);
  });

  test('what another declaration names is used', () => {
    expect(found('fn f() -> int = 3\nfn g() -> int = f\nscene quay { {g} -> end }')).toEqual([]);
  });

  test('state that is only read; records may be plain data', () => {
    const says = found(`record Policy { number: int }
world { storm: bool = false, cover: Policy = { number: 1 }, gone: text? = none }
scene quay { {if storm: A. | else: B.} {cover.number} {if gone != none: Gone.} -> end }`);
    expect(says).toEqual(['FAB4020 storm', 'FAB4020 gone']);
  });
});

describe('payments and divisions', () => {
  const bank = (prose: string): string => `resource silver issued by mint
kind Person { purse: silver }
entity mara: Person "Mara" { purse: 3 silver }
player { purse: silver }
scene quay {
  ${prose}
  {player.purse}
  -> end
}`;
  test.each([
    ['more than there ever is', '~ transfer 5 silver from mara.purse to player.purse', ['FAB4024 5 silver']],
    ['what there is', '~ transfer 3 silver from mara.purse to player.purse', []],
    ['an empty purse', '~ transfer 1 silver from player.purse to mara.purse\n  {mara.purse}', ['FAB4024 1 silver']],
    ['after a payment in', '~ issue 9 silver to mara.purse\n  ~ transfer 5 silver from mara.purse to player.purse', []],
    ['asked before', '~ if mara.purse >= 5 silver {\n    ~ transfer 5 silver from mara.purse to player.purse\n  }', []],
  ])('%s', (_, prose, says) => {
    expect(found(bank(prose))).toEqual(says);
  });

  const crew = (prose: string): string =>
    `world { crew: int in 0..9 = 1, all: int = 9 }\nscene quay {\n  ~ crew -= 1\n  ~ all -= 1\n  ${prose}\n  -> end\n}`;
  test.each([
    ['a range with 0 in it', '{all / crew}', ['FAB4025 crew']],
    ['asked before', '~ if crew > 0 {\n    {all / crew}\n  }', []],
    ['asked to be something else', '~ if crew != 0 {\n    {all / crew}\n  }', []],
    ['no bounds', '{crew / all}', []],
  ])('%s', (_, prose, says) => {
    expect(found(crew(prose)).filter((each) => !each.startsWith('FAB3011'))).toEqual(says);
  });
});

describe('ways', () => {
  test('scenes that only lead round are said once', () => {
    expect(
      found(`scene quay {\n  + [Out.] -> sea\n  + [Home.] -> end\n}
scene sea {\n  + [On.] -> deep\n}
scene deep {\n  + [Back.] -> sea\n}`),
    ).toEqual(['FAB4023 sea']);
  });

  test('a story that has no end, and a visit, are left alone', () => {
    expect(found('scene quay {\n  + [On.] -> sea\n}\nscene sea {\n  + [On.] -> quay\n}')).toEqual([]);
    expect(found('scene quay {\n  ~ visit sea\n  -> end\n}\nscene sea { Waves. }')).toEqual([]);
  });

  test('a label that nothing leads to', () => {
    expect(found('scene quay {\n  -> .b\n  = a\n  A.\n  = b\n  B.\n  -> end\n}')).toEqual(['FAB4022 a']);
  });
});
