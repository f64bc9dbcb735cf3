import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Program } from '@fabula/compiler';
import { openBundle } from '@fabula/runtime/bundle';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { fabula, folder } from '../cli/run.js';

const csv = 'says,axis\n"high, and ""dry""",3\nlow,4\n';
const story = `pack story { title "Words" version 1.0.0 start quay }
table words: list<{ axis: int in 0..15, says: text }> from "data/words.csv"
fn said(axis: int) -> text = join([w.says for w in words if w.axis == axis], ", ")
scene quay {
  {length(words)} words: {said(3)}.
  ~ for word in words {
    {word.axis} is {word.says}.
  }
  -> end
}
test "words are read" {
  start quay
  expect says "2 words: high, and \\"dry\\""
  expect says "4 is low"
}
`;

test('a table is a list that logic and prose read', async () => {
  const home = folder({ 'story.fab': story, 'data/words.csv': csv });
  const { code, err, out } = await fabula(home, 'test');
  expect(out + err).toContain('1 passed, 0 failed');
  expect(code).toBe(0);
});

test('line ends and a byte-order mark make no other bundle', async () => {
  const build = async (text: string): Promise<Buffer> => {
    const home = folder({ 'story.fab': story, 'data/words.csv': text });
    expect((await fabula(home, 'build')).code).toBe(0);
    return readFileSync(join(home, 'dist/story.fabc'));
  };
  const bundle = await build(csv);
  expect((await build(csv.replaceAll('\n', '\r\n'))).equals(bundle)).toBe(true);
  expect((await build(`\ufeff${csv}`)).equals(bundle)).toBe(true);
  expect((await build(csv.replace('4', '5'))).equals(bundle)).toBe(false);
});

test('a file that is no text is told apart, and so is one that is not there', async () => {
  const binary = folder({ 'story.fab': story, 'data/words.csv': Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0xff) });
  expect((await fabula(binary, 'check')).out).toContain(
    'FAB3123: `data/words.csv` is no table: it looks like a binary',
  );
  const wide = folder({ 'story.fab': story, 'data/words.csv': Uint8Array.of(0xff, 0xfe, 0x61, 0) });
  expect((await fabula(wide, 'check')).out).toContain('UTF-16');
  const elsewhere = folder({ 'story.fab': story, 'data/wrods.csv': csv });
  expect((await fabula(elsewhere, 'check')).out).toContain(
    'FAB3122: There is no file `data/words.csv`, but there is `data/wrods.csv`.',
  );
});

test('of a table that fits nowhere twenty cells are shown', async () => {
  const home = folder({ 'story.fab': story, 'data/words.csv': `axis,says\n${'x,y\n'.repeat(50)}` });
  const { out } = await fabula(home, 'check', '--json');
  const said = z.object({ code: z.string(), related: z.array(z.object({ message: z.string() })) });
  const { diagnostics } = z.object({ diagnostics: z.array(said) }).parse(JSON.parse(out));
  expect(diagnostics.filter(({ code }) => code === 'FAB3127')).toHaveLength(20);
  expect(diagnostics.at(-1)?.related[0]?.message).toBe('30 more cells and rows of this table don’t fit.');
});

test('50,000 rows are checked, built and opened again', async () => {
  const rows = Array.from({ length: 50_000 }, (_, row) => `${row % 16},"the ""${row}"" th, word"\n`);
  const home = folder({ 'story.fab': story, 'data/words.csv': `axis,says\n${rows.join('')}` });
  expect((await fabula(home, 'build')).code).toBe(0);
  const opened = await openBundle(readFileSync(join(home, 'dist/story.fabc')));
  expect(opened.ok).toBe(true);
});

test('an edit of the file is seen, and undone again', () => {
  const program = new Program({ library: () => undefined });
  const update = (data: ReadonlyMap<string, string>): string[] => {
    program.update({ sources: new Map([['story.fab', story]]), ids: new Map(), data });
    return program.check().diagnostics.map((each) => each.code);
  };
  expect(update(new Map([['data/words.csv', csv]]))).toEqual([]);
  expect(update(new Map([['data/words.csv', csv.replace('4', '40')]]))).toEqual(['FAB3127']);
  expect(update(new Map())).toEqual(['FAB3122']);
  expect(update(new Map([['data/words.csv', csv]]))).toEqual([]);
});

test('a used pack is known by its tables, too', async () => {
  const kit = 'pack kit { title "Kit" version 1.0.0 }\ntable winds: list<{ name: text }> from "winds.csv"\n';
  const home = folder({
    'story.fab':
      'pack story { title "S" version 1.0.0 use kit start quay }\nscene quay {\n  {length(winds)}\n  -> end\n}\n',
    'node_modules/kit/kit.fab': kit,
    'node_modules/kit/winds.csv': 'name\ncalm\n',
    'node_modules/kit/other.csv': 'x\n',
  });
  const hash = async (): Promise<string | undefined> => {
    expect((await fabula(home, 'build')).code).toBe(0);
    const opened = await openBundle(readFileSync(join(home, 'dist/story.fabc')));
    return opened.ok ? opened.value.manifest.dependencies['kit'] : undefined;
  };
  const before = await hash();
  writeFileSync(join(home, 'node_modules/kit/other.csv'), 'y\n');
  expect(await hash()).toBe(before);
  writeFileSync(join(home, 'node_modules/kit/winds.csv'), 'name\nstorm\n');
  expect(await hash()).not.toBe(before);
});
