import { emitBundle, fitOf, Program, standardLibrary } from '@fabula/compiler';
import type { Value } from '@fabula/runtime/bundle';
import { semanticsVersion } from '@fabula/runtime/engine';
import { openStory, type Story } from '@fabula/runtime/host';

const people = 4_000;
const places = 1_000;
const trusts = 15_000;
const roads = 6_000;

/** A query of the language, and what one would write by hand for the same rows, in whatever order where none is asked for. */
export interface Asked {
  readonly what: string;
  readonly query: string;
  readonly given: { readonly [name: string]: Value };
  /** Its columns are read as text, as all are. `$1` to `$4` are the branch. */
  readonly byHand: string;
  readonly parameters: readonly string[];
}

const key = (alias: string): string =>
  ['tenant', 'campaign_id', 'session_id', 'branch'].map((name, at) => `${alias}.${name} = $${at + 1}`).join(' and ');
const from = { from: 'p17' };

export const asked: readonly Asked[] = [
  {
    what: 'one edge from a thing',
    query: 'trusted_by',
    given: from,
    byHand: `select t.to_id from web.trusts t where ${key('t')} and t.from_id = $5`,
    parameters: ['p17'],
  },
  {
    what: 'three edges from a thing, distinct ends',
    query: 'third',
    given: from,
    byHand: `select distinct c.to_id from web.trusts a
      join web.trusts b on ${key('b')} and b.from_id = a.to_id
      join web.trusts c on ${key('c')} and c.from_id = b.to_id
     where ${key('a')} and a.from_id = $5`,
    parameters: ['p17'],
  },
  {
    what: 'all pairs with a condition, the first 20 by a field of the edge',
    query: 'rivals',
    given: {},
    byHand: `select t.from_id, t.to_id from web.trusts t
      join web.person a on ${key('a')} and a.entity_id = t.from_id
      join web.person b on ${key('b')} and b.entity_id = t.to_id
     where ${key('t')} and t.strength < -0.5 and a.age > b.age
     order by t.strength limit 20`,
    parameters: [],
  },
  {
    what: 'two edges from every thing',
    query: 'homes',
    given: {},
    byHand: `select t.from_id, t.to_id, l.to_id as place from web.trusts t
      join web.lives_at l on ${key('l')} and l.from_id = t.to_id
     where ${key('t')}`,
    parameters: [],
  },
  {
    what: 'how many edges lead to each thing',
    query: 'trusted',
    given: {},
    byHand: `select t.to_id, count(*)::text from web.trusts t where ${key('t')} group by t.to_id order by count(*) desc`,
    parameters: [],
  },
  {
    what: 'an average for each thing, the first 10',
    query: 'hearts',
    given: {},
    byHand: `select t.from_id, avg(t.strength)::text, count(*)::text from web.trusts t where ${key('t')} group by t.from_id
     order by count(*) desc, avg(t.strength) desc limit 10`,
    parameters: [],
  },
  {
    what: 'what can be got to in three edges',
    query: 'near',
    given: from,
    byHand: `with recursive w(at, depth) as (
      select t.to_id, 1 from web.trusts t where ${key('t')} and t.from_id = $5
      union
      select t.to_id, w.depth + 1 from w join web.trusts t on ${key('t')} and t.from_id = w.at where w.depth < 3
    ) select distinct at from w`,
    parameters: ['p17'],
  },
  {
    what: 'what can be got to at all',
    query: 'reach',
    given: from,
    byHand: `with recursive w(at) as (
      select t.to_id from web.trusts t where ${key('t')} and t.from_id = $5
      union
      select t.to_id from w join web.trusts t on ${key('t')} and t.from_id = w.at
    ) select at from w`,
    parameters: ['p17'],
  },
  {
    what: 'what can be got to at all, either way',
    query: 'around',
    given: { from: 'q17' },
    byHand: `with recursive road as (
      select r.from_id as a, r.to_id as b from web.road r where ${key('r')}
      union all
      select r.to_id, r.from_id from web.road r where ${key('r')}
    ), w(at) as (
      select r.b from road r where r.a = $5
      union
      select r.b from w join road r on r.a = w.at
    ) select at from w`,
    parameters: ['q17'],
  },
  {
    what: 'how far it is to each thing',
    query: 'hops',
    given: from,
    byHand: `with recursive w(at, depth) as (
      select t.to_id, 1 from web.trusts t where ${key('t')} and t.from_id = $5
      union
      select t.to_id, w.depth + 1 from w join web.trusts t on ${key('t')} and t.from_id = w.at where w.depth < 15
    ) select at, min(depth)::text from w group by at`,
    parameters: ['p17'],
  },
];

const source = (): string => {
  const lines = [
    `pack web { title "Web" version 1.0.0 start quay }
kind Place {}
kind Person { age: int = 30 }
relation trusts: Person -> Person { strength: float in -1.0..1.0 = 0.0 }
relation lives_at: Person -> Place
relation road: Place -> Place mutual
query trusted_by(from: Person) -> list<Person> { match (from) -[trusts]-> (x) }
query third(from: Person) -> list<Person> { match (from) -[trusts]-> (_) -[trusts]-> (_) -[trusts]-> (x) }
query rivals() -> list<{ a: Person, b: Person }> {
  match (a) -[t: trusts]-> (b) where t.strength < -0.5 and a.age > b.age order by t.strength limit 20
}
query homes() -> list<{ a: Person, b: Person, home: Place }> { match (a) -[trusts]-> (b) -[lives_at]-> (home) }
query trusted() -> list<{ who: Person, by: int }> {
  match (a) -[trusts]-> (b) group by b as who select who, by = count(a) order by by desc
}
query hearts() -> list<{ who: Person, warmth: float?, many: int }> {
  match (a) -[t: trusts]-> (b) group by a as who select who, warmth = avg(t.strength), many = count(b)
  order by many desc, warmth desc limit 10
}
query near(from: Person) -> list<Person> { match (from) -[trusts*..3]-> (x) }
query reach(from: Person) -> list<Person> { match (from) -[trusts*]-> (x) }
query around(from: Place) -> list<Place> { match (from) -[road*]-> (x) }
query hops(from: Person) -> list<{ to: Person, n: int }> {
  match shortest (from) -[w: trusts*]-> (to) select to, n = w.length
}
scene quay {
  Fog.
  + [Wait.] -> quay
}`,
  ];
  // Declared in an order that is not that of their ids, as things are.
  const shuffled = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => (at * 7_919) % count);
  for (const at of shuffled(places)) lines.push(`entity q${at}: Place "Place ${at}"`);
  for (const at of shuffled(people)) lines.push(`entity p${at}: Person "Person ${at}" { age: ${(at * 31) % 90} }`);
  const random = generator();
  const pairs = (count: number, size: number): readonly (readonly [number, number])[] => {
    const met = new Map<number, readonly [number, number]>();
    while (met.size < count) {
      const [a, b] = [random(size), random(size)];
      if (a !== b) met.set(Math.min(a, b) * size + Math.max(a, b), [a, b]);
    }
    return [...met.values()];
  };
  for (const [a, b] of pairs(trusts, people))
    lines.push(`edge p${a} -[trusts]-> p${b} { strength: ${((random(2_000) - 1_000) / 1_000).toFixed(3)} }`);
  for (let at = 0; at < people; at++) lines.push(`edge p${at} -[lives_at]-> q${random(places)}`);
  for (const [a, b] of pairs(roads, places)) lines.push(`edge q${a} -[road]-> q${b}`);
  return `${lines.join('\n')}\n`;
};

/** The same every time. */
function generator(): (below: number) => number {
  let seed = 1;
  return (below) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
}

/** 5,000 things and 25,000 edges. */
export async function webStory(): Promise<Story> {
  const program = new Program({ library: standardLibrary });
  program.update({ sources: new Map([['web.fab', source()]]), ids: new Map() });
  const output = program.build();
  if (!output) {
    const [first] = program.check().diagnostics.filter(({ severity }) => severity === 'error');
    throw new Error(`The story does not build: ${first?.message}`);
  }
  const fit = await fitOf({ initial: undefined, folders: [], released: undefined }, output);
  if (fit.fit !== 'first') throw new Error('The story has been released before.');
  const { bytes } = await emitBundle({
    ...fit.carried,
    semantics: semanticsVersion,
    runtime: '>=0.1 <0.2',
    strings: output.strings,
    libraries: [],
  });
  const story = await openStory(bytes);
  if (!story.ok) throw new Error('The story does not open.');
  return story.value;
}
