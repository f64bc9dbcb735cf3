import type { ExprIr, Json, StatementIr } from '../../bundle/index.js';
import { constant, type Line, player } from './ir.js';

export interface Deed {
  readonly statement?: StatementIr;
  readonly line?: Line;
}

const set = (of: ExprIr, field: string, value: Json, component?: string): Deed => ({
  statement: {
    do: 'set',
    id: `set ${field}`,
    to: { target: 'field', of, field, ...(component !== undefined && { component }) },
    value: constant(value),
  },
});
const worldly = (name: string, value: ExprIr): Deed => ({
  statement: { do: 'set', id: `set ${name}`, to: { target: 'state', scope: 'world', name }, value },
});
const [mara, tom, ida] = ['mara', 'tom', 'ida'].map((id) => constant(id));
const first = (kind: string): ExprIr => ({ op: 'at', of: { op: 'all', kind }, index: constant(0) });
const linked = (relation: string, from: ExprIr = player, end: ExprIr = player, since?: number): Deed => ({
  statement: {
    do: 'link',
    id: 'link',
    relation,
    from,
    to: end,
    fields: since === undefined ? {} : { since: constant(since) },
  },
});
const unlinked = (relation: string, from: ExprIr = player, end: ExprIr = player): Deed => ({
  statement: { do: 'unlink', id: 'unlink', relation, from, to: end },
});
const purse = (of: ExprIr = player) => ({ target: 'field', of, field: 'purse' }) as const;
const made = (kind: string, size: number): Deed => ({
  statement: {
    do: 'let',
    slot: 'made',
    value: { op: 'new', site: `new ${kind}`, kind, fields: { size: constant(size) } },
  },
});
const emitted = (event: string, price: number): Deed => ({
  statement: { do: 'emit', id: 'emit', event, fields: { what: constant(price), price: constant(price) } },
});

/** What can be done in the world before any edit; what can't be done now is refused, which is as good. */
export const deeds: readonly Deed[] = [
  set(mara ?? player, 'mood', 'angry'),
  set(player, 'mood', 'merry'),
  set(player, 'mood', 'calm'),
  set(tom ?? player, 'gold', 12),
  set(player, 'gold', 7),
  set(player, 'gold', 0),
  set(ida ?? player, 'height', 150),
  set(tom ?? player, 'tone', 'warm', 'Voice'),
  worldly('tide', constant(5)),
  worldly('tide', constant(1)),
  worldly('friend', constant('mara')),
  {
    statement: {
      do: 'transfer',
      id: 'pay',
      resource: 'silver',
      amount: constant({ $n: '57' }),
      from: purse(),
      to: purse(tom),
    },
  },
  {
    statement: {
      do: 'transfer',
      id: 'gift',
      resource: 'silver',
      amount: constant({ $n: '101' }),
      from: purse(mara),
      to: { target: 'state', scope: 'world', name: 'chest' },
    },
  },
  { statement: { do: 'issue', id: 'mint', resource: 'silver', amount: constant({ $n: '25' }), to: purse(ida) } },
  made('Fish', 3),
  made('Bird', 4),
  made('Fish', 5),
  set(first('Fish'), 'size', 9),
  { statement: { do: 'retire', id: 'retire', entity: first('Fish') } },
  { statement: { do: 'retire', id: 'retire', entity: mara ?? player } },
  linked('knows', mara, tom, 4),
  linked('knows', tom, mara, 6),
  linked('knows', tom, ida),
  linked('knows', ida, first('Fish'), 2),
  unlinked('knows', ida, tom),
  linked('knows', ida, tom, 8),
  unlinked('knows', mara, tom),
  linked('above', ida, tom),
  linked('above', tom, mara),
  linked('above', mara, first('Bird')),
  unlinked('above', ida, tom),
  { statement: { do: 'grant', id: 'grant', component: 'Pouch', fields: {}, to: ida ?? player } },
  { statement: { do: 'revoke', id: 'revoke', component: 'Pouch', from: ida ?? player } },
  { statement: { do: 'revoke', id: 'revoke', component: 'Voice', from: tom ?? player } },
  { statement: { do: 'grant', id: 'grant', component: 'Voice', fields: { loud: constant(4) }, to: tom ?? player } },
  { statement: { do: 'grant', id: 'grant', component: 'Voice', fields: { tone: constant('low') }, to: first('Bird') } },
  emitted('sold', 3),
  emitted('given', 4),
  emitted('seen', 5),
  { line: { op: 'draw', id: 'draw', deck: 'twists', slot: 'drawn' } },
];

/** What can be chosen in the hub. */
export const choices: readonly string[] = [...deeds.map((_, index) => `d${index}`), 'rest'];
