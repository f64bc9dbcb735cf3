import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '@fabula/runtime/adapters';
import { feedGraph, keepStory, openStory, querySession } from '@fabula/runtime/host';
import { afterAll, describe, expect, it } from 'vitest';
import { runCommand } from '../../runtime/src/cli/sample-terminal.contract.js';
import { fabula, folder } from '../cli/run.js';
import { begin, hostOf, keyOf, must, play } from '../migrations/play.js';

const source = `pack web { title "Web" version 1.0.0 start quay }
kind Person { age: int = 30 }
relation trusts: Person -> Person
entity mara: Person "Mara" { age: 41 }
entity tam: Person "Tam"
edge mara -[trusts]-> tam
query trusted() -> list<Person> { match (_) -[trusts]-> (x) }
query reach(from: Person) -> list<Person> { match (from) -[trusts*]-> (x) }
scene quay {
  {count(trusted)}
  * [Come.] {
      ~ let wren = new Person "Wren"
      ~ link tam -[trusts]-> wren
  }
  + [Wait.]
  -> quay
}
`;
const temporary = mkdtempSync(join(tmpdir(), 'fabula-cypher-'));
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

describe('a query that is asked of the graph', () => {
  it('is answered of its own session, up to its last turn, or says why not and what to do', async () => {
    const home = folder({ 'web.fab': source });
    expect(await fabula(home, 'build')).toMatchObject({ code: 0 });
    const story = must(await openStory(readFileSync(join(home, 'dist/web.fabc'))));
    const place = join(temporary, 'store');
    const query = (...args: readonly string[]) =>
      runCommand(['query', ...args, '--home', 'cypher', '--store', place], { cwd: home });

    const store = must(await openStore(place));
    must(await store.migrate());
    const host = hostOf(store);
    must(await keepStory(host, story));
    for (const session of ['one', 'two']) await begin(host, story, keyOf(session));
    await store.close();

    const none = await query('trusted', '--session', 'one');
    expect(none.code).not.toBe(0);
    expect(none.err).toContain('fabula-run graph feed');

    const again = must(await openStore(place));
    const later = hostOf(again);
    must(await feedGraph(later, story));
    // The graph is behind now, for one of them.
    await play(later, keyOf('one'), 1, 1);
    const ask = async (session: string) => {
      const answer = await querySession(later, keyOf(session), {
        ...{ query: 'trusted', arguments: {}, home: 'cypher', milliseconds: 60_000 },
      });
      return must(answer).value;
    };
    const [one, two] = [await ask('one'), await ask('two')];
    expect(two).toEqual(['tam']);
    expect(one).toEqual(['tam', expect.any(String)]);
    await again.close();

    const told = await query('trusted', '--session', 'one', '--explain');
    expect(told).toMatchObject({ code: 0, err: '' });
    expect(told.out).toContain('one was answered by the graph.');
    expect(told.out).toContain('MATCH (n0:`person`), (n1:`person`), (n0)-[e0_0:`trusts`]->(n1)');
    const asJson = await query('trusted', '--session', 'two', '--json', '--explain');
    expect(JSON.parse(asJson.out)).toMatchObject({ home: 'cypher', rows: ['tam'] });
    expect(asJson.out).toContain('MATCH (n0');
    const far = await query('reach', '--session', 'one', '--argument', 'from=mara');
    expect(far).toMatchObject({ code: 1 });
    expect(far.err).toContain('it looks for walks of any length');
  });

  it('needs a store that has one', async () => {
    const home = folder({ 'web.fab': source });
    expect(await fabula(home, 'build')).toMatchObject({ code: 0 });
    const story = must(await openStory(readFileSync(join(home, 'dist/web.fabc'))));
    const store = must(await openStore('memory:'));
    const host = hostOf(store);
    must(await keepStory(host, story));
    await begin(host, story, keyOf('one'));
    const answer = await querySession(host, keyOf('one'), {
      ...{ query: 'trusted', arguments: {}, home: 'cypher', milliseconds: 1_000 },
    });
    expect(answer).toMatchObject({ ok: false, error: { error: 'store', store: { error: 'noGraph' } } });
  });
});
