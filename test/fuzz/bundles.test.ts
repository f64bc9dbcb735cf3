import { Program, standardLibrary } from '@fabula/compiler';
import { canonicalJson, type ProgramIr, validateProgram } from '@fabula/runtime/bundle';
import { createEngine } from '@fabula/runtime/engine';
import { describe, expect, test } from 'vitest';
import { seeded } from './edits.js';
import { type EditedPack, packs } from './packs.js';

const isLong = process.env['FABULA_LONG'] === '1';
const rounds = isLong ? 4_000 : 60;

type Json = unknown;

const built = packs.flatMap(({ name, packs: all }) =>
  all.flatMap((pack, index) => {
    const program = buildOf(pack);
    return program ? [{ name: `${name} ${index + 1}`, pack, program }] : [];
  }),
);

describe('what every construct is lowered to', () => {
  test('packs of all of them are built', () => {
    expect(built.length).toBeGreaterThan(30);
    const keys = new Set(built.flatMap(({ program }) => Object.keys(program.experimental ?? {})));
    expect([...keys].sort()).toEqual([
      ...['campaign', 'contexts', 'experiments', 'goals', 'memories', 'models', 'prompts', 'providers', 'shared'],
      ...['simulations', 'workflows'],
    ]);
  });

  test.each(built)('is the same bytes whenever and in whatever order the files came: $name', ({ pack, program }) => {
    const { files } = pack;
    const turned = { ...files, sources: new Map([...files.sources].reverse()) };
    expect(Buffer.from(canonicalJson(buildOf({ ...pack, files: turned }))).toString()).toBe(
      Buffer.from(canonicalJson(program)).toString(),
    );
  });

  test.each(built)('is taken as it is: $name', ({ program }) => {
    const json: Json = JSON.parse(JSON.stringify(program));
    expect(validateProgram(json)).toMatchObject({ ok: true, value: program });
  });
});

/** Whatever somebody did to a program: it is refused with a reason, or the engine can be given it. */
describe('a program that was tampered with', () => {
  test.each(built)(
    'neither throws nor stops the engine from being made: $name',
    { timeout: 1_200_000 },
    async ({ program }) => {
      let refused = 0;
      for (let seed = 0; seed < rounds; seed++) {
        const random = seeded(seed);
        const { value, how } = tampered(JSON.parse(JSON.stringify(program)), random);
        const said = () => `seed ${seed}: ${how}`;
        let result: ReturnType<typeof validateProgram>;
        try {
          result = validateProgram(value);
        } catch (error) {
          throw new Error(`${said()} threw`, { cause: error });
        }
        if (!result.ok) {
          refused++;
          expect(result.error.detail, said()).not.toBe('');
          continue;
        }
        await createEngine(result.value).catch((error: unknown) => {
          throw new Error(`${said()}: no engine could be made`, { cause: error });
        });
      }
      expect(refused).toBeGreaterThan(rounds / 4);
    },
  );
});

function buildOf({ files }: EditedPack): ProgramIr | undefined {
  const program = new Program({ library: standardLibrary });
  program.update(files);
  return program.build()?.program;
}

interface Place {
  readonly holder: object;
  readonly key: string;
  readonly way: string;
}

/** One or two changes: a part taken away, doubled, renamed, or put where another one was. */
function tampered(value: Json, random: () => number): { readonly value: Json; readonly how: string } {
  const how: string[] = [];
  const count = random() < 0.7 ? 1 : 2;
  for (let i = 0; i < count; i++) {
    const places = placesIn(value);
    const one = places[Math.floor(random() * places.length)];
    const other = places[Math.floor(random() * places.length)];
    if (!one || !other) break;
    const theirs: Json = structuredClone(Reflect.get(other.holder, other.key));
    const mine: Json = Reflect.get(one.holder, one.key);
    switch (Math.floor(random() * 5)) {
      case 0:
        if (Array.isArray(one.holder)) one.holder.splice(Number(one.key), 1);
        else Reflect.deleteProperty(one.holder, one.key);
        how.push(`took ${one.way}`);
        break;
      case 1:
        Reflect.set(one.holder, one.key, theirs);
        how.push(`put ${other.way} at ${one.way}`);
        break;
      case 2: {
        const strange = odd[Math.floor(random() * odd.length)];
        Reflect.set(one.holder, one.key, strange);
        how.push(`put ${JSON.stringify(strange)} at ${one.way}`);
        break;
      }
      case 3:
        if (Array.isArray(one.holder)) one.holder.push(structuredClone(mine));
        else Reflect.set(one.holder, `${one.key}2`, structuredClone(mine));
        how.push(`doubled ${one.way}`);
        break;
      default:
        // What is of the same form passes further in than what is not.
        if (typeof mine === typeof theirs) Reflect.set(one.holder, one.key, theirs);
        else if (typeof mine === 'number') Reflect.set(one.holder, one.key, mine + (random() < 0.5 ? -1 : 1));
        else Reflect.set(one.holder, one.key, 'nowhere');
        how.push(`changed ${one.way} to ${JSON.stringify(Reflect.get(one.holder, one.key)).slice(0, 200)}`);
    }
  }
  return { value, how: how.join('; ') };
}

const odd: readonly Json[] = [
  null,
  -1,
  0,
  1.5,
  2 ** 53,
  '',
  'nowhere',
  'toString',
  [],
  {},
  true,
  { op: 'const', value: 1 },
];

function placesIn(value: Json, way = '', into: Place[] = []): Place[] {
  if (typeof value !== 'object' || value === null) return into;
  for (const [key, held] of Object.entries(value)) {
    into.push({ holder: value, key, way: `${way}/${key}` });
    placesIn(held, `${way}/${key}`, into);
  }
  return into;
}
