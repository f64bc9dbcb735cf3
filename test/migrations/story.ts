import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fabula, folder, type Outcome } from '../cli/run.js';

/** A story with a purse, a place to wait at, and one to end at. */
export const ferry = `pack ferry { title "The Ferry" version 1.0.0 start quay }

kind Person { purse: int in 0..99 clamped = 5 }
entity mira: Person "Mira"

world { tide: int in 0..9 clamped = 3 }

scene quay "The quay"
  cast mira
{
  The ferry waits.
  + [Wait.] {
    ~ tide += 1
    -> quay
  }
  * [Pay.] {
    ~ mira.purse -= 2
    -> deck
  }
}

scene deck "The deck"
  cast mira
{
  You have {mira.purse} left, and the tide is at {tide}.
  * [Look back.] -> quay
  * [Go below.] The lamp is out. -> end
}
`;

/** A folder with the story, released. */
export async function released(source = ferry): Promise<string> {
  const home = folder({ 'pack.fab': source });
  const done = await fabula(home, 'release');
  if (done.code !== 0) throw new Error(done.out + done.err);
  return home;
}

export function edit(home: string, change: (source: string) => string): void {
  const path = join(home, 'pack.fab');
  const before = readFileSync(path, 'utf8');
  const after = change(before);
  if (after === before) throw new Error('The edit changed nothing.');
  writeFileSync(path, after);
}

/** Plans without trying: what is tried has tests of its own. */
export function plan(home: string, ...argv: string[]): Promise<Outcome> {
  return fabula(home, 'migrate', 'plan', '--no-verify', ...argv);
}

/** Releases without trying: that has tests of its own, too. */
export function release(home: string, ...argv: string[]): Promise<Outcome> {
  return fabula(home, 'release', '--no-verify', ...argv);
}

/** All files below a folder, with what they hold. */
export function filesIn(home: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of readdirSync(home, { recursive: true, encoding: 'utf8' }).sort()) {
    const path = join(home, name);
    if (statSync(path).isFile()) found[name.replaceAll('\\', '/')] = readFileSync(path, 'latin1');
  }
  return found;
}
