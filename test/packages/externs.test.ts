import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createMemoryStore } from '@fabula/runtime/adapters';
import type { Json } from '@fabula/runtime/bundle';
import {
  createHost,
  type ExternFunctions,
  openStory,
  replaySession,
  startSession,
  type TurnDone,
  takeTurn,
} from '@fabula/runtime/host';
import { renderOutput } from '@fabula/runtime/render';
import { describe, expect, test } from 'vitest';
import { fabula, folder } from '../cli/run.js';
import { run } from '../e2e/program.js';

const story = `pack story { title "The tide table" version 1.0.0 start quay }
enum Wind { calm, storm }
kind Place { depth: float = 0.0 }
entity quay: Place "The quay"
entity pier: Place "The pier"
resource silver scale 2 issued by mint
world { tries: int in 0..9 clamped = 0 }

/// In miles.
extern fn distance(a: Place, b: Place) -> float in 0.0..100.0
extern fn forecast(hour: int) -> { wind: Wind, sure: bool } read
extern fn charge(cost: silver) -> paid | declined { why: text } pay
extern fn announce(what: text) send

scene quay "The quay" {
  ~ let far = distance(quay, pier)
  It is {far} miles to the pier.
  + Ask for the wind.
    {
      ~ let told = forecast(7)
      ~ announce("wind")
      {if told.wind == storm: A storm is coming. | else: It stays calm.}
    }
  + Pay.
    {
      ~ tries += 1
      ~ charge(12.50 silver) {
        paid { You have paid. }
        declined(why) { They will not take it: {why}. }
      }
    }
  + Leave. -> end
  -> quay
}
test "a storm comes" {
  answer distance with 3.5
  answer forecast with { wind: storm, sure: true }
  start quay
  expect says "3.5 miles"
  choose "wind"
  expect says "A storm"
  answer forecast with { wind: calm, sure: true }
  choose "wind"
  expect says "It stays calm"
  replay
}
test "payment fails" {
  answer distance with 1.0
  answer charge with declined { why: "no credit" }
  start quay
  choose "Pay"
  expect says "no credit"
  restart
}
`.replaceAll(/\.\n {4}\{/g, '. {');

async function built(): Promise<string> {
  const home = folder({ 'story.fab': story });
  expect((await fabula(home, 'build')).out).toContain('Wrote');
  return join(home, 'dist/story.fabc');
}

/** A host with its functions, and a session of the story that has just begun. */
async function play(externs: ExternFunctions) {
  const opened = await openStory(readFileSync(await built()));
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  let random = 0;
  const host = createHost({
    store: createMemoryStore(),
    now: () => 0,
    randomHex: (bytes) => (random++).toString(16).padStart(bytes * 2, '0'),
    externs,
  });
  const key = { tenant: 'local', campaign: 'c', session: 's' };
  const seed = '0'.repeat(31) + 1;
  const started = await startSession(host, opened.value, { key, commandId: 'start', locale: 'en', seed, asked: {} });
  const branch = { ...key, branch: 'main' };
  const choose = (label: string, commandId = label) => {
    if (!started.ok || started.value.waiting.wait !== 'choice') throw new Error('nothing to choose');
    const { options } = started.value.waiting;
    const index = ['wind', 'pay', 'leave'].indexOf(label);
    return takeTurn(host, branch, {
      commandId,
      seat: 'reader',
      locale: 'en',
      act: { act: 'choose', choice: options[index]?.choice ?? '' },
    });
  };
  const said = (turn: TurnDone): string[] =>
    renderOutput(turn.output, 'reader', { texts: turn.story.texts, locale: 'en', titles: turn.titles }).map(
      ({ text }) => text,
    );
  return { host, branch, started, choose, said };
}

const externs = (asked: string[] = []): ExternFunctions => ({
  distance: (_, a, b) => {
    asked.push(`distance ${JSON.stringify([a, b])}`);
    return 2.5;
  },
  forecast: async ({ key }, hour) => {
    asked.push(`forecast ${JSON.stringify(hour)} ${key}`);
    return Promise.resolve({ wind: 'storm', sure: true });
  },
  charge: (_, cost) => {
    asked.push(`charge ${JSON.stringify(cost)}`);
    return { case: 'declined', why: 'no credit' };
  },
  announce: (_, what) => {
    asked.push(`announce ${JSON.stringify(what)}`);
    return undefined;
  },
});

describe('functions of the host', () => {
  test('are called once for each call of the story, and never by a replay', async () => {
    const asked: string[] = [];
    const { host, branch, started, choose, said } = await play(externs(asked));
    if (!started.ok) throw new Error(JSON.stringify(started.error));
    expect(said(started.value)).toEqual(['It is 2.5 miles to the pier.']);
    const wind = await choose('wind');
    if (!wind.ok) throw new Error(JSON.stringify(wind.error));
    expect(said(wind.value)).toEqual(['A storm is coming.', 'It is 2.5 miles to the pier.']);
    const paid = await choose('pay');
    if (!paid.ok) throw new Error(JSON.stringify(paid.error));
    expect(said(paid.value)).toEqual(['They will not take it: no credit.', 'It is 2.5 miles to the pier.']);
    const calls = [
      'distance ["quay","pier"]',
      'forecast 7 s/wind/0',
      'announce "wind"',
      'distance ["quay","pier"]',
      'charge "12.50"',
      'distance ["quay","pier"]',
    ];
    expect(asked).toEqual(calls);
    expect((await choose('pay')).ok).toBe(true);
    expect(await replaySession(host, branch)).toMatchObject({ ok: true });
    expect(asked).toEqual(calls);
  });

  test.each<[string, ExternFunctions, object]>([
    ['is not there', {}, { error: 'externMissing', function: 'distance' }],
    [
      'throws',
      {
        distance: () => {
          throw new Error('no map');
        },
      },
      { error: 'externFailed', function: 'distance', detail: 'no map' },
    ],
    [
      'answers what it must not',
      { distance: (): Json => 'far' },
      { error: 'externFailed', function: 'distance', detail: 'its answer does not fit: a number is expected' },
    ],
    [
      'answers out of range',
      { distance: (): Json => 1000 },
      { error: 'externFailed', detail: 'its answer does not fit: a number from 0 to 100 is expected' },
    ],
  ])('one that %s is a named error, and nothing is stored', async (_, functions, error) => {
    const { host, branch, started } = await play(functions);
    expect(started).toMatchObject({ ok: false, error });
    const turns = await host.store.readTurns(branch, 1, 1);
    expect(turns.ok && turns.value.length > 0).toBe(false);
  });

  test('are given by tests, explored, and loaded from a module by the player', async () => {
    const module = `export const distance = () => 4;\nexport default { forecast: () => ({ wind: 'calm', sure: true }), announce() {} };\n`;
    const home = folder({ 'story.fab': story, 'externs.mjs': module });
    expect(await fabula(home, 'test')).toMatchObject({ code: 0, err: '2 passed, 0 failed\n' });
    expect((await fabula(home, 'build')).code).toBe(0);
    const args = ['play', join(home, 'dist/story.fabc'), '--store', 'memory:', '--seed', '1'];
    const played = await run([...args, '--externs', join(home, 'externs.mjs')], '1\n3\n');
    expect(played).toMatchObject({ code: 0 });
    expect(played.out).toContain('It is 4 miles to the pier.');
    expect(played.out).toContain('It stays calm.');
    const without = await run(args, '1\n');
    expect(without.code).toBe(3);
    expect(without.err).toContain('The story calls `distance`, a function of its host');
    const broken = await run([...args, '--externs', join(home, 'nowhere.mjs')], '');
    expect(broken.code).toBe(3);
    expect(broken.err).toContain("can't be loaded");
  });

  test('a test that says nothing of one is told so', async () => {
    const home = folder({ 'story.fab': story.replaceAll('answer distance with 3.5', '') });
    const { out, err, code } = await fabula(home, 'test');
    expect(code).toBe(1);
    expect(out + err).toContain(
      'The story calls `distance`, which the host has; say what it answers: `answer distance with …`.',
    );
  });
});
