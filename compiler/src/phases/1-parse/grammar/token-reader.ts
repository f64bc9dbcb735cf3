import { EmbeddedActionsParser, type IOrAlt, type IToken, type ParserMethod, type TokenType } from 'chevrotain';
import type { Span } from '../../../base/index.js';
import { catalogue } from '../../../diagnostics/index.js';
import { nestingBudget, valueWeight } from '../nesting.js';
import type { Reports } from '../reports.js';
import * as t from '../tokens/tokens.js';
import type { Name } from '../tree/index.js';
import { lazyLookahead } from './lazy-lookahead.js';

/** A grammar rule that yields a node. */
export type Rule<T, Arguments extends unknown[] = []> = ParserMethod<Arguments, T>;

/** What the grammar cannot read on with; caught by the rule around the line, which reports it. */
class Fault extends Error {
  readonly expected: string;
  readonly span: Span;
  readonly found: string;
  /** It has been reported in words of its own. */
  readonly told: boolean;

  constructor(expected: string, span: Span, found: string, told = false) {
    super(expected);
    this.name = 'Fault';
    this.expected = expected;
    this.span = span;
    this.found = found;
    this.told = told;
  }
}

/** What the rules around a place say about it. */
export interface Setting {
  /** Between brackets a comma separates what stands in them, and so ends the list after `has`. */
  readonly inBrackets: boolean;
  /** A brace after an operand is the statement's record, not the operand's: `link a -[r]-> b { … }`. */
  readonly bare: boolean;
  /** A brace after a type opens the declaration's fields, not a case's: `relation r: A -> B { … }`. */
  readonly caseless: boolean;
  /** Words that open a clause: a comma before one of them stands between clauses, not between names. */
  readonly listEnds: ReadonlySet<TokenType> | undefined;
}
export const plainSetting: Setting = { inBrackets: false, bare: false, caseless: false, listEnds: undefined };
export const bracketSetting: Setting = { ...plainSetting, inBrackets: true };

/**
 * What all of the grammar's files stand on: positions, faults, and the way on after a fault. The grammar is a chain of
 * classes, one a construct, since chevrotain's rules are made on one instance and call one another in circles that
 * files must not have; each class says which rules of later ones it needs.
 */
export abstract class TokenReader extends EmbeddedActionsParser {
  protected text = '';
  protected reports: Reports | undefined;
  protected docs: ReadonlyMap<number, string> = new Map();
  /** What is open of what nests, weighed. */
  protected depth = 0;
  protected budget = nestingBudget;
  /** The name of the declaration being read: what is left of it where the rest can't be read. */
  protected declared: Name | undefined;
  /** Operators and calls of the expression being read: its tree is no deeper. */
  protected parts = 0;
  protected inExpression = false;
  protected setting: Setting = plainSetting;

  // Chevrotain has these but does not declare them.
  declare protected importLexerState: (state: number) => void;
  declare protected exportLexerState: () => number;

  constructor(skipValidations: boolean) {
    // One token of look-ahead decides everywhere; where it can't, the lexer has told the tokens apart.
    super(t.vocabulary, {
      recoveryEnabled: false,
      maxLookahead: 1,
      skipValidations,
      lookaheadStrategy: lazyLookahead(1),
    });
  }

  /** Makes a rule, whose node's type is that of the property it is kept in: chevrotain's own way widens it. */
  protected rule<T, Arguments extends unknown[] = []>(
    name: string,
    body: (...given: Arguments) => T,
  ): Rule<T, Arguments> {
    return this.RULE(name, body);
  }

  /** Where the next node starts. */
  protected start(): number {
    return this.LA(1).startOffset;
  }

  /** The span from an offset to the last token read. */
  protected from(start: number): Span {
    const last = this.LA(0);
    return { start, end: Math.max(start, (last.endOffset ?? last.startOffset) + 1) };
  }

  /** Nothing, right behind the last token read. */
  protected here(): Span {
    const last = this.LA(0);
    const end = (last.endOffset ?? last.startOffset) + 1 || 0;
    return { start: end, end };
  }

  protected spanOf(token: IToken): Span {
    return { start: token.startOffset, end: (token.endOffset ?? token.startOffset) + 1 };
  }

  protected at(type: TokenType, ahead = 1): boolean {
    return this.LA(ahead).tokenType === type;
  }

  /** Whether a token can be read as a name. */
  protected atName(ahead = 1): boolean {
    const type = this.LA(ahead).tokenType;
    return type === t.Identifier || type.CATEGORIES?.includes(t.AnyName) === true;
  }

  protected doc(start: number): string | undefined {
    return this.docs.get(start);
  }

  /** Adds a node to a list that a rule was given. While chevrotain records the grammar, rules are given nothing. */
  protected keep<T>(into: T[] | undefined, node: T): void {
    into?.push(node);
  }

  /** The name of the declaration being read, as far as it has one. */
  protected declaredOrMissing(): Name {
    return this.declared ?? this.missingName();
  }

  /** A name that is missing: nothing is called so, and the binder passes it over. */
  protected missingName(): Name {
    return { kind: 'name', text: '', span: this.here() };
  }

  /** A value for a token that stands for it: the token is read first, as arguments are. */
  protected meaning<T>(_token: IToken, value: T): T {
    return value;
  }

  protected nameOf(token: IToken): Name {
    return { kind: 'name', text: normal(token.image), span: this.spanOf(token) };
  }

  /** Stops reading this line, entry or declaration: something else was expected here. */
  protected fail(expected: string): never {
    const token = this.LA(1);
    throw new Fault(expected, this.spanOf(token), found(token));
  }

  /** Stops reading after something has been reported in words of its own. */
  protected stop(): never {
    throw new Fault('', { start: 0, end: 0 }, '', true);
  }

  /**
   * One level deeper; who enters takes the weight off again, and a fault is made good by `recovering`. The lexer has
   * bounded braces and brackets already; here what nests without them comes in, as `if a then if b then …`.
   */
  protected enter(weight: number): void {
    // What the lexer has emptied for lying too deep still opens and closes.
    if (this.depth > this.budget + valueWeight) this.tooDeep();
    this.depth += weight;
  }

  /** Runs a reading under another setting. */
  protected under<T>(setting: Setting, read: () => T): T {
    const before = this.setting;
    this.setting = setting;
    const result = read();
    this.setting = before;
    return result;
  }

  protected tooDeep(): never {
    this.reports?.add(catalogue.nestedTooDeep, this.spanOf(this.LA(1)), {});
    this.stop();
  }

  /**
   * Reads something; at a fault, reports it once, goes back to where it began and passes to the end of the line at
   * its own depth. Chevrotain's recovery is off: it made 270 messages of 18 faults.
   */
  protected recovering<T>(read: () => T, instead: (start: number) => T, stopAt: readonly TokenType[] = []): T {
    const state = this.exportLexerState();
    const start = this.start();
    const { depth, parts, inExpression, setting } = this;
    try {
      return read();
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      this.importLexerState(state);
      this.depth = depth;
      this.parts = parts;
      this.inExpression = inExpression;
      this.setting = setting;
      this.passLine(stopAt);
      this.report(error, start);
      // What is put in the place of nothing stands right behind what was read, so that it lies in its parent.
      return instead(this.exportLexerState() === state ? this.here().start : start);
    }
  }

  protected report(fault: Fault, start: number): void {
    const { end } = this.from(start);
    if (fault.told || this.reports?.lexedWithin(start, Math.max(end, fault.span.end))) return;
    this.reports?.add(catalogue.unexpectedText, fault.span, { expected: fault.expected, found: fault.found });
  }

  /** Passes to the line's end at this depth, or to a token that may stop earlier; neither is read. */
  protected passLine(stopAt: readonly TokenType[]): void {
    const open: TokenType[] = [];
    for (;;) {
      const type = this.LA(1).tokenType;
      if (type === t.FileEnd || type === t.DeclarationEnd) return;
      if (open.length === 0 && (type === t.LineEnd || stopAt.includes(type))) return;
      const closer = closers.get(type);
      if (closer) open.push(closer);
      else if (open.at(-1) === type) open.pop();
      else if (closesBrace.has(type)) {
        // Braces are balanced; only a round or square bracket can stand astray, and is passed over.
        const at = open.lastIndexOf(type);
        if (at < 0) return;
        open.length = at;
      }
      this.SKIP_TOKEN();
    }
  }

  /**
   * Reads items up to the end of a body. `MANY` would end at the first token that opens no item and lose the rest of
   * the body; chevrotain still records the items as a repetition.
   */
  protected untilClose(read: () => void, ends: ReadonlySet<TokenType> = bodyEnds): void {
    this.items(() => this.recovering(read, nothing), read, ends);
  }

  /** Reads the entries of a body, each on its line or behind a comma or a semicolon. */
  protected entries(expected: string, kinds: IOrAlt<unknown>[]): void {
    const separators = [t.LineEnd, t.Comma, t.Semicolon].map((type) => ({ ALT: () => this.CONSUME(type) }));
    const Def = [...separators, ...kinds];
    this.untilClose(() => this.OR({ DEF: Def, ERR_MSG: expected }));
  }

  /** The same for items that recover by themselves. */
  protected items(read: () => void, record: () => void = read, ends: ReadonlySet<TokenType> = bodyEnds): void {
    if (this.RECORDING_PHASE) {
      this.MANY(record);
      return;
    }
    while (!ends.has(this.LA(1).tokenType)) {
      const before = this.exportLexerState();
      read();
      if (this.exportLexerState() === before) this.SKIP_TOKEN();
    }
  }

  // What chevrotain calls when no rule fits. Its own versions compute all paths that would, which costs more than
  // the parse and says nothing to an author.
  protected raiseNoAltException(_occurrence: number, expected: string | undefined): never {
    return this.fail(expected ?? 'something else');
  }
  protected raiseEarlyExitException(_occurrence: number, _kind: unknown, expected: string | undefined): never {
    return this.fail(expected ?? 'something else');
  }
  protected consumeInternalError(type: TokenType, _next: IToken, options: { ERR_MSG?: string } | undefined): never {
    return this.fail(options?.ERR_MSG ?? type.LABEL ?? type.name);
  }
}

/** Text in NFC. Most is plain ASCII or precomposed, and is returned as it is. */
export function normal(text: string): string {
  return composes.test(text) ? text.normalize('NFC') : text;
}

/** A token as an author knows it. */
function found(token: IToken): string {
  if (token.tokenType === t.FileEnd) return 'the end of the file';
  if (token.tokenType === t.LineEnd || token.tokenType === t.DeclarationEnd) return 'the end of the line';
  if (token.tokenType === t.Close && token.image === '') return 'the end of the block';
  const image = token.image.length > 40 ? `${token.image.slice(0, 40)}…` : token.image;
  return image === '' ? 'nothing' : `\`${image}\``;
}

const nothing = (): void => undefined;

const bodyEnds: ReadonlySet<TokenType> = new Set([t.Close, t.DeclarationEnd, t.FileEnd]);

const composes = /[\u0300-\uffff]/;

/** What ends what a token opens. */
const closers: ReadonlyMap<TokenType, TokenType> = new Map([
  ...[t.ProseOpen, t.LogicOpen, t.ArmsOpen, t.RecordOpen, t.PromptOpen].map((open) => [open, t.Close] as const),
  ...[t.ValueOpen, t.IfOpen, t.SequenceOpen].map((open) => [open, t.InlineClose] as const),
  [t.LParen, t.RParen],
  [t.LBracket, t.RBracket],
  [t.TextOpen, t.TextClose],
]);
const closesBrace: ReadonlySet<TokenType> = new Set([t.Close, t.InlineClose, t.TextClose]);
