import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { fabula } from '../cli/run.js';
import { edit, filesIn, plan, released } from './story.js';

const boots = (source: string): string => source.replace('kind Person {', 'kind Person { boots: int = 1,');

/** The deck is gone, and where its readers would be sent to the story counts for too long. */
const trap = (source: string): string =>
  source
    .replace('  * [Look back.] -> quay\n  * [Go below.] The lamp is out. -> end\n', '  The lamp is out.\n  -> end\n')
    .replace(
      'scene deck',
      'scene trap "The trap" {\n  ~ for a in 1..400 {\n    ~ for b in 1..400 { ~ tide += 1 }\n  }\n  * [Out.] -> quay\n}\n\nscene deck',
    )
    .replace('  * [Pay.]', '  * [Fall.] -> trap\n  * [Pay.]');

/** What `--json` says of the trial. */
function verifiedIn(out: string): Record<string, unknown> {
  const read = z.object({ verified: z.record(z.string(), z.unknown()) }).parse(JSON.parse(out));
  return read.verified;
}

describe('what is planned', { timeout: 400_000 }, () => {
  test('is tried on sessions of the release, and tells what it found', async () => {
    const home = await released();
    edit(home, boots);
    const { code, out } = await fabula(home, 'migrate', 'plan', 'boots', '--json', '--seconds', '100');
    expect(code).toBe(0);
    const told = verifiedIn(out);
    // At the quay, on the deck, and at the end.
    expect(told['places']).toBe(3);
    expect(told['sessions']).toBeGreaterThan(5);
    expect(told['turns']).toBeGreaterThan(5);
    const again = await fabula(home, 'migrate', 'verify', '--json', '--seconds', '100');
    expect(JSON.parse(again.out)).toMatchObject({ ok: true, planned: '0002_boots' });
    expect(verifiedIn(again.out)).toEqual(told);
  });

  test('that leads a reader into a fault is told with the way there, and not written', async () => {
    const home = await released();
    edit(home, trap);
    const place = /--moved "(\S+) to /.exec((await plan(home, 'trap')).err)?.[1] ?? '';
    const before = filesIn(home);
    const { code, out, err } = await fabula(home, 'migrate', 'plan', 'trap', '--moved', `${place} to trap`);
    expect([code, out + err]).toEqual([1, expect.stringContaining('tried on generated sessions')]);
    expect(err).toContain('tried on generated sessions');
    expect(err).toContain('It stands at deck choice ');
    expect(err).toMatch(/It was led there by the seed \d+: .*choose \w+/);
    expect(err).toContain('Nothing was written.');
    expect(filesIn(home)).toEqual(before);
    expect((await plan(home, 'trap', '--moved', `${place} to trap`)).code).toBe(0);
    expect((await fabula(home, 'migrate', 'verify')).err).toContain('a session can not be converted: tooManySteps');
  });
});
