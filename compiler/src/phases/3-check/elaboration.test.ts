import type { ExprIr, StatementIr } from '@fabula/runtime/bundle';
import { describe, expect, test } from 'vitest';
import type { Expression } from '../1-parse/index.js';
import { checkText } from './check-source.contract.js';
import type { CheckedScene } from './index.js';
import { showType } from './index.js';

/** The one scene of a text, checked without a fault. */
function sceneOf(declarations: string, body: string): CheckedScene {
  const { diagnostics, declarations: checked } = checkText(`${declarations}\nscene quay {\n${body}\n  -> end\n}\n`);
  expect(diagnostics.filter((each) => each.severity === 'error').map((each) => each.message)).toEqual([]);
  const scene = checked.get('scene quay')?.scene;
  if (!scene) throw new Error('There is no scene.');
  return scene;
}

function statementsOf(declarations: string, body: string): readonly StatementIr[] {
  return [...sceneOf(declarations, body).statements.values()];
}

/** The value of the only assignment. */
function assigned(declarations: string, statement: string): ExprIr {
  const found = statementsOf(declarations, `  ~ ${statement}`).at(-1);
  if (found?.do !== 'set') throw new Error('It assigns nothing.');
  return found.value;
}

function matching(pattern: RegExp): unknown {
  return expect.stringMatching(pattern);
}

function conditionsOf(scene: CheckedScene): (string | undefined)[] {
  const text = (expression: Expression): string =>
    scene.symbol.file.text.slice(expression.span.start, expression.span.end);
  return [...scene.expressions].map(([expression, { type }]) =>
    type.kind === 'bool' ? `${text(expression)}: ${type.value ?? 'open'}` : undefined,
  );
}

describe('figures', () => {
  const world = 'world { tide: int in 0..12 = 0, light: float in -1.0..1.0 = 0.0, calm: int in -5..5 clamped = 0 }';
  const tide: ExprIr = { op: 'state', scope: 'world', name: 'tide' };

  test('what fits by its bounds is written as it is', () => {
    expect(assigned(world, 'tide = min(tide + 1, 12)')).toEqual({
      op: 'builtin',
      name: 'min',
      arguments: [
        { op: 'binary', operator: 'int.add', left: tide, right: { op: 'const', value: 1 } },
        { op: 'const', value: 12 },
      ],
    });
  });

  test('what may leave its range saturates, and says so', () => {
    expect(assigned(world, 'tide += 1')).toMatchObject({ op: 'saturate', low: 0, high: 12, clamped: false });
    expect(assigned(world, 'calm += 3')).toMatchObject({ op: 'saturate', low: -5, high: 5, clamped: true });
  });

  test('a condition before it spares the saturation', () => {
    const [statement] = statementsOf(world, '  ~ if tide < 12 { ~ tide += 1 }');
    expect(statement).toMatchObject({ do: 'set', value: { op: 'binary', operator: 'int.add' } });
  });

  test('an int becomes a float where one is wanted, a literal at once', () => {
    expect(assigned(world, 'light = 1')).toEqual({ op: 'const', value: 1 });
    expect(assigned(world, 'light = light * tide')).toMatchObject({ of: { right: { op: 'toFloat', of: tide } } });
  });

  test('dice roll where a figure is wanted, at a site of the statement', () => {
    expect(assigned('world { n: int = 0 }', 'n = 2d6 + roll(1d4)')).toMatchObject({
      left: { op: 'roll', site: matching(/^p\d+\/0$/), of: { op: 'const', value: { $dice: [2, 6] } } },
      right: { op: 'roll', site: matching(/^p\d+\/1$/) },
    });
  });

  test('amounts are scaled exactly', () => {
    const money = 'resource silver scale 2 issued by mint\nworld { fund: silver }';
    expect(statementsOf(money, '  ~ issue 12.5 silver to fund')).toMatchObject([
      {
        do: 'issue',
        resource: 'silver',
        amount: { op: 'const', value: { $n: '1250' } },
        to: { target: 'state', name: 'fund' },
      },
    ]);
  });

  test('decimals of two scales meet at the finer one', () => {
    const prices = 'world { price: decimal scale 2 = 1.25, rate: decimal scale 4 = 0.1250 }';
    expect(assigned(prices, 'price = price + rate')).toMatchObject({
      op: 'rescale',
      from: 4,
      to: 2,
      of: { operator: 'big.add', left: { op: 'rescale', from: 2, to: 4 } },
    });
  });
});

describe('conditions', () => {
  test('what bounds decide is known, and forgotten where state may have changed', () => {
    const scene = sceneOf(
      'world { tide: int in 0..12 = 0 }\naction turn() { tide = 3 }',
      `  {if tide > 12: A}
  ~ if tide < 5 {
    {if tide >= 5: B}
    ~ turn()
    {if tide == 9: C}
    * D. ~ when tide < 13
  }`,
    );
    expect(conditionsOf(scene)).toEqual([
      'tide > 12: false',
      'tide < 5: open',
      'tide >= 5: false',
      'tide == 9: open',
      'tide < 13: true',
    ]);
  });

  test('a loop forgets what its body changes', () => {
    const scene = sceneOf(
      '',
      `  ~ let sum = 0
  ~ let other = 0
  ~ for i in 1..3 {
    {if sum > 2: A}
    {if other > 2: B}
    ~ sum += i
  }
  {if sum > 9: C}`,
    );
    expect(conditionsOf(scene)).toEqual(['sum > 2: open', 'other > 2: false', undefined, 'sum > 9: open']);
  });

  test('a label forgets everything, since flow comes there from anywhere', () => {
    const scene = sceneOf(
      'world { tide: int in 0..12 = 0 }',
      `  ~ tide = 3
  {if tide > 5: A}
  = again
  {if tide > 5: B}
  * Once more. -> again
  + Go.`,
    );
    expect(conditionsOf(scene)).toEqual(['tide > 5: false', 'tide > 5: open']);
  });

  test('members of an enum are ruled out', () => {
    const scene = sceneOf(
      'enum Lamp ordered { dark, smoky, bright }\nworld { lamp: Lamp = dark }',
      `  ~ if lamp != dark {
    {if lamp >= smoky: A}
    {if lamp == dark: B}
  } else {
    {if lamp < smoky: C}
  }`,
    );
    expect(conditionsOf(scene)).toEqual([
      'lamp != dark: open',
      'lamp >= smoky: true',
      'lamp == dark: false',
      'lamp < smoky: true',
    ]);
  });

  test('a scene or label is whether it was visited, or how often', () => {
    const scene = sceneOf('', '  = gate\n  {if gate: A}\n  {if visits(gate) > 2 or gate > 3: B}');
    const [first, second] = [...scene.expressions.values()];
    expect(first?.ir).toMatchObject({ op: 'binary', operator: 'gt', left: { op: 'visits' } });
    expect(second?.ir).toMatchObject({ op: 'or', right: { left: { op: 'visits' }, right: { op: 'const', value: 3 } } });
  });
});

describe('names', () => {
  test('a component’s field is named with its component', () => {
    const scene = sceneOf(
      'component Voice { tone: text = "dry" }\nkind Person { has Voice }\nentity mara: Person "Mara"',
      '  {mara.tone}{mara.Voice.tone}',
    );
    const [line] = [...scene.lines.values()];
    const read = { op: 'field', of: { op: 'const', value: 'mara' }, field: 'Voice.tone', component: 'Voice' };
    expect(line?.text.arguments).toMatchObject([{ of: read }, { of: read }]);
  });

  test('a library’s names carry its prefix', () => {
    const { diagnostics, declarations } = checkText(`pack example {
  title "Example" version 1.0.0 use std.d20 start quay
}
kind Person { has Adventurer }
player is Person
scene quay {
  ~ player.skills[stealth] = 2
  ~ check(stealth, vs: 12) {
    success { In. }
    failure { Out. }
  }
  -> end
}
`);
    expect(diagnostics).toEqual([]);
    const scene = declarations.get('scene quay')?.scene;
    const adventurer = 'std.d20/Adventurer';
    expect([...(scene?.statements.values() ?? [])]).toMatchObject([
      {
        to: { target: 'element', in: { of: { op: 'player' }, field: `${adventurer}.skills`, component: adventurer } },
      },
    ]);
    expect([...(scene?.calls.values() ?? [])]).toMatchObject([
      {
        act: { action: 'std.d20/check', arguments: [{ value: 'stealth' }, { value: 12 }] },
        outcomes: [
          { on: 'result', patterns: [{ match: 'case', case: 'success' }] },
          { on: 'result', patterns: [{ match: 'case', case: 'failure' }] },
        ],
      },
    ]);
  });

  test('a left out argument is its default, by name or by place', () => {
    const [line] = [
      ...sceneOf(
        'fn odds(bonus: int, vs: int = 10, by: int = 1) -> int = bonus - vs * by',
        '  {odds(2, by: 3)}',
      ).lines.values(),
    ];
    const constants = [2, 10, 3].map((value) => ({ op: 'const', value }));
    expect(line?.text.arguments).toMatchObject([{ of: { op: 'call', function: 'odds', arguments: constants } }]);
  });
});

describe('records', () => {
  const world = `record Approach { force: float in -1.0..1.0 = 0.5, haste: float = 0.0, why: text? }
variant Outcome { won, lost { by: int = 3 } }
world { approach: Approach = {}, outcome: Outcome = won }`;

  test('a field that a literal leaves out has its default', () => {
    expect(assigned(world, 'approach = { haste: 1.0 }')).toEqual({
      op: 'record',
      fields: { force: { op: 'const', value: 0.5 }, haste: { op: 'const', value: 1 } },
    });
    expect(assigned(world, 'outcome = lost {}')).toMatchObject({
      fields: { by: { op: 'const', value: 3 } },
    });
  });
});

describe('texts', () => {
  test('a choice’s label and echo share what stands before the bracket', () => {
    const scene = sceneOf('world { n: int = 1 }', '  * "{n}[."]," I said {n}.\n  * [Wait]\n  * Go on.');
    const [split, bare, plain] = [...scene.choices.values()];
    expect(split?.label.template).toEqual(['"', { part: 'value', argument: 0 }, '."']);
    expect(split?.echo?.template).toEqual([
      '"',
      { part: 'value', argument: 0 },
      '," I said ',
      { part: 'value', argument: 1 },
      '.',
    ]);
    expect(bare).toEqual({ label: { template: ['Wait'], arguments: [] } });
    expect(plain).toEqual({ label: { template: ['Go on.'], arguments: [] } });
  });

  test('sequences have a site, alternatives their conditions', () => {
    const [line] = [
      ...sceneOf('world { on: bool = true }', '  {cycle: a | b} {if on: {stop: c | d} | else: e}').lines.values(),
    ];
    expect(line?.text).toMatchObject({
      template: [{ part: 'pick', argument: 0, arms: [['a'], ['b']] }, ' ', { part: 'pick', argument: 2 }],
      arguments: [
        { argument: 'sequence', strategy: 'cycle', count: 2, site: matching(/\/0$/) },
        { argument: 'sequence', strategy: 'stop', count: 2, site: matching(/\/1$/) },
        { argument: 'if', conditions: [{ op: 'state' }, null] },
      ],
    });
  });
});

describe('a person’s words', () => {
  test('mark what they are put into, through functions and conditions', () => {
    const statements = statementsOf(
      'kind Person { note: text = "" }\nplayer is Person\nfn quoted(what: text) -> text = "“{what}”"',
      `  ~ hear said: text max 40
  ~ let kept = if length(said) > 0 then said else "nothing"
  ~ let quote = quoted(kept)
  ~ let count = length(said)
  ~ let plain = quoted("x")
  ~ player.note = quote`,
    );
    expect(statements.map((each) => ('personal' in each ? each.personal : undefined))).toEqual([
      true,
      true,
      undefined,
      undefined,
      true,
    ]);
  });

  test('mark the result of a function that reads them itself', () => {
    const [statement] = statementsOf(
      'kind Person { mood: text = "" }\nplayer is Person { name: text personal }\nfn called() -> text = "Dear {player.name}"',
      '  ~ let greeting = called',
    );
    expect(statement).toMatchObject({ do: 'let', personal: true });
  });
});

test('types are shown as they are written', () => {
  const scene = sceneOf(
    'kind Person { mood: text = "" }\nenum Mood { calm }\nworld { a: map<Mood, list<ref<Person>>> = {}, b: int in 0..3? = none, c: text max 4 = "" }',
    '  ~ for x in keys(a) { {x} }\n  ~ let d = b\n  ~ let e = a\n  {if d == none: A}\n  {length(e)}{c}',
  );
  const declared = checkText('fn f(a: map<text, list<int>>, b: int in 0..3?, c: text max 4) -> bool = true')
    .declarations.get('function f')
    ?.function?.ir.parameters.map((each) => each.type.type);
  expect(declared).toEqual(['map', 'optional', 'text']);
  expect([...scene.expressions.values()].map((each) => showType(each.type))).toEqual(['…', 'bool']);
});
