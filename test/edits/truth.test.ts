import { Program, standardLibrary } from '@fabula/compiler';
import { expect, test } from 'vitest';
import { applyOperation, untouched } from './apply-case.js';
import { parseCase } from './case-file.js';
import { checkEdit, edited, play } from './check-case.js';
import { Example } from './example.js';
import { textOf } from './pieces.js';
import { excerpt, type StoryPlace, truthOf } from './truth.js';

const story = `pack small { title "Small" version 1.0.0 start quay }
scene quay {
  The quay is wet.
  * [Wait.] You wait.
  * [Go.] {
    You go.
    -> pier
  }
  -> pier
}
scene pier {
  ~ hear name: text max 20
  -> end
}
`;

function placesOf(sources: ReadonlyMap<string, string>): readonly StoryPlace[] {
  const program = new Program({ library: standardLibrary });
  program.update({ sources, ids: new Map() });
  return program.places();
}

/** What became of each choice and \`hear\` by an edit's own account. */
function told(edit: string): readonly string[] {
  const sources = new Map([['small.fab', story]]);
  const { operations } = parseCase('small', 'edit', `An edit\n\n${edit}`);
  const pieces = operations.reduce(applyOperation, untouched(sources));
  const before = placesOf(sources);
  const after = placesOf(new Map([...pieces].map(([file, parts]) => [file, textOf(parts)])));
  const { nowOf, beforeOf } = truthOf(before, after, pieces);
  const isTold = ({ kind }: StoryPlace): boolean => kind === 'choice' || kind === 'hear';
  const line = (place: StoryPlace): string => excerpt(place).replace('small.fab: ', '');
  return [
    ...before.filter(isTold).map((place) => {
      const now = nowOf.get(place.id);
      return `${line(place)} => ${now ? line(now) : 'gone'}`;
    }),
    ...after.filter((place) => isTold(place) && !beforeOf.has(place.id)).map((place) => `new ${line(place)}`),
  ];
}

test('what moves stays what it is', () => {
  expect(told('--- move small.fab\n* [Wait.]\n--- after\n* [Go.] {')).toEqual([
    '* [Wait.] You wait. => * [Wait.] You wait.',
    '* [Go.] { => * [Go.] {',
    'hear name: text max 20 => hear name: text max 20',
  ]);
});

test('what is changed is said otherwise; what is replaced is gone', () => {
  expect(told('--- change small.fab\n* [Wait.] You wait.\n--- into\n+ [Stay.] You stay.')[0]).toBe(
    '* [Wait.] You wait. => + [Stay.] You stay.',
  );
  expect(told('--- replace small.fab\n* [Wait.]\n--- with\n  + [Stay.] You stay.')).toEqual([
    '* [Wait.] You wait. => gone',
    '* [Go.] { => * [Go.] {',
    'hear name: text max 20 => hear name: text max 20',
    'new + [Stay.] You stay.',
  ]);
});

test('a change that does not say what becomes of a choice is refused', () => {
  expect(() => told('--- change small.fab\n* [Wait.] You wait.\n--- into\nYou wait.')).toThrow('1 of the kind choice');
});

test('a text that is not there once is refused', () => {
  expect(() => told('--- delete small.fab\n* [Sit.]')).toThrow('There is no');
  expect(() => told('--- delete small.fab\n-> pier')).toThrow('more than one');
});

test('a release that takes places for others is found out', async () => {
  const played = await play(new Example('harbor-lights'), 3);
  // The author says that each choice stays and only its words are others; ids follow the words.
  const [one, other] = ['* "What do you call those?" {', '* "That\'s where the Lydia Pell struck." {'];
  const edit = `Words exchanged\n\n--- change opening.fab\n${one}\n--- into\n* "…" {\n`;
  const halfway = edited(played.example, parseCase('harbor-lights', 'exchange', edit));
  const pieces = [
    `Second\n\n--- change opening.fab\n${other}\n--- into\n${one}`,
    `Third\n\n--- change opening.fab\n* "…" {\n--- into\n${other}`,
  ].reduce((now, each) => parseCase('harbor-lights', 'exchange', each).operations.reduce(applyOperation, now), halfway);
  const bodies = `Bodies\n\n--- swap opening.fab\n    mara: The Aunts.\n    You wait.\n    mara: Because they're always there. And they never approve.\n--- with\n    mara: You've read your papers.\n...\n    ~ warm(mara, by: -1)\n`;
  const all = parseCase('harbor-lights', 'bodies', bodies).operations.reduce(applyOperation, pieces);
  const outcome = await checkEdit(played, all, { moved: {}, dropped: [] }, { sessions: 3, replayed: 0, seed: 1 });
  expect(outcome.wrong.join('\n')).toContain(`was opening.fab: ${one}`);
});
