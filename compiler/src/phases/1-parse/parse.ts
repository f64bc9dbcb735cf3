import type { IToken } from 'chevrotain';
import type { SourceFile } from '../../base/index.js';
import { catalogue, type Diagnostic } from '../../diagnostics/index.js';
import { FabulaGrammar } from './grammar/file.js';
import { lex, lexPrompt, lexText } from './lexer/index.js';
import { nestingBudget } from './nesting.js';
import { Reports } from './reports.js';
import { FileEnd } from './tokens/tokens.js';
import type { Inline, SourceTree } from './tree/index.js';

/** A file's tree, with what is wrong in it. */
export interface Parsed {
  readonly tree: SourceTree;
  readonly diagnostics: Diagnostic[];
}

/** The same with the tokens it was read from, which hold what the tree leaves out. */
export interface Read extends Parsed {
  readonly tokens: readonly IToken[];
}

/**
 * Reads a file. Never throws and always ends: what can't be read is reported, and the rest is read on. All spans lie
 * inside the file and inside those of the nodes around them.
 */
export function parse(file: SourceFile): Parsed {
  return readFile(file, undefined, 0);
}

/** Reads a file from where a line begins on; what stands before is not looked at. */
export function parseFrom(file: SourceFile, from: number): Parsed {
  return readFile(file, undefined, from);
}

/**
 * Reads a text that stands for itself, in the inline syntax of lines: a translation. All of it is text, but for what
 * stands in braces and for markup. It is taken up to its first line's end.
 */
export function parseText(file: SourceFile): { readonly text: readonly Inline[]; readonly diagnostics: Diagnostic[] } {
  const reports = new Reports(file);
  try {
    const lexed = lexText(file.text, reports, nestingBudget);
    const text = grammar().readText(file.text, lexed, reports, nestingBudget);
    return { text, diagnostics: reports.sorted() };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    reports.add(catalogue.nestedTooDeep, { start: 0, end: 0 }, {});
    return { text: [], diagnostics: reports.sorted() };
  }
}

/** Reads a file of prompt text: all of it is text, but for what stands in braces. */
export function parsePrompt(file: SourceFile): {
  readonly text: readonly Inline[];
  readonly diagnostics: Diagnostic[];
} {
  const reports = new Reports(file);
  try {
    const lexed = lexPrompt(file.text, reports, nestingBudget);
    const text = grammar().readPrompt(file.text, lexed, reports, nestingBudget);
    return { text, diagnostics: reports.sorted() };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    reports.add(catalogue.nestedTooDeep, { start: 0, end: 0 }, {});
    return { text: [], diagnostics: reports.sorted() };
  }
}

/** Reads a file for the printer. */
export function read(file: SourceFile): Read {
  const tokens: IToken[] = [];
  const parsed = readFile(file, tokens, 0);
  tokens.push(fileEnd(file.text.length));
  return { ...parsed, tokens };
}

/** `keep` takes the tokens; without it those of a declaration are gone when the next is read. */
function readFile(file: SourceFile, keep: IToken[] | undefined, from: number): Parsed {
  const reports = new Reports(file);
  const strange = from + file.text.slice(from).search(/[\0\uFFFD]/);
  if (strange >= from) reports.add(catalogue.unreadableText, { start: strange, end: strange + 1 }, {});
  // A zero is in no text at all. What decoding could not read is: the rest of such a file is still worth a look.
  if (file.text.includes('\0', from)) {
    return { tree: emptyTree(file), diagnostics: reports.sorted() };
  }
  return withinStack(file, reports, keep, from);
}

/** How deep things may nest at the first try, and where the caller has left little of the call stack. */
const budgets = [nestingBudget, nestingBudget / 4, nestingBudget / 20];

function withinStack(file: SourceFile, before: Reports, keep: IToken[] | undefined, from: number): Parsed {
  for (const budget of budgets) {
    const reports = new Reports(file, before);
    if (keep) keep.length = 0;
    try {
      const { pieces, docs } = lex(file.text, reports, budget, from);
      const lexed = { pieces: keep ? kept(pieces, keep) : pieces, docs };
      const tree = grammar().read(file.text, lexed, reports, budget);
      return { tree, diagnostics: reports.sorted() };
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
  }
  if (keep) keep.length = 0;
  before.add(catalogue.nestedTooDeep, { start: 0, end: 0 }, {});
  return { tree: emptyTree(file), diagnostics: before.sorted() };
}

function* kept(pieces: Iterable<IToken[]>, into: IToken[]): Generator<IToken[]> {
  for (const tokens of pieces) {
    for (const token of tokens) if (token.tokenType !== FileEnd) into.push(token);
    yield tokens;
  }
}

function fileEnd(offset: number): IToken {
  const { tokenTypeIdx = 0 } = FileEnd;
  return { image: '', startOffset: offset, endOffset: offset - 1, tokenTypeIdx, tokenType: FileEnd };
}

function emptyTree(file: SourceFile): SourceTree {
  return { kind: 'sourceTree', declarations: [], span: { start: 0, end: file.text.length } };
}

/**
 * The one grammar. Its self-analysis is done at the first parse and never again; between two parses it holds nothing,
 * and a parse runs to its end before the next begins.
 */
let shared: FabulaGrammar | undefined;

function grammar(): FabulaGrammar {
  shared ??= new FabulaGrammar();
  return shared;
}
