import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { fabula, folder } from '../cli/run.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const packs = join(import.meta.dirname, 'corners');

/** Corners that show when a story is played are held by Fabula's own tests, from text to what the reader sees. */
describe.each(readdirSync(packs))('corners/%s', (name) => {
  test('its tests pass', async () => {
    const { code, out, err } = await fabula(folder({ 'pack.fab': readFileSync(join(packs, name), 'utf8') }), 'test');
    expect(code, `${out}\n${err}`).toBe(0);
  });
});

test('a scene that visits itself without asking for input does not compile', async () => {
  const text = 'pack p { title "P" version 1.0.0 start a }\nscene a {\n  ~ visit a\n  -> end\n}\n';
  const { code, out } = await fabula(folder({ 'pack.fab': text }), 'check');
  expect(code).toBe(1);
  expect(out).toMatch(/^pack\.fab:3:5: error FAB4004/);
});

interface Corner {
  readonly decided: string;
  readonly held: readonly { readonly path: string; readonly quote: string }[];
}

/** `docs/corners.md` names for each corner what holds it: ``- `file`: `words in it` ``. */
describe('docs/corners.md', () => {
  const corners = readCorners(readFileSync(join(root, 'docs/corners.md'), 'utf8'));

  test.each(corners)('$decided', ({ decided, held }) => {
    expect(held.length > 0 || /\bcomes? with\b/i.test(decided), 'nothing holds this').toBe(true);
    for (const { path, quote } of held) {
      expect(existsSync(join(root, path)), `there is no ${path}`).toBe(true);
      expect(readFileSync(join(root, path), 'utf8')).toContain(quote);
    }
  });
});

function readCorners(page: string): readonly Corner[] {
  const corners: { decided: string; held: { path: string; quote: string }[] }[] = [];
  for (const line of page.split('\n')) {
    if (line.startsWith('- ')) corners.push({ decided: line.slice(2), held: [] });
    if (!line.startsWith('  - ')) continue;
    const [, path, fenced, plain] = /^ {2}- `([^`]+)`: (?:``(.+)``|`([^`]+)`)$/.exec(line) ?? [];
    const quote = fenced ?? plain;
    // What this test can't read would hold nothing, unseen.
    if (path === undefined || quote === undefined) throw new Error(`no file and words in it: ${line}`);
    corners.at(-1)?.held.push({ path, quote });
  }
  return corners;
}
