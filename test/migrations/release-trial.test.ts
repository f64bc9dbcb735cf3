import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { fabula } from '../cli/run.js';
import { edit, filesIn, plan, released } from './story.js';

/** Whoever stands at the quay pays into a fault: the sum is more than a whole number holds. */
const fault = (source: string): string =>
  source.replace(
    '    ~ mira.purse -= 2\n',
    '    ~ for a in 1..400 {\n      ~ for b in 1..400 { ~ tide += 1 }\n    }\n',
  );

const several = `pack council { title "The council" version 1.0.0 start hall players 2..4 roles gm }

kind Person { votes: int = 0 }
entity mira: Person "Mira"

player { raised: int = 0 }

scene hall choices by vote
  cast mira
{
  The hall is full.
  + [Hold the wall.] {
    ~ mira.votes += 1
    -> hall
  }
  * [Open the gate.] -> gate
}

scene gate "The gate" {
  * [Go through.] -> end
}
`;

describe('a release', { timeout: 400_000 }, () => {
  test('without a migration is tried on sessions of the one before', async () => {
    const home = await released();
    edit(home, (source) => source.replace('The ferry waits.', 'The ferry does not wait.').replace('1.0.0', '1.0.1'));
    const { code, out } = await fabula(home, 'release', '--seconds', '2');
    expect(code).toBe(0);
    expect(out).toMatch(/^Tried: \d+ sessions at 3 places; \d+ turns played on, all folded and replayed\.\nReleased /);
    const again = await fabula(home, 'release');
    expect(again.out).not.toContain('Tried');
  });

  test('whose sessions run into a fault is not made', async () => {
    const home = await released();
    edit(home, fault);
    const before = filesIn(home);
    const { code, err } = await fabula(home, 'release', '--seconds', '2');
    expect(code).toBe(1);
    expect(err).toContain('tried on generated sessions, a session can not be played on with the new release');
    expect(err).toContain('It stands at quay choice ');
    expect(err).toContain('Nothing was released. `--no-verify` releases it all the same.');
    expect(filesIn(home)).toEqual(before);
    const told = await fabula(home, 'release', '--json', '--seconds', '2');
    expect(JSON.parse(told.out)).toMatchObject({ ok: false, error: 'verificationFailed' });
    expect((await fabula(home, 'release', '--no-verify')).code).toBe(0);
  });

  test('for several players is tried with as few as may play', async () => {
    const home = await released(several);
    edit(home, (source) => source.replace('{ votes: int = 0 }', '{ votes: int = 0, age: int = 30 }'));
    const { code, out } = await fabula(home, 'migrate', 'plan', 'age', '--json', '--seconds', '2');
    expect(code).toBe(0);
    const read = z.object({ verified: z.object({ sessions: z.number(), turns: z.number(), moved: z.number() }) });
    const { verified } = read.parse(JSON.parse(out));
    expect(verified.moved).toBe(0);
    // In the hall with no vote and with one, and at the gate.
    expect(verified.sessions).toBeGreaterThan(3);
    expect(verified.turns).toBeGreaterThan(3);
  });
});

describe('an answer that names nothing that is gone', { timeout: 300_000 }, () => {
  test('is told, and left out', async () => {
    const home = await released();
    edit(home, (source) => source.replace('kind Person {', 'kind Person { boots: int = 1,'));
    const { code, err } = await plan(home, 'boots', '--drop', 'field Person.shoe', '--moved', 'quay to deck');
    expect(code).toBe(0);
    expect(err).toContain('warning: `--drop "field Person.shoe"` changes nothing, and is left out');
    expect(err).toContain('warning: `--moved "quay to deck"` changes nothing, and is left out');
    const told: unknown = JSON.parse(filesIn(home)['migrations/0002_boots/migration.json'] ?? '');
    expect(told).toMatchObject({ answers: { moved: {}, dropped: [] } });
    const json = await plan(home, '--json', '--keep', 'component Voice of Person');
    expect(JSON.parse(json.out)).toMatchObject({ idle: ['--keep "component Voice of Person"'] });
  });

  test('is told beside what is asked; one that answers is not', async () => {
    const home = await released();
    edit(home, (source) =>
      source.replace('  * [Look back.] -> quay\n  * [Go below.] The lamp is out. -> end\n', '  -> end\n'),
    );
    const asked = await plan(home, 'x', '--drop', 'field Person.shoe');
    expect([asked.code, asked.err]).toEqual([
      1,
      expect.stringContaining('`--drop "field Person.shoe"` changes nothing'),
    ]);
    const place = /--moved "(\S+) to /.exec(asked.err)?.[1] ?? '';
    const done = await plan(home, 'x', '--moved', `${place} to quay`);
    expect([done.code, done.err]).toEqual([0, expect.not.stringContaining('changes nothing')]);
  });
});
