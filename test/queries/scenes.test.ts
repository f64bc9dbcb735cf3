import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '@fabula/runtime/adapters';
import type { Value } from '@fabula/runtime/bundle';
import { type Host, keepStory, openStory, querySession } from '@fabula/runtime/host';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../../runtime/src/cli/sample-terminal.contract.js';
import { fabula } from '../cli/run.js';
import { begin, hostOf, keyOf, must, play } from '../migrations/play.js';

const source = `pack heavy { title "Heavy" version 1.0.0 use std.bonds, std.gravity start crossing }
kind Person { has Heart }
kind Place { wet: bool = false }
entity mara: Person "Mara"
entity tam: Person "Tam"
entity wren: Person "Wren"
entity yard: Place "the yard" { wet: true }
entity hall: Place "the hall"
edge mara -[bond]-> tam { trust: -30 }
edge tam -[bond]-> wren { trust: 40 }
edge wren -[bond]-> tam { trust: -5 }

query told() { match (s: Scene) select s, title = s.title, mass = s.mass order by s.title }
query placed() { match (s: Scene) select s, place = s.place, nowhere = s.place == none order by s.mass desc }
query casts() { match (s: Scene) select s, cast = s.cast }
query together() { match (s: Scene), (a: Person), (b: Person) where a in s.cast and b in s.cast and a != b select s, a, b }
query free() { match (s: Scene) where s.opens select s }

query visited() { match (s: Scene) where s.visits > 0 select s }

scene crossing "The crossing" at yard {
  {count(told)} {count(placed)} {count(casts)} {count(together)} {count(free)} {count(visited)}
  + [Quarrel.] {
      ~ strain(mara, wren, by: 80) { otherwise { They shout. } }
  }
  + [To the mill.] -> mill
  + [To the inn.] -> inn
  -> crossing
}
scene mill "the \\"mill\\" $1" cast mara, tam mass 0.1 at hall { + [Back.] -> crossing }
scene inn cast mara, wren, tam mass 0.7 { + [Back.] -> crossing }
`;

const statically = ['told', 'placed', 'casts', 'together', 'free'];
const ofLibrary = ['tension_in', 'narrative_mass', 'tension_ahead'];

let host: Host;
const temporary = mkdtempSync(join(tmpdir(), 'fabula-scenes-'));
const home = join(temporary, 'pack');
const place = join(temporary, 'store');
beforeAll(async () => {
  mkdirSync(home);
  writeFileSync(join(home, 'heavy.fab'), source);
  const built = await fabula(home, 'build');
  expect(built, built.out + built.err).toMatchObject({ code: 0 });
  const story = must(await openStory(readFileSync(join(home, 'dist/heavy.fabc'))));
  const store = must(await openStore(place));
  must(await store.migrate());
  host = hostOf(store);
  must(await keepStory(host, story));
  await begin(host, story, keyOf('one'));
}, 240_000);
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

async function answer(query: string, given: { readonly [name: string]: Value }, where: 'auto' | 'memory' | 'sql') {
  const found = await querySession(host, keyOf('one'), { query, arguments: given, home: where, milliseconds: 20_000 });
  if (!found.ok) throw new Error(`${query}: ${JSON.stringify(found.error)}`);
  return found.value;
}

describe('what a scene has', () => {
  it('is the same in the database and in memory, of the story and of the library', async () => {
    const asked: (readonly [string, { readonly [name: string]: Value }])[] = [
      ...statically.map((name) => [name, {}] as const),
      ...ofLibrary.flatMap((name) =>
        ['crossing', 'mill', 'inn'].map(
          (scene) => [`std.gravity/${name}`, name.endsWith('ahead') ? { here: scene } : { scene }] as const,
        ),
      ),
    ];
    for (let turn = 0; turn < 3; turn++) {
      for (const [name, given] of asked) {
        const [memory, sql] = [await answer(name, given, 'memory'), await answer(name, given, 'sql')];
        expect({ turn, name, given, value: sql.value }).toEqual({ turn, name, given, value: memory.value });
      }
      await play(host, keyOf('one'), 1);
    }
    const { value } = await answer('std.gravity/narrative_mass', { scene: 'inn' }, 'sql');
    expect(value).toBeGreaterThan(1.04);
  }, 240_000);

  it('is asked of the state where it depends on that', async () => {
    expect(await answer('visited', {}, 'auto')).toMatchObject({
      home: 'memory',
      why: 'it asks how often a scene was visited, which is in no table',
    });
  });

  it('is asked on both command lines', async () => {
    await host.store.close();
    const own = await runCommand(
      ['query', 'tension_ahead', '--session', 'one', '--argument', 'here=mill', '--store', place, '--explain'],
      { cwd: home },
    );
    expect(own).toMatchObject({ code: 0, err: '' });
    expect(own.out).toMatch(/^scene +tension\n/);
    expect(own.out).toContain('one was answered by the database.');
    const typed = await fabula(
      home,
      ...['query', 'match (s: Scene) -[leads_to*..3]-> (x) where mara in x.cast and x.mass > 0.5 select x'],
      ...['--store', place, '--explain'],
    );
    expect(typed).toMatchObject({ code: 0, err: '' });
    expect(typed.out).toMatch(/^x\ninn\n/);
    expect(typed.out).toContain('one was answered by the database.');
  });
});
