import { expect, test } from 'vitest';
import { tableOf } from './table.js';

const party = `pack party { title "Party" version 1.0.0 players 1..4 roles moderator, gm start gate }
kind Hero { score: int = 0 }
player is Hero { name: text = "Somebody" }
world { open: bool = true, said: int = 0 }
action shut() by moderator { open = false }
action chat(words: text, about: list<text>) by player { said += length(words) + length(about) }
director pace {
  beat one { turns 1..100 }
  beat two {}
  recap after 1s by so_far
}
fn so_far() -> text = "You came this far."
`;

const seats = { seats: ['ada', 'ben', 'cem'] };

test('roles may be given in any order', async () => {
  const table = await tableOf(`${party}scene gate { + [Go] -> end }`, {
    ...seats,
    roles: { moderator: ['mo'], gm: ['gus'] },
  });
  expect(await table.offered('ada')).toEqual(['Go']);
  await table.holds();
});

test('in the body of a choice that each takes, whose choice it is is asked alone', async () => {
  const table = await tableOf(
    `${party}
scene gate choices by each {
  * [Search] {
    Where?
    + [Left] { ~ player.score += 1 }
    + [Right] { ~ visit right }
    {player.score}.
  }
  * [Rest] Rest.
  -> end
}
scene right {
  + [Dig] { ~ player.score += 10 }
}`,
    seats,
  );
  await table.choose('ada', 'Search');
  await table.choose('cem', 'Search');
  await table.choose('ben', 'Search');
  expect(await table.offered('ada')).toEqual(['Left', 'Right']);
  expect(await table.offered('ben')).toEqual(['others']);
  await table.choose('ada', 'Right');
  expect(await table.offered('ben')).toEqual(['others']);
  await table.choose('ada', 'Dig');
  expect(table.read('cem')).toEqual(['10.', 'Where?']);
  expect(await table.offered('ada')).toEqual(['others']);
  await table.choose('ben', 'Left');
  expect(table.read('cem')).toEqual(['1.', 'Where?']);
  await table.choose('cem', 'Right');
  await table.choose('cem', 'Dig');
  expect(table.read('ada')).toEqual(['10.']);
  await table.holds();
});

test('a divert to a label behind the choices leaves those of others undone, and all are asked again', async () => {
  const table = await tableOf(
    `${party}
scene gate choices by each {
  + [Jump] Jumped. -> .behind
  + [Stay] Stayed.
  = behind
  + [On] -> end
}`,
    seats,
  );
  for (const seat of seats.seats) await table.choose(seat, 'Jump');
  expect(table.read('ada')).toEqual(['Jumped.']);
  for (const seat of seats.seats) expect(await table.offered(seat)).toEqual(['On']);
  await table.holds();
});

test('who comes back in the middle of a vote is told alone, and no vote is lost', async () => {
  const table = await tableOf(
    `${party}
scene gate choices by vote {
  + [Stay] Stayed. -> end
  + [Go] Gone. -> end
}`,
    seats,
  );
  await table.choose('ada', 'Stay');
  await table.send('ben', { act: 'return', away: 0 });
  expect(table.read('ben')).toEqual(['You came this far.']);
  expect(table.read('ada')).toEqual([]);
  expect(await table.offered('ada')).toEqual(['others']);
  await table.choose('ben', 'Stay');
  await table.choose('cem', 'Go');
  expect(table.read('ada')).toEqual(['Stayed.']);
  await table.holds();
});

const shut = `${party}
scene gate choices by vote {
  + [Through] ~ when open -> end
  The gate is shut.
  + [Home] -> end
}`;

test.each([[['ada', 'ben']], [['ada']]])('an action that closes the last choice of %j does not end it', async (who) => {
  const table = await tableOf(shut, { seats: who, roles: { moderator: ['mo'] } });
  expect(await table.send('mo', { act: 'call', action: 'shut', arguments: {} })).toBe(undefined);
  expect(table.read('ada')).toEqual(['The gate is shut.']);
  expect(await table.offered('ada')).toEqual(['Home']);
  await table.holds();
});

test('so does a rule, for one who plays alone', async () => {
  const table = await tableOf(
    `pack party { title "Party" version 1.0.0 start gate }
world { open: bool = true, n: int = 0 }
rule falls on change of n when n == 1 { open = false }
scene gate {
  ~ n += 1
  + [Through] ~ when open -> end
  It falls.
  + [Home] -> end
}`,
    {},
  );
  expect(table.read('reader')).toEqual(['It falls.']);
  expect(await table.offered('reader')).toEqual(['Home']);
  await table.holds();
});
