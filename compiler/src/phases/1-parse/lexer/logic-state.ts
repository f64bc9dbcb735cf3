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
  /** The body of a mission: clauses, whose braces open blocks of logic. */
  | 'mission'
  /** The body of a simulation, a goal or an experiment: clauses whose first word tells what their brace opens. */
  | 'simulation'
  /** Between brackets: line ends mean nothing. */
  | 'bracket'
  /** A query's body: line ends mean nothing, and edges are patterns. */
  | 'query'
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
  /** What the statement's own brace opens: that of a value in its head is another one. */
  own: 'record' | 'block' | 'arms';
  /** A condition is being read: an `=` in it asks, and assigns nothing. */
  asks: boolean;
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
  /** A clause whose brace opens prompt text is being read. */
  isText: boolean;
  /** The statement's own block has been closed: only `else` may go on. */
  closed: boolean;
  /** In a simulation: the clause whose brace, or further lines, may follow. */
  lead: TokenType | undefined;
}

export function newRun(asks = false): Run {
  return {
    fresh: true,
    opens: 'record',
    inherits: false,
    own: 'record',
    asks,
    mayCall: false,
    thens: 0,
    valueIfs: 0,
    mayFilter: false,
    afterElse: 'statement',
    isText: false,
    closed: false,
    lead: undefined,
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
    own(run, 'block');
    run.mayFilter = type === t.reserved.for;
    run.asks = type === t.reserved.if || type === t.contextual.when;
  } else if (type === t.reserved.match || type === t.contextual.draw || type === t.contextual.interpret)
    own(run, 'arms');
  else run.mayCall = type === t.Identifier || type.CATEGORIES?.includes(t.AnyName) === true;
}

/** Takes account of a word inside a statement. */
export function goOn(run: Run, type: TokenType, last: TokenType): void {
  if (type === t.reserved.else) {
    run.closed = false;
    run.asks = false;
    if (run.thens > 0) {
      run.thens--;
      backToOwn(run);
      run.afterElse = 'value';
    } else {
      const value = run.valueIfs > 0;
      if (value) run.valueIfs--;
      run.opens = 'block';
      run.inherits = !value;
      run.afterElse = value ? 'value' : 'statement';
    }
  } else if (type === t.reserved.then) {
    // Where no `if` of a value waits for it, the statement itself is the value.
    if (run.valueIfs > 0) run.valueIfs--;
    else run.own = 'record';
    run.thens++;
    run.asks = false;
    backToOwn(run);
  } else if (type === t.reserved.if && run.mayFilter && endsValue(last)) {
    run.mayFilter = false;
    run.asks = true;
    own(run, 'block');
  } else if (type === t.reserved.if) {
    const ofStatement = last === t.reserved.else && run.afterElse === 'statement';
    run.opens = 'block';
    run.inherits = ofStatement;
    run.asks = true;
    if (!ofStatement) run.valueIfs++;
  } else if (type === t.reserved.match) {
    run.opens = 'arms';
    run.inherits = false;
  } else if (
    type === t.contextual.requires ||
    (type === t.contextual.when && last !== t.reserved.let && last !== t.Dot)
  ) {
    run.asks = true;
  }
}

/** Takes account of a brace that has been read. */
export function closeBlock(run: Run): void {
  if (run.inherits) {
    run.closed = true;
    run.opens = 'record';
    run.own = 'record';
  } else backToOwn(run);
}

function own(run: Run, opens: 'block' | 'arms'): void {
  run.own = opens;
  backToOwn(run);
}

/** After a value with blocks of its own, the next brace is the statement's again. */
function backToOwn(run: Run): void {
  run.opens = run.own;
  run.inherits = run.own !== 'record';
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
