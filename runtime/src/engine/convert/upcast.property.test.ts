import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../bundle/index.js';
import { createEngine } from '../create-engine.js';
import type { Engine } from '../engine.js';
import type { EngineEvent } from '../event.js';
import { decodeEvent, encodeEvent } from '../event-json.js';
import type { State } from '../state.js';
import { choices } from '../testing/edited-deeds.js';
import { conversionOf, type Edit, editedWorld, noEdit } from '../testing/edited-world.js';
import { begin, choose, offered, throughText } from '../testing/player.js';
import { type ConverterChain, createConverterChain } from './converter.js';
import { members } from './pass.js';
import { upcast } from './upcast.js';

const runs = process.env['FABULA_LONG'] === '1' ? 1_500 : 60;

const edit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom('same', 'renamed'),
  mood: fc.constantFrom('same', 'renamed', 'fewer'),
  gold: fc.constantFrom('same', 'renamed', 'scaled', 'text', 'gone'),
  height: fc.constantFrom('same', 'kept'),
  rich: fc.constantFrom('absent', 'derived', 'divided'),
  silver: fc.constantFrom('same', 'renamed', 'coarser', 'finer'),
  pocket: fc.constantFrom('absent', 'endowed'),
  mara: fc.constantFrom('same', 'renamed', 'gone'),
  knows: fc.constantFrom('same', 'renamed', 'turned', 'mutual', 'gone'),
  since: fc.constantFrom('same', 'renamed', 'gone', 'kept'),
  above: fc.constantFrom('same', 'turned', 'renamed'),
  edge: fc.constantFrom('same', 'undeclared', 'declared'),
  sold: fc.constantFrom('same', 'renamed', 'merged', 'gone', 'narrower'),
  memory: fc.constantFrom('same', 'shorter', 'longer', 'none'),
  fish: fc.constantFrom('same', 'gone', 'birds'),
  voice: fc.constantFrom('same', 'renamed', 'gone', 'lost', 'kept'),
  counts: fc.constantFrom('same', 'renamed'),
  places: fc.constantFrom('same', 'renamed', 'gone'),
});

interface Turn {
  readonly before: Json;
  readonly after: Json;
  readonly events: readonly EngineEvent[];
}

/** A session of the world before any edit: each turn as a ledger has it, with the states around it. */
function played(engine: Engine, picks: readonly string[]): readonly Turn[] {
  const player = begin(engine);
  const events = (): readonly EngineEvent[] =>
    player.events.map((event) => decodeEvent(throughText(encodeEvent(event))));
  const turns: Turn[] = [
    { before: engine.encode(engine.initial), after: throughText(engine.encode(player.state)), events: events() },
  ];
  for (const pick of picks) {
    const before = throughText(engine.encode(player.state));
    const open = offered(player);
    choose(player, open.includes(pick) ? pick : (open[0] ?? ''));
    turns.push({ before, after: throughText(engine.encode(player.state)), events: events() });
  }
  return turns;
}

function rebuilt(
  engine: Engine,
  chain: ConverterChain,
  turns: readonly Turn[],
  each?: (state: State, turn: Turn) => void,
): State {
  let state = engine.initial;
  for (const turn of turns) {
    const events = upcast(chain, turn.before, turn.after, turn.events).map((event) =>
      decodeEvent(throughText(encodeEvent(event))),
    );
    state = engine.fold(state, events);
    each?.(state, turn);
  }
  return state;
}

function converted(chain: ConverterChain, state: Json): Json {
  const result = chain.convert(state);
  if (!result.ok) throw new Error(result.reason);
  return result.state;
}

/** What all accounts hold together. */
function balance(json: Json, accounts: readonly string[]): bigint {
  let sum = 0n;
  for (const [key, value] of Object.entries(members(members(json)['cells']))) {
    const isAccount = accounts.some((end) => key.endsWith(end)) || key.startsWith('i/');
    const { $n: digits } = members(value);
    if (isAccount && typeof digits === 'string') sum += BigInt(digits);
  }
  return sum;
}

const before = await createEngine(editedWorld(noEdit));

describe('a session of an older version', () => {
  it('comes to the same converted at its end, and rebuilt from all that happened', async () => {
    await fc.assert(
      fc.asyncProperty(edit, fc.array(fc.constantFrom(...choices), { maxLength: 14 }), async (wanted, picks) => {
        const engine = await createEngine(editedWorld(wanted));
        const chain = await createConverterChain([conversionOf(wanted)]);
        const turns = played(before, picks);
        // After every turn, not at the end alone; but for those in between that can't be converted, since somebody is
        // without gold there.
        rebuilt(engine, chain, turns, (state, turn) => {
          const result = chain.convert(turn.after);
          if (!result.ok) {
            expect(result.reason).toMatch(/^0002_edit: e\/(player|mara|tom|ida): divisionByZero$/);
            return;
          }
          const decoded = engine.decode(result.state);
          expect(engine.encode(state)).toEqual(engine.encode(decoded));
          expect(state.hash).toBe(decoded.hash);
          expect(balance(result.state, ['/purse', '/pocket', '/Pouch.coins', '/chest'])).toBe(0n);
        });
      }),
      { numRuns: runs },
    );
  });

  it('comes to the same by a chain, one conversion after the other, and with one that changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(edit, fc.array(fc.constantFrom(...choices), { maxLength: 10 }), async (wanted, picks) => {
        const engine = await createEngine(editedWorld(wanted));
        const empty = { conversion: 1, from: 'x', to: 'y' } as const;
        const first = await createConverterChain([{ ...empty, migration: '0001_nothing' }]);
        const second = await createConverterChain([conversionOf(wanted)]);
        const chain = await createConverterChain([
          { ...empty, migration: '0001_nothing' },
          conversionOf(wanted),
          { ...empty, migration: '0003_nothing' },
        ]);
        const turns = played(before, picks);
        const last = turns.at(-1)?.after ?? null;
        fc.pre(second.convert(last).ok);
        expect(converted(first, last)).toEqual(last);
        expect(converted(chain, last)).toEqual(converted(second, converted(first, last)));
        expect(rebuilt(engine, chain, turns).hash).toBe(engine.decode(converted(chain, last)).hash);
      }),
      { numRuns: Math.ceil(runs / 5) },
    );
  });
});
