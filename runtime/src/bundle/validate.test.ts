import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeValue, type ProgramIr, validateProgram } from './index.js';
import { lantern } from './lantern.contract.js';
import { isObject } from './shape/check.js';

type Step = string | number;

/** A copy of a value in which what stands at the end of a way is another. `undefined` takes it away. */
function changed(value: unknown, way: readonly Step[], to: unknown): unknown {
  const [step, ...rest] = way;
  if (step === undefined) return to;
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => item);
    if (rest.length === 0 && to === undefined) items.splice(Number(step), 1);
    else items[Number(step)] = changed(items[Number(step)], rest, to);
    return items;
  }
  const fields = isObject(value) ? value : {};
  return Object.fromEntries(
    [...new Set([...Object.keys(fields), String(step)])].flatMap((name) => {
      const item = name === String(step) ? changed(fields[name], rest, to) : fields[name];
      return item === undefined ? [] : [[name, item]];
    }),
  );
}

const { program } = lantern;
const shore: readonly Step[] = ['scenes', 'shore', 'code'];
const tower: readonly Step[] = ['scenes', 'tower', 'code'];
const say = (text: unknown): unknown => ({ op: 'say', id: 'zzzz', text });
const run = (statement: unknown): unknown => ({ op: 'do', do: statement });
const evaluate = (value: unknown): unknown => run({ do: 'evaluate', id: 'e1', value });
const none = { op: 'const', value: null };

describe('a program is refused', () => {
  test('not for being well made', () => {
    expect(validateProgram(program)).toMatchObject({ ok: true });
    const roll = { op: 'roll', site: 'r', of: { op: 'const', value: { $dice: [2, 6] } } };
    const branch = { op: 'branch', condition: { op: 'binary', operator: 'gt', left: roll, right: none }, else: 5 };
    expect(validateProgram(changed(program, [...tower, 4], branch))).toMatchObject({ ok: true });
    const early = { op: 'block', do: [{ do: 'return', value: none }], value: none };
    expect(validateProgram(changed(program, ['functions', 'bright', 'value'], early))).toMatchObject({ ok: true });
  });

  test.each<[string, readonly Step[], unknown, RegExp, string?]>([
    ['a start that is none', ['start'], 'nowhere', /scene `nowhere`/, '/start'],
    ['a start that every object has', ['start'], 'toString', /scene `toString`/],
    ['a jump out of the code', [...tower, 0, 'end'], 7, /jump to 7/, '/scenes/tower/code/0'],
    ['a jump before the code', [...tower, 2, 'to'], -1, /whole number/, '/scenes/tower/code/2/to'],
    ['a jump into a choice point', [...shore, 7, 'else'], 4, /border of a choice point/],
    ['a branch out of a choice point', [...shore, 4, 'else'], 8, /border of a choice point/],
    ['a choice into its own point', [...shore, 3, 'to'], 4, /into the choice point/],
    ['a point without a wait', [...shore, 2, 'await'], 5, /no `await`/],
    ['a wait for another point', [...shore, 6, 'id'], 'p8xx', /no `await`/],
    ['a wait without a point', [...shore, 2], { op: 'label', id: 'q', name: 'q' }, /outside a choice point/],
    ['a line in a choice point', [...shore, 4], say({ template: [], arguments: [] }), /inside a choice point/],
    ['a guard that rolls', [...shore, 5, 'guard'], { op: 'roll', site: 'r', of: none }, /left to chance/],
    [
      'a condition among choices that rolls',
      [...shore, 4, 'condition'],
      { op: 'roll', site: 'r', of: none },
      /left to chance/,
    ],
    ['a loop that is none', [...tower, 2, 'for'], 'f2', /no loop `f2`/],
    ['code that runs out', [...tower, 6], undefined, /runs out/, '/scenes/tower/code'],
    ['no code', shore, [], /runs out/],
    ['another scene', [...shore, 8, 'scene'], 'cellar', /scene `cellar`/, '/scenes/shore/code/8'],
    ['a label of another scene', [...shore, 9, 'label'], 'k3fa', /label `k3fa`/],
    ['too many arguments', [...shore, 8, 'arguments'], [none, none], /2 arguments/],
    ['too few arguments', [...shore, 7, 'act', 'arguments'], [], /0 arguments/],
    ['another action', [...shore, 7, 'act', 'action'], 'dim', /action `dim`/],
    ['a place that is none', [...shore, 4, 'condition', 'left', 'place'], 'roof', /`roof`/],
    ['a relation', [...shore, 5, 'guard', 'relation'], 'hates', /relation `hates`/],
    ['two of an id', [...shore, 1, 'id'], 'k3fa', /two of `say`/],
    ['an argument of a text', [...shore, 0, 'text', 'arguments'], [], /argument 0/],
    ['a pick of too many arms', [...shore, 1, 'text', 'template', 0, 'arms'], [['a']], /picks among 1/],
    ['a pick by a value', [...shore, 0, 'text', 'template', 1], { part: 'pick', argument: 0, arms: [] }, /picks among/],
    ['a slot', [...shore, 8, 'arguments', 0], { op: 'local', slot: 'x' }, /slot `x`/, '/scenes/shore'],
    [
      'a field of the world',
      ['functions', 'bright', 'value', 'left', 'name'],
      'water',
      /`water` of world/,
      '/functions/bright',
    ],
    [
      'an effect in a function',
      ['functions', 'bright', 'value'],
      { op: 'act', act: { site: 's', action: 'light', arguments: [none] } },
      /Here nothing/,
    ],
    [
      'a function that calls itself',
      ['functions', 'bright', 'value'],
      { op: 'call', function: 'bright', arguments: [] },
      /calls itself/,
    ],
    [
      'an action that calls itself',
      ['actions', 'light', 'body', 0],
      { do: 'act', act: { site: 's', action: 'light', arguments: [none] }, arms: [] },
      /calls itself/,
    ],
    [
      'a function',
      ['actions', 'light', 'requires', 0, 'condition', 'function'],
      'constructor',
      /function `constructor`/,
    ],
    ['a builtin', [...shore, 8, 'arguments', 0], { op: 'builtin', name: 'clamp', arguments: [none] }, /1 arguments/],
    ['an event', ['actions', 'light', 'body', 1, 'event'], 'out', /event `out`/],
    ['a field of an event', ['actions', 'light', 'body', 1, 'fields'], { where: none }, /`where` of lit/],
    ['a return outside an action', [...tower, 4], run({ do: 'return' }), /outside an action/],
    [
      'an enum',
      ['schema', 'kinds', 'Person', 'fields', 0, 'type', 'enum'],
      'Taste',
      /enum `Taste`/,
      '/schema/kinds/Person',
    ],
    ['a move', ['schema', 'enums', 'Mood', 'moves', 'calm'], ['furious'], /case `furious`/],
    ['a component', ['schema', 'kinds', 'Person', 'has', 0], 'Wings', /component `Wings`/],
    ['a kind', ['schema', 'entities', 0, 'kind'], 'Beach', /kind `Beach`/, '/schema/entities/0'],
    ['a resource', ['schema', 'kinds', 'Person', 'fields', 1, 'type', 'resource'], 'gold', /resource `gold`/],
    ['a value of an entity', ['schema', 'entities', 0, 'values'], { height: none }, /field `height`/],
    ['two entities of an id', ['schema', 'entities', 1, 'id'], 'beach', /two of entity `beach`/],
    [
      'an edge to nobody',
      ['schema', 'edges'],
      [{ relation: 'trusts', from: 'mara', to: 'tam', values: {} }],
      /entity `tam`/,
    ],
    ['someone in the cast', ['scenes', 'shore', 'cast'], ['tam'], /entity `tam`/],
    ['a pattern', ['schema', 'world', 0, 'type'], { type: 'text', matches: '(' }, /regular expression/],
    ['a scene of another name', ['scenes', 'shore', 'name'], 'beach', /calls itself `beach`/],
    ['a test of another scene', ['tests', 0, 'steps', 0, 'scene'], 'cellar', /scene `cellar`/, '/tests/0/steps/0'],
    ['a constant in digits', [...shore, 8, 'arguments', 0, 'value'], { $n: '12e9' }, /digits/],
    ['a constant of a person', [...shore, 8, 'arguments', 0, 'value'], { $personal: {} }, /a form of constants/],
    ['a scale that is too large', ['schema', 'resources', 'silver', 'scale'], 1_000_000, /0\.\.18/],
    ['a figure that is none', ['scenes', 'shore', 'mass'], Number.POSITIVE_INFINITY, /finite/],
    ['a field too many', ['schema', 'player', 'age'], 7, /no other fields/, '/schema/player'],
    ['a field too few', [...shore, 0, 'text'], undefined, /a value/, '/scenes/shore/code/0/text'],
    ['an op of tomorrow', [...shore, 0], { op: 'sing' }, /one of say/, '/scenes/shore/code/0/op'],
    ['another IR', ['ir'], 2, /Expected 1/, '/ir'],
    ['null', [], null, /an object/],
  ])('for %s', (_, way, to, detail, where) => {
    const result = validateProgram(changed(program, way, to));
    expect(result).toMatchObject({ ok: false, error: { error: 'invalid' } });
    if (result.ok) return;
    expect(result.error.detail).toMatch(detail);
    if (where !== undefined) expect(result.error.where).toBe(`program.json#${where}`);
  });

  test('for a name that changes the object', () => {
    const value: unknown = JSON.parse(JSON.stringify(program).replace('"shore":{', '"__proto__":{'));
    expect(validateProgram(value)).toMatchObject({ ok: false, error: { where: 'program.json#/scenes/__proto__' } });
  });

  test('for a chain of calls that is too long', () => {
    const functions = Object.fromEntries(
      Array.from({ length: 5_000 }, (_, i) => [
        `f${i}`,
        { parameters: [], value: i === 4_999 ? none : { op: 'call', function: `f${i + 1}`, arguments: [] } },
      ]),
    );
    const result = validateProgram({ ...program, functions: { ...program.functions, ...functions } });
    expect(result).toMatchObject({ ok: false });
    if (!result.ok) expect(result.error.detail).toMatch(/chain of more than 200 calls/);
  });

  test('for nesting that would end the stack', () => {
    let deep: unknown = none;
    for (let i = 0; i < 100_000; i++) deep = { op: 'toFloat', of: deep };
    let list: unknown = [];
    for (let i = 0; i < 100_000; i++) list = [list];
    for (const op of [evaluate(deep), evaluate({ op: 'const', value: list })]) {
      const result = validateProgram(changed(program, [...tower, 4], op));
      expect(result).toMatchObject({ ok: false });
      if (!result.ok) expect(result.error.detail).toMatch(/nesting of at most/);
    }
  });
});

/** Every way into a value. */
function* waysOf(value: unknown, way: readonly Step[] = []): Generator<readonly Step[]> {
  yield way;
  if (Array.isArray(value)) for (const [i, item] of value.entries()) yield* waysOf(item, [...way, i]);
  else if (isObject(value)) for (const name of Object.keys(value)) yield* waysOf(value[name], [...way, name]);
}

function* constantsOf(value: unknown): Generator<unknown> {
  if (isObject(value) && value['op'] === 'const') yield value;
  if (typeof value === 'object' && value !== null) for (const item of Object.values(value)) yield* constantsOf(item);
}

describe('garbage in the form of a program', () => {
  const ways = [...waysOf(program)];
  const words = [...new Set(ways.flat().map(String)), 'say', 'toString', '__proto__', '$n', '$case', 'constructor'];
  const leaf = fc.oneof(
    fc.constantFrom(...words),
    fc.integer({ min: -2, max: 12 }),
    fc.constantFrom(null, true, 1e308, Number.NaN, undefined, 2 ** 53),
  );
  const { garbage } = fc.letrec((tie) => ({
    garbage: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.array(tie('garbage'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...words), tie('garbage'), { maxKeys: 4 }),
      // Parts of the program in places that are not theirs pass many a check before they fail one.
      fc
        .constantFrom(...ways)
        .map((way) =>
          way.reduce<unknown>(
            (held, step) => (isObject(held) || Array.isArray(held) ? Reflect.get(held, step) : undefined),
            program,
          ),
        ),
    ),
  }));

  test('never throws, and what passes can be read', () => {
    let accepted = 0;
    fc.assert(
      fc.property(fc.constantFrom(...ways), garbage, fc.constantFrom(...ways), garbage, (way, to, way2, to2) => {
        const value = changed(changed(program, way, to), way2, to2);
        const result = validateProgram(value);
        if (!result.ok) {
          expect(result.error.detail).not.toBe('');
          return;
        }
        accepted += 1;
        for (const constant of constantsOf(result.value)) readConstant(constant);
      }),
      { numRuns: 5_000 },
    );
    // Were nothing accepted, the test would say nothing of the linker.
    expect(accepted).toBeGreaterThan(3);
  });

  test('of any shape at all', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(validateProgram(value).ok).toBe(false);
      }),
    );
  });
});

function readConstant(constant: unknown): void {
  const held: ProgramIr['functions'][string]['value'] | undefined = isConstant(constant) ? constant : undefined;
  if (held?.op === 'const') decodeValue(held.value);
}

function isConstant(value: unknown): value is Extract<ProgramIr['functions'][string]['value'], { op: 'const' }> {
  return isObject(value) && value['op'] === 'const';
}
