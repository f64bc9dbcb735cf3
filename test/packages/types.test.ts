import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createMemoryStore } from '@fabula/runtime/adapters';
import { createHost, loadBundle } from '@fabula/runtime/host';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { fabula, folder } from '../cli/run.js';

const pack = `pack harbor_lights { title "Harbor Lights" version 1.0.0 use salt.skills start quay }
/// How somebody feels. */ Not the end.
enum Mood { calm, wary "on her guard", furious }
resource silver scale 2 issued by mint
kind Place { depth: float = 0.0 }
kind Person { has Skilled mood: Mood = calm, purse: silver }
entity pier: Place "The pier"
/// What she says.
/// In her own words.
record Reply { text: text max 280, mood: Mood, cost: silver }
variant Outcome { won, lost { by: int, why: Reply? } }
player is Person { name: text, size: int in 1..5, pseudonym: text? }
config { rigour: int in 0..9 = 3, greeting: text = "Hail", mode: Mood = calm, pace: float in 0.0..1.0 clamped = 0.5 }
/// Somebody learned something.
event fact_learned { who: ref<Person>, cost: silver, tags: set<Mood>, said: text personal, how: Outcome, odds: map<Mood, int> }
event scene_left broadcast { from: Scene, calm: bool }
/// In miles.
extern fn distance(a: Place, b: Place) -> float
extern fn forecast(hour: int, case: Mood = calm) -> { wind: Mood, sure: bool } read
extern fn judge(notes: map<Mood, int>, words: set<text>) -> Outcome? read
extern fn announce(what: text, default: dice) send
action gather(n: int, mood: Mood = calm) -> Reply
  requires n > 0 else nothing_left
{
  { text: "x", mood: mood, cost: 1.00 silver }
}
scene quay {
  ~ let far = distance(pier, pier)
  {greeting} {rigour} {player.name}: {far} miles.
  ~ emit scene_left { from: quay, calm: true }
  -> end
}
scene pier {
  -> end
}
`;

/** A pack that it uses, with names of its own. */
const skills = `pack salt.skills { title "Skills" version 1.0.0 }
enum Skill { craft, lore }
component Skilled { skill: Skill = craft }
event tried { skill: Skill }
extern fn odds(of: Skill) -> float in 0.0..1.0
action try_it(skill: Skill) -> won | lost {
  emit tried { skill: skill }
  won
}
`;

/** Inside the repository, so that what a host imports is found there. */
const cache = fileURLToPath(new URL('../../.cache', import.meta.url));
let home = '';

beforeAll(async () => {
  mkdirSync(cache, { recursive: true });
  home = mkdtempSync(join(cache, 'types-test-'));
  mkdirSync(join(home, 'pack'));
  writeFileSync(join(home, 'pack/pack.fab'), pack);
  const used = join(home, 'pack/node_modules/@salt/skills');
  mkdirSync(used, { recursive: true });
  writeFileSync(join(used, 'skills.fab'), skills);
  expect((await fabula(home, 'build', 'pack')).code).toBe(0);
  for (const [format, file] of formats) {
    const wrote = await fabula(home, 'types', 'pack', '--format', format, '--out', file);
    expect(wrote).toMatchObject({ code: 0, err: `Wrote ${file}.\n` });
  }
});
afterAll(() => {
  rmSync(home, { recursive: true, force: true });
});

const formats = [
  ['dts', 'harbor.gen.ts'],
  ['jsonschema', 'harbor.schema.json'],
  ['zod', 'harbor.zod.ts'],
] as const;

const host = `import { createHost, loadBundle, type EventOf, type HostServices } from '@fabula/runtime/host';
import type { HarborLights, HarborLightsExterns, Mood, Outcome } from './harbor.gen.js';

const mood: Mood = 'wary';
const externs: HarborLightsExterns = {
  distance: (_call, a, b) => a.length + b.length,
  async forecast({ key }, hour, mood) {
    return { wind: mood, sure: hour > key.length };
  },
  judge: (_call, notes): Outcome | null => {
    const [first] = notes;
    return first ? { case: 'lost', by: first[1], why: { text: 'no', mood, cost: '12.50' } } : null;
  },
  announce() {},
  'salt.skills/odds': (_call, of) => (of === 'lore' ? 0.5 : 1),
};
export async function play(bytes: Uint8Array, services: HostServices) {
  const host = createHost({ ...services, externs });
  const opened = await loadBundle<HarborLights>(bytes, 'harbor_lights');
  if (!opened.ok) return;
  const key = { tenant: 't', campaign: 'c', session: 's' };
  await opened.value.start(host, { key, commandId: '1', locale: 'en', asked: { name: 'Ana', size: 3 }, config: { rigour: 5 } });
}
export function tell(event: EventOf<HarborLights>): string {
  switch (event.event) {
    case 'scene_left':
      return event.data.from;
    case 'fact_learned':
      return event.data.said.$personal.text ?? event.data.cost.$n;
    default:
      return event.event;
  }
}
`;

/** Slips of an author: what is right, what is written, and what TypeScript says of it. */
const slips = [
  ['distance: (_call, a, b) => a.length + b.length', 'distance: (_call, a: number, b) => a + b.length', /number/],
  ["const mood: Mood = 'wary'", "const mood: Mood = 'weary'", /weary/],
  ["{ name: 'Ana', size: 3 }", "{ name: 'Ana' }", /size/],
  ['{ rigour: 5 }', '{ rigour: true }', /boolean/],
  ["'harbor_lights'", "'harbor_light'", /harbor_lights/],
  ["case 'scene_left'", "case 'scene_lost'", /scene_lost/],
  ["{ case: 'lost', by: first[1]", "{ case: 'lost', by: first[0]", /Mood|string/],
] as const;

/** What the compiler of TypeScript has to say about files, in its strictest reading. */
function problems(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  for (const [name, text] of files) writeFileSync(join(home, name), text);
  const program = ts.createProgram(
    [...files.keys()].map((name) => join(home, name)),
    {
      strict: true,
      noEmit: true,
      noUncheckedIndexedAccess: true,
      exactOptionalPropertyTypes: true,
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      skipLibCheck: true,
      types: ['node'],
    },
  );
  const said = new Map<string, string>();
  for (const { file, messageText } of ts.getPreEmitDiagnostics(program)) {
    const name = file ? basename(file.fileName) : '';
    said.set(name, `${said.get(name) ?? ''}${ts.flattenDiagnosticMessageText(messageText, '\n')}\n`);
  }
  return said;
}

describe('fabula types', () => {
  test('writes declarations that a host compiles with, unless it errs', () => {
    const files = new Map([
      ['host.ts', host],
      ['checks.ts', readFileSync(join(home, 'harbor.zod.ts'), 'utf8')],
    ]);
    for (const [index, [right, wrong]] of slips.entries()) files.set(`slip-${index}.ts`, host.replace(right, wrong));
    const said = problems(files);
    expect([...said.keys()].toSorted()).toEqual(slips.map((_, index) => `slip-${index}.ts`));
    for (const [index, [, , message]] of slips.entries()) expect(said.get(`slip-${index}.ts`)).toMatch(message);
  });

  test('writes the same declarations as it did', () => {
    expect(readFileSync(join(home, 'harbor.gen.ts'), 'utf8')).toMatchSnapshot();
  });

  test('writes schemas of zod that take what fits, and nothing else', async () => {
    const { HarborLights } = await moduleOf('harbor.zod.ts');
    expect(HarborLights.asked.safeParse({ name: 'Ana', size: 3 }).success).toBe(true);
    expect(HarborLights.asked.safeParse({ name: 'Ana', size: 6 }).success).toBe(false);
    expect(HarborLights.config.safeParse({ mode: 'wary' }).success).toBe(true);
    expect(HarborLights.config.safeParse({ mode: 'weary' }).success).toBe(false);
  });

  test('writes a JSON Schema that takes what fits, and nothing else', () => {
    const json: unknown = JSON.parse(readFileSync(join(home, 'harbor.schema.json'), 'utf8'));
    const part = z.record(z.string(), z.custom<z.core.JSONSchema.JSONSchema>());
    const { $defs, properties } = z.object({ $defs: part, properties: part }).parse(json);
    const asked = z.fromJSONSchema({ $defs, ...properties['asked'] });
    expect(asked.safeParse({ name: 'Ana', size: 3 }).success).toBe(true);
    expect(asked.safeParse({ name: 'Ana', size: 6 }).success).toBe(false);
    expect(json).toMatchSnapshot();
  });

  test.each(formats)('finds that the %s file has drifted', async (format, file) => {
    const check = ['types', 'pack', '--format', format, '--out', file, '--check'];
    expect(await fabula(home, ...check)).toEqual({ code: 0, out: '', err: '' });
    const text = readFileSync(join(home, file), 'utf8');
    writeFileSync(join(home, file), text.replaceAll('\n', '\r\n'));
    expect((await fabula(home, ...check)).code).toBe(0);
    writeFileSync(join(home, file), text.replace('furious', 'angry'));
    const drifted = await fabula(home, ...check);
    expect(drifted.code).toBe(1);
    expect(drifted.err).toContain(`\`${file}\` is not what the pack declares any more.`);
    expect(drifted.err.includes(`--format ${format}\` writes it`)).toBe(format !== 'dts');
    writeFileSync(join(home, file), text);
  });

  test('prints without --out, wants a file to check, and says what is not there', async () => {
    expect((await fabula(home, 'types', 'pack')).out).toBe(readFileSync(join(home, 'harbor.gen.ts'), 'utf8'));
    expect((await fabula(home, 'types', 'pack', '--check')).code).toBe(2);
    expect(await fabula(home, 'types', 'pack', '--out', 'none.ts', '--check')).toMatchObject({ code: 1 });
    expect((await fabula(folder({ 'a.fab': 'scene broken {\n  -> nowhere\n}\n' }), 'types')).code).toBe(1);
  });

  test('serves a library, too', async () => {
    const kit = folder({ 'kit.fab': 'pack kit { title "Kit" version 1.0.0 }\nextern fn ping(n: int) -> int\n' });
    expect((await fabula(kit, 'types')).out).toContain('ping(call: ExternCall, n: number): number | Promise<number>;');
  });
});

describe('a module with the functions of the host', () => {
  const check = async (text: string) => {
    writeFileSync(join(home, 'externs.ts'), text);
    return fabula(home, 'types', 'pack', '--externs', 'externs.ts');
  };
  const right = `export function distance(call: { key: string }, a: string, b: string): number {
  return a.length + b.length + call.key.length;
}
export default {
  forecast: async (_: unknown, hour: number) => ({ wind: 'calm' as const, sure: hour > 6 }),
  judge: () => null,
  announce: (_: unknown, what: string) => console.log(what),
  'salt.skills/odds': () => 1,
};
`;

  test('fits', async () => {
    expect(await check(right)).toMatchObject({ code: 0, out: '' });
  });

  test.each([
    [
      'has one missing',
      ['  judge: () => null,\n', ''],
      'externs.ts:1:1: error FAB',
      'no `judge`, which the pack declares',
    ],
    [
      'takes something else',
      ['b: string): number {\n  return a.length + b.length', 'b: number): number {\n  return a.length + b'],
      'externs.ts:1:17: error FAB',
      "Type 'string' is not assignable to type 'number'",
    ],
    ['answers something else', ["'calm' as const", "'mild' as const"], 'externs.ts:5:3: error FAB', '"mild"'],
    ['does not compile', ['a.length', 'a.size'], 'externs.ts:2:12: error FAB', "Property 'size' does not exist"],
  ])(
    '%s',
    async (_, [from, to], place, why) => {
      const { code, out } = await check(right.replace(from ?? '', to ?? ''));
      expect(code).toBe(1);
      expect(out).toContain(place);
      expect(out).toContain(why);
    },
    60_000,
  );

  test('is not there', async () => {
    expect(await fabula(home, 'types', 'pack', '--externs', 'none.ts')).toMatchObject({ code: 3 });
    expect((await fabula(home, 'types', 'pack', '--externs', 'externs.ts', '--out', 'x.ts')).code).toBe(2);
  });
});

test('a bundle of another pack is not taken for this one', async () => {
  const bytes = readFileSync(join(home, 'pack/dist/harbor_lights.fabc'));
  interface Other {
    readonly pack: 'other';
    readonly config: object;
    readonly asked: Record<never, never>;
    readonly events: object;
    readonly actions: Record<never, never>;
  }
  const opened = await loadBundle<Other>(bytes, 'other');
  expect(opened).toMatchObject({ ok: false, error: { error: 'wrongPack', pack: 'harbor_lights', wanted: 'other' } });
});

test('a story that is loaded by its types is played by them', async () => {
  interface Harbor {
    readonly pack: 'harbor_lights';
    readonly config: { readonly greeting?: string };
    readonly asked: { readonly name: string; readonly size: number };
    readonly events: { readonly scene_left: { readonly from: string; readonly calm: boolean } };
    readonly actions: Record<never, never>;
  }
  const bytes = readFileSync(join(home, 'pack/dist/harbor_lights.fabc'));
  const opened = await loadBundle<Harbor>(bytes, 'harbor_lights');
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const store = createMemoryStore();
  const playing = createHost({
    store,
    now: () => 0,
    randomHex: (bytes) => '1'.repeat(bytes * 2),
    externs: { distance: () => 3 },
  });
  const key = { tenant: 't', campaign: 'c', session: 's' };
  const started = await opened.value.start(playing, {
    key,
    commandId: '1',
    locale: 'en',
    asked: { name: 'Ana', size: 3 },
    config: { greeting: 'Ahoy' },
  });
  expect(started.ok).toBe(true);
  const row = {
    id: '1',
    event: 'scene_left',
    payload: '{"data":{"calm":true,"from":"quay"},"event":"scene_left","version":1}',
  };
  expect(opened.value.event(row)?.data.from).toBe('quay');
  expect(opened.value.event({ ...row, event: 'unheard_of' })).toBeUndefined();
});

/** What a file of schemas exports, run with the zod of the tests. */
async function moduleOf(file: string) {
  const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023 };
  const { outputText } = ts.transpileModule(readFileSync(join(home, file), 'utf8'), { compilerOptions });
  const plain = join(home, 'harbor.zod.mjs');
  writeFileSync(plain, outputText);
  const loaded: unknown = await import(/* @vite-ignore */ pathToFileURL(plain).href);
  const schemas = z.object({ asked: z.custom<z.ZodType>(), config: z.custom<z.ZodType>() });
  return z.object({ HarborLights: schemas }).parse(loaded);
}
