import { validateProgram } from '@fabula/runtime/bundle';
import { createEngine } from '@fabula/runtime/engine';
import { describe, expect, test } from 'vitest';
import { Reader, type Story, storyOf } from '../decks/story.js';

const people = `
kind Person { age: int = 30 }
kind Guest {}
relation trusts: Person -> Person { strength: float in -1.0..1.0 = 0.0 }
entity mara: Person "Mara" { age: 41 }
entity tam: Person "Tam" { age: 12 }
entity wren: Person "Wren" { age: 70 }
edge mara -[trusts]-> tam { strength: -0.5 }
edge tam -[trusts]-> wren { strength: -0.9 }
query everyone() -> list<Person | Guest> { match (x: Person | Guest) }
query oldest() -> Person? { match (x: Person) order by x.age desc }
query trusting() -> list<{ a: Person, b: Person }> { match (a) -[trusts]-> (b) }
`;

describe('a query in a story', () => {
  test('sees what the turn has done, what was saved, and what is gone', async () => {
    const source = `${people}
scene quay {
  {everyone, list}.
  + [Come.] {
      ~ new Guest "Zoe"
      ~ new Person "Abe"
      ~ new Guest "Bea"
      {everyone, list}.
  }
  + [Trust.] {
      ~ link wren -[trusts]-> mara
      {[row.a for row in trusting], list}.
  }
  + [Doubt.] {
      ~ unlink mara -[trusts]-> tam
      {[row.a for row in trusting], list}.
  }
  + [Leave.] {
      ~ retire tam
      {everyone, list}. {[row.a for row in trusting], list}.
  }
  + [Look.] {[row.a for row in trusting], list}.
  + [Go home.] -> end
  -> quay
}`;
    const reader = new Reader(await storyOf(source));
    expect(reader.lines).toEqual(['Mara, Tam and Wren.']);
    // Guests before persons: kinds by their names, and then as they came.
    expect(reader.choose('Come.').lines[0]).toMatch(/^Mara, Tam, Wren, guest~\w+, guest~\w+ and person~\w+\.$/);
    expect(reader.choose('Trust.').lines[0]).toBe('Mara, Tam and Wren.');
    expect(reader.choose('Doubt.').lines[0]).toBe('Tam and Wren.');
    expect(reader.choose('Look.').lines[0]).toBe('Tam and Wren.');
    expect(reader.choose('Leave.').lines[0]).toMatch(/^Mara, Wren, guest~\w+, guest~\w+ and person~\w+\. Wren\.$/);
  });

  test('may guard a choice and a rule, and be asked for in another query', async () => {
    const source = `${people}
world { heard: int = 0 }
query foes(of: Person) -> list<Person> { match (of) -[trusts where strength < 0.0]-> (x) }
query hated { match (p: Person) where count(foes(p)) > 0 and p.age > 20 }
rule notes on change of count(foes(mara)) { heard += 1 }
scene quay {
  + [Make up.] ~ when count(foes(mara)) > 0 {
      ~ trusts(mara, tam).strength = 0.5
  }
  + [Count.] {heard} {count(hated)}
  + [Go home.] -> end
  -> quay
}`;
    const reader = new Reader(await storyOf(source));
    expect(reader.choose('Count.').lines).toEqual(['0 1']);
    expect(reader.choose('Make up.').offered).toEqual(['Count.', 'Go home.']);
    expect(reader.choose('Count.').lines).toEqual(['1 0']);
  });
});

describe('the narrative graph', () => {
  const source = `${people}
deck rumours draws best {
  card first scene zoo
  card second scene attic weight 2 when mara.age > 99
}
world { open: bool = false }
edge cellar -[leads_to]-> quay when open
query ahead(here: Scene) -> list<Scene> { match (here) -[leads_to*]-> (x) }
query near(here: Scene) -> list<Scene> { match (here) -[leads_to]-> (x) }
query all_ahead(here: Scene) -> list<Scene> { match (here) -[leads_to*]-> (x) ignoring guards }
query tense(here: Scene) -> list<{ scene: Scene, a: Person, b: Person }> {
  match (here) -[leads_to*1..3]-> (scene), (a: Person) -[t: trusts]-> (b: Person)
  where a in scene.cast and b in scene.cast and t.strength < -0.3
  order by scene.mass desc, t.strength limit 3
}
scene quay "Quay" {
  {near(quay), list} | {near(zoo), list} | {ahead(cellar), list} | {all_ahead(cellar), list}
  ~ for row in tense(quay) {
    {row.scene.title}: {row.a}, {row.b}
  }
  ~ let place = zoo
  * [Down.] -> cellar
  * [Up.] ~ when tam.age > 20 -> zoo
  * [Anywhere.] -> place
  * [Rumours.] -> best of rumours
}
scene zoo "Zoo" cast tam, wren mass 0.2 { One. -> attic }
scene cellar "Cellar" { Two. -> end }
scene attic "Attic" cast mara, tam, wren mass 0.9 {
  ~ visit cellar
  = upstairs
  * [Stay.] -> .upstairs
  * [Leave.] -> end
}`;
  const lines = [
    'Zoo, Cellar and Attic | Attic | | Quay, Zoo, Cellar and Attic',
    'Attic: Tam, Wren',
    'Attic: Mara, Tam',
    'Zoo: Tam, Wren',
  ];

  test('has an edge for every divert that leaves a scene, and what was declared', async () => {
    expect(new Reader(await storyOf(source)).lines).toEqual(lines);
  });

  test('and all rows keep their order in a bundle, whose names are sorted', async () => {
    const story = await storyOf(source);
    const { scenes, schema } = story.program;
    const checked = validateProgram({
      ...story.program,
      scenes: sorted(scenes),
      schema: { ...schema, kinds: sorted(schema.kinds) },
    });
    if (!checked.ok) throw new Error(checked.error.detail);
    const stored: Story = { ...story, program: checked.value, engine: await createEngine(checked.value) };
    expect(new Reader(stored).lines).toEqual(lines);
  });
});

function sorted<T>(dictionary: { readonly [name: string]: T }): { readonly [name: string]: T } {
  return Object.fromEntries(Object.entries(dictionary).sort(([a], [b]) => (a < b ? -1 : 1)));
}

test('a pack without queries has nothing of them in its bundle', async () => {
  const { program } = await storyOf('scene quay { {quay.mass} is what it weighs. -> end }');
  expect(Object.keys(program)).not.toContain('queries');
  expect(Object.keys(program)).not.toContain('leadsTo');
});
