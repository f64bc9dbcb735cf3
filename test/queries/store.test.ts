import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '@fabula/runtime/adapters';
import type { Value } from '@fabula/runtime/bundle';
import {
  type Host,
  keepStory,
  openStory,
  type QueryAnswer,
  querySession,
  resumeSession,
  type Story,
} from '@fabula/runtime/host';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../../runtime/src/cli/sample-terminal.contract.js';
import { fabula, folder } from '../cli/run.js';
import { startTestPostgres, type TestPostgres } from '../contracts/start-test-postgres.js';
import { begin, hostOf, keyOf, must, play } from '../migrations/play.js';

const source = `pack web { title "Web" version 1.0.0 start quay }
enum Mood ordered { low, calm, high }
component Voice { pitch: int = 3 }
kind Place { wet: bool = false }
kind Person { age: int = 30, mood: Mood = calm, home: Place? = none, pay: decimal scale 2 = 1.50 }
kind Guest {}
relation trusts: Person -> Person { strength: float in -1.0..1.0 = 0.0 }
relation road: Place -> Place mutual { miles: float in 0.0..90.0 = 1.0 }
relation path: Place -> Place
world { least: int = 20 }
entity docks: Place "the Docks"
entity market: Place "the Market"
entity hill: Place "the Hill" { wet: true }
entity mara: Person "Mara" { age: 41, home: hill, mood: high }
entity tam: Person "Tam" { age: 12, pay: 2.25 }
entity wren: Person "Wren" { age: 70, home: docks, mood: low }
edge mara -[trusts]-> tam { strength: -0.5 }
edge tam -[trusts]-> wren { strength: 0.4 }
edge docks -[road]-> market { miles: 2.0 }
edge market -[road]-> hill { miles: 2.5 }
edge docks -[path]-> hill

query everyone() -> list<Person | Guest> { match (x: Person | Guest) }
query pairs() -> list<{ a: Person, b: Person }> { match (a) -[t: trusts]-> (b) where t.strength < 0.3 and a.age > world.least order by b.mood, a.age desc }
query voiced() { match (x: has Voice) select x, pitch = x.Voice.pitch }
query housed() -> list<{ p: Person, wet: bool }> { match (p: Person) where p.home != none select p, wet = p.home == hill }
query reach(from: Place) -> list<Place> { match (from) -[road|path*]-> (x) }
query near(from: Place, n: int) -> list<Place> { match (from) -[road*..2]-> (x) where x != from limit n }
query ways(from: Place) -> list<{ to: Place, steps: list<Place> }> { match (from) -[w: road|path*..3]-> (to) select to, steps = w.steps }
query hops(from: Place) -> list<{ to: Place, n: int }> { match shortest (from) -[w: road*]-> (to) select to, n = w.length }
query paid() -> { n: int, pay: decimal scale 2, age: float? } { match (p: Person) select n = count(p), pay = sum(p.pay), age = avg(p.age) }
query trusted() -> list<{ who: Person, by: int, all: list<int> }> {
  match (a: Person) -[trusts]-> (b)
  group by b as who
  select who, by = count(a), all = list(a.age)
  order by by desc
}
query richest() -> Person? { match (p: Person) order by p.pay desc }
query ahead(here: Scene) -> list<Scene> { match (here) -[leads_to*]-> (s) }

scene quay {
  {count(pairs)} {everyone, list} {ahead(quay), list}
  + [Come.] {
      ~ new Guest "Zoe"
      ~ let abe = new Person "Abe" { age: 33, pay: 9.75 }
      ~ link abe -[trusts]-> mara { strength: -0.1 }
      ~ new Guest "Bea"
  }
  + [Trust.] {
      ~ link wren -[trusts]-> mara
      ~ link docks -[road]-> hill
      ~ grant Voice { pitch: 5 } to tam
  }
  + [Doubt.] {
      ~ unlink mara -[trusts]-> tam
      ~ unlink docks -[path]-> hill
      ~ world.least = 5
  }
  + [Leave.] ~ when tam in everyone { 
      ~ retire tam
      ~ retire market
  }
  + [Go.] -> mill
  -> quay
}
scene mill { + [Back.] -> quay }
`;
const asked: readonly (readonly [query: string, given: { readonly [name: string]: Value }])[] = [
  ...['everyone', 'pairs', 'voiced', 'housed', 'paid', 'trusted', 'richest'].map((name) => [name, {}] as const),
  ...['reach', 'ways', 'hops'].flatMap((name) => ['docks', 'hill'].map((from) => [name, { from }] as const)),
  ['near', { from: 'docks', n: 1 }],
  ['ahead', { here: 'mill' }],
];

let home: string;
let story: Story;
let server: TestPostgres | undefined;
const temporary = mkdtempSync(join(tmpdir(), 'fabula-query-'));
const places = new Map<string, string>([['embedded', join(temporary, 'store')]]);
beforeAll(async () => {
  home = folder({ 'web.fab': source });
  const built = await fabula(home, 'build');
  expect(built, built.out + built.err).toMatchObject({ code: 0 });
  story = must(await openStory(readFileSync(join(home, 'dist/web.fabc'))));
  server = await startTestPostgres();
  places.set('server', await server.createDatabase());
}, 240_000);
afterAll(async () => {
  await server?.stop();
  rmSync(temporary, { recursive: true, force: true });
});

async function answer(
  host: Host,
  session: string,
  name: string,
  given: { readonly [name: string]: Value },
  place: 'sql' | 'memory',
): Promise<QueryAnswer> {
  const queries = Object.keys(story.bundle.program.queries ?? {});
  const query = queries.find((each) => each === name || each.endsWith(`.${name}`)) ?? name;
  const found = await querySession(host, keyOf(session), {
    query,
    arguments: given,
    home: place,
    milliseconds: 20_000,
  });
  if (!found.ok) throw new Error(`${name}: ${JSON.stringify(found.error)}`);
  return found.value;
}

describe.each(['embedded', 'server'])('queries over what was played, in a store that is %s', (kind) => {
  it('have the same rows in the database and in memory', async () => {
    const store = must(await openStore(places.get(kind) ?? ''));
    must(await store.migrate());
    try {
      const host = hostOf(store);
      must(await keepStory(host, story));
      for (const [salt, session] of ['one', 'two'].entries()) {
        await begin(host, story, keyOf(session));
        for (let turn = 0; turn < 6; turn++) {
          for (const [name, given] of asked) {
            if (kind === 'embedded' && name === 'ways') continue;
            const inMemory = await answer(host, session, name, given, 'memory');
            const inSql = await answer(host, session, name, given, 'sql');
            expect({ session, turn, name, value: inSql.value }).toEqual({ session, turn, name, value: inMemory.value });
          }
          await play(host, keyOf(session), 1, salt * 2 + turn);
        }
        must(await resumeSession(host, keyOf(session)));
      }
    } finally {
      await store.close();
    }
  }, 240_000);

  it('are asked on the command line', async () => {
    const run = (...args: readonly string[]) =>
      runCommand(['query', ...args, '--store', places.get(kind) ?? ''], { cwd: home });
    const one = await run('housed', '--session', 'one', '--explain');
    expect(one).toMatchObject({ code: 0, err: '' });
    expect(one.out).toMatch(/^p +wet\nmara +true\nwren +false\n/);
    expect(one.out).toContain('one was answered by the database.');
    expect(one.out).toContain('select ');
    const all = await run('near', '--all', '--pack', 'web', '--argument', 'from=docks', '--argument', 'n=9', '--json');
    expect(JSON.parse(all.out)).toMatchObject([{ home: 'sql' }, { home: 'sql' }]);
    expect(await run('near', '--session', 'one')).toMatchObject({ code: 2 });
    expect(await run('huosed', '--session', 'one')).toMatchObject({ code: 1 });
    expect((await run('huosed', '--session', 'one')).err).toContain('Did you mean');
    expect((await run('near', '--session', 'one', '--argument', 'from=docks', '--argument', 'n=many')).err).toContain(
      'takes a whole number',
    );
    expect(await run('near')).toMatchObject({ code: 2 });
    const memory = await run('housed', '--session', 'one', '--home', 'memory', '--explain');
    expect(memory.out).toContain('one was answered in memory.');
  });
});
