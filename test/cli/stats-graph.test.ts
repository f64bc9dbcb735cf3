import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fabula, folder, smallPack } from './run.js';

const broken = smallPack.replace('A room.', 'A room. -> nowhere');

describe('fabula stats', () => {
  test('counts, for people and as JSON', async () => {
    const home = folder({ 'pack.fab': smallPack });
    expect((await fabula(home, 'stats')).out).toMatch(
      /words +3\n[\s\S]*to read all of it +< 1 min at 240 words a minute\n/,
    );
    expect(JSON.parse((await fabula(home, 'stats', '--json', '--rate', '1')).out)).toMatchObject({
      pack: 'small',
      words: 3,
      minutes: 3,
      scenes: 1,
      choices: 1,
      longest: [{ name: 'room', words: 3 }],
    });
  });

  test('says what it can’t take', async () => {
    const home = folder({ 'pack.fab': smallPack });
    expect(await fabula(home, 'stats', '--rate', '0')).toMatchObject({ code: 2, out: '' });
    expect(await fabula(home, 'stats', '--locale', 'not a language')).toMatchObject({ code: 2, out: '' });
    expect(await fabula(folder({ 'pack.fab': broken }), 'stats')).toMatchObject({ code: 1 });
    const library = 'pack lib { title "Lib" version 1.0.0 }\nfn one() -> int = 1\n';
    expect(await fabula(folder({ 'pack.fab': library }), 'stats')).toMatchObject({ code: 1, out: '' });
  });
});

describe('fabula graph', () => {
  test('prints mermaid, or writes the form of the file’s ending', async () => {
    const home = folder({ 'pack.fab': smallPack });
    expect((await fabula(home, 'graph')).out).toMatch(/^flowchart TD\n {2}s_room\(\[/);
    expect(await fabula(home, 'graph', '--out', 'drawn/story.svg')).toMatchObject({
      code: 0,
      out: '',
      err: 'Wrote drawn/story.svg: 1 scene, 0 ways between them.\n',
    });
    expect(readFileSync(join(home, 'drawn/story.svg'), 'utf8')).toMatch(/^<svg /);
    await fabula(home, 'graph', '--out', 'story.svg', '--format', 'dot');
    expect(readFileSync(join(home, 'story.svg'), 'utf8')).toMatch(/^digraph /);
  });

  test('draws nothing of a pack with errors', async () => {
    expect(await fabula(folder({ 'pack.fab': broken }), 'graph')).toMatchObject({ code: 1 });
  });
});
