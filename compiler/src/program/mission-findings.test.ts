import { describe, expect, test } from 'vitest';
import { Program } from './index.js';

const head = `pack p { title "P" version 1.0.0 start quay }
world { tide: int in 0..12 = 0, seen: bool = false }
scene quay {
  {tide} {seen}
  = low
  ~ seen = true
  -> end
  = high
  Nobody comes here.
  -> end
}
scene attic {
  Dust.
  -> end
}
`;

/** What is found about the missions of a story that has an attic no path leads to, and a label. */
function found(missions: string): readonly string[] {
  const program = new Program({ library: () => undefined });
  program.update({ sources: new Map([['pack.fab', head + missions]]), ids: new Map() });
  return program
    .check()
    .diagnostics.map(({ code, message }) => `${code} ${message}`)
    .filter((line) => /^FAB40(?:1\d)/.test(line));
}

const mission = (...clauses: readonly string[]): string =>
  `mission m {\n${clauses.map((one) => `  ${one}\n`).join('')}}\n`;
const fine = 'objective fine done when seen';

describe('objectives', () => {
  test('that may be done are left alone', () => {
    expect(found(mission(fine, 'objective b after fine done when tide >= 12 fail when tide == 3'))).toEqual([]);
  });

  test('that wait for one of several may open though others never do', () => {
    expect(
      found(mission(fine, 'objective b after any of c, fine done when seen', 'objective c after b done when seen')),
    ).toEqual([]);
  });

  test('go round in a circle, said once, and not of those behind it', () => {
    const clauses = [
      fine,
      'objective b after c, fine done when seen',
      'objective c after any of d, c done when seen',
      'objective d after b done when seen',
      'objective e after d done when seen',
    ];
    expect(found(mission(...clauses))).toEqual([
      'FAB4011 These objectives wait for each other, and none of them ever opens: `b`, `c` and `d`.',
    ]);
    expect(found(mission(fine, 'objective b after b done when seen'))).toEqual([
      'FAB4011 These objectives wait for each other, and none of them ever opens: `b`.',
    ]);
  });

  test('can’t be done by their own condition, said of it and not of what comes after it', () => {
    const clauses = ['objective a done when tide > 12', 'objective b after a done when seen'];
    expect(found(mission(...clauses))).toEqual(['FAB4010 `a` can never be done: its condition can never be true.']);
  });

  test('put aside with `false` are left alone', () => {
    expect(found(mission(fine, 'objective b done when false', 'fail "F" when false'))).toEqual([]);
  });

  test('that are to be kept are done with the mission, so nothing comes after them', () => {
    expect(found(mission(fine, 'objective keep fail when tide == 3', 'objective b after keep done when seen'))).toEqual(
      ['FAB4010 `b` can never be done: it comes after `keep`, which is only done with the mission.'],
    );
  });
});

describe('missions', () => {
  test('need a scene that no path leads to', () => {
    expect(found(mission('objective a done when visited(attic) and tide > 3'))).toEqual([
      'FAB4012 `m` can never be finished: `a` needs `attic`, and no path leads there.',
    ]);
    expect(found(mission('objective a done when quay.high >= 1'))).toEqual([
      'FAB4012 `m` can never be finished: `a` needs `quay.high`, and no path leads there.',
    ]);
  });

  test('may do without it', () => {
    expect(found(mission('objective a done when visited(attic) or seen'))).toEqual([]);
    expect(found(mission('objective a done when not visited(attic)'))).toEqual([]);
    expect(found(mission(fine, 'optional objective a done when visited(attic)'))).toEqual([
      'FAB4010 `a` can never be done: no path leads to `attic`.',
    ]);
  });

  test('never start, or have nothing that finishes them', () => {
    expect(found(`mission m starts when visited(attic) {\n  ${fine}\n}\n`)).toEqual([
      'FAB4012 `m` can never be finished: what it starts with can never be true.',
    ]);
    expect(found(mission('optional objective a done when seen', 'objective b fail when seen'))).toEqual([
      'FAB4012 `m` can never be finished: no objective finishes it, since each is optional or only to be kept.',
    ]);
  });

  test('fail in ways that can’t come about', () => {
    expect(found(mission(fine, 'fail "A" when visited(attic)', 'fail "B" when tide > 12'))).toEqual([
      'FAB4013 It can never fail this way: no path leads to `attic`.',
      'FAB4013 It can never fail this way: this can never be true.',
    ]);
    expect(found(mission(fine, 'objective b done when seen fail when tide < 0'))).toEqual([
      'FAB4013 It can never fail this way: this can never be true.',
    ]);
  });

  test('have clocks that are never full', () => {
    expect(found(mission(fine, 'clock c from tide full 13', 'clock d from tide full 12'))).toEqual([
      'FAB4014 `c` is never full: what it reads never comes to this.',
    ]);
  });
});
