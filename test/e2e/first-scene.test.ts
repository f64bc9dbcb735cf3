import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { fabula, folder } from '../cli/run.js';
import { run } from './program.js';

const example = fileURLToPath(new URL('../../examples/first-scene', import.meta.url));

async function built(change: (strings: string) => string = (strings) => strings): Promise<string> {
  const copy = folder();
  cpSync(example, copy, { recursive: true });
  const file = join(copy, 'strings/de.csv');
  writeFileSync(file, change(readFileSync(file, 'utf8')));
  expect(await fabula(copy, 'build')).toMatchObject({ code: 0 });
  return join(copy, 'dist/first_scene.fabc');
}

describe('examples/first-scene', () => {
  test('is played in German by who asks for it', async () => {
    const bundle = await built();
    const played = await run(['play', bundle, '--store', 'memory:', '--locale', 'de-CH'], '1\n');
    expect(played).toMatchObject({ code: 0, err: '' });
    expect(played.out).toMatch(/^Erste Szene\n/);
    expect(played.out).toContain('1. Den Handschuh nehmen.\n  2. Ihn liegen lassen.');
    expect(played.out).toContain('Auf dem Sitz dir gegenüber liegt der andere.');
    expect(played.out).not.toMatch(/glove|platform|shown as written/);
  });

  test('is read as written without a translation, and says so where one has gaps', async () => {
    const bundle = await built((strings) => strings.replace(/^line:04cx87.*\r?\n/m, ''));
    expect((await run(['play', bundle, '--store', 'memory:'], '1\n')).out).toMatch(/^First Scene\n/);
    const played = await run(['play', bundle, '--store', 'memory:', '--locale', 'de'], '1\n');
    expect(played.out).toContain('1 text is not translated into de yet, and shown as written.');
    expect(played.out).toContain('Den Handschuh nehmen.');
    expect(played.out).toContain('It is still warm.');
  });
});
