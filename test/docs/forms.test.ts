import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Program, packsInMemory, renderLine } from '@fabula/compiler';
import { describe, expect, test } from 'vitest';

/**
 * Every form of the design, as it became. A block alone is no story: what it names is folded above it, and what nothing
 * uses is no fault here. An error is.
 */
describe('docs/forms.md', () => {
  test.each(forms(readFileSync(fileURLToPath(new URL('../../docs/forms.md', import.meta.url)), 'utf8')))(
    '$title',
    ({ text }) => {
      const { own, library } = packsInMemory(new Map([['story.fab', text], ...packOf(text)]));
      const program = new Program({ library });
      program.update(own);
      const { diagnostics, sources } = program.check();
      const errors = diagnostics.filter(({ severity }) => severity === 'error');
      expect(errors.map((each) => renderLine(each, sources))).toEqual([]);
    },
  );
});

interface Form {
  readonly title: string;
  /** What is folded and what is shown, one below the other. */
  readonly text: string;
}

function forms(page: string): Form[] {
  return page
    .split(/^## /mu)
    .slice(1)
    .map((part) => ({
      title: part.slice(0, part.indexOf('\n')),
      text: [...part.matchAll(/^```fab\n(.*?)^```$/gmsu)].map(([, block]) => block).join('\n'),
    }));
}

function packOf(text: string): [string, string][] {
  if (/^pack /mu.test(text)) return [];
  const start = /^scene ([\p{L}\p{N}_]+)/mu.exec(text)?.[1];
  return [['pack.fab', `pack example { title "Example" version 1.0.0 start ${start ?? 'nowhere'} }\n`]];
}
