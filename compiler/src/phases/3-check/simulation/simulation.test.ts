import type { GoalIr, TypeIr } from '@fabula/runtime/bundle';
import { describe, expect, test } from 'vitest';
import { checkText } from '../check-source.contract.js';

const world = `
kind Villager { hunger: float in 0.0..1.0 clamped = 0.2, private plan: text = "" }
kind Place { dark: bool = false }
kind Field { stock: int in 0..100 clamped = 50 }
relation lives_in: Villager -> Place
relation lies_in: Field -> Place
relation adjacent: Place -> Place
event said { by: ref<Villager>, words: text }
entity tom: Villager
entity acre: Field
action give(by: Villager, other: Villager, much: int = 1) { by.hunger += 0.1 * much; other.hunger -= 0.1 }
simulation valley {
  phases decide, settle
  action eat(by: Villager) { by.hunger -= 0.3 }
  action gather(by: Villager, from: Field, want: int in 1..4) { from.stock -= want }
  agents Villager placed by lives_in {
    perceives within 1 hop of adjacent {
      Place { all }
      Field as acres { stock rounded to 5 }
      Villager { title, hunger }
      events said in last 3 ticks
    }
    when hunger > 0.8 do eat
    may give
  }
  on settle { for v in all Villager { v.hunger += 0.1 } }
}
`;

/** Messages of a text behind the world, and what was declared. */
function checked(text: string) {
  const { diagnostics, declarations } = checkText(`${world}${text}\nscene quay { -> end }\n`);
  return { said: diagnostics.map(({ code, message }) => `${code} ${message}`), declarations };
}

function parameterOf(type: string): TypeIr | undefined {
  const { said, declarations } = checked(`fn f(x: ${type}) -> int = 1`);
  expect(said).toEqual([]);
  return declarations.get('function f')?.function?.ir.parameters[0]?.type;
}

function goalOf(clauses: string): GoalIr {
  const { said, declarations } = checked(`goal fed in valley {\n  within 10 ticks\n${clauses}\n}`);
  expect(said).toEqual([]);
  const goal = declarations.get('goal fed')?.goal;
  if (!goal) throw new Error('There is no goal.');
  return goal.ir;
}

describe('the types that come of a simulation', () => {
  test('an action is a case of what its agents may do, without who does it', () => {
    const type = parameterOf('valley.Action');
    const cases = type?.type === 'variant' ? type.cases : [];
    expect(cases.map(({ name, fields }) => [name, ...fields.map((field) => field.name)])).toEqual([
      ['eat'],
      ['gather', 'from', 'want'],
      ['give', 'other', 'much'],
    ]);
  });

  test('a view has the agent, the tick, and lists of what can be seen', () => {
    const type = parameterOf('valley.View');
    const fields = type?.type === 'record' ? type.fields : [];
    const seen = fields.map(({ name, type: of }) => {
      const item = of.type === 'list' && of.of.type === 'record' ? of.of.fields.map((each) => each.name) : [];
      return [name, ...item];
    });
    expect(seen).toEqual([
      ['self'],
      ['tick'],
      ['places', 'entity', 'dark'],
      ['acres', 'entity', 'stock'],
      ['villagers', 'entity', 'title', 'hunger'],
      ['said', 'by', 'words'],
    ]);
  });

  test('are used as others are', () => {
    expect(
      checked(`
fn choose(view: valley.View) -> valley.Action = if view.self.hunger > 0.5 then eat else gather { from: acre, want: 2 }
fn crowd(view: valley.View) -> int = length(view.villagers) + view.tick
`).said,
    ).toEqual([]);
  });
});

describe('an agent', () => {
  test('does by itself what is named without brackets', () => {
    const { declarations } = checked('');
    const [agents] = declarations.get('simulation valley')?.simulation?.ir.agents ?? [];
    expect(agents?.decisions).toMatchObject([
      { by: 'rule', act: { action: 'valley.eat', arguments: [{ op: 'local', slot: 'self' }] } },
    ]);
  });

  test('keeps names that are declared nearer than its fields', () => {
    expect(checked('fn low(hunger: float) -> bool = count(Villager where it.hunger < hunger) > 0').said).toEqual([]);
  });
});

describe('a goal', () => {
  test('keeps in slots what values were at first', () => {
    const goal = goalOf('  eventually tom.hunger < initial(tom.hunger) - 0.1 and initial(acre.stock) > 3');
    expect(goal.initial.map(({ slot, value }) => [slot, value.op])).toEqual([
      ['initial.1', 'field'],
      ['initial.2', 'field'],
    ]);
  });

  test('needs eyes for what is witnessed, and the solver for what is not', () => {
    expect(goalOf('  eventually tom.hunger < 0.1').evidence).toEqual({ solver: 'required', observer: 'optional' });
    expect(goalOf('  eventually witnessed "a full plate"').evidence).toEqual({
      solver: 'optional',
      observer: 'required',
    });
    expect(goalOf('  always tom.hunger < 0.9\n  eventually witnessed "a full plate"').evidence).toEqual({
      solver: 'required',
      observer: 'required',
    });
  });

  test('finds the actions of its simulation, which nobody else does', () => {
    expect(goalOf('  eventually tom.hunger < 0.1\n  beat meal does eat(tom)').beats).toMatchObject([
      { name: 'meal', after: [], act: { action: 'valley.eat' } },
    ]);
    expect(checked('action feast() { eat(tom) }').said).toEqual([
      'FAB3300 `eat` is an action of the simulation `valley`: only what happens in it does it.',
    ]);
  });
});
