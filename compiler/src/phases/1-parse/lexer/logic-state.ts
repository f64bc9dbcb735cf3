import type { TokenType } from 'chevrotain';
import * as t from '../tokens/tokens.js';

/** Where logic stands, and so what ends it. */
export type Layout =
  /** After `~` or `->` in prose: to the line's end, the next free-standing mark, or a `}` it did not open. */
  | 'segment'
  /** A body of logic: statements, one a line. */
  | 'body'
  /** A body of clauses, or a record: entries, one a line or after a comma. */
  | 'clauses'
  /** Between brackets: line ends mean nothing. */
  | 'bracket'
  /** A piece of one line, ending at the limit. */
  | 'inline'
  /** A declaration's head, to its body. */
  | 'header'
  /** What a head's `=` gives: a value or a type, to the line's end. */
  | 'tail'
  /** An arm's head, to its block. */
  | 'pattern';

/** What the lexer must know of the statement it is in, to tell a block's brace from arms and records. */
export interface Run {
  /** No word of the statement has been read yet. */
  fresh: boolean;
  opens: 'record' | 'block' | 'arms';
  /** Whether the block or the arms inherit prose; a value's never do. */
  inherits: boolean;
  /** The statement opened with a word that is no keyword: it may be a call, whose arms may follow. */
  mayCall: boolean;
  /** `then`s that wait for their `else`. */
  thens: number;
  /** `if`s of values that wait for their `else`. */
  valueIfs: number;
  /** The statement is a `for` whose filter may still come. */
  mayFilter: boolean;
  /** Which `if` the `else` just read belongs to. */
  afterElse: 'statement' | 'value';
  /** The statement's own block has been closed: only `else` may go on. */
  closed: boolean;
}

export function newRun(): Run {
  return {
    fresh: true,
    opens: 'record',
    inherits: false,
    mayCall: false,
    thens: 0,
    valueIfs: 0,
    mayFilter: false,
    afterElse: 'statement',
    closed: false,
  };
}

/** Statements whose brace opens a block. */
const blockOpeners: ReadonlySet<TokenType> = new Set([
  t.reserved.for,
  t.contextual.when,
  t.contextual.hear,
  t.contextual.to,
  t.contextual.pick,
  t.contextual.once,
]);

/** Takes account of a word that opens a statement. */
export function openStatement(run: Run, type: TokenType): void {
  run.fresh = false;
  if (type === t.reserved.if || blockOpeners.has(type)) {
    run.opens = 'block';
    run.inherits = true;
    run.mayFilter = type === t.reserved.for;
  } else if (type === t.reserved.match) {
    run.opens = 'arms';
    run.inherits = true;
  } else {
    run.mayCall = type === t.Identifier || type.CATEGORIES?.includes(t.AnyName) === true;
  }
}

/** Takes account of a word inside a statement. */
export function goOn(run: Run, type: TokenType, last: TokenType): void {
  if (type === t.reserved.else) {
    run.closed = false;
    if (run.thens > 0) {
      run.thens--;
      run.opens = 'record';
      run.afterElse = 'value';
    } else {
      const value = run.valueIfs > 0;
      if (value) run.valueIfs--;
      run.opens = 'block';
      run.inherits = !value;
      run.afterElse = value ? 'value' : 'statement';
    }
  } else if (type === t.reserved.then) {
    if (run.valueIfs > 0) run.valueIfs--;
    run.thens++;
    run.opens = 'record';
  } else if (type === t.reserved.if && run.mayFilter && endsValue(last)) {
    run.mayFilter = false;
    run.opens = 'block';
    run.inherits = true;
  } else if (type === t.reserved.if) {
    const ofStatement = last === t.reserved.else && run.afterElse === 'statement';
    run.opens = 'block';
    run.inherits = ofStatement;
    if (!ofStatement) run.valueIfs++;
  } else if (type === t.reserved.match) {
    run.opens = 'arms';
    run.inherits = false;
  }
}

/** A line that ends in one of these goes on. */
export const goesOnAfter: ReadonlySet<TokenType> = new Set([
  t.Assign,
  t.PlusAssign,
  t.MinusAssign,
  t.Equal,
  t.NotEqual,
  t.Less,
  t.LessEqual,
  t.Plus,
  t.Minus,
  t.Star,
  t.Slash,
  t.Comma,
  t.Colon,
  t.Dot,
  t.RangeDots,
  t.OpenRangeDots,
  t.Bar,
  t.Arrow,
  t.reserved.and,
  t.reserved.or,
  t.reserved.not,
  t.reserved.in,
  t.reserved.contains,
  t.reserved.has,
  t.reserved.lacks,
  t.reserved.is,
  t.reserved.then,
  t.contextual.mod,
]);

/** A line that opens with one of these goes on from the one before. */
export const operatorWords: ReadonlySet<string> = new Set([
  'and',
  'or',
  'in',
  'contains',
  'has',
  'lacks',
  'is',
  'mod',
  'then',
  'else',
]);

/** Whether an `if` behind the token is a filter: behind an operator or an `else` it opens a value of its own. */
function endsValue(last: TokenType): boolean {
  return !goesOnAfter.has(last) && last !== t.Greater && last !== t.reserved.else && last !== t.reserved.if;
}
