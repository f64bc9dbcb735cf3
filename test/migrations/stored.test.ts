import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Program, packsInMemory } from '@fabula/compiler';
import type { ConversionIr, FieldIr, Json, ProgramIr } from '@fabula/runtime/bundle';
import { createConverter, createEngine, type Engine, type State } from '@fabula/runtime/engine';
import { describe, expect, test } from 'vitest';

/**
 * The cases that the plan is tested by, carried out: a session of the release that never wrote anything reads afterwards what it
 * read before, wherever a field kept its type; and the books balance.
 */
const folder = join(import.meta.dirname, '../../compiler/src/migrations/fixtures');
const read = (name: string, file: string): string => readFileSync(join(folder, name, file), 'utf8');
const cases = readdirSync(folder).filter((name) => {
  const text = read(name, 'expected.txt');
  return !/^FAB6/m.test(text) && !read(name, 'after.fab').includes('migrate ');
});

describe('a session of the release before', () => {
  test('has its cases', () => expect(cases.length).toBeGreaterThan(80));

  test.each(cases)('%s', async (name) => {
    const [before, after] = [build(read(name, 'before.fab')), build(read(name, 'after.fab'))];
    if ([before, after].some(({ experimental }) => experimental?.campaign)) return;
    const expected = read(name, 'expected.txt');
    const conversion: ConversionIr = {
      conversion: 1,
      migration: '0002_next',
      from: 'a',
      to: 'b',
      ...partsIn(expected),
    };
    const [engine, next] = [await createEngine(before), await createEngine(after)];
    const started = start(engine, before);
    const converted = (await createConverter(conversion)).convert(engine.encode(started));
    if (!converted.ok) throw new Error(converted.reason);
    const state = next.decode(converted.state);
    const was = readings(engine, started, before);
    const now = readings(next, state, after);
    const renamed = new Map(Object.entries(conversion.entities?.renamed ?? {}));
    for (const [key, { value, type }] of was) {
      const [id = '', field = ''] = key.split('|');
      const heir = now.get(`${renamed.get(id) ?? id}|${field}`);
      // What has another type, or another name, is for the case's own expectation.
      if (!heir || JSON.stringify(heir.type) !== JSON.stringify(type)) continue;
      if (/"(?:ref|scene)"/.test(JSON.stringify(type))) continue;
      if (type.type === 'amount' && conversion.resources?.[type.resource]?.scale) continue;
      expect({ [key]: heir.value }).toEqual({ [key]: value });
    }
    expect(balances(converted.state)).toBe(0n);
  });
});

type Parts = Omit<ConversionIr, 'conversion' | 'migration' | 'from' | 'to'>;

/** What stands behind the changes that are told. That it is a conversion is tested beside the plan. */
function partsIn(expected: string): Parts {
  const json: unknown = JSON.parse(expected.slice(expected.search(/^\{/m)));
  if (!isParts(json)) throw new Error('no conversion stands there');
  return json;
}

function isParts(json: unknown): json is Parts {
  return typeof json === 'object' && json !== null;
}

type Readings = ReadonlyMap<string, { readonly value: unknown; readonly type: FieldIr['type'] }>;

/** What all fields of declared entities, the player and the world read as. */
function readings(engine: Engine, state: State, { schema }: ProgramIr): Readings {
  const found = new Map<string, { value: unknown; type: FieldIr['type'] }>();
  const of = (id: string, kind: string | undefined, more: readonly FieldIr[] = []): void => {
    const declared = kind === undefined ? undefined : schema.kinds[kind];
    const add = (field: FieldIr, component?: string): void => {
      const name = component === undefined ? field.name : `${component}.${field.name}`;
      const result = engine.evaluate(
        state,
        { op: 'field', of: { op: 'const', value: id }, field: name, ...(component !== undefined && { component }) },
        'reader',
      );
      found.set(`${id}|${name}`, { value: result.ok ? result.value : result.refusal, type: field.type });
    };
    for (const field of [...(declared?.fields ?? []), ...more]) add(field);
    for (const component of declared?.has ?? [])
      for (const field of schema.components[component]?.fields ?? []) add(field, component);
  };
  for (const { id, kind } of schema.entities) of(id, kind);
  of('player', schema.player.kind, schema.player.fields);
  for (const { name, type } of schema.world) {
    const result = engine.evaluate(state, { op: 'state', scope: 'world', name }, 'reader');
    found.set(`world|${name}`, { value: result.ok ? result.value : result.refusal, type });
  }
  return found;
}

/** All accounts and issuers together: units are neither made nor lost. Only amounts are kept as digits in these cases. */
function balances(state: Json): bigint {
  const cells = member(state, 'cells');
  const keys = typeof cells === 'object' && cells !== null ? Object.entries(cells) : [];
  return keys.reduce((sum, [key, value]) => {
    const digits = /^[eiw]\//.test(key) ? member(value, '$n') : undefined;
    return sum + (typeof digits === 'string' ? BigInt(digits) : 0n);
  }, 0n);
}

function member(json: unknown, name: string): unknown {
  return typeof json === 'object' && json !== null
    ? Object.entries(json).find(([key]) => key === name)?.[1]
    : undefined;
}

function start(engine: Engine, program: ProgramIr): State {
  const act = {
    act: 'start',
    seed: '1'.padStart(32, '0'),
    seats: ['reader'],
    asked: {},
    config: {},
    scene: program.start,
  } as const;
  const result = engine.step(
    engine.initial,
    { commandId: '1', seat: 'reader', at: 0, locale: 'en', salt: '1'.padStart(32, '0'), act },
    { campaign: { version: 0, cells: {} } },
  );
  if (result.result !== 'done') throw new Error(JSON.stringify(result));
  return result.state;
}

function build(declarations: string): ProgramIr {
  const pack = 'pack example { title "Example" version 1.0.0 start quay }\n';
  const scene = /^scene quay/m.test(declarations)
    ? ''
    : '\nscene quay {\n  The tide has turned.\n  * Go.\n  -> end\n}\n';
  const { own, library } = packsInMemory(new Map([['pack.fab', pack + declarations + scene]]));
  const program = new Program({ library });
  program.update(own);
  const built = program.build();
  if (!built)
    throw new Error(
      program
        .check()
        .diagnostics.map((each) => each.message)
        .join('\n'),
    );
  return built.program;
}
