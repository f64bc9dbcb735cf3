import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type EventStepIr, type ExprIr, type MatchEventIr, type QueryIr, validateProgram } from '../bundle/index.js';
import { createEngine } from './create-engine.js';
import { binary, constant, exit, fieldOf, int, local, point, program, run, scene, setWorld } from './testing/ir.js';
import { begin, choose, throughText } from './testing/player.js';

const runs = process.env['FABULA_LONG'] === '1' ? 4_000 : 250;

interface Happened {
  readonly n: number;
  readonly turn: number;
  readonly name: string;
  readonly by: number;
  readonly of: number;
}

/** What a step asks of a field: a figure, or what the same field of an earlier step was, or nothing. */
type Wish = { readonly is: number } | { readonly as: number; readonly field: 'by' | 'of' } | undefined;

interface Asked {
  readonly name: string;
  readonly by: Wish;
  readonly of: Wish;
}
interface AskedStep extends Asked {
  readonly within: number | undefined;
  readonly without: readonly Asked[];
}
interface Sequence {
  readonly steps: readonly AskedStep[];
  readonly last: number | undefined;
}

const name = fc.constantFrom('hit', 'kiss', 'told');
const history = fc.array(fc.array(fc.record({ name, by: fc.nat(1), of: fc.nat(1) }), { maxLength: 3 }), {
  minLength: 1,
  maxLength: 5,
});

const wish = (steps: number): fc.Arbitrary<Wish> =>
  fc.oneof(
    fc.constant(undefined),
    fc.record({ is: fc.nat(1) }),
    ...(steps > 0 ? [fc.record({ as: fc.nat(steps - 1), field: fc.constantFrom('by' as const, 'of' as const) })] : []),
  );
const asked = (steps: number): fc.Arbitrary<Asked> => fc.record({ name, by: wish(steps), of: wish(steps) });
const step = (before: number): fc.Arbitrary<AskedStep> =>
  fc
    .tuple(asked(before), fc.option(fc.nat(3), { nil: undefined }), fc.array(asked(before), { maxLength: 1 }))
    .map(([own, within, without]) => ({
      ...own,
      within: before > 0 ? within : undefined,
      without: before > 0 ? without : [],
    }));
const sequence: fc.Arbitrary<Sequence> = fc.integer({ min: 1, max: 3 }).chain((count) =>
  fc.record({
    steps: fc.tuple(...Array.from({ length: count }, (_, index) => step(index))),
    last: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
  }),
);

/** Every way to pick an event for each step, found by trying all. */
function naiveRows(
  events: readonly Happened[],
  { steps, last }: Sequence,
  now: number,
): readonly (readonly number[])[] {
  const seen = events.filter(({ turn }) => last === undefined || now - turn < last);
  const isWished = (wanted: Wish, value: number, picked: readonly Happened[]): boolean =>
    wanted === undefined || ('is' in wanted ? wanted.is === value : picked[wanted.as]?.[wanted.field] === value);
  const fits = (each: Asked, event: Happened, picked: readonly Happened[]): boolean =>
    each.name === event.name && isWished(each.by, event.by, picked) && isWished(each.of, event.of, picked);
  let ways: readonly (readonly Happened[])[] = [[]];
  for (const wanted of steps) {
    ways = ways.flatMap((picked) =>
      seen.flatMap((event) => {
        const before = picked.at(-1);
        if (!fits(wanted, event, picked)) return [];
        if (!before) return [[event]];
        if (event.n <= before.n || (wanted.within !== undefined && event.turn - before.turn > wanted.within)) return [];
        const between = seen.filter(({ n }) => n > before.n && n < event.n);
        const isBroken = wanted.without.some((each) => between.some((other) => fits(each, other, picked)));
        return isBroken ? [] : [[...picked, event]];
      }),
    );
  }
  return ways.map((picked) => picked.map(({ n }) => n));
}

function eventIr({ name: event, by, of }: Asked, slot: string): MatchEventIr {
  const conditions = (['by', 'of'] as const).flatMap((field): ExprIr[] => {
    const wanted = field === 'by' ? by : of;
    if (!wanted) return [];
    const value = 'is' in wanted ? constant(wanted.is) : local(`s${wanted.as}.${wanted.field}`);
    return [binary('eq', { op: 'get', of: local(slot), name: field }, value)];
  });
  const [first, second] = conditions;
  const when: ExprIr | undefined = first && second ? { op: 'and', left: first, right: second } : first;
  return { event, slot, gives: [], ...(when && { when }) };
}

function queryIr({ steps, last }: Sequence): QueryIr {
  return {
    parameters: [],
    events: {
      steps: steps.map(
        (each, index): EventStepIr => ({
          ...eventIr(each, `s${index}`),
          gives: [
            { slot: `s${index}.by`, field: 'by' },
            { slot: `s${index}.of`, field: 'of' },
          ],
          ...(each.within !== undefined && { within: { count: each.within, unit: 'turns' } }),
          ...(each.without.length > 0 && {
            without: each.without.map((other, at) => eventIr(other, `s${index}!${at}`)),
          }),
        }),
      ),
      ...(last !== undefined && { last: { count: last, unit: 'turns' } }),
    },
    nodes: [],
    edges: [],
    where: [],
    order: [],
    row: { op: 'list', items: steps.map((_, index) => ({ op: 'get', of: local(`s${index}`), name: 'n' })) },
    repeats: true,
  };
}

it('a query over what happened has the rows that trying everything finds', async () => {
  await fc.assert(
    fc.asyncProperty(history, fc.array(sequence, { minLength: 1, maxLength: 2 }), async (turns, sequences) => {
      const fields = ['n', 'by', 'of'].map((each) => fieldOf(each, int));
      const row = { type: 'list', of: { type: 'list', of: int } } as const;
      const queries = Object.fromEntries(sequences.map((each, index) => [`q${index}`, queryIr(each)]));
      const happened: Happened[] = [];
      const lines = turns.flatMap((events, turn) => [
        ...events.map((event) => {
          happened.push({ ...event, n: happened.length, turn });
          const data = { n: constant(happened.length - 1), by: constant(event.by), of: constant(event.of) };
          // What lives this turn only comes in between.
          return run({ do: 'emit', id: `e${happened.length}`, event: event.name, fields: data });
        }),
        ...sequences.map((_, index) => run(setWorld(`r${index}`, { op: 'query', query: `q${index}`, arguments: [] }))),
        ...point([{ id: `t${turn}` }]),
      ]);
      const ir = program({
        schema: {
          events: Object.fromEntries(
            ['hit', 'kiss', 'told'].map((each) => [each, { tier: each === 'told' ? 'broadcast' : 'ledger', fields }]),
          ),
          world: sequences.map((_, index) => fieldOf(`r${index}`, row, [])),
        },
        scenes: [scene('logic', [...lines, exit])],
        queries,
      });
      expect(validateProgram(ir)).toMatchObject({ ok: true });
      const engine = await createEngine(ir);
      const player = begin(engine);
      for (const turn of turns.keys()) {
        if (turn > 0) {
          const before = player.state;
          choose(player, `t${turn - 1}`);
          // Folding what happened comes to the same, and so does a snapshot.
          expect(engine.fold(before, player.events).hash).toBe(player.state.hash);
          player.state = engine.decode(throughText(engine.encode(player.state)));
        }
        for (const [index, each] of sequences.entries()) {
          const expected = naiveRows(
            happened.filter((event) => event.turn <= turn),
            each,
            turn,
          );
          expect(player.state.cells.map().get(`w/r${index}`)?.value).toEqual(expected);
        }
      }
    }),
    { numRuns: runs },
  );
});
