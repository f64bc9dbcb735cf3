import fc from 'fast-check';

/** A story with a world, what its choices do to it, and queries of all sorts, as an author would write them. */
export interface DrawnStory {
  readonly source: string;
  readonly queries: readonly DrawnQuery[];
}

export interface DrawnQuery {
  readonly name: string;
  /** What its parameter takes; absent: it has none. */
  readonly given?: { readonly parameter: string; readonly thing: string };
  readonly text: string;
}

interface Relation {
  readonly name: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly field?: string;
}

const relations: readonly Relation[] = [
  { name: 'trusts', from: ['Person'], to: ['Person'], field: 'strength' },
  { name: 'road', from: ['Place'], to: ['Place'], field: 'miles' },
  { name: 'path', from: ['Place'], to: ['Place'], field: 'miles' },
  { name: 'likes', from: ['Person', 'Guest'], to: ['Person', 'Guest', 'Place'] },
  { name: 'lives', from: ['Person', 'Guest'], to: ['Place'] },
];

const declarations = `enum Mood ordered { low, calm, high }
component Voice { pitch: int = 3 }
component Scar { deep: bool = false }
kind Place { wet: bool = false, depth: float in 0.0..9.0 = 1.0 }
kind Person { has Voice
  age: int = 30, mood: Mood = calm, home: Place? = none, pay: decimal scale 2 = 1.50, nick: text? = none }
kind Guest { age: int = 5 }
relation trusts: Person -> Person { strength: float in -1.0..1.0 = 0.0 }
relation road: Place -> Place mutual { miles: float in 0.0..90.0 = 1.0 }
relation path: Place -> Place { miles: float in 0.0..90.0 = 1.0 }
relation likes: Person | Guest -> Person | Guest | Place
relation lives: Person | Guest -> Place one
player is Guest`;

const figure = fc.constantFrom('0.0', '0.1', '0.25', '1.0');

/** Who and what there is, by kind. */
const ids = (count: number, letter: string): readonly string[] =>
  Array.from({ length: count }, (_, i) => `${letter}${i}`);
const people = ids(4, 'p');
const places = ids(4, 'l');
const guests = ids(2, 'g');
const things: { readonly [kind: string]: readonly string[] } = { Person: people, Place: places, Guest: guests };
const among = (kinds: readonly string[]): fc.Arbitrary<string> =>
  fc.constantFrom(...kinds.flatMap((kind) => things[kind] ?? []));

interface Edge {
  readonly relation: Relation;
  readonly from: string;
  readonly to: string;
  readonly figure: string;
}

const edge: fc.Arbitrary<Edge> = fc
  .constantFrom(...relations, ...relations.slice(0, 3))
  .chain((relation) =>
    fc.record({ relation: fc.constant(relation), from: among(relation.from), to: among(relation.to), figure }),
  );

const fieldsOf = ({ relation: { field }, figure: value }: Edge): string =>
  field === undefined ? '' : ` { ${field}: ${value} }`;
const endsOf = ({ relation: { name }, from, to }: Edge): string => {
  const ends = name === 'road' && to < from ? [to, from] : [from, to];
  // One home each.
  return name === 'lives' ? `${name} ${from}` : [name, ...ends].join(' ');
};

const person = fc.record({
  age: fc.nat(4),
  mood: fc.constantFrom('low', 'calm', 'high'),
  home: fc.constantFrom('none', ...places),
  pay: fc.constantFrom('0.00', '0.10', '2.25', '17.50'),
  nick: fc.constantFrom('none', '"a"', '"B"', '"ä"', '"𝄞"', '"O’Neil"', '"$$ %s"'),
});
const place = fc.record({ wet: fc.boolean(), depth: fc.constantFrom('0.0', '0.1', '1.0', '2.5') });

const fields = (of: { readonly [name: string]: string | number | boolean }): string =>
  Object.entries(of)
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ');

/** A choice each, in which much of the world changes. */
const deed: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 4,
    arbitrary: edge.map((each) => `link ${each.from} -[${each.relation.name}]-> ${each.to}${fieldsOf(each)}`),
  },
  { weight: 3, arbitrary: edge.map(({ relation: { name }, from, to }) => `unlink ${from} -[${name}]-> ${to}`) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(among(['Place', 'Guest']), fc.nat(4))
      .map(([id, pitch]) => `grant Voice { pitch: ${pitch} } to ${id}`),
  },
  { weight: 1, arbitrary: among(['Person']).map((id) => `grant Scar to ${id}`) },
  { weight: 2, arbitrary: fc.tuple(among(['Person']), fc.nat(9)).map(([id, age]) => `${id}.age = ${age}`) },
  { weight: 1, arbitrary: fc.nat(4).map((least) => `world.least = ${least}`) },
);
const made: fc.Arbitrary<string> = fc.record({ age: fc.nat(4), to: among(['Person']), figure }).map(
  ({ age, to, figure: strength }) => `let x = new Person "Made" { age: ${age} }
      ~ link x -[trusts]-> ${to} { strength: ${strength} }
      ~ link ${to} -[likes]-> x`,
);

/** What is retired is not spoken of again in the same breath. */
const retired = among(['Person', 'Place', 'Guest']).map((id) => `retire ${id}`);

interface Named {
  readonly name: string;
  readonly kinds: readonly string[];
}

interface Drawing {
  readonly parts: readonly string[];
  readonly names: readonly Named[];
  /** Edges and walks with a name, by what may be asked of them. */
  readonly edges: readonly { readonly name: string; readonly field: string }[];
  readonly walks: readonly string[];
  readonly best: boolean;
}

const lengths = ['*', '*..2', '*1..3', '*2', '*0..2', '*..3', '*0..'];

/** One more edge, from a thing that was drawn to a new one or another. */
function grown(so: Drawing, wantsWalk: boolean, best: boolean): fc.Arbitrary<Drawing> {
  return fc.constantFrom(...so.names).chain((start) => {
    const open = relations.flatMap((relation) => [
      ...(start.kinds.every((kind) => relation.from.includes(kind)) ? [{ relation, back: false }] : []),
      ...(start.kinds.every((kind) => relation.to.includes(kind)) ? [{ relation, back: true }] : []),
    ]);
    return fc
      .record({
        along: fc.constantFrom(...open),
        more: fc.boolean(),
        either: fc.constantFrom(false, false, false, true),
        walk: wantsWalk ? fc.constantFrom(...lengths) : fc.constant(''),
        named: fc.boolean(),
        asks: fc.constantFrom(undefined, undefined, '> 0.1', '<= 0.25'),
        reuse: fc.constantFrom(false, false, true),
      })
      .map(({ along: { relation, back }, more, either, walk: drawn, named, asks, reuse }): Drawing => {
        // A place is where such walks end, and who lives somewhere goes no further.
        const isEnd = relation.from.join() !== relation.to.join() && start.kinds.includes('Place');
        const walk = isEnd || (relation.name === 'lives' && drawn === '*2') ? '' : drawn;
        const ends = back ? relation.from : relation.to;
        const known = so.names.find(
          ({ name, kinds }) => reuse && name !== start.name && kinds.every((kind) => ends.includes(kind)),
        );
        const end: Named = known ?? { name: 'abcde'[so.names.length] ?? 'z', kinds: ends };
        const at = so.parts.length;
        const two = more && relation.from[0] === 'Place' ? 'road|path' : relation.name;
        const isLoose = either && relation.from.join() === relation.to.join();
        const walks = walk !== '';
        const length = best && walks ? (walk.startsWith('*0') ? '*0..' : '*') : walk;
        const name = named || (best && walks) ? (walks ? `w${at}: ` : `e${at}: `) : '';
        const where = asks !== undefined && relation.field !== undefined ? ` where ${relation.field} ${asks}` : '';
        const inside = `[${name}${two}${length}${where}]`;
        const line = isLoose ? `-${inside}-` : back ? `<-${inside}-` : `-${inside}->`;
        return {
          parts: [...so.parts, `(${start.name}) ${line} (${end.name})`],
          names: known ? so.names : [...so.names, end],
          edges:
            name !== '' &&
            !walks &&
            relation.field !== undefined &&
            (two === relation.name || relation.field === 'miles')
              ? [...so.edges, { name: `e${at}`, field: relation.field }]
              : so.edges,
          walks: name !== '' && walks ? [...so.walks, `w${at}`] : so.walks,
          best: so.best || (best && walks),
        };
      });
  });
}

const isAll = ({ kinds }: Named, ...of: readonly string[]): boolean => kinds.every((kind) => of.includes(kind));

/** Conditions of what is matched: some can't be said in one home or another, some are refused of some. */
function conditionOf({ names, edges, walks }: Drawing): fc.Arbitrary<string> {
  const found = names.flatMap((each) => {
    const { name } = each;
    const other = names.find((that) => that.name !== name && that.kinds.join() === each.kinds.join());
    return [
      ...(other ? [`${name} != ${other.name}`, `not (${name} == ${other.name})`] : []),
      ...(isAll(each, 'Person')
        ? [
            ...[`${name}.age > 1`, `${name}.age * 3 > world.least`, `${name}.mood != calm`, `${name}.mood >= calm`],
            ...[`${name}.home != none`, `${name}.home == l0`, `${name}.nick == "ä"`, `${name}.nick != none`],
            ...[`${name}.pay > 1.00`, `${name}.Voice.pitch > 2`, `(${name}.age > 2 or ${name}.mood == low)`],
            ...[`${name} != p1`, `not (${name}.nick == "a")`],
          ]
        : []),
      ...(isAll(each, 'Place') ? [`${name}.wet`, `not ${name}.wet`, `${name}.depth < 1.5`, `${name} != l2`] : []),
    ];
  });
  const of = [
    ...found,
    ...edges.map(({ name, field }) => `${name}.${field} > 0.0`),
    ...walks.map((name) => `${name}.length < 3`),
    ...(found.length === 0 ? ['world.least < 3'] : []),
  ];
  const leaf = fc.constantFrom(...of);
  return fc.oneof(
    { weight: 4, arbitrary: leaf },
    { weight: 1, arbitrary: fc.tuple(leaf, leaf).map(([a, b]) => `(${a} or ${b})`) },
    { weight: 1, arbitrary: fc.tuple(leaf, leaf).map(([a, b]) => `${a} and ${b}`) },
  );
}

/** What is made of the fits. */
function endOf(so: Drawing): fc.Arbitrary<string> {
  const [first] = so.names;
  if (!first) return fc.constant('');
  const figures = so.names.flatMap((each) =>
    isAll(each, 'Person') ? [`${each.name}.age`] : isAll(each, 'Place') ? [`${each.name}.depth`] : [],
  );
  const values = [...figures, ...so.walks.map((name) => `${name}.length`)];
  const [value] = values;
  const texts = so.names.flatMap((each) => (isAll(each, 'Person') ? [`${each.name}.nick`, `${each.name}.mood`] : []));
  const last = so.names.at(-1) ?? first;
  const columns = [
    ...so.names.map(({ name }) => name),
    ...values.map((each, at) => `v${at} = ${each}`),
    ...so.edges.map(({ name, field }, at) => `f${at} = ${name}.${field}`),
    ...so.walks.map((name, at) => `s${at} = ${name}.steps`),
    ...texts.slice(0, 1).map((each) => `t = ${each}`),
  ];
  const order = fc.constantFrom(
    '',
    ...[...values, ...texts].flatMap((each) => [` order by ${each}`, ` order by ${each} desc`]),
  );
  const limit = fc.constantFrom('', '', ' limit 1', ' limit 3');
  const select = fc.subarray(columns, { minLength: 1 }).map((each) => ` select ${each.join(', ')}`);
  const grouped = [
    ` group by ${last.name} select ${last.name}, n = count(${first.name})`,
    ` group by ${last.name} having count(${first.name}) > 1 select ${last.name}, n = count(${first.name}) order by n desc limit 2`,
    ...(value === undefined
      ? []
      : [
          ` select n = count(${first.name}), most = max(${value}), mean = avg(${value}), sum = sum(${value})`,
          ` group by ${first.name} as who select who, all = list(${value}), least = min(${value})`,
        ]),
  ];
  return fc.oneof(
    { weight: 2, arbitrary: fc.tuple(order, limit).map(([by, most]) => by + most) },
    { weight: 3, arbitrary: fc.tuple(select, order, limit).map((each) => each.join('')) },
    { weight: 2, arbitrary: fc.constantFrom(...grouped) },
  );
}

const sceneQuery: fc.Arbitrary<Omit<DrawnQuery, 'name'>> = fc
  .record({
    length: fc.constantFrom('', '*', '*..2', '*1..3'),
    back: fc.boolean(),
    given: fc.constantFrom('quay', 'mill', 'cellar'),
  })
  .map(({ length, back, given }) => ({
    given: { parameter: 'here', thing: given },
    text: `(here: Scene) { match (here) ${back ? `<-[leads_to${length}]-` : `-[leads_to${length}]->`} (s) }`,
  }));

const drawnQuery: fc.Arbitrary<Omit<DrawnQuery, 'name'>> = fc
  .record({
    kinds: fc.constantFrom(['Person'], ['Place'], ['Person', 'Guest'], ['Person'], ['Place']),
    has: fc.constantFrom('', '', '', '', '', '', '', 'Voice'),
    edges: fc.constantFrom(1, 1, 2, 2, 3, 0),
    walk: fc.constantFrom(-1, -1, 0, 1),
    isGiven: fc.constantFrom(false, false, true),
    best: fc.constantFrom(false, false, true),
    all: fc.constantFrom(false, false, false, true),
  })
  .chain(({ kinds, has, edges, walk, isGiven, best, all }) => {
    const seed: Drawing = { parts: [], names: [{ name: 'a', kinds }], edges: [], walks: [], best: false };
    let drawing: fc.Arbitrary<Drawing> = fc.constant(seed);
    for (let at = 0; at < edges; at++) drawing = drawing.chain((so) => grown(so, at === walk, best));
    return drawing.chain((so) =>
      fc
        .record({ where: fc.array(conditionOf(so), { maxLength: 2 }), end: endOf(so), given: among(kinds) })
        .map(({ where, end, given }) => {
          const first = has !== '' && !isGiven ? `(a: has ${has})` : `(a: ${kinds.join(' | ')})`;
          const isHas = has !== '' && !isGiven;
          const parts = isGiven ? so.parts : [first, ...so.parts];
          // What has a voice may be of any kind: nothing else is asked of it.
          const pattern = isHas ? [first] : parts.length === 0 ? [first] : parts;
          const find = so.best && !isHas ? 'match shortest ' : all && !isHas ? 'match all paths ' : 'match ';
          const asked = isHas
            ? ' select a, p = a.Voice.pitch'
            : `${where.length > 0 ? ` where ${where.join(' and ')}` : ''}${end}`;
          const takes = isGiven && so.parts.length > 0 ? `(a: ${kinds.join(' | ')})` : '()';
          return {
            ...(takes !== '()' && { given: { parameter: 'a', thing: given } }),
            text: `${takes} { ${find}${pattern.join(', ')}${asked} }`,
          };
        }),
    );
  });

export function drawnStory(pack: string, queries: number): fc.Arbitrary<DrawnStory> {
  return fc
    .record({
      people: fc.tuple(...people.map(() => person)),
      places: fc.tuple(...places.map(() => place)),
      guests: fc.tuple(...guests.map(() => fc.nat(4))),
      edges: fc.uniqueArray(edge, { minLength: 8, maxLength: 14, selector: endsOf }),
      deeds: fc.array(fc.tuple(deed, deed, fc.oneof(deed, made, retired)), { minLength: 4, maxLength: 4 }),
      queries: fc.array(fc.oneof({ weight: 9, arbitrary: drawnQuery }, { weight: 1, arbitrary: sceneQuery }), {
        minLength: queries,
        maxLength: queries,
      }),
    })
    .map((drawn) => {
      const asked = drawn.queries.map((each, at) => ({ ...each, name: `q${at}` }));
      const choices = drawn.deeds.map(
        (each, at) => `  * [Deed ${at}.] {
      ~ ${each.join('\n      ~ ')}
  }`,
      );
      const source = `pack ${pack} { title "Drawn" version 1.0.0 start quay }
${declarations}
world { least: int = 2 }
${drawn.places.map((each, at) => `entity l${at}: Place "Place ${at}" { ${fields(each)} }`).join('\n')}
${drawn.people.map((each, at) => `entity p${at}: Person "Person ${at}" { ${fields(each)} }`).join('\n')}
${drawn.guests.map((age, at) => `entity g${at}: Guest "Guest ${at}" { age: ${age} }`).join('\n')}
${drawn.edges.map((each) => `edge ${each.from} -[${each.relation.name}]-> ${each.to}${fieldsOf(each)}`).join('\n')}
${asked.map(({ name, text }) => `query ${name}${text}`).join('\n')}
scene quay {
${choices.join('\n')}
  + [On.] -> mill
  -> quay
}
scene mill { + [Back.] -> quay }
scene cellar { + [Up.] -> mill }
`;
      return { source, queries: asked };
    });
}
