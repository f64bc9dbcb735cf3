import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plain } from '@fabula/compiler';
import { main } from '@fabula/compiler/cli';
import { openStore } from '@fabula/runtime/adapters';
import { keepStory, openStory } from '@fabula/runtime/host';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { begin, hostOf, keyOf, must, play } from '../migrations/play.js';
import { fabula, type Outcome } from './run.js';

const source = `pack web { title "Web" version 1.0.0 start quay }
enum Mood { calm, cross }
kind Person { age: int = 30, mood: Mood = calm }
kind Place {}
relation trusts: Person -> Person { strength: float in -1.0..1.0 = 0.0 }
relation road: Place -> Place mutual
event met { who: Person }
event left { who: Person }
entity docks: Place "the Docks"
entity hill: Place "the Hill"
entity mara: Person "Mara" { age: 41 }
entity tam: Person "Tam" { age: 12, mood: cross }
entity wren: Person "Wren" { age: 70 }
edge mara -[trusts]-> tam { strength: -0.5 }
edge tam -[trusts]-> wren { strength: 0.4 }
edge docks -[road]-> hill
fn is_old(x: Person) -> bool = x.age > 60
query elders() -> list<Person> { match (p: Person) where is_old(p) and p.mood == calm }
query lately() -> list<Person> { events (m: met) in last 3 turns select m.who }

scene quay {
  {elders, list} {lately, list} {if exists road(docks, hill): There is a road.}
  ~ emit met { who: tam }
  ~ emit left { who: mara }
  + [Wait.] -> mill
}
scene mill "The mill" cast mara mass 0.5 {
  + [Back.] -> quay
}
`;

const home = mkdtempSync(join(tmpdir(), 'fabula-typed-'));
const query = (...args: readonly string[]): Promise<Outcome> => fabula(home, 'query', '--store', 'store', ...args);

function expectRefused({ code, err }: Outcome, expected: number, message: string): void {
  expect(code).toBe(expected);
  expect(err).toContain(message);
}

beforeAll(async () => {
  writeFileSync(join(home, 'web.fab'), source);
  const built = await fabula(home, 'build');
  expect(built, built.out + built.err).toMatchObject({ code: 0 });
  const story = must(await openStory(readFileSync(join(home, 'dist/web.fabc'))));
  const store = must(await openStore(join(home, 'store')));
  must(await store.migrate());
  const host = hostOf(store);
  must(await keepStory(host, story));
  for (const session of ['one', 'two']) {
    await begin(host, story, keyOf(session));
    await play(host, keyOf(session), 2);
  }
  await store.close();
}, 240_000);
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('a query that is typed', () => {
  it('is answered as the pack’s own are', async () => {
    const text = 'match (a: Person) -[t: trusts]-> (b) where t.strength < 0.0';
    expect(await query(text, '--session', 'one')).toEqual({ code: 0, out: 'a     b\nmara  tam\n', err: '' });
    const told = await query(text, '--all', '--explain');
    expect(told.out).toMatch(/^session +a +b\n(?:(?:one|two) +mara +tam\n){2}/);
    expect(told.out).toContain('one was answered by the database.');
    expect(told.out).toContain('from "web"."trusts"');
    const json = await query(text, '--json', '--home', 'memory');
    expect(JSON.parse(json.out)).toMatchObject({ home: 'memory', rows: [{}] });
  });

  it('takes parameters, and names what they can’t be', async () => {
    const text = '(from: Person, least: int) -> list<Person> { match (from) -[trusts*]-> (p) where p.age > least }';
    const ask = (from: string) => query(text, '--argument', `from=${from}`, '--argument', 'least=20');
    expect(await ask('mara')).toMatchObject({ code: 0, out: 'value\nwren\n' });
    expectRefused(await ask('mraa'), 1, 'Did you mean `mara`?');
    const missing = await query(text, '--argument', 'from=mara');
    expectRefused(missing, 2, 'needs `--argument least=…`');
  });

  it('is read from standard input', async () => {
    let out = '';
    const code = await main(['query', '-', '--store', 'store'], {
      cwd: home,
      out: (text) => {
        out += text;
      },
      err: () => undefined,
      paint: plain,
      interactive: false,
      columns: () => undefined,
      env: {},
      input: () => Promise.resolve(new TextEncoder().encode('match (p: Person)\nwhere p.age > 60\n')),
    });
    expect({ code, out }).toEqual({ code: 0, out: 'p\nwren\n' });
  });

  it('asks for scenes though no query of the pack does', async () => {
    const found = await query('match (s: Scene) -[leads_to]-> (next) where mara in next.cast select s, next', '--json');
    expect(JSON.parse(found.out)).toMatchObject({ rows: [{ s: 'quay', next: 'mill' }] });
  });
});

describe('a text that is no query', () => {
  it.each([
    ['match (a: Persn)', '<query>:1:11: error FAB2001', 'but there is `Person`', '  |           ^^^^^\n'],
    ['match (a: Person) where a.agge > 3', '<query>:1:27: error', '`age`', '^^^^'],
    ['match (a: Person) where a.age >', '<query>:1:32: error', 'Expected a value', `${' '.repeat(31)}^`],
    ['match (a: Person', '<query>:1:7: error', 'never closed', '^'],
    ['', '<query>:1:1: error', 'Expected `match`', '^'],
    ['match (a: Person) }\nquery more() { match (b: Person)', '<query>:2:1', 'something else begins', ''],
  ])('%j', async (text, place, message, carets) => {
    const { code, out, err } = await query(text);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(place);
    expect(err).toContain(message);
    expect(err).toContain(carets);
  });

  it('is said as JSON to who asks for it', async () => {
    const { code, out } = await query('match (a: Persn)', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ ok: false, errors: 1, diagnostics: [{ file: '<query>', column: 11 }] });
  });
});

describe('whom it asks', () => {
  it.each([
    [['--session', 'three'], 1, 'There is no session `three`'],
    [['--tenant', 'other'], 1, 'Nobody plays the pack web here.'],
    [['--session', 'one', '--all'], 2, 'can’t stand together'],
    [['--seconds', '0'], 2, '`--seconds` takes a time'],
  ] as const)('%j', async (args, code, message) => {
    const found = await query('match (p: Person)', ...args);
    expect(found).toMatchObject({ code, out: '' });
    expect(found.err).toContain(message);
  });

  it('is no store that is not there, and none is made', async () => {
    const ask = (place: string) => fabula(home, 'query', 'match (p: Person)', '--store', place);
    mkdirSync(join(home, 'empty'));
    for (const place of ['nowhere', 'empty']) expectRefused(await ask(place), 3, 'There is no store at');
    expect(readdirSync(join(home, 'empty'))).toEqual([]);
    expect(await ask('memory:')).toMatchObject({ code: 2 });
    expect(await fabula(home, 'query', 'match (p: Person)', '--pack', 'elsewhere')).toMatchObject({ code: 3 });
  });

  it('is no store that somebody has open', async () => {
    const store = must(await openStore(join(home, 'store')));
    try {
      const found = await query('match (p: Person)');
      expectRefused(found, 3, 'Another program has this store open');
    } finally {
      await store.close();
    }
  });
});

describe('a search that does not end', () => {
  it('ends all the same', async () => {
    const nodes = Array.from({ length: 26 }, (_, index) => `(n${index}: Person)`).join(', ');
    const found = await query(`match ${nodes} select n = count(n0)`);
    expect(found).toMatchObject({ code: 1, out: '' });
    expect(found.err).toContain('The query was refused');
    const insisted = await query(`match ${nodes} select n = count(n0)`, '--home', 'sql');
    expectRefused(insisted, 1, 'it would take too long');
  });
});

describe('what a session does not have', () => {
  it('is named where the source has gone on', async () => {
    // No chapter of the pack itself.
    const other = join(home, 'saves/other');
    mkdirSync(other, { recursive: true });
    const changed = source
      .replace('version 1.0.0', 'version 1.1.0')
      .replace('age: int = 30,', 'age: int = 30, shoe: int = 40,')
      .replace('> 60', '> 65');
    writeFileSync(join(other, 'web.fab'), changed);
    const ask = (text: string) => query(text, '--pack', 'saves/other', '--session', 'one');
    const same = await ask('match (p: Person) where p.age > 60');
    expect(same).toMatchObject({ code: 0, out: 'p\nwren\n' });
    expect(same.err).toContain('session `one` plays web 1.0.0');
    expect(same.err).toContain('is not what lies here (1.1.0); all that the query names is there, too');
    const field = await ask('match (p: Person) where p.shoe > 60');
    expectRefused(field, 1, 'there is no `Person.shoe`');
    expect(field.err).toContain('fabula-run migrate convert');
    const called = await ask('match (p: Person) where is_old(p)');
    expectRefused(called, 1, '`is_old` is written otherwise');
  });

  it('is named where it was not remembered', async () => {
    expect(await query('events (m: met) in last 3 turns select m.who')).toMatchObject({ code: 0, err: '' });
    const forgotten = await query('events (l: left) select l.who');
    expectRefused(forgotten, 1, 'of `left` it does not remember');
    expect(await query('events (m: met) select m.who')).toMatchObject({ code: 1 });
  });
});
