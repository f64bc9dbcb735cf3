import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Program, standardLibrary } from '../program/index.js';
import { mostThrows, throwsOf } from './chance.js';
import { parseRequired, percent } from './coverage.js';
import { exploringSeed } from './explorer.js';
import { influenceOf } from './influence.js';
import { InputCodes } from './input-code.js';
import { Machine } from './machine.js';
import { recurringOps } from './recurring.js';
import { SeenTable } from './seen-table.js';

function programOf(body: string, head = '') {
  const program = new Program({ library: standardLibrary });
  const source = `pack p { title "P" version 1.0.0 start s0 ${head}}\n${body}`;
  program.update({ sources: new Map([['p.fab', source]]), ids: new Map() });
  const errors = program.check().diagnostics.filter(({ severity }) => severity === 'error');
  expect(errors).toEqual([]);
  const built = program.build();
  if (!built) throw new Error('The pack does not build.');
  return built.program;
}

describe('the table of states', () => {
  it('holds what a set of keys and a list of ways back would', () => {
    const lane = fc.bigInt({ min: 0n, max: (1n << 64n) - 1n });
    // Few low lanes, so that keys meet in the index.
    const key = fc.tuple(fc.oneof(fc.constantFrom(0n, 1n, 2n, 1024n), lane), fc.oneof(fc.constantFrom(0n, 1n), lane));
    fc.assert(
      fc.property(fc.array(key, { maxLength: 400 }), (keys) => {
        const table = new SeenTable(2);
        const known = new Map<string, number>();
        for (const [index, [low, high]] of keys.entries()) {
          const name = `${low} ${high}`;
          const number = table.add(low, high, index % 7, index);
          expect(number).toBe(known.has(name) ? -1 : known.size);
          if (number >= 0) {
            known.set(name, number);
            expect([table.parentOf(number), table.inputOf(number)]).toEqual([index % 7, index]);
          }
        }
        const copy = SeenTable.of(table.columns());
        expect(copy.columns()).toEqual(table.columns());
        for (const [low, high] of keys) expect(copy.add(low, high, 0, 0)).toBe(-1);
      }),
    );
  });

  it('writes steps down as figures', () => {
    const codes = new InputCodes();
    const step = { option: 1023, sample: 31, script: [3, -2, 20] };
    const code = codes.encode(step);
    expect(code).toBeDefined();
    expect(codes.decode(code ?? 0)).toEqual(step);
    expect(codes.decode(((code ?? 0) | 0x8000_0000) >>> 0)).toEqual(step);
    expect(InputCodes.of(codes.scripts).decode(code ?? 0)).toEqual(step);
    expect(codes.encode({ ...step, option: 1024 })).toBeUndefined();
  });
});

describe('throws', () => {
  const drawsIn = async (body: string) => {
    const machine = await Machine.make(programOf(body));
    return throwsOf(machine, (script) => machine.start(exploringSeed, script)).map(({ outcome }) =>
      outcome.draws.map(({ value }) => value),
    );
  };

  it('are halved down to where flow goes another way', async () => {
    const found = await drawsIn(`scene s0 {
  ~ match roll(1d100) {
    1..36 { Low. }
    37 { Just so. }
    otherwise { High. }
  }
  * [On.] -> end
}
`);
    const values = found.map(([value]) => value ?? 0);
    expect(values).toHaveLength(3);
    expect(values).toContain(37);
  });

  it('are tried together, up to a bound', async () => {
    const found = await drawsIn(`world { sum: int = 0 }
scene s0 {
  ~ for i in 1..12 {
    ~ if roll(1d2) == 2 {
      ~ sum += 1
    }
  }
  * [On {sum}.] -> end
}
`);
    expect(found.length).toBeGreaterThan(12);
    expect(found.length).toBeLessThanOrEqual(mostThrows);
  });
});

describe('what of its history a story asks for', () => {
  const { visits, turns, sequence, spent } = influenceOf(
    programOf(`world { n: int = 0 }
scene s0 {
  {stop: One. | Two.} {visits(hall)} so far.
  * [Hall.] -> hall
  * [Yard.] -> yard
}
scene hall {
  ~ if yard { You have been out. }
  ~ if visits(s0) >= 3 { Often here. }
  ~ if turns > 9 { It is late. }
  ~ n = visits(den)
  + [Yard.] -> yard
  * [Den.] -> den
}
scene yard {
  * [Hall.] -> hall
  + [Den.] -> den
}
scene den {
  -> end
}
`),
  );

  it('counts visits as far as they are compared', () => {
    expect(visits('yard')).toBe(1);
    expect(visits('s0')).toBe(4);
    expect(visits('hall')).toBe(Number.POSITIVE_INFINITY);
    expect(visits('den')).toBe(Number.POSITIVE_INFINITY);
    expect(turns).toBe(10);
    expect(sequence('anything')).toBe(0);
    expect(spent('anything')).toBe(true);
  });

  it('forgets choices that no road leads back to', () => {
    const program = programOf(`scene s0 {
  * [A.] -> hub
  * [B.] -> hub
}
scene hub {
  * [Round.] -> hub
  + [Out.] -> last
}
scene last {
  ~ visit aside
  * [End.] -> end
}
scene aside {
  Aside.
}
`);
    const recurs = recurringOps(program);
    const offers = Object.values(program.scenes).flatMap(({ name, code }) =>
      code.flatMap((op, pc) => (op.op === 'offer' ? [`${name} ${recurs(name, pc)}`] : [])),
    );
    expect(offers).toEqual(['s0 false', 's0 false', 'hub true', 'hub false', 'last false']);
  });
});

describe('coverage', () => {
  it('is never said to be whole when it is not', () => {
    expect(percent({ of: 100_000, hit: 99_999 })).toBe(99.9);
    expect(percent({ of: 0, hit: 0 })).toBe(100);
    expect(percent({ of: 3, hit: 1 })).toBe(33.3);
  });

  it('is asked for as one figure or by name', () => {
    expect(parseRequired('90')).toEqual({ scenes: 90, lines: 90, choices: 90 });
    expect(parseRequired('scenes=100, branches=12.5')).toEqual({ scenes: 100, branches: 12.5 });
    for (const text of ['', 'x', '101', '-1', 'scenes', 'scenes=', 'doors=3', 'scenes=1,,']) {
      expect(parseRequired(text), text).toBeUndefined();
    }
  });
});
