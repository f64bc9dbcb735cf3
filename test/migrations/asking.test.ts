import { plain } from '@fabula/compiler';
import { main } from '@fabula/compiler/cli';
import { expect, test } from 'vitest';
import { edit, filesIn, released } from './story.js';

/** The deck loses the choice point that somebody may stand at. */
const noDeck = (source: string): string =>
  source.replace(
    '  * [Look back.] -> quay\n  * [Go below.] The lamp is out. -> end\n',
    '  The lamp is out.\n  -> end\n',
  );

/** Plans at a terminal where somebody answers; what was asked and said. */
async function planAsking(home: string, answers: readonly (string | undefined)[]) {
  const left = [...answers];
  let said = '';
  const write = (text: string): void => {
    said += text;
  };
  const code = await main(['migrate', 'plan', 'no_deck', '--no-verify'], {
    cwd: home,
    out: write,
    err: write,
    paint: plain,
    interactive: true,
    columns: () => 80,
    env: {},
    ask: (question) => {
      write(question);
      return Promise.resolve(left.shift());
    },
  });
  return { code, said, left };
}

test('a question is answered by the number of a choice, and asked again for another word', async () => {
  const home = await released();
  edit(home, noDeck);
  const { code, said, left } = await planAsking(home, ['nine', '0', '2']);
  expect(said).toContain('1 to ');
  expect(said.match(/or Enter to leave/g)).toHaveLength(3);
  expect([code, left]).toEqual([0, []]);
  expect(filesIn(home)['migrations/0002_no_deck/migration.json']).toMatch(/"moved": \{\n\s+"\w+": "\w+"/);
});

test('who leaves has written nothing', async () => {
  const home = await released();
  edit(home, noDeck);
  const before = filesIn(home);
  for (const answer of ['', undefined]) {
    const { code, said } = await planAsking(home, [answer]);
    expect(code).toBe(1);
    expect(said).toContain('one question is open, and nothing was written');
  }
  expect(filesIn(home)).toEqual(before);
});
