import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createMemoryStore } from '@fabula/runtime/adapters';
import { createHost, openStory, type Resumed, resumeSession, startSession, takeTurn } from '@fabula/runtime/host';
import { renderOutput } from '@fabula/runtime/render';
import { expect, test } from 'vitest';
import { fabula, folder } from '../cli/run.js';

const pack = `pack tide { title "The Tide" version 1.0.0 start quay }
world { tide: int in 0..9 clamped = 3 }
director pacing {
  beat rising { turns 9 }
  recap when tide > 3 draw openers
  recap by so_far
}
deck openers { card old {
  It is good that you are back.
  * [Sit down.] So.
} }
fn so_far() -> text = "The tide stands at {tide}."
scene quay "The quay" {
  The quay.
  + [Wait.] { ~ tide += 1 }
  + [Go.] -> end
  -> quay
}
`;

const session = { tenant: 't', campaign: 's', session: 's' };
const locale = 'en';

test('a recap lies above the page that was left, and is no page itself unless it asks something', async () => {
  const cwd = folder({ 'pack.fab': pack });
  expect((await fabula(cwd, 'build')).code).toBe(0);
  const opened = await openStory(readFileSync(join(cwd, 'dist/tide.fabc')));
  if (!opened.ok) throw new Error(opened.error.error);
  const store = createMemoryStore();
  let count = 0;
  const randomHex = (bytes: number): string => (count++).toString(16).padStart(2 * bytes, '0');
  // A host that remembers nothing: everything is read from the store, as after a night.
  const newHost = () => createHost({ store, now: () => 0, randomHex });
  const resume = async (): Promise<Resumed> => {
    const resumed = await resumeSession(newHost(), session, opened.value);
    if (!resumed.ok) throw new Error(resumed.error.error);
    return resumed.value;
  };
  const page = async (): Promise<readonly string[]> => {
    const { last, titles } = await resume();
    const reader = { texts: last.story.textsFor(locale), locale, titles };
    return renderOutput(last.output, 'reader', reader).map(({ text }) => text);
  };
  const take = async (act: Parameters<typeof takeTurn>[2]['act']): Promise<void> => {
    const { key } = await resume();
    const done = await takeTurn(newHost(), key, { commandId: `c${count++}`, seat: 'reader', locale, act });
    if (!done.ok) throw new Error(done.error.error);
  };
  const begun = await startSession(newHost(), opened.value, { key: session, commandId: 'c', locale, asked: {} });
  expect(begun).toMatchObject({ ok: true });
  await take({ act: 'return', away: 0 });
  await take({ act: 'return', away: 0 });
  expect(await page()).toEqual(['The quay.']);

  const { waiting } = await resume();
  const [wait] = waiting.wait === 'choice' ? waiting.options : [];
  await take({ act: 'choose', choice: wait?.choice ?? '' });
  await take({ act: 'return', away: 0 });
  expect(await page()).toEqual(['It is good that you are back.']);
});
