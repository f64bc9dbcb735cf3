import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { openPgliteStore } from '@fabula/runtime/adapters/store-pglite';
import { createHost, loadBundle, type StoryTypes, type TypedRows, takeTurn } from '@fabula/runtime/host';
import pg from 'pg';
import ts from 'typescript';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { fabula } from '../cli/run.js';

/** A field of each type of the language, in rows of each sort. */
const pack = `pack harbor_lights { title "Harbor Lights" version 1.0.0 start quay }
/// How somebody feels.
enum Mood { calm, wary, furious }
resource silver scale 2 issued by mint
record Reply { text: text, cost: amount of silver }
variant Outcome { won, lost { by: int, why: Reply? } }
component Voice { tone: text = "plain", range: float in 0.0..4.0 = 1.5 }
/// Whoever can
/// speak. */
kind Person {
  has Voice
  /// How she is today.
  mood: Mood = calm
  purse: silver
  age: int = 30
  born: instant = instant("1820-03-01 18:00")
  watch: duration = 1h
  due: instant? = none
  share: decimal scale 3 = 0.125
  die: dice = 2d6
  home: Place? = none
  at: Scene = quay
  knows: set<text> = ["knots"]
  odds: map<Mood, int> = { calm: 3 }
  said: list<Reply> = [{ text: "no", cost: 1.50 silver }]
  fate: Outcome? = none
  secret pin: text = "1234"
  tenant: bool = false
}
kind Place { depth: float = 2.5 }
kind Stone
entity mara: Person "Mara Quill" { purse: 12.50 silver, home: pier, due: instant("1847-03-01") }
entity pier: Place "The pier"
entity menhir: Stone
relation trusts: Person -> Person | Place { strength: float in -1.0..1.0 = 0.5, since: duration = 90s }
relation road: Place -> Place mutual
relation near: Person -> Stone
edge mara -[trusts]-> pier { strength: -0.5 }
edge mara -[near]-> menhir
edge pier -[road]-> pier
player is Person { name: text personal, size: int in 1..5 }
world { tide: int in 0..12 = 3, opened: instant = instant("1847-03-01 18:00") }
config { rigour: int in 0..9 = 3 }
/// Somebody learned something.
event fact_learned broadcast { who: ref<Person>, cost: amount of silver, tags: set<Mood>, said: text personal }
/// Who is at odds with whom, below a measure.
query at_odds(below: float = 0.0) -> list<{ a: Person, place: Place, strength: float }> {
  match (a: Person) -[t: trusts]-> (place: Place) where t.strength < below
  select a, place, strength = t.strength
}
query purse_of(who: Person) -> { held: amount of silver, mood: Mood }? {
  match (who) where who.age > 0 select held = who.purse, mood = who.mood
}
query people() -> list<Person> { match (p: Person) }
query oldest() { match (p: Person) select age = max(p.age), many = count(p) }
query named() { match (p: Person) where p == player select name = player.name, thing = p }
scene quay {
  * [Speak.] {
      ~ grant Voice { tone: "slow" } to menhir
      ~ transfer 2.00 silver from mara.purse to player.purse
      ~ emit fact_learned { who: mara, cost: 2.00 silver, tags: [calm], said: player.name }
  }
  * [Stay.] You stay.
  -> end
}
`;

/** Inside the repository, so that what a host imports is found there. */
const cache = fileURLToPath(new URL('../../.cache', import.meta.url));
let home = '';
let written = '';
let db: PGlite;

beforeAll(async () => {
  mkdirSync(cache, { recursive: true });
  home = mkdtempSync(join(cache, 'rows-test-'));
  mkdirSync(join(home, 'pack'));
  writeFileSync(join(home, 'pack/pack.fab'), pack);
  expect(await fabula(home, 'build', 'pack')).toMatchObject({ code: 0 });
  expect(await fabula(home, 'types', 'pack', '--out', 'harbor.gen.ts')).toMatchObject({ code: 0 });
  written = readFileSync(join(home, 'harbor.gen.ts'), 'utf8');
  await play();
  db = await PGlite.create(join(home, 'store/data'));
  await db.query(`select set_config('fabula.tenant', 't', false)`);
}, 300_000);
afterAll(async () => {
  await db.close();
  rmSync(home, { recursive: true, force: true });
});

interface Harbor extends StoryTypes {
  readonly pack: 'harbor_lights';
  readonly asked: { readonly name: string; readonly size: number };
  readonly queries: {
    readonly at_odds: { readonly input: { readonly below?: number }; readonly result: readonly object[] };
    readonly purse_of: { readonly input: { readonly who: string }; readonly result: object | null };
    readonly people: { readonly input: object; readonly result: readonly string[] };
    readonly oldest: { readonly input: object; readonly result: object };
    readonly named: { readonly input: object; readonly result: readonly object[] };
  };
}

/** What each query answered, by the part of its type that it is of. */
const answers = new Map<string, unknown>();

async function play(): Promise<void> {
  const store = await openPgliteStore({ folder: join(home, 'store'), cache });
  if (!store.ok) throw new Error(JSON.stringify(store.error));
  const host = createHost({ store: store.value, now: () => 0, randomHex: (bytes) => '1'.repeat(bytes * 2) });
  const opened = await loadBundle<Harbor>(readFileSync(join(home, 'pack/dist/harbor_lights.fabc')), 'harbor_lights');
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const asked = { name: 'Ana', size: 3 };
  const key = { tenant: 't', campaign: 'c', session: 's' };
  const started = await opened.value.start(host, { key, commandId: '1', locale: 'en', asked });
  if (!started.ok) throw new Error(JSON.stringify(started.error));
  const { key: branch, waiting } = started.value;
  const choice = waiting.wait === 'choice' ? waiting.options[0]?.choice : undefined;
  if (choice === undefined) throw new Error('There is nothing to choose.');
  const taken = await takeTurn(host, branch, {
    commandId: '2',
    seat: 'reader',
    locale: 'en',
    act: { act: 'choose', choice },
  });
  if (!taken.ok) throw new Error(JSON.stringify(taken.error));
  expect(taken.value.waiting).toEqual({ wait: 'ended' });
  const story = opened.value;
  answers.set('at_odds', [
    await answered(story.query(host, branch, 'at_odds', {})),
    await answered(story.query(host, branch, 'at_odds', { below: 0.75 })),
    await answered(story.query(host, branch, 'at_odds', { below: 0.75 }, { home: 'memory' })),
  ]);
  const notThere = await answered(story.query(host, branch, 'purse_of', { who: 'player' }));
  answers.set('purse_of', [await answered(story.query(host, branch, 'purse_of', { who: 'mara' })), notThere]);
  answers.set('people', [await answered(story.query(host, branch, 'people', {}))]);
  answers.set('oldest', [await answered(story.query(host, branch, 'oldest', {}))]);
  answers.set('named', [await answered(story.query(host, branch, 'named', {}))]);
  const misfit = await story.query(host, branch, 'purse_of', { who: 'pier' });
  expect(misfit).toMatchObject({ ok: false, error: { refusal: { refusal: 'badValue', field: 'who' } } });
  await store.value.close();
}

async function answered(asked: Promise<TypedRows<Harbor, keyof Harbor['queries']>>): Promise<unknown> {
  const answer = await asked;
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
}

/** What `pg` makes of the rows: its own parsers read what the server sends. */
async function rowsOf(relation: string): Promise<readonly Row[]> {
  const { fields } = await db.query<Row>(`select * from ${relation}`, [], { parsers: {} });
  const parsers = Object.fromEntries(
    fields.map(({ dataTypeID }) => [dataTypeID, typeParser.parse(pg.types.getTypeParser(dataTypeID))]),
  );
  return (await db.query<Row>(`select * from ${relation}`, [], { parsers })).rows;
}
const typeParser = z.custom<(text: string) => unknown>((parser) => typeof parser === 'function');
interface Row {
  readonly [column: string]: unknown;
}

/** A value as it is written in TypeScript. */
function literal(value: unknown): string {
  return value instanceof Date ? `new Date(${value.getTime()})` : JSON.stringify(value);
}

function asLiterals(rows: readonly Row[]): string {
  const each = rows.map(
    (row) =>
      `{ ${Object.entries(row)
        .map(([name, value]) => `${JSON.stringify(name)}: ${literal(value)}`)
        .join(', ')} }`,
  );
  return `[\n  ${each.join(',\n  ')},\n]`;
}

/** What TypeScript has to say of files beside the generated one, by file. */
function problems(files: ReadonlyMap<string, string>): ReadonlyMap<string, readonly string[]> {
  for (const [name, text] of files) writeFileSync(join(home, name), text);
  const program = ts.createProgram(
    [...files.keys()].map((name) => join(home, name)),
    {
      ...{ strict: true, noEmit: true, exactOptionalPropertyTypes: true, skipLibCheck: true, types: ['node'] },
      ...{ target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.NodeNext },
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
    },
  );
  const said = new Map<string, string[]>();
  for (const { file, messageText } of ts.getPreEmitDiagnostics(program)) {
    const name = file ? basename(file.fileName) : '';
    said.set(name, [...(said.get(name) ?? []), ts.flattenDiagnosticMessageText(messageText, '\n')]);
  }
  return said;
}

const head = `import type { HarborLights, HarborLightsDatabase, HarborLightsEmitted, HarborLightsOutbox, IdOf, Mood, PersonView } from './harbor.gen.js';\n`;

/** The tables and views there are, and columns by name. */
async function relations(): Promise<readonly string[]> {
  const { rows } = await db.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'harbor_lights' order by 1`,
  );
  return rows.map(({ name }) => name);
}

test('the same is written as before', () => {
  expect(written).toMatchSnapshot();
});

test('every row of every table and view is of its type, as `pg` reads it', async () => {
  const names = await relations();
  const said = [...written.matchAll(/^ {2}readonly 'harbor_lights\.(\w+)'/gm)].map(([, name = '']) => name);
  expect(said.toSorted()).toEqual(names);
  let text = head;
  for (const name of names) {
    const rows = await rowsOf(`harbor_lights.${name}`);
    // A type that is held against nothing is not shown to be right.
    expect([name, rows.length > 0]).toEqual([name, true]);
    // Written out, a row can have no column more or less than its type.
    text += `export const ${name}: readonly HarborLightsDatabase['harbor_lights.${name}'][] = ${asLiterals(rows)};\n`;
  }
  const wrong = (from: string, to: string): string => {
    expect(text).toContain(from);
    return text.replace(from, to);
  };
  const slips = new Map([
    ['slip-figure.ts', wrong('"purse": "10.50"', '"purse": 10.5')],
    ['slip-bigint.ts', wrong('"age": "30"', '"age": 30')],
    ['slip-json.ts', wrong('"knows": {"$set":["knots"]}', '"knows": ["knots"]')],
    ['slip-enum.ts', wrong('"mood": "calm"', '"mood": "calmer"')],
    ['slip-null.ts', wrong('"strength": -0.5', '"strength": null')],
    ['slip-moment.ts', wrong('"since": {', '"since": "00:01:30", "gone": {')],
  ]);
  const found = problems(new Map([['rows.ts', text], ...slips]));
  expect([...found.keys()].toSorted()).toEqual([...slips.keys()].toSorted());
});

test('a column may be absent where its type says so, and nowhere else', async () => {
  const { rows } = await db.query<{ table: string; column: string; nullable: string }>(
    `select table_name as table, column_name as column, is_nullable as nullable from information_schema.columns
      where table_schema = 'harbor_lights' and table_name in (select tablename from pg_tables where schemaname = 'harbor_lights')`,
  );
  const claims = rows.map(({ table, column, nullable }, i) => {
    const of = `HarborLightsDatabase['harbor_lights.${table}'][${JSON.stringify(column)}]`;
    return `export const c${i}: null extends ${of} ? true : false = ${nullable === 'YES'};`;
  });
  expect(claims.length).toBeGreaterThan(40);
  expect(problems(new Map([['nulls.ts', `${head}${claims.join('\n')}\n`]]))).toEqual(new Map());
});

test('what the ledger and the outbox hold is of its type', async () => {
  let text = head;
  for (const table of ['session', 'branch', 'turn', 'turn_payload', 'outbox'])
    text += `const ${table} = ${asLiterals(await rowsOf(`fabula.${table}`))};
export const typed_${table}: readonly HarborLightsDatabase['fabula.${table}'][] = ${table};\n`;
  const payloads = await rowsOf('fabula.turn_payload order by version');
  const events = payloads.flatMap(({ payload }) => ledger.parse(JSON.parse(String(payload))).events);
  const emitted = events.filter(({ event }) => event === 'emitted');
  expect(emitted).toHaveLength(1);
  const told = (await rowsOf('fabula.outbox')).map(({ payload }) => String(payload));
  expect(told).toHaveLength(1);
  text += `export const emitted: readonly HarborLightsEmitted[] = ${JSON.stringify(emitted)};
export const told: readonly HarborLightsOutbox[] = [${told.join(', ')}];\n`;
  const slip = text.replace('"cost":{"$n":"200"}', '"cost":{"$n":200}');
  const found = problems(
    new Map([
      ['ledger.ts', text],
      ['slip.ts', slip],
    ]),
  );
  expect([...found.keys()]).toEqual(['slip.ts']);
});
const ledger = z.object({ events: z.array(z.looseObject({ event: z.string() })) });

test('what queries answer is of their types', () => {
  expect(answers.get('at_odds')).toEqual([
    [{ a: 'mara', place: 'pier', strength: -0.5 }],
    [{ a: 'mara', place: 'pier', strength: -0.5 }],
    [{ a: 'mara', place: 'pier', strength: -0.5 }],
  ]);
  expect(answers.get('purse_of')).toEqual([
    { held: { $n: '1050' }, mood: 'calm' },
    { held: { $n: '200' }, mood: 'calm' },
  ]);
  const claims = [...answers].map(
    ([name, each]) =>
      `export const ${name}: readonly HarborLights['queries']['${name}']['result'][] = ${JSON.stringify(each)};\n`,
  );
  const text = head + claims.join('');
  const slip = text.replace('{"$n":"200"}', '"2.00"');
  const found = problems(
    new Map([
      ['answers.ts', text],
      ['answers-slip.ts', slip],
    ]),
  );
  expect([...found.keys()]).toEqual(['answers-slip.ts']);
});

/** As an analyst writes it, and a host. */
const analyst = `${head}import type { Host, TypedStory } from '@fabula/runtime/host';
import type { BranchKey } from '@fabula/runtime/ports';
type Queries = HarborLights['queries'];
export const rows = (read: readonly PersonView[]): readonly Mood[] => read.filter(({ purse }) => Number(purse) > 1).map(({ mood }) => mood);
export const asked: Queries['at_odds']['input'] = { below: 0.5 };
export const all: Queries['at_odds']['input'] = {};
export const odds = ({ a, place, strength }: Queries['at_odds']['row']): [IdOf<'Person'>, IdOf<'Place'>, number] => [a, place, strength];
export const held = ({ held }: Queries['purse_of']['row']): string => held.$n;
export const none: Queries['purse_of']['result'] = null;
export const who = (person: Queries['people']['row']): Queries['purse_of']['input'] => ({ who: person });
export const mara: Queries['purse_of']['input'] = { who: 'mara' };
export const whole: Queries['oldest']['result'] = { age: null, many: 0 };
export const ask = async (story: TypedStory<HarborLights>, host: Host, key: BranchKey): Promise<readonly IdOf<'Place'>[]> => {
  const found = await story.query(host, key, 'at_odds', { below: 0.5 });
  return found.ok ? found.value.map(({ place }) => place) : [];
};
export const born = ({ born }: PersonView): number => born.getTime();
`;
const analystSlips = [
  ['[a, place, strength];', '[place, a, strength];'],
  ['{ below: 0.5 }', "{ below: '0.5' }"],
  ['= ({ held }: Queries', '= ({ cost: held }: Queries'],
  ['=> Number(purse) > 1', '=> purse > 1'],
  ['{ age: null, many: 0 }', 'null'],
  ["'at_odds', { below: 0.5 }", "'at_odds', { under: 0.5 }"],
  ['({ place }) => place', '({ a }) => a'],
] as const;

test('queries and views are used by their types, unless somebody errs', () => {
  const files = new Map([['analyst.ts', analyst]]);
  for (const [index, [right, wrong]] of analystSlips.entries())
    files.set(`query-slip-${index}.ts`, analyst.replace(right, wrong));
  expect([...problems(files).keys()].toSorted()).toEqual(analystSlips.map((_, index) => `query-slip-${index}.ts`));
});

test('a change of what is stored is drift', async () => {
  const check = ['types', 'pack', '--out', 'harbor.gen.ts', '--check'];
  expect((await fabula(home, ...check)).code).toBe(0);
  writeFileSync(join(home, 'pack/pack.fab'), pack.replace('depth: float = 2.5', 'depth: int = 2'));
  const drifted = await fabula(home, ...check);
  expect(drifted).toMatchObject({ code: 1 });
  expect(drifted.err).toContain('is not what the pack declares any more');
  writeFileSync(join(home, 'pack/pack.fab'), pack);
});

test('columns keep the names that releases gave them, and views have those that are declared now', async () => {
  expect((await fabula(home, 'release', 'pack')).code).toBe(0);
  const changed = pack
    .replaceAll('age: int = 30', 'years: float was age = 30.0')
    .replaceAll('who.age > 0', 'who.years > 0.0')
    .replace('max(p.age)', 'max(p.years)');
  writeFileSync(join(home, 'pack/pack.fab'), changed.replace('depth: float', 'deep: float was depth'));
  const { code, out, err } = await fabula(home, 'types', 'pack');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const part = (name: string): string => new RegExp(`interface ${name} \\{.*?\\n\\}`, 's').exec(out)?.[0] ?? '';
  expect(part('PlaceView')).toContain('deep: number');
  expect(part('PlaceRow')).toContain('depth: number');
  // Of another type it is another column, and one more that is called as it is in the table.
  expect(part('PersonView')).toContain('years: number');
  expect(part('PersonRow')).toContain('years: number');
  writeFileSync(join(home, 'pack/pack.fab'), pack);
});
