import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One thing that is done to a source: what it is, the file, and its parts, the first of which has no name. */
export interface Operation {
  readonly op: string;
  readonly file: string;
  readonly text: string;
  readonly parts: readonly { readonly part: string; readonly file: string | undefined; readonly text: string }[];
}

/** An edit of an example, as its file tells it. */
export interface EditCase {
  readonly name: string;
  readonly example: string;
  readonly title: string;
  /** Codes of what a plan must refuse; empty where every session is to play on. */
  readonly refused: readonly string[];
  /** Where who stands at a place that is gone goes on: the place by its file and text, or all of a scene by its name. */
  readonly moved: readonly { readonly file: string | undefined; readonly anchor: string; readonly to: string }[];
  /** What is said to be gone: `field Person.shoe`. */
  readonly dropped: readonly string[];
  readonly operations: readonly Operation[];
}

const cases = fileURLToPath(new URL('cases', import.meta.url));
/** What each operation is called, with the parts that follow it. */
const operations = new Map<string, readonly string[]>([
  ['change', ['into']],
  ['replace', ['with']],
  ['delete', []],
  ['insert', ['before', 'after']],
  ['move', ['before', 'after']],
  ['copy', ['before', 'after', 'with']],
  ['swap', ['with']],
  ['wrap', ['in']],
  ['unwrap', []],
  ['rename', []],
  ['new', []],
]);

/** The examples that have edits. */
export function examplesWithCases(): readonly string[] {
  return readdirSync(cases).sort();
}

/** The edits of an example, a file each. */
export function readCases(example: string): readonly EditCase[] {
  return readdirSync(join(cases, example))
    .filter((file) => file.endsWith('.edit'))
    .sort()
    .map((file) => parseCase(example, basename(file, '.edit'), readFileSync(join(cases, example, file), 'utf8')));
}

export function parseCase(example: string, name: string, text: string): EditCase {
  const fail = (line: string): never => {
    throw new Error(`${example}/${name}.edit: not understood: ${line}`);
  };
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const [title = ''] = lines;
  const refused: string[] = [];
  const moved: { file: string | undefined; anchor: string; to: string }[] = [];
  const dropped: string[] = [];
  const found: {
    op: string;
    file: string;
    text: string[];
    parts: { part: string; file: string | undefined; text: string[] }[];
  }[] = [];
  let into: string[] | undefined;
  for (const line of lines.slice(1)) {
    const header = /^--- (\w+)(?: (\S+))?$/.exec(line);
    const last = found.at(-1);
    if (header) {
      const [, word = '', file] = header;
      into = [];
      if (operations.has(word) && !(last && operations.get(last.op)?.includes(word)))
        found.push({ op: word, file: file ?? (word === 'rename' ? '' : fail(line)), text: into, parts: [] });
      else if (last && operations.get(last.op)?.includes(word)) last.parts.push({ part: word, file, text: into });
      else fail(line);
      continue;
    }
    if (into) {
      into.push(line);
      continue;
    }
    const move = /^moved (\S+): (.+?) => (.+)$/.exec(line);
    const scene = /^moved scene (\S+) => (.+)$/.exec(line);
    const drop = /^dropped (.+)$/.exec(line);
    const refuse = /^refused (FAB\d+(?: FAB\d+)*)$/.exec(line);
    if (scene) moved.push({ file: undefined, anchor: scene[1] ?? '', to: scene[2] ?? '' });
    else if (move) moved.push({ file: move[1] ?? '', anchor: move[2] ?? '', to: move[3] ?? '' });
    else if (drop) dropped.push(drop[1] ?? '');
    else if (refuse) refused.push(...(refuse[1] ?? '').split(' '));
    else if (line.trim() !== '') fail(line);
  }
  if (title.trim() === '' || found.length === 0) fail('there is no title, or nothing is done');
  return {
    name,
    example,
    title,
    refused,
    moved,
    dropped,
    operations: found.map((each) => ({
      ...each,
      text: joined(each.text),
      parts: each.parts.map((part) => ({ ...part, text: joined(part.text) })),
    })),
  };
}

/** Without the empty lines around it. */
function joined(lines: readonly string[]): string {
  return lines.join('\n').replace(/^\n+|\s+$/g, '');
}
