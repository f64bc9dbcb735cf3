import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Program, packsInMemory, renderLine } from '@fabula/compiler';
import { describe, expect, test } from 'vitest';

const docs = fileURLToPath(new URL('../../docs', import.meta.url));

/** Every ```fab block of the docs is a program, and has nothing to report. */
const pages = readdirSync(docs)
  // The blocks of the forms stand for more than one reads at a time; their own test puts them together.
  .filter((name) => name.endsWith('.md') && name !== 'forms.md')
  .map((name) => ({ name, blocks: fabBlocks(readFileSync(`${docs}/${name}`, 'utf8')) }))
  .filter(({ blocks }) => blocks.length > 0);

describe.each(pages)('docs/$name', ({ blocks }) => {
  test.each(blocks)('the block at line $line', ({ files }) => {
    const { own, library } = packsInMemory(complete(files));
    const program = new Program({ library });
    program.update(own);
    const { diagnostics, sources } = program.check();
    expect(diagnostics.map((each) => renderLine(each, sources))).toEqual([]);
  });
});

interface Block {
  readonly line: number;
  readonly files: ReadonlyMap<string, string>;
}

function fabBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  let open: { line: number; files: Map<string, string>; path: string } | undefined;
  for (const [index, line] of text.split('\n').entries()) {
    if (!open) {
      if (line.trim() === '```fab') open = { line: index + 1, files: new Map(), path: 'block.fab' };
    } else if (line.trim() === '```') {
      blocks.push({ line: open.line, files: open.files });
      open = undefined;
    } else {
      const named = /^\/\/ file: (\S+)$/.exec(line)?.[1];
      if (named !== undefined) open.path = named;
      else open.files.set(open.path, `${open.files.get(open.path) ?? ''}${line}\n`);
    }
  }
  return blocks;
}

/** A block about one scene need not repeat the pack around it: the first scene is then where it starts. */
function complete(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const all = [...files.values()].join('\n');
  if (/^pack /m.test(all)) return files;
  const start = /^scene ([\p{L}\p{N}_]+)/mu.exec(all)?.[1];
  return new Map([
    ...files,
    ['pack.fab', `pack example { title "Example" version 1.0.0${start === undefined ? '' : ` start ${start}`} }\n`],
  ]);
}
