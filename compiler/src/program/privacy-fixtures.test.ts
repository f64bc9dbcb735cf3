import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Program } from './index.js';

const folder = join(import.meta.dirname, '../../test/fixtures/privacy');
const update = process.env['UPDATE_FIXTURES'] === '1';

/**
 * Each file is a pack that ends in what is expected of it: a comment for each diagnostic, `// line:column code message`,
 * and below it, indented, the way that the value took. No comment: nothing gets out.
 */
describe('what is private or secret', () => {
  for (const name of readdirSync(folder).sort()) {
    test(name, () => {
      const path = join(folder, name);
      const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
      const end = lines.findLastIndex((line) => !line.startsWith('// ') && line !== '') + 1;
      const source = lines.slice(0, end);
      const found = reported(`${source.join('\n')}\n`);
      if (update) writeFileSync(path, `${[...source, '', ...found].join('\n').trimEnd()}\n`);
      else expect(found).toEqual(lines.slice(end).filter((line) => line !== ''));
    });
  }
});

test('what is revealed is told as any other value is', () => {
  const story = (shown: string): unknown => {
    const program = new Program({ library: () => undefined });
    const text = `pack p { title "P" version 1.0.0 start quay }
world { tide: int = 3 }
scene quay {
  The tide is {${shown}}.
  -> end
}
`;
    program.update({ sources: new Map([['pack.fab', text]]), ids: new Map() });
    const code = Object.values(program.build()?.program.scenes ?? {}).flatMap((scene) => scene.code);
    return code.flatMap((op) => (op.op === 'say' ? [op.text] : []));
  };
  expect(story('reveal(tide)')).toEqual(story('tide'));
  expect(story('reveal(tide)')).toHaveLength(1);
});

function reported(source: string): string[] {
  const program = new Program({ library: () => undefined });
  const pack = 'pack p { title "P" version 1.0.0 start quay }\n';
  // Who reads along is the pack's to say, so a fixture about that has a pack of its own.
  const sources = new Map(/^pack /m.test(source) ? [] : [['pack.fab', pack]]);
  sources.set('story.fab', source);
  program.update({ sources, ids: new Map() });
  const { diagnostics, sources: files } = program.check();
  const at = (place: { readonly file: string; readonly span: { readonly start: number } }): string => {
    const found = files.get(place.file)?.lines.at(place.span.start);
    return `${found?.line}:${found?.column}`;
  };
  return diagnostics
    .filter(({ code, severity }) => severity === 'error' || code === 'FAB4017')
    .flatMap(({ place, code, message, related }) => [
      `// ${at(place)} ${code} ${message}`,
      ...(related ?? []).map((each) => `//   ${at(each.place)} ${each.message}`),
    ]);
}
