import { describe, expect, test } from 'vitest';
import { Reader, storyOf } from '../decks/story.js';

describe('a relation with one at an end', () => {
  test('lets the edge before go', async () => {
    const source = `
kind Person {}
kind Place {}
kind Thing {}
relation stands_in: Person -> Place one {}
relation holds: Person one -> Thing
relation married: Person -> Person mutual one
entity mara: Person "Mara"
entity tam: Person "Tam"
entity wren: Person "Wren"
entity mill: Place "the Mill"
entity quay_side: Place "the Quay"
entity lamp: Thing "the lamp"
edge mara -[stands_in]-> mill
edge mara -[holds]-> lamp
query holder(what: Thing) -> list<Person> { match (who) -[holds]-> (what) }
query wed() -> list<Person> { match (x: Person) -[married]- (_) }
scene quay {
  + [Walk.] {
      ~ link mara -[stands_in]-> quay_side
      {if mara.stands_in == quay_side: At the Quay.} {if not exists stands_in(mara, mill): Gone.}
  }
  + [Take.] {
      ~ link tam -[holds]-> lamp
      {holder(lamp), list}.
  }
  + [Wed.] {
      ~ link mara -[married]-> tam
      ~ link wren -[married]-> tam
      {wed, list}. {if mara.married == none: Mara is free.}
  }
  + [Leave.] {
      ~ unlink mara -[stands_in]-> quay_side
      {if mara.stands_in == none: Nowhere.}
  }
  -> quay
}`;
    const reader = new Reader(await storyOf(source));
    expect(reader.choose('Walk.').lines).toEqual(['At the Quay. Gone.']);
    expect(reader.choose('Take.').lines).toEqual(['Tam.']);
    expect(reader.choose('Wed.').lines).toEqual(['Tam and Wren. Mara is free.']);
    expect(reader.choose('Leave.').lines).toEqual(['Nowhere.']);
  });
});

describe('a declared edge', () => {
  const source = `
kind Place {}
relation road: Place -> Place { miles: int = 1 }
relation ferry: Place -> Place { miles: int = 5, fare: int = 2 }
entity docks: Place "the Docks"
entity market: Place "the Market"
entity hill: Place "the Hill"
world { flooded: bool = false }
edge docks -[road]-> market both when not flooded { miles: 2 }
edge market -[road]-> hill both
edge docks -[ferry]-> hill { miles: 7 }
query near(a: Place) -> list<Place> { match (a) -[road]-> (b) }
query near_anyhow(a: Place) -> list<Place> { match (a) -[road]-> (b) ignoring guards }
query ways(a: Place) -> list<{ to: Place, far: int }> {
  match (a) -[w: road|ferry where miles > 0]-> (b)
  select to = b, far = w.miles
}
scene quay {
  + [Flood.] {
      ~ flooded = not flooded
  }
  + [Look.] {count(near(docks))} {near_anyhow(docks), list} {if exists road(docks, market): dry | else: wet} {road(docks, market).miles}
  + [Back.] {near(market), list}.
  + [Ways.] {["{row.to} {row.far}" for row in ways(docks)], list}.
  + [Build.] {
      ~ link docks -[road]-> market
  }
  -> quay
}`;

  test('stands while its guard holds, until a turn links it', async () => {
    const reader = new Reader(await storyOf(source));
    expect(reader.choose('Look.').lines).toEqual(['1 the Market dry 2']);
    expect(reader.choose('Back.').lines).toEqual(['the Docks and the Hill.']);
    expect(reader.choose('Ways.').lines).toEqual(['the Market 2 and the Hill 7.']);
    reader.choose('Flood.');
    expect(reader.choose('Look.').lines).toEqual(['0 the Market wet 1']);
    expect(reader.choose('Back.').lines).toEqual(['the Hill.']);
    reader.choose('Build.');
    expect(reader.choose('Look.').lines).toEqual(['1 the Market dry 2']);
  });
});

describe('an edge between scenes', () => {
  test('has what is declared of it', async () => {
    const source = `
relation leads_to: Scene -> Scene { approach: float = 0.5, told: text? }
world { open: bool = false }
edge quay -[leads_to]-> mill { approach: 0.9, told: "by the water" }
edge quay -[leads_to]-> loft when open { approach: 0.1 }
query ways(here: Scene) -> list<{ to: Scene, how: float, told: text? }> {
  match (here) -[e: leads_to where approach > 0.0]-> (to) select to, how = e.approach, told = e.told
}
query nearest(a: Scene, b: Scene) -> float? {
  match cheapest (a) -[w: leads_to*]-> (b) by 1.0 - approach select w.cost
}
scene quay {
  + [Look.] {
      ~ let far = nearest(quay, loft)
      {["{row.to.title} {row.how}" for row in ways(quay) if row.how > 0.0 or row.told != none], list}. {if far != none: {far}}
  }
  + [Open.] {
      ~ open = true
  }
  + [Mill.] -> mill
  + [Cellar.] -> cellar
  -> quay
}
scene mill "Mill" {
  -> end
}
scene cellar "Cellar" {
  -> loft
}
scene loft "Loft" {
  -> end
}`;
    const reader = new Reader(await storyOf(source));
    expect(reader.choose('Look.').lines).toEqual(['quay 0.5, Mill 0.9 and Cellar 0.5. 1']);
    reader.choose('Open.');
    expect(reader.choose('Look.').lines).toEqual(['quay 0.5, Mill 0.9, Cellar 0.5 and Loft 0.1. 0.9']);
  });
});

describe('a row of things', () => {
  test('has things of its own, with edges along it', async () => {
    const source = `
kind Thing { tall: int = 10, upright: bool = true }
relation next_to: Thing -> Thing { gap: int = 0 }
entity dominoes: list<Thing> count 4 "domino {nth}" { tall: 40 + nth }
edge along dominoes -[next_to]-> both { gap: 25 }
query beside(x: Thing) -> list<Thing> { match (x) -[n: next_to where gap > 20]-> (y) where n.gap < 30 }
scene quay {
  {dominoes, list}. {[d.tall for d in dominoes], list}.
  ~ for d in dominoes {
    ~ if d.tall > 42 {
      ~ d.upright = false
    }
  }
  ~ let second = dominoes[1]
  ~ if second != none {
    {beside(second), list}.
  }
  {count([d for d in all Thing if d.upright])} stand.
  -> end
}`;
    const reader = new Reader(await storyOf(source));
    expect(reader.lines).toEqual([
      'domino 1, domino 2, domino 3 and domino 4. 41, 42, 43 and 44.',
      'domino 1 and domino 3.',
      '2 stand.',
    ]);
  });
});
