import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ir = fileURLToPath(new URL('./ir/', import.meta.url));
const page = readFileSync(new URL('../../../docs/bundle.md', import.meta.url), 'utf8');

/** Every name that tells one form of the IR from another, read off the types themselves. */
const forms = readdirSync(ir)
  .filter((name) => name.endsWith('.ts'))
  .flatMap((name) => [
    ...readFileSync(ir + name, 'utf8').matchAll(
      /readonly (?:op|do|target|match|part|argument|type|on|step|as): ((?:'[^']+'(?: \| )?)+)/g,
    ),
    ...readFileSync(ir + name, 'utf8').matchAll(/^ {2}\| ('[^']+'(?: \| '[^']+')*);?$/gm),
  ])
  .flatMap((match) => [...(match[1] ?? '').matchAll(/'([^']+)'/g)].map((word) => word[1]));

test('docs/bundle.md has a line for every form of the IR', () => {
  expect(new Set(forms).size).toBeGreaterThan(150);
  expect([...new Set(forms)].filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});
