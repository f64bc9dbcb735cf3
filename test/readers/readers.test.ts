import { expect, test } from 'vitest';
import { fabula, folder } from '../cli/run.js';
import { siege } from './siege.js';

const blocks: Readonly<Record<string, string>> = {
  'what is told to some is read by them alone': `
  players ada, ben
  seat carol as gm
  seat sam as spectator
  start muster
  expect ada reads "You are ada, and owe 40"
  expect ada never reads "You are ben"
  expect ben reads "You are ben"
  expect carol never reads "You are"
  expect carol reads "ben owes 40"
  expect ada never reads "ben owes"
  expect sam reads "All are here"
  expect sam reads "Only you that look on"
  expect ben reads "Only you see the tracks, ben"
  expect ben never reads "tracks, ada"
  expect ada reads "Only the band"
  expect carol reads "Only the band"
  expect ben never reads "Only the band"`,
  'each is heard, and all is told when the last has spoken': `
  players ada, ben
  seat carol as gm
  as ben say "ho"
  expect carol never reads "said:"
  as ada say "hi"
  expect carol reads "ada said: hi"
  expect carol reads "ben said: ho"
  restart
  replay`,
  'a moderator ends the waiting': `
  players ada, ben, cem
  seat mo as moderator
  as ben say "ho"
  as mo close
  expect ada reads "ben said: ho"
  expect ada never reads "ada said"
  as cem choose "Flee"
  as mo close
  close
  expect ada choice "Lead on"
  replay`,
  'what most want is done, and of as many what stands first': `
  players ada, ben, cem, dan
  start council
  as ada choose "Flee"
  as ben choose "Fight"
  as cem choose "Flee"
  as dan choose "Fight"
  expect visited(sides)
  expect ada choice "Left"`,
  'each goes a way of their own, in the order of the seats': `
  players ada, ben, cem
  start sides
  as cem choose "Left"
  as ben choose "Left"
  restart
  as ada choose "Right"
  expect ben reads "cem goes left"
  expect ben reads "ada goes right"
  expect ben.votes == 1
  expect cem.votes == 1
  expect ada.votes == 0
  replay`,
  'the first leads, and then they take turns': `
  players ada, ben
  start lead
  expect ben no choice "Lead on"
  as ada choose "Lead on"
  expect ada choice "Next"
  expect ben no choice "Next"
  as ada choose "Next"
  expect ben reads "ada is next"
  expect ben choice "Next"
  expect ada no choice "Next"
  as ben choose "Next"
  expect ada reads "ben is next"
  as ada choose "Done"
  expect ada choice "Whisper"
  replay`,
  'who is spoken to is who answers': `
  players ada, ben
  start alone
  expect ben no choice "Whisper"
  as ada choose "Whisper"
  expect ada reads "ada whispers"
  expect ben never reads "whispers"
  as ada say "aa"
  expect ada reads "You whispered aa"
  expect ben never reads "aa"
  as ben choose "Whisper"
  as ben say "bb"
  expect ben reads "You whispered bb"
  expect end
  replay`,
  'actions are called by those they are open to': `
  players ada, ben
  seat mo as moderator
  start muster
  as mo call approve(ben) refused not_raised
  given ben.mood = raised
  as mo call approve(ben, by_how: 3)
  expect ben.hp == 13
  as ada call approve(ben) refused notAllowed
  as mo call unlock() refused
  call unlock()
  expect gate_is_open
  as ben call shout("hey")
  restart
  replay`,
  'one reader is all of them': `
  say "hi"
  expect says "said: hi"
  choose "Fight"
  choose "Left"
  expect player.votes == 1
  choose "Lead"
  choose "Next"
  choose "Done"
  choose "Whisper"
  say "x"
  expect end
  replay`,
};

test('a story for several is played by its own tests', async () => {
  const tests = Object.entries(blocks).map(([title, steps]) => `test "${title}" {${steps}\n}\n`);
  const home = folder({ 'pack.fab': `${siege}\n${tests.join('\n')}` });
  const { code, out } = await fabula(home, 'test');
  expect(out.trimEnd().split('\n')).toEqual(Object.keys(blocks).map((title) => `ok    ${title}`));
  expect(code).toBe(0);
});

test.each([
  ['players ada\n  as ben say "x"', 'There is no seat named `ben`'],
  ['players ada, ben\n  start council\n  as ada choose "Fight"\n  as ada choose "Flee"', '"Flee" is not on offer.'],
  ['players ada, ben\n  start lead\n  as ben choose "Lead on"', '"Lead on" is not on offer.'],
  ['players a, b, c, d, e, f\n  start muster', 'This pack is for 1 to 5 to play'],
  ['players ada, ben\n  expect ben reads "nothing"', '`ben` did not read "nothing".'],
  [
    'players ada, ben\n  start muster\n  expect ben never reads "tracks"',
    '`ben` has read: Only you see the tracks, ben.',
  ],
  ['players ada, ben\n  start lead\n  close', 'The story did not take this: nothingToClose.'],
  ['players ada, ben\n  call unlock() refused', '`unlock` was not refused.'],
  ['start muster\n  players ada, ben', 'The story has begun already'],
])('what %j gets wrong is said', async (steps, problem) => {
  const home = folder({ 'pack.fab': `${siege}\ntest "it" {\n  ${steps}\n}\n` });
  const { code, out, err } = await fabula(home, 'test');
  expect(out + err).toContain(problem);
  expect(code).toBe(1);
});

test('exploring plays one reader, and says so of a story for more', async () => {
  const one = await fabula(folder({ 'pack.fab': siege }), 'explore', '--workers', '0', '--walks', '5', '--turns', '40');
  expect(one.err + one.out).toContain('6 of 6');
  const two = folder({ 'pack.fab': siege.replace('players 1..5', 'players 2..5') });
  const { code, err } = await fabula(two, 'explore', '--workers', '0');
  expect(err).toContain('`seats`: the story is for 2 to 5 players');
  expect(code).toBe(1);
});

test('a story for several is laid out, counted and drawn as any other', async () => {
  const home = folder({ 'pack.fab': siege });
  expect(await fabula(home, 'fmt')).toMatchObject({ code: 0 });
  expect(await fabula(home, 'fmt', '--check')).toMatchObject({ code: 0 });
  expect(await fabula(home, 'check')).toMatchObject({ code: 0 });
  expect((await fabula(home, 'stats')).code).toBe(0);
  expect((await fabula(home, 'graph')).out).toContain('council');
});
