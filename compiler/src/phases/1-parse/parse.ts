import type { SourceFile } from '../../base/index.js';
import { catalogue, type Diagnostic } from '../../diagnostics/index.js';
import { FabulaGrammar } from './grammar/file.js';
import { lex } from './lexer/index.js';
import { nestingBudget } from './nesting.js';
import { Reports } from './reports.js';
import type { SourceTree } from './tree/index.js';

/** A file's tree, with what is wrong in it. */
export interface Parsed {
  readonly tree: SourceTree;
  readonly diagnostics: Diagnostic[];
}

/**
 * Reads a file. Never throws and always ends: what can't be read is reported, and the rest is read on. All spans lie
 * inside the file and inside those of the nodes around them.
 */
export function parse(file: SourceFile): Parsed {
  const reports = new Reports(file);
  const strange = file.text.search(/[\0\uFFFD]/);
  if (strange >= 0) reports.add(catalogue.unreadableText, { start: strange, end: strange + 1 }, {});
  // A zero is in no text at all. What decoding could not read is: the rest of such a file is still worth a look.
  if (file.text.includes('\0')) {
    return { tree: emptyTree(file), diagnostics: reports.sorted() };
  }
  return withinStack(file, reports);
}

/** How deep things may nest at the first try, and where the caller has left little of the call stack. */
const budgets = [nestingBudget, nestingBudget / 4, nestingBudget / 20];

function withinStack(file: SourceFile, before: Reports): Parsed {
  for (const budget of budgets) {
    const reports = new Reports(file, before);
    try {
      const lexed = lex(file.text, reports, budget);
      reports.lexingDone();
      const tree = grammar().read(file.text, lexed, reports, budget);
      return { tree, diagnostics: reports.sorted() };
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
  }
  before.add(catalogue.nestedTooDeep, { start: 0, end: 0 }, {});
  return { tree: emptyTree(file), diagnostics: before.sorted() };
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
