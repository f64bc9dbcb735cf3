import type {
  ConversionIr,
  ExprIr,
  FieldConversionIr,
  FieldIr,
  ProgramIr,
  QueryIr,
  SchemaIr,
  StatementIr,
  TypeIr,
} from '../../bundle/index.js';
import { deeds } from './edited-deeds.js';
import {
  binary,
  constant,
  divert,
  exit,
  fieldOf,
  int,
  type Line,
  label,
  local,
  point,
  program,
  run,
  scene,
  text,
  visit,
} from './ir.js';

/** What an author may have changed in a small world: each by itself, so that any of them come together. */
export interface Edit {
  readonly kind: 'same' | 'renamed';
  readonly mood: 'same' | 'renamed' | 'fewer';
  readonly gold: 'same' | 'renamed' | 'scaled' | 'text' | 'gone';
  readonly height: 'same' | 'kept';
  readonly rich: 'absent' | 'derived' | 'divided';
  readonly silver: 'same' | 'renamed' | 'coarser' | 'finer';
  readonly pocket: 'absent' | 'endowed';
  readonly mara: 'same' | 'renamed' | 'gone';
  readonly knows: 'same' | 'renamed' | 'turned' | 'mutual' | 'gone';
  readonly since: 'same' | 'renamed' | 'gone' | 'kept';
  readonly above: 'same' | 'turned' | 'renamed';
  readonly edge: 'same' | 'undeclared' | 'declared';
  readonly sold: 'same' | 'renamed' | 'merged' | 'gone' | 'narrower';
  readonly memory: 'same' | 'shorter' | 'longer' | 'none';
  readonly fish: 'same' | 'gone' | 'birds';
  readonly voice: 'same' | 'renamed' | 'gone' | 'lost' | 'kept';
  readonly counts: 'same' | 'renamed';
  readonly places: 'same' | 'renamed' | 'gone';
}

export const noEdit: Edit = {
  kind: 'same',
  mood: 'same',
  gold: 'same',
  height: 'same',
  rich: 'absent',
  silver: 'same',
  pocket: 'absent',
  mara: 'same',
  knows: 'same',
  since: 'same',
  above: 'same',
  edge: 'same',
  sold: 'same',
  memory: 'same',
  fish: 'same',
  voice: 'same',
  counts: 'same',
  places: 'same',
};

const any: TypeIr = { type: 'ref', kinds: [], has: [] };
const to = <T>(is: boolean, renamed: T, before: T): T => (is ? renamed : before);

function namesAfter(edit: Edit) {
  return {
    person: to(edit.kind === 'renamed', 'Human', 'Person'),
    mood: to(edit.mood === 'renamed', 'temper', 'mood'),
    gold: to(edit.gold === 'renamed', 'coins', 'gold'),
    silver: to(edit.silver === 'renamed', 'gelt', 'silver'),
    mara: to(edit.mara === 'renamed', 'marat', 'mara'),
    knows: to(edit.knows === 'renamed', 'met', 'knows'),
    since: to(edit.since === 'renamed', 'turn', 'since'),
    above: to(edit.above === 'renamed', 'over', 'above'),
    sold: edit.sold === 'renamed' ? 'passed' : edit.sold === 'merged' ? 'given' : 'sold',
    fish: to(edit.fish === 'birds', 'Bird', 'Fish'),
    voice: to(edit.voice === 'renamed', 'Speech', 'Voice'),
    deck: to(edit.counts === 'renamed', 'turns', 'twists'),
    mission: to(edit.counts === 'renamed', 'search', 'find'),
    tide: to(edit.counts === 'renamed', 'water', 'tide'),
    hub: to(edit.places === 'renamed', 'square', 'hub'),
    leave: to(edit.places === 'renamed', 'go', 'leave'),
  };
}

function schemaAfter(edit: Edit): SchemaIr {
  const names = namesAfter(edit);
  const silver: TypeIr = { type: 'amount', resource: names.silver };
  const scale = edit.silver === 'coarser' ? 0 : edit.silver === 'finer' ? 3 : 2;
  const gold: readonly FieldIr[] = {
    same: [fieldOf('gold', int, 1)],
    renamed: [fieldOf('coins', int, 1)],
    scaled: [fieldOf('gold', { type: 'decimal', scale: 2 }, { $n: '100' })],
    text: [fieldOf('gold', text, '1')],
    gone: [],
  }[edit.gold];
  const size = [fieldOf('size', int, 1)];
  const mara = edit.mara === 'gone' ? [] : [names.mara];
  const knows = edit.knows === 'turned' ? (['tom', 'ida'] as const) : (['ida', 'tom'] as const);
  return {
    enums: { Mood: { ordered: false, cases: ['calm', 'angry', 'merry'].map((name) => ({ name })) } },
    components: {
      ...(edit.voice !== 'gone' && {
        [names.voice]: { fields: [fieldOf('tone', text, 'dry'), fieldOf('loud', int, edit.voice === 'kept' ? 5 : 1)] },
      }),
      Pouch: { fields: [fieldOf('coins', silver, { $n: '7' })] },
    },
    kinds: {
      [names.person]: {
        has: edit.voice === 'gone' || edit.voice === 'lost' ? [] : [names.voice],
        fields: [
          fieldOf(names.mood, { type: 'enum', enum: 'Mood' }, 'calm'),
          ...gold,
          fieldOf('height', int, edit.height === 'kept' ? 170 : 160),
          ...(edit.rich === 'absent' ? [] : [fieldOf('rich', { type: 'bool' }, false)]),
          fieldOf('purse', silver, { $n: '333' }),
          ...(edit.pocket === 'endowed' ? [fieldOf('pocket', silver)] : []),
        ],
      },
      ...(edit.fish === 'same' && { Fish: { has: [], fields: size } }),
      Bird: { has: [], fields: size },
    },
    relations: {
      ...(edit.knows !== 'gone' && {
        [names.knows]: {
          from: any,
          to: any,
          mutual: edit.knows === 'mutual',
          acyclic: false,
          fields: edit.since === 'gone' ? [] : [fieldOf(names.since, int, edit.since === 'kept' ? 9 : 0)],
        },
      }),
      [names.above]: { from: any, to: any, mutual: false, acyclic: true, fields: [] },
    },
    resources: { [names.silver]: { scale, issuer: 'mint' } },
    events: {
      ...(edit.sold !== 'gone' && {
        [names.sold]: { tier: 'ledger', fields: [fieldOf('what', int), fieldOf('price', int)] },
      }),
      given: { tier: 'ledger', fields: [fieldOf('what', int), fieldOf('price', int)] },
      seen: { tier: 'ledger', fields: [fieldOf('what', int), fieldOf('price', int)] },
    },
    world: [fieldOf(names.tide, int, 2), fieldOf('friend', any, 'tom'), fieldOf('chest', silver, { $n: '45' })],
    campaign: [],
    config: [fieldOf('hard', { type: 'bool' }, false)],
    player: { kind: names.person, fields: [], values: {}, asked: [] },
    entities: [...mara, 'tom', 'ida'].map((id) => ({ id, kind: names.person, values: {} })),
    edges: [
      ...(edit.edge === 'undeclared' || edit.knows === 'gone'
        ? []
        : [
            {
              relation: names.knows,
              from: knows[0],
              to: knows[1],
              values: edit.since === 'gone' ? {} : { [names.since]: constant(3) },
            },
          ]),
      ...(edit.edge === 'declared' ? [{ relation: names.above, from: 'ida', to: 'tom', values: {} }] : []),
    ],
  };
}

/** The world as it is after an edit. Only before any it does something: what comes after is only folded. */
export function editedWorld(edit: Edit): ProgramIr {
  const names = namesAfter(edit);
  const isOld = edit === noEdit;
  const rooms = isOld
    ? deeds.map((deed, index): Line[] => [deed.line ?? run(deed.statement ?? noDeed), mark(index)])
    : [];
  const hub = scene(names.hub, [
    label('top'),
    ...point([
      ...deeds.map((_, index) => ({
        id: `d${index}`,
        sticky: true,
        body: [...(rooms[index]?.slice(0, 1) ?? []), divert(names.hub)],
      })),
      { id: 'rest', sticky: true, body: [visit('stay', 'inn'), divert(names.hub)] },
    ]),
    exit,
  ]);
  const inn = scene(
    'inn',
    edit.places === 'gone'
      ? [label('door'), ...point([{ id: 'out' }]), exit]
      : [label('door'), ...point([{ id: names.leave }, { id: 'out' }]), exit],
  );
  const cards = ['storm', 'calm'].map((name) => ({ name, scene: `card ${name}` }));
  return program({
    schema: schemaAfter(edit),
    scenes: [hub, inn, ...cards.map((card) => scene(card.scene, [exit]))],
    queries: queriesAfter(edit),
    decks: { [names.deck]: { draws: 'shuffle', cards } },
    missions: [
      {
        name: names.mission,
        objectives: [
          { name: 'rise', done: binary('gt', { op: 'state', scope: 'world', name: names.tide }, constant(3)) },
        ],
        clocks: [],
        fails: [],
        reward: [],
      },
    ],
  });
}

const mark = (index: number): Line => ({ mark: `done ${index}` });
const noDeed: StatementIr = { do: 'let', slot: 'nothing', value: constant(0) };

function queriesAfter(edit: Edit): { readonly [name: string]: QueryIr } {
  const names = namesAfter(edit);
  const asks = (event: string, turns?: number): QueryIr => ({
    parameters: [],
    events: {
      steps: [{ event, slot: 'e', gives: [] }],
      ...(turns !== undefined && { last: { count: turns, unit: 'turns' } }),
    },
    nodes: [],
    edges: [],
    where: [],
    order: [],
    row: local('e'),
  });
  if (edit.memory === 'none') return { given: asks('given') };
  return {
    given: asks('given'),
    ...(edit.memory === 'longer' && { seen: asks('seen') }),
    ...(edit.sold !== 'gone' && { sold: asks(names.sold, { same: 4, shorter: 1, longer: 9 }[edit.memory]) }),
  };
}

/** The conversion from the world before any edit to the one after it. */
export function conversionOf(edit: Edit): ConversionIr {
  const names = namesAfter(edit);
  const people = Object.fromEntries(['mara', 'tom', 'ida'].map((id) => [id, 'Person']));
  const goldValue: FieldConversionIr = {
    same: {},
    renamed: { to: 'coins' },
    scaled: { value: { by: 'toScaled', scale: 2 } as const },
    text: { value: { by: 'text' } as const },
    gone: { gone: true as const },
  }[edit.gold];
  const scales = { same: undefined, renamed: undefined, coarser: { from: 2, to: 0 }, finer: { from: 2, to: 3 } };
  const scale = scales[edit.silver];
  const gold: ExprIr = { op: 'get', of: local('old'), name: 'gold' };
  const share = binary('int.div', constant(100), gold);
  const angry = { by: 'names', names: { angry: 'calm' } } as const;
  return {
    conversion: 1,
    migration: '0002_edit',
    from: 'before',
    to: 'after',
    entities: {
      kindOf: people,
      player: 'Person',
      ...(edit.mara === 'renamed' && { renamed: { mara: 'marat' } }),
      ...(edit.mara === 'gone' && { gone: ['mara'] }),
    },
    kinds: {
      Person: {
        ...(edit.kind === 'renamed' && { to: 'Human' }),
        fields: {
          ...(edit.mood === 'renamed' && { mood: { to: 'temper' } }),
          ...(edit.mood === 'fewer' && { mood: { value: angry } }),
          ...(edit.gold !== 'same' && { gold: goldValue }),
        },
        ...(edit.height === 'kept' && { kept: { height: { value: 160 } } }),
        ...(edit.voice === 'lost' && { grants: ['Voice'] }),
        ...(edit.rich !== 'absent' && {
          derived: {
            old: 'old',
            reads: { gold: { field: 'gold', value: 1 } },
            lets: [],
            values: {
              rich: edit.rich === 'derived' ? binary('gt', gold, constant(10)) : binary('lt', share, constant(10)),
            },
          },
        }),
      },
      ...(edit.fish === 'birds' && { Fish: { to: 'Bird' } }),
      ...(edit.fish === 'gone' && { Fish: { gone: true as const } }),
    },
    components: {
      ...(edit.voice === 'renamed' && { Voice: { to: 'Speech' } }),
      ...(edit.voice === 'gone' && { Voice: { gone: true as const } }),
      ...(edit.voice === 'kept' && { Voice: { kinds: ['Person'], kept: { 'Voice.loud': { value: 1 } } } }),
    },
    relations: {
      knows: {
        ...(edit.knows === 'renamed' && { to: 'met' }),
        ...(edit.knows === 'gone' && { gone: true as const }),
        ...(edit.knows === 'turned' && { turned: true as const }),
        ...(edit.knows === 'mutual' && { mutual: true as const }),
        fields: {
          ...(edit.since === 'renamed' && { since: { to: 'turn' } }),
          ...(edit.since === 'gone' && { since: { gone: true as const } }),
        },
        ...(edit.since === 'kept' && { kept: { since: { value: 0, of: { 'ida tom': 3 } } } }),
        ...(edit.edge === 'undeclared'
          ? { linked: [['ida', 'tom'] as const] }
          : { declared: [['ida', 'tom'] as const] }),
      },
      above: {
        ...(edit.above === 'renamed' && { to: 'over' }),
        ...(edit.above === 'turned' && { turned: true as const }),
        ...(edit.above !== 'same' && { acyclic: true as const }),
      },
    },
    world: {
      fields: {
        ...(names.tide !== 'tide' && { tide: { to: names.tide } }),
        ...(edit.mara !== 'same' && {
          friend: { value: { by: 'names' as const, names: { mara: edit.mara === 'gone' ? 'ida' : 'marat' } } },
        }),
      },
    },
    ...((edit.silver !== 'same' || edit.mara === 'gone') && {
      resources: {
        silver: {
          ...(names.silver !== 'silver' && { to: names.silver }),
          ...(scale && { scale }),
          accounts: ['Person.purse', 'Pouch.coins', 'chest'],
        },
      },
    }),
    events: {
      ...(names.sold !== 'sold' && { sold: { to: names.sold } }),
      ...(edit.sold === 'gone' && { sold: { gone: true as const } }),
      ...(edit.sold === 'narrower' && { sold: { fields: { price: { value: { by: 'clamp' as const, high: 2 } } } } }),
      ...(edit.sold === 'merged' && { given: {} }),
    },
    ...(edit.counts === 'renamed' && {
      decks: { twists: { to: 'turns' } },
      missions: { find: { to: 'search' } },
    }),
    places: {
      ...(edit.places === 'renamed' && { scenes: { hub: 'square' }, ids: { leave: 'go' } }),
      ...(edit.places === 'gone' && {
        moved: {
          leave: { to: { place: 'label' as const, scene: 'inn', label: 'door' }, note: 'The inn has changed.' },
        },
      }),
    },
    ...(edit.pocket === 'endowed' && {
      endow: ['e/tom/pocket', 'e/player/pocket'].map((account) => ({ resource: names.silver, account, amount: '20' })),
    }),
  };
}
