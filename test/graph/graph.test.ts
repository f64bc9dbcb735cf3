import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { age } from '@electric-sql/pglite-age';
import { openStore } from '@fabula/runtime/adapters';
import {
  branchSession,
  convertSessions,
  createGraphFeeder,
  deploy,
  dropGraph,
  feedGraph,
  graphStatus,
  type Host,
  keepStory,
  openStory,
  rebuildSession,
  type Story,
  takeTurn,
  verifyGraph,
  verifySession,
} from '@fabula/runtime/host';
import type { BranchKey, Store } from '@fabula/runtime/ports';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../../runtime/src/cli/sample-terminal.contract.js';
import { fabula, folder } from '../cli/run.js';
import { startTestPostgres, type TestPostgres } from '../contracts/start-test-postgres.js';
import { Example } from '../edits/example.js';
import { begin, hostOf, keyOf, must, play } from '../migrations/play.js';

const source = `pack web { title "Web" version 1.0.0 start quay }
component Voice { pitch: int = 3 }
kind Place { wet: bool = false }
kind Person { age: int = 30, home: Place? = none, pay: decimal scale 2 = 1.50, id: text = "x", note: text? = none personal, hidden: int = 7 secret, seen: list<Place> = [] }
relation trusts: Person -> Person { strength: float in -1.0..1.0 = 0.0 }
relation road: Place -> Place mutual { miles: float in 0.0..90.0 = 1.0 }
player is Person
entity docks: Place "the Docks"
entity market: Place "the Market"
entity quay_master: Person "Mara" { age: 41, home: docks }
entity tam: Person "Tam" { age: 12, pay: 2.25 }
edge quay_master -[trusts]-> tam { strength: -0.5 }
edge docks -[road]-> market { miles: 2.0 }
query ahead(here: Scene) -> list<Scene> { match (here) -[leads_to*]-> (s) }

scene quay "The quay" cast quay_master at docks {
  {ahead(quay), list}
  + [Link.] { ~ link tam -[trusts]-> quay_master { strength: 0.25 } }
  + [Unlink.] { ~ unlink quay_master -[trusts]-> tam }
  + [New.] {
      ~ let abe = new Person "Abe" { age: 33 }
      ~ link abe -[trusts]-> tam
  }
  + [Retire.] { ~ retire tam }
  + [Age.] { ~ tam.age += 1 }
  + [Go.] -> mill
  -> quay
}
scene mill { + [Back.] -> quay }
`;

let home: string;
let story: Story;
const temporary = mkdtempSync(join(tmpdir(), 'fabula-graph-'));
const open: Store[] = [];
let stores = 0;

beforeAll(async () => {
  home = folder({ 'web.fab': source });
  const built = await fabula(home, 'build');
  expect(built, built.out + built.err).toMatchObject({ code: 0 });
  story = must(await openStory(readFileSync(join(home, 'dist/web.fabc'))));
});
afterEach(async () => {
  for (const store of open.splice(0)) await store.close();
});
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

async function at(place: string): Promise<{ readonly host: Host; readonly store: Store }> {
  const store = must(await openStore(place));
  open.push(store);
  must(await store.migrate());
  const host = hostOf(store);
  must(await keepStory(host, story));
  return { host, store };
}

function place(): string {
  stores += 1;
  return join(temporary, `store-${stores}`);
}

async function choose(host: Host, key: BranchKey, label: string, id = `${key.branch} ${label}`): Promise<void> {
  const choice = story.bundle.program.scenes['quay']?.code.flatMap((op) =>
    op.op === 'offer' && op.label.template[0] === label ? [op.id] : [],
  )[0];
  if (choice === undefined) throw new Error(`no choice ${label}`);
  must(await takeTurn(host, key, { commandId: id, seat: 'reader', locale: 'en', act: { act: 'choose', choice } }));
}

async function cypher(store: Store, tenant: string, query: string): Promise<readonly (string | null)[]> {
  const text = `select v::text as v from ag_catalog.cypher('web.graph', $fabula$ ${query} $fabula$) as (v ag_catalog.agtype) order by 1`;
  const read = must((await store.graph?.readRows(tenant, { text, parameters: [], milliseconds: 10_000 })) ?? never());
  if (read.read !== 'rows') throw new Error(JSON.stringify(read));
  return read.rows.map(({ v }) => v ?? null);
}

function never(): never {
  throw new Error('the store has no graph');
}

const trusts = (session: string, branch = 'main') =>
  `match (a:person)-[e:trusts]->(b:person) where a.session = '${session}' and a.branch = '${branch}' return a.entity_title + ' ' + b.entity_title + ' ' + toString(e.strength)`;

/** As somebody would who has the database's own tools. */
async function damage(folderOf: string, sql: string): Promise<void> {
  for (const store of open.splice(0)) await store.close();
  const db = await PGlite.create(join(folderOf, 'data'), { extensions: { age } });
  await db.exec(`set search_path = ag_catalog, pg_catalog; select '0'::agtype; ${sql}`);
  await db.close();
}

describe('the graph of an embedded store', () => {
  it('follows what is played, branch by branch, and is the same when it is made anew', async () => {
    const { host, store } = await at(place());
    await begin(host, story, keyOf('one'));
    await begin(host, story, keyOf('two'));
    expect(must(await graphStatus(host, story))).toMatchObject({
      age: 'loadable',
      branches: { fed: 0, behind: 2, older: 0 },
    });
    expect(must(await feedGraph(host, story))).toEqual({ made: true, branches: 2, busy: 0, stopped: false });
    expect(must(await feedGraph(host, story))).toMatchObject({ made: false, branches: 0 });
    expect(await cypher(store, 'local', trusts('one'))).toEqual(['Mara Tam -0.5']);
    expect(
      await cypher(
        store,
        'local',
        `match (s:scene)-[l:leads_to]->(t:scene) where s.session = 'one' return s.id + ' ' + t.id`,
      ),
    ).toEqual(['mill quay', 'quay mill', 'quay quay']);
    const [mara] = await cypher(
      store,
      'local',
      `match (a:person) where a.session = 'one' and a.id = 'quay_master' return properties(a)`,
    );
    expect(JSON.parse((mara ?? '').replaceAll('::numeric', ''))).toEqual({
      ...{ tenant: 'local', campaign: 'one', session: 'one', branch: 'main', id: 'quay_master' },
      // `id` is taken; what is secret, personal or a list is not there.
      ...{ entity_title: 'Mara', age: 41, home: 'docks', pay: 1.5, id_2: 'x' },
    });

    const one = keyOf('one');
    await choose(host, one, 'Link.');
    await choose(host, one, 'New.');
    expect(must(await feedGraph(host, story))).toMatchObject({ branches: 1 });
    expect(await cypher(store, 'local', trusts('one'))).toEqual(['Abe Tam 0', 'Mara Tam -0.5', 'Tam Mara 0.25']);
    must(await branchSession(host, one, { name: 'aside', at: 2 }));
    const aside = { ...one, branch: 'aside' };
    await choose(host, aside, 'Unlink.');
    await choose(host, aside, 'Age.');
    must(await feedGraph(host, story));
    expect(await cypher(store, 'local', trusts('one', 'aside'))).toEqual(['Tam Mara 0.25']);
    expect(
      await cypher(
        store,
        'local',
        `match (a:person) where a.id = 'tam' and a.session = 'one' return a.branch + ' ' + toString(a.age)`,
      ),
    ).toEqual(['aside 13', 'main 12']);
    await choose(host, aside, 'Retire.');
    must(await feedGraph(host, story));
    expect(await cypher(store, 'local', trusts('one', 'aside'))).toEqual([]);
    expect(await cypher(store, 'local', trusts('two'))).toEqual(['Mara Tam -0.5']);
    expect(must(await verifyGraph(host, story))).toEqual({ same: 3, behind: 0, different: [] });

    const all = `match (a) return properties(a)`;
    const between = `match (a)-[e]->(b) return [a.branch, a.id, label(e), b.id, properties(e)]`;
    const before = [await cypher(store, 'local', all), await cypher(store, 'local', between)];
    expect(must(await dropGraph(host, story))).toEqual({ dropped: true });
    expect(must(await dropGraph(host, story))).toEqual({ dropped: false });
    expect(must(await graphStatus(host, story))).toMatchObject({ age: 'there', branches: { behind: 3 } });
    must(await feedGraph(host, story));
    expect([await cypher(store, 'local', all), await cypher(store, 'local', between)]).toEqual(before);
  });

  it('keeps tenants and their sessions apart', async () => {
    const { host, store } = await at(place());
    const here = keyOf('one');
    const there = { ...here, tenant: 'other' };
    await begin(host, story, here);
    await begin(host, story, there);
    await choose(host, there, 'Unlink.');
    must(await feedGraph(host, story));
    const links = `match (a:person)-[e:trusts]->(b:person) where a.session = 'one' return a.tenant + ' ' + b.tenant`;
    expect(await cypher(store, 'local', links)).toEqual(['local local']);
    await choose(host, there, 'Link.');
    must(await feedGraph(host, story));
    expect(await cypher(store, 'local', links)).toEqual(['local local', 'other other']);
    expect(must(await verifyGraph(host, story))).toMatchObject({ same: 2, different: [] });
    // The application could read everybody's: so it reads nothing there.
    const text = 'select pg_catalog.count(*)::text as n from "web.graph".person';
    const asked = must((await store.readRows?.('local', { text, parameters: [], milliseconds: 10_000 })) ?? never());
    expect(asked).toEqual({ read: 'failed', detail: 'permission denied for schema web.graph' });
  });

  it('is found to be damaged, by name, and made right by a rebuild', async () => {
    const folderOf = place();
    const first = await at(folderOf);
    await begin(first.host, story, keyOf('one'));
    must(await feedGraph(first.host, story));
    await damage(
      folderOf,
      `delete from "web.graph".trusts; update "web.graph".person set properties = agtype_concat(properties, '{"age": 1}')
        where agtype_object_field_text(properties, 'id') = 'tam';
       insert into "web.graph".road (start_id, end_id, properties) select start_id, start_id, properties from "web.graph".road`,
    );
    const { host } = await at(folderOf);
    const found = must(await verifyGraph(host, story));
    const named = found.different.flatMap(({ differences }) =>
      differences.map(({ label, difference, of }) => [label, difference, ...of].join(' ')),
    );
    expect(named.sort()).toEqual(['person different tam', 'road extra docks docks', 'trusts missing quay_master tam']);
    const session = must(await verifySession(host, keyOf('one')));
    expect(session.findings.map(({ finding }) => finding)).toEqual(['graphDiffers', 'graphDiffers', 'graphDiffers']);
    must(await feedGraph(host, story, { anew: true }));
    expect(must(await verifyGraph(host, story))).toEqual({ same: 1, behind: 0, different: [] });
    expect(must(await verifySession(host, keyOf('one'))).findings).toEqual([]);
  });

  it('has all of a branch or nothing new of it where feeding breaks off', async () => {
    const folderOf = place();
    const first = await at(folderOf);
    await begin(first.host, story, keyOf('one'));
    must(await feedGraph(first.host, story));
    await choose(first.host, keyOf('one'), 'Age.');
    await choose(first.host, keyOf('one'), 'Link.');
    // Vertices are written before edges, so that it breaks off in the middle.
    await damage(folderOf, `alter table "web.graph".trusts add constraint broken check (false) not valid`);
    const broken = await at(folderOf);
    expect(await feedGraph(broken.host, story)).toMatchObject({ ok: false, error: { store: { error: 'refused' } } });
    expect(must(await graphStatus(broken.host, story))).toMatchObject({ branches: { fed: 0, behind: 1 } });
    expect(await cypher(broken.store, 'local', trusts('one'))).toEqual(['Mara Tam -0.5']);
    expect(await cypher(broken.store, 'local', `match (a:person) where a.id = 'tam' return a.age`)).toEqual(['12']);
    await damage(folderOf, `alter table "web.graph".trusts drop constraint broken`);
    const { host, store } = await at(folderOf);
    must(await feedGraph(host, story));
    expect(await cypher(store, 'local', trusts('one'))).toHaveLength(2);
    expect(must(await verifyGraph(host, story))).toMatchObject({ same: 1, different: [] });
  });

  it('is fed after turns, and again after tables were folded anew', async () => {
    const folderOf = place();
    const { store } = await at(folderOf);
    const errors: unknown[] = [];
    const feeder = createGraphFeeder(store, (error) => errors.push(error));
    const host = hostOf(store, { afterTurn: feeder.afterTurn });
    await begin(host, story, keyOf('one'));
    await feeder.idle();
    expect(must(await graphStatus(host, story))).toMatchObject({ age: 'loadable', branches: { fed: 0, behind: 1 } });
    must(await feedGraph(host, story));

    const later = createGraphFeeder(store, (error) => errors.push(error));
    const next = hostOf(store, { afterTurn: later.afterTurn });
    await choose(next, keyOf('one'), 'Link.');
    await choose(next, keyOf('one'), 'Age.');
    await later.idle();
    expect(must(await graphStatus(host, story))).toMatchObject({ branches: { fed: 1, behind: 0 } });
    expect(await cypher(store, 'local', trusts('one'))).toHaveLength(2);
    expect(errors).toEqual([]);

    const pack = story.bundle.manifest.pack.name;
    const rows = must(await store.readProjection(keyOf('one'), pack));
    const fewer = rows.filter(({ table }) => table !== 'trusts');
    must(await store.replaceProjection(keyOf('one'), pack, fewer, story.projector?.ir.function));
    expect(must(await graphStatus(host, story))).toMatchObject({ branches: { behind: 1 } });
    must(await feedGraph(host, story));
    expect(await cypher(store, 'local', trusts('one'))).toEqual([]);
    must(await rebuildSession(host, keyOf('one')));
    must(await feedGraph(host, story));
    expect(await cypher(store, 'local', trusts('one'))).toHaveLength(2);
  });
});

it('follows a release that calls a relation and a kind otherwise', async () => {
  const example = new Example('harbor-lights');
  const first = await example.released();
  const next = await example.next(first, renamed(example.files.sources), { moved: {}, dropped: [] });
  if (next.is === 'refused') throw new Error(JSON.stringify(next.questions));
  const [old, now] = [first.story, next.version.story];
  const store = must(await openStore(place()));
  open.push(store);
  must(await store.migrate());
  const host = hostOf(store);
  must(await deploy(host, old));
  await begin(host, old, keyOf('one'));
  await begin(host, old, keyOf('two'));
  must(await feedGraph(host, old));
  must(await deploy(host, now));
  expect(must(await graphStatus(host, now))).toMatchObject({ graph: { is: 'other' }, branches: { fed: 0, older: 2 } });
  must(await takeOne(host, keyOf('one')));
  expect(must(await feedGraph(host, now))).toMatchObject({ made: true, branches: 1 });
  expect(must(await graphStatus(host, old))).toMatchObject({ graph: { is: 'newer' } });
  expect(await feedGraph(host, old)).toMatchObject({ ok: false, error: { store: { error: 'noGraph' } } });
  expect(must(await verifyGraph(host, now))).toMatchObject({ same: 1, behind: 1, different: [] });
  must(await convertSessions(host, now));
  must(await feedGraph(host, now));
  expect(must(await verifyGraph(host, now))).toEqual({ same: 2, behind: 0, different: [] });
}, 240_000);

async function takeOne(host: Host, key: BranchKey) {
  return play(host, key, 1).then((value) => ({ ok: true as const, value }));
}

function renamed(sources: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const edits: readonly (readonly [RegExp, string])[] = [
    [/relation fears: Person -> Person/g, 'relation dreads: Person -> Person was FEARS'],
    [/\bfears\b/g, 'dreads'],
    [/FEARS/g, 'fears'],
    [/\bkind Skiff \{/g, 'kind Boat was SKIFF {'],
    [/\bSkiff\b/g, 'Boat'],
    [/SKIFF/g, 'Skiff'],
  ];
  return new Map(
    [...sources].map(([path, text]) => [path, edits.reduce((all, [from, to]) => all.replaceAll(from, to), text)]),
  );
}

describe('where there is no AGE', () => {
  let server: TestPostgres;
  beforeAll(async () => {
    server = await startTestPostgres();
  });
  afterAll(() => server.stop());

  it('a server says so, and plays on', async () => {
    const { host } = await at(await server.createDatabase());
    await begin(host, story, keyOf('one'));
    const status = must(await graphStatus(host, story));
    expect(status.age).toBe('missing');
    expect(status.detail).toContain('the server has no Apache AGE');
    const noGraph = { ok: false, error: { store: { error: 'noGraph' } } };
    expect(await feedGraph(host, story)).toMatchObject(noGraph);
    expect(must(await dropGraph(host, story))).toEqual({ dropped: false });
    expect(must(await verifySession(host, keyOf('one'))).findings).toEqual([]);
  });

  it('a store in memory says so', async () => {
    const { host } = await at('memory:');
    expect(await graphStatus(host, story)).toMatchObject({ ok: false, error: { store: { error: 'noGraph' } } });
  });
});

const given = process.env['FABULA_TEST_AGE'];
it.skipIf(given === undefined)(
  'a server with AGE, named by FABULA_TEST_AGE (an empty database), is fed as well',
  async () => {
    const { host, store } = await at(given ?? '');
    await begin(host, story, keyOf('one'));
    must(await feedGraph(host, story));
    expect(await cypher(store, 'local', trusts('one'))).toEqual(['Mara Tam -0.5']);
    await choose(host, keyOf('one'), 'Unlink.');
    must(await feedGraph(host, story));
    expect(await cypher(store, 'local', trusts('one'))).toEqual([]);
    expect(must(await verifyGraph(host, story))).toEqual({ same: 1, behind: 0, different: [] });
  },
  60_000,
);

it('is made, asked about, checked and dropped on the command line', async () => {
  const cwd = mkdtempSync(join(temporary, 'cli-'));
  writeFileSync(join(cwd, 'web.fabc'), story.bytes);
  const folderOf = place();
  const run = (...args: readonly string[]) => runCommand(['graph', ...args, '--store', folderOf], { cwd });
  const { host, store } = await at(folderOf);
  await begin(host, story, keyOf('one'));
  await store.close();
  open.splice(0);
  const none = await run('verify', 'web.fabc');
  expect(none).toMatchObject({ code: 3, out: '' });
  expect(none.err).toContain('graph feed');
  expect(await run('feed', 'web.fabc')).toMatchObject({ code: 0, out: 'The graph was made. 1 branch was fed.\n' });
  expect(JSON.parse((await run('status', 'web.fabc', '--json')).out)).toMatchObject({
    ok: true,
    age: 'there',
    graph: { name: 'web.graph', is: 'current' },
    branches: { fed: 1 },
  });
  await damage(folderOf, `delete from "web.graph".trusts`);
  const wrong = await run('verify', 'web.fabc');
  expect(wrong).toMatchObject({ code: 1 });
  expect(wrong.out).toContain('trusts quay_master -> tam is in the tables and not in the graph.');
  expect(await run('rebuild', 'web.fabc')).toMatchObject({ code: 0, out: 'The graph was made. 1 branch was fed.\n' });
  expect(await run('drop', 'web.fabc')).toMatchObject({ code: 0, out: 'The graph was dropped.\n' });
}, 180_000);
