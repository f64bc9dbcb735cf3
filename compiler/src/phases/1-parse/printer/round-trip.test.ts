import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type SourceFile, sourceFile } from '../../../base/index.js';
import { parse } from '../index.js';
import { format, sameStory } from './index.js';

const home = fileURLToPath(new URL('../../../../../', import.meta.url));
const folders = ['examples', 'stdlib', 'compiler/test/fixtures', 'test/docs/corners', 'test/contracts/fixtures'];
const files = folders.flatMap((folder) =>
  readdirSync(home + folder, { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((name) => name.endsWith('.fab') && !name.includes('node_modules')),
);
const cases = files
  .map((name) => sourceFile(name, readFileSync(home + name, 'utf8')))
  .filter((file) => parse(file).diagnostics.every(({ severity }) => severity !== 'error'))
  .map((file) => ({ name: file.path, file }));

describe.each(cases)('$name', ({ file }) => {
  test.each([100, 40, 12])('says the same when laid out %i wide, keeps its comments, and stays', (width) => {
    const once = laidOut(file, width);
    expect(once.split('\n').filter((line) => /\s$/.test(line))).toEqual([]);
    const again = sourceFile(file.path, once);
    expect(parse(again).diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(sameStory(parse(file).tree, parse(again).tree), once).toBe(true);
    expect(comments(once)).toEqual(comments(file.text));
    expect(laidOut(again, width)).toBe(once);
  });
});

function laidOut(file: SourceFile, width: number): string {
  const result = format(file, { width });
  if (!result.ok) throw new Error(`${file.path} has errors.`);
  return result.text;
}

/** From each free `//` to its line's end; those of an address are none, and a slash before them is text. */
function comments(text: string): string[] {
  return [...text.matchAll(/(?:(?<!:)\/\/+(?:[^\S\r\n].*)?|(?<=:)\/\/[^\S\r\n].*)$/gm)].map(([comment]) =>
    comment.trimEnd().replace(/^\/+/, '//'),
  );
}
