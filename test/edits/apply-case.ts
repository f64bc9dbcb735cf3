import type { Operation } from './case-file.js';
import { type Piece, said, slice, splice, textOf } from './pieces.js';
import { namesIn } from './syntax.js';

/** Sources by path, each as the pieces it is made of. */
export type Pieces = ReadonlyMap<string, readonly Piece[]>;

export function untouched(sources: ReadonlyMap<string, string>): Pieces {
  return new Map([...sources].map(([file, text]) => [file, [{ from: 'old', text, file, start: 0 } as const]]));
}

/** The sources after one operation. */
export function applyOperation(before: Pieces, { op, file, text, parts }: Operation): Pieces {
  const files = new Map(before);
  const piecesOf = (path: string): readonly Piece[] => {
    const pieces = files.get(path);
    if (!pieces) throw new Error(`There is no ${path}.`);
    return pieces;
  };
  const put = (path: string, { start, end }: Stretch, pieces: readonly Piece[]): void => {
    files.set(path, splice(piecesOf(path), start, end, pieces));
  };
  const partOf = (...names: readonly string[]) => {
    const part = parts.find((each) => names.includes(each.part));
    if (!part) throw new Error(`${op} needs ${names.join(' or ')}.`);
    return part;
  };
  /** Puts whole lines before or after those of an anchor. */
  const putBeside = (pieces: readonly Piece[]): void => {
    const part = partOf('before', 'after');
    const path = part.file ?? file;
    const anchor = linesOf(textOf(piecesOf(path)), part.text);
    const at = part.part === 'before' ? anchor.start : anchor.end;
    put(path, { start: at, end: at }, pieces);
  };
  switch (op) {
    case 'change': {
      const at = stretchOf(textOf(piecesOf(file)), text);
      put(file, at, [said(piecesOf(file), at.start, at.end, partOf('into').text)]);
      break;
    }
    case 'replace':
      put(file, linesOf(textOf(piecesOf(file)), text), [{ from: 'new', text: `${partOf('with').text}\n` }]);
      break;
    case 'delete':
      put(file, linesOf(textOf(piecesOf(file)), text), []);
      break;
    case 'new':
      files.set(file, [{ from: 'new', text: `${text}\n` }]);
      break;
    case 'insert':
      putBeside([{ from: 'new', text: `${text}\n` }]);
      break;
    case 'move': {
      const lines = linesOf(textOf(piecesOf(file)), text);
      const pieces = slice(piecesOf(file), lines.start, lines.end);
      put(file, lines, []);
      putBeside(pieces);
      break;
    }
    case 'copy': {
      const lines = linesOf(textOf(piecesOf(file)), text);
      let copied = textOf(slice(piecesOf(file), lines.start, lines.end));
      for (const { part, text: pairs } of parts) {
        if (part !== 'with') continue;
        for (const [from, to] of pairsIn(pairs)) copied = copied.replaceAll(from, to);
      }
      putBeside([{ from: 'new', text: copied }]);
      break;
    }
    case 'swap': {
      const other = partOf('with');
      const path = other.file ?? file;
      const whole = [textOf(piecesOf(file)), textOf(piecesOf(path))] as const;
      const [a, b] = [linesOf(whole[0], text), linesOf(whole[1], other.text)];
      const pieces = [slice(piecesOf(file), a.start, a.end), slice(piecesOf(path), b.start, b.end)] as const;
      // The later one first, so that the earlier one's place holds.
      if (path !== file || b.start > a.start) {
        put(path, b, pieces[0]);
        put(file, a, pieces[1]);
      } else {
        put(file, a, pieces[1]);
        put(path, b, pieces[0]);
      }
      break;
    }
    case 'wrap': {
      const lines = linesOf(textOf(piecesOf(file)), text);
      const [head = '', tail = ''] = partOf('in').text.split(/^\s*\.\.\.\n?/m);
      const inside = slice(piecesOf(file), lines.start, lines.end);
      put(file, lines, [{ from: 'new', text: head }, ...inside, { from: 'new', text: `${tail}\n` }]);
      break;
    }
    case 'unwrap': {
      const whole = textOf(piecesOf(file));
      const lines = linesOf(whole, text);
      const first = whole.indexOf('\n', lines.start) + 1;
      const last = whole.lastIndexOf('\n', lines.end - 2) + 1;
      put(file, lines, slice(piecesOf(file), first, last));
      break;
    }
    case 'rename':
      for (const [from, to] of pairsIn(text)) renameIn(files, from, to);
      break;
    default:
      throw new Error(`There is no operation ${op}.`);
  }
  return files;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Where a text stands, which has to stand there once. */
function stretchOf(whole: string, text: string): Stretch {
  const wanted = text.trimStart();
  const start = whole.indexOf(wanted);
  if (start < 0) throw new Error(`There is no ${JSON.stringify(wanted.slice(0, 80))}.`);
  if (whole.includes(wanted, start + 1))
    throw new Error(`There is more than one ${JSON.stringify(wanted.slice(0, 80))}.`);
  return { start, end: start + wanted.length };
}

/**
 * The whole lines of a text, to where the brackets close that it opens: the first line of a scene stands for all of it.
 * A line of three dots stands for what lies between those above and below it.
 */
function linesOf(whole: string, text: string): Stretch {
  const [first = '', last] = text.split(/\n\s*\.\.\.\n/);
  const begin = stretchOf(whole, first);
  let end = begin.end;
  if (last !== undefined) {
    const wanted = last.trimStart();
    const at = whole.indexOf(wanted, end);
    if (at < 0) throw new Error(`There is no ${JSON.stringify(wanted.slice(0, 80))} after it.`);
    end = at + wanted.length;
  }
  const start = whole.lastIndexOf('\n', begin.start - 1) + 1;
  const lineEnd = (at: number): number => {
    const found = whole.indexOf('\n', at);
    return found < 0 ? whole.length : found + 1;
  };
  end = lineEnd(Math.max(start, end - 1));
  // What a declaration holds may begin below its first line.
  const isHead = declares.test(first.trimStart()) && !whole.slice(start, end).includes('{');
  if (isHead) end = lineEnd(whole.indexOf('{', end));
  while (open(whole.slice(start, end)) > 0 && end < whole.length) end = lineEnd(end);
  return { start, end };
}

const declares = /^(?:scene|deck|mission|director|kind|action) /;

/** How many brackets a text leaves open. Escaped ones and those of a comment are letters. */
function open(text: string): number {
  const bare = text.replaceAll(/\\[{}]|\/\/.*$/gm, '');
  return [...bare].reduce((depth, sign) => depth + (sign === '{' ? 1 : sign === '}' ? -1 : 0), 0);
}

function pairsIn(text: string): readonly (readonly [string, string])[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [from = '', to] = line.trim().split(/\s*=>\s*/);
      if (to === undefined) throw new Error(`A pair is written \`old => new\`: ${line}`);
      return [from, to];
    });
}

/** Calls a thing otherwise wherever it is named, and nowhere in prose. */
function renameIn(files: Map<string, readonly Piece[]>, from: string, to: string): void {
  let count = 0;
  for (const [file, pieces] of files) {
    if (!file.endsWith('.fab')) continue;
    let now = pieces;
    for (const { start, end } of namesIn(file, textOf(pieces), from).toReversed()) {
      now = splice(now, start, end, [said(now, start, end, to)]);
      count += 1;
    }
    files.set(file, now);
  }
  if (count === 0) throw new Error(`Nothing is called ${from}.`);
}
