import type { TokenType } from 'chevrotain';
import { catalogue } from '../../../diagnostics/index.js';
import { millisecondsOf } from '../durations.js';
import { valueWeight } from '../nesting.js';
import { notUnits } from '../tokens/index.js';
import * as t from '../tokens/tokens.js';
import { code, isBlank, isDigit, isLineEnd, nameEnd, startsName } from './characters.js';
import { readFigure } from './figures.js';
import { closeBlock, goesOnAfter, goOn, type Layout, newRun, openStatement, type Run } from './logic-state.js';
import { objectiveGoesOn, stepGoesOn } from './objective-lines.js';
import { asksIn, braceOf, clauseGoesOn, leadsClause } from './simulation-clauses.js';
import { SymbolLexer } from './symbol-lexer.js';

const expressionWords: ReadonlySet<TokenType> = new Set([
  t.contextual.amount,
  t.contextual.exists,
  t.contextual.new,
  t.contextual.ask,
  t.contextual.infer,
  t.contextual.interpret,
  t.contextual.remember,
  t.contextual.draw,
  t.contextual.offer,
  t.contextual.run,
  t.contextual.advance,
  t.contextual.checkpoint,
  t.contextual.refuse,
]);

/**
 * The line ends before an `else` that opens a block, which may close on its line, with a comma of arms behind it:
 * `else {name} waits.` is prose. A `~` before it is a slip, since the block it belongs to is the one above.
 */
const elseLine =
  /(?:[ \t]*(?:\r\n|\r|\n))+[ \t]*(~[ \t]+)?(?=else(?:[ \t]*(?:[\r\n][ \t]*)+\{|(?:[ \t]+if[ \t][^\r\n]*|[ \t]*)\{|(?:[ \t]+if[ \t][^\r\n{]*|[ \t]*)\{[^\r\n]*\},?)[ \t]*(?:$|\/\/|\r|\n))/y;

/** Line ends up to a brace that stands alone on its line. */
const loneBrace = /(?:[ \t]*(?:\r\n|\r|\n))+[ \t]*(?=\{[ \t]*(?:$|\/\/|\r|\n))/y;

/** Reads logic, clause bodies, headers and patterns: everything that is made of words and signs. */
export abstract class LogicLexer extends SymbolLexer {
  /** Where the last figure stood: a unit stands on the same line. */
  #figureLine = -1;
  /** One message a line: a bracket left open takes its neighbours with it. */
  #bracketLine = -1;
  /** The clause of a mission that is being read is an objective. */
  #inObjective = false;
  /** The line of a `remember`: the texts on it are no titles. */
  protected remembersOn = -1;
  /** What is being read of a workflow is a step's head. */
  #inStep = false;

  protected abstract prose(): void;
  protected abstract string(): void;
  protected abstract promptText(): void;
  /** What the brace of a prompt's clause opens; undefined for words that open none. */
  protected abstract opensInClause(type: TokenType): 'record' | 'block' | undefined;
  /** Whether a word behind a figure may be its unit, in the declaration being read. */
  /** Whether a `%` at `pos` stands behind a share. */
  protected abstract atShare(): boolean;
  protected abstract takesUnit(word: string): boolean;
  /** Whether the brace of the clause that a word opens holds prompt text; `end` is the word's. */
  protected abstract opensPromptText(word: string, end: number): boolean;
  /** Whether a header goes on at the line end at `pos`; the file's lexer knows the shapes of declarations. */
  protected abstract headerGoesOn(): boolean;

  /**
   * Reads logic until its layout ends; `inProse` says what the blocks of its statements hold, `asks` that a condition
   * is read from the start.
   */
  protected logic(from: Layout, inProse: boolean, asks = false): void {
    let layout = from;
    const run = newRun(asks);
    for (;;) {
      if (this.pos >= this.limit) return;
      const c = this.text.charCodeAt(this.pos);
      if (isBlank(c)) {
        this.pos++;
      } else if (startsName(this.text, this.pos)) {
        if (!this.#word(run, layout)) return;
      } else if (isDigit(c)) {
        this.#figure(run);
      } else if (isLineEnd(c)) {
        if (this.#lineEnd(run, layout)) return;
      } else if (c === code.slash && this.at(this.pos + 1) === code.slash) {
        if (layout === 'segment') return;
        this.passComment();
      } else if (c === code.lbrace) {
        if (layout === 'pattern' || (layout === 'header' && !this.#opensFields())) return;
        this.#brace(run, layout, inProse);
      } else if (c === code.rbrace) {
        return;
      } else if (c === code.lparen || c === code.lbracket) {
        run.fresh = false;
        this.#bracket(c, run);
      } else if (layout === 'bracket' && (c === code.rparen || (c === code.rbracket && !this.atEdgeClose()))) {
        return;
      } else if (layout === 'header' && c === code.hash && this.tagEnd(this.pos) > 0) {
        const end = this.tagEnd(this.pos);
        this.push(t.Tag, this.pos, end);
        this.pos = end;
      } else if (layout === 'query' && this.edgePattern(c)) {
        run.fresh = false;
      } else if (this.#endsSegment(layout, c, run)) {
        return;
      } else if (c === code.quote || (c > 0x2000 && (c === 0x201c || c === 0x201d || c === 0x201e || c === 0x201f))) {
        run.fresh = false;
        this.string();
      } else {
        this.#sign(run, layout, c);
        if (layout === 'header' && this.lastType === t.Assign && this.givesValue()) layout = 'tail';
      }
    }
  }

  /** Reads the arms of a `match` or a call; stands at their `{`. */
  protected arms(inProse: boolean): void {
    if (!this.openBrace(t.ArmsOpen)) return;
    for (;;) {
      this.passSpace();
      if (this.pos >= this.limit || this.at(this.pos) === code.rbrace || this.atDeclaration()) break;
      const before = this.pos;
      if (this.at(this.pos) === code.comma) {
        this.pos++;
        continue;
      }
      this.logic('pattern', inProse);
      if (this.at(this.pos) === code.lbrace) this.block(inProse);
      else this.pushLineEnd();
      if (this.pos === before) this.pos++;
    }
    this.closeBrace();
  }

  /** Reads a block of prose or logic; stands at its `{`. */
  protected block(prose: boolean): void {
    if (!this.openBrace(prose ? t.ProseOpen : t.LogicOpen)) return;
    if (prose) this.prose();
    else this.logic('body', false);
    this.closeBrace();
  }

  /** Reads a record or a body of clauses; stands at its `{`. */
  protected record(): void {
    if (!this.openBrace(t.RecordOpen)) return;
    this.logic('clauses', false);
    this.closeBrace();
  }

  /** Passes blanks, line ends and comments, but no declaration. */
  protected passSpace(): void {
    while (this.pos < this.limit) {
      const c = this.text.charCodeAt(this.pos);
      if (isBlank(c)) this.pos++;
      else if (isLineEnd(c)) {
        this.passLineEnd();
        if (this.atDeclaration()) return;
      } else if (c === code.slash && this.at(this.pos + 1) === code.slash) this.passComment();
      else return;
    }
  }

  /** False where a word that cannot go on the statement ends a segment. */
  #word(run: Run, layout: Layout): boolean {
    const start = this.pos;
    const end = nameEnd(this.text, start, this.limit);
    const word = this.text.slice(start, end);
    let type = t.tokenOfWord.get(word) ?? t.Identifier;
    if (run.closed && layout === 'segment' && type !== t.reserved.else) return false;
    if (expressionWords.has(type) && !this.#takesOperand(word, end)) type = t.Identifier;
    if (this.#followsFigure() && !notUnits.has(word) && this.takesUnit(word)) {
      this.push(t.UnitWord, start, end);
      this.pos = end;
      return true;
    }
    if (layout === 'mission') {
      this.#inObjective = type === t.contextual.objective || (!run.fresh && this.#inObjective);
      this.#inStep = type === t.contextual.step || (!run.fresh && this.#inStep);
    }
    if (layout === 'simulation') this.#clauseWord(run, type, end);
    if (this.opensPromptText(word, end)) run.isText = true;
    if (run.fresh && type === t.contextual.remember && !this.#isTarget(end)) this.remembersOn = this.lineStart;
    if (run.fresh && (layout === 'segment' || layout === 'body')) {
      if (word === 'temp' && startsName(this.text, this.afterBlanks(end))) type = this.inkTemp(start, end);
      if (type !== t.Identifier && isContextual(type) && this.#isTarget(end, type === t.contextual.when))
        type = t.Identifier;
      openStatement(run, type);
    } else {
      if (run.fresh) {
        run.mayCall = false;
        // A step of a test; a field may be called so, too.
        run.asks ||= type === t.contextual.expect && startsName(this.text, this.afterBlanks(end));
        // `migrate from (old) {` in the body of a kind: its brace opens logic.
        if (
          type === t.contextual.migrate &&
          layout === 'clauses' &&
          /^[ \t]+from[ \t]*\(/.test(this.text.slice(end, end + 40))
        )
          run.opens = 'block';
        if (layout === 'clauses') this.#clauseOf(run, type);
      }
      // A query's `match` has no arms; that it opens with one is all that tells it from a value's.
      const asks = layout === 'query' && queryWords.has(type);
      run.fresh = false;
      if (asks)
        Object.assign(run, newRun(type === t.contextual.where || type === t.contextual.having), { fresh: false });
      else if (layout === 'query' && type === t.reserved.match && this.lastType === t.LogicOpen) run.asks = false;
      else if (layout !== 'header' || type !== t.reserved.else) goOn(run, type, this.lastType);
      else run.asks = false;
    }
    this.push(type, start, end);
    this.pos = end;
    return true;
  }

  #figure(run: Run): void {
    run.fresh = false;
    if (this.lastType === t.contextual.at && this.#clockTime()) return;
    const figure = readFigure(this.text, this.pos, this.limit);
    const span = { start: this.pos, end: figure.end };
    const image = this.text.slice(this.pos, figure.end);
    if (figure.malformed) this.reports.add(catalogue.malformedFigure, span, { figure: image });
    else if (isTooLarge(figure.type, image)) {
      this.reports.add(catalogue.figureTooLarge, span, { figure: image });
    }
    this.push(figure.type, this.pos, figure.end);
    this.pos = figure.end;
    this.#figureLine = this.lineStart;
  }

  /** `at 03:00`. */
  #clockTime(): boolean {
    clockTime.lastIndex = this.pos;
    const found = clockTime.exec(this.text);
    if (!found) return false;
    this.push(t.ClockTime, this.pos, this.pos + found[0].length);
    this.pos += found[0].length;
    return true;
  }

  #followsFigure(): boolean {
    return (this.lastType === t.Int || this.lastType === t.Float) && this.#figureLine === this.lineStart;
  }

  /** True where the line's end ends this layout. */
  #lineEnd(run: Run, layout: Layout): boolean {
    if (this.lastType === t.reserved.else && this.#braceBelow()) return false;
    if (layout === 'segment') return !(run.closed && this.#elseFollows());
    if (layout === 'pattern') return true;
    if (layout === 'bracket' || layout === 'query') {
      this.passLineEnd();
      return this.atDeclaration();
    }
    if (layout === 'header') {
      if (!goesOnAfter.has(this.lastType) && !this.headerGoesOn()) return true;
      this.passLineEnd();
      return this.atDeclaration();
    }
    const clauses = layout === 'clauses' || layout === 'mission' || layout === 'simulation';
    const goesOn = goesOnAfter.has(this.lastType) || this.nextLineGoesOn(clauses);
    const below =
      (layout === 'mission' && this.#headGoesOn()) ||
      (layout === 'simulation' && clauseGoesOn(this.text, this.pos, run.lead));
    if (!goesOn && !below) {
      if (layout === 'tail') return true;
      this.pushLineEnd();
      Object.assign(run, newRun());
    }
    this.passLineEnd();
    return this.atDeclaration();
  }

  /** An `else` whose brace stands on the next line: reported, and read as if it stood behind it. */
  #braceBelow(): boolean {
    loneBrace.lastIndex = this.pos;
    const found = loneBrace.exec(this.text);
    if (!found) return false;
    const brace = this.pos + found[0].length;
    const fix = this.reports.fix('Move it up', { start: this.lastEnd(), end: brace, text: ' ' });
    this.reports.add(catalogue.braceOnItsOwn, { start: brace, end: brace + 1 }, { of: '`else`' }, fix);
    this.#passTo(brace);
    return true;
  }

  #passTo(end: number): void {
    while (this.pos < end) {
      if (isLineEnd(this.text.charCodeAt(this.pos))) this.passLineEnd();
      else this.pos++;
    }
  }

  /** After a block in prose: whether the next line goes on with `else`, and passes to it. */
  #elseFollows(): boolean {
    elseLine.lastIndex = this.pos;
    const found = elseLine.exec(this.text);
    if (!found) return false;
    const end = this.pos + found[0].length;
    this.#passTo(end);
    const tilde = found[1] ?? '';
    if (tilde !== '') {
      const span = { start: end - tilde.length, end };
      const fix = this.reports.fix('Take the `~` out', { ...span, text: '' });
      this.reports.add(catalogue.tildeBeforeElse, { ...span, end: span.start + 1 }, {}, fix);
    }
    return true;
  }

  #headGoesOn(): boolean {
    if (this.#inStep) return stepGoesOn(this.text, this.pos);
    return this.#inObjective && objectiveGoesOn(this.text, this.pos);
  }

  #brace(run: Run, layout: Layout, inProse: boolean): void {
    if (layout === 'mission') this.#inStep = false;
    const { opens } = run;
    run.fresh = false;
    run.asks = false;
    if (run.isText) {
      this.promptText();
      Object.assign(run, newRun(), { fresh: false });
      return;
    }
    if (opens === 'record' && layout === 'simulation') {
      this.#clauseBrace(run);
      return;
    }
    if (opens === 'record' && layout !== 'mission') {
      const isCall = run.mayCall && this.lastType === t.RParen && (layout === 'segment' || layout === 'body');
      if (!isCall) {
        this.record();
        return;
      }
      this.arms(inProse);
      run.closed = true;
      return;
    }
    if (opens === 'arms') this.arms(run.inherits && inProse);
    else this.block(run.inherits && inProse);
    closeBlock(run);
  }

  /** In a simulation: whether a word opens a clause, first on its line or not. */
  #clauseWord(run: Run, type: TokenType, end: number): void {
    const next = this.afterBlanks(end);
    const opens = run.fresh || this.at(next) === code.lbrace || (next > end && startsName(this.text, next));
    if (opens && leadsClause(type)) run.lead = type;
    run.asks ||= asksIn(type);
  }

  /** In a prompt, whose clauses may share a line: what the brace of the next one opens. */
  #clauseOf(run: Run, type: TokenType): void {
    const opens = this.opensInClause(type);
    if (opens === undefined) return;
    Object.assign(run, newRun(type === t.contextual.require), { fresh: false });
    run.opens = opens;
  }

  #clauseBrace(run: Run): void {
    const opens = braceOf(run.lead);
    if (opens === 'logic') this.block(false);
    else if (opens === 'record') this.record();
    else if (this.openBrace(t.RecordOpen)) {
      this.logic('simulation', false);
      this.closeBrace();
    }
    // What follows on the line is a clause of its own.
    Object.assign(run, newRun());
  }

  /** In the head of an action or function: whether a brace opens a case's fields rather than the body. */
  #opensFields(): boolean {
    const fields = /\{\s*[\p{L}_][\p{L}\p{M}\p{N}_]*[ \t]*:/uy;
    fields.lastIndex = this.pos;
    return this.takesFields() && fields.test(this.text);
  }

  #bracket(c: number, run: Run): void {
    const open = this.pos;
    // What is asked goes on between plain brackets; a call's arguments and an index are no part of the question.
    const asks = run.asks && c === code.lparen && !endsOperand(this.lastType);
    const closer = c === code.lparen ? code.rparen : code.rbracket;
    this.push(c === code.lparen ? t.LParen : t.LBracket, open, open + 1);
    const endType = c === code.lparen ? t.RParen : t.RBracket;
    if (this.tooDeep(open)) {
      this.passBrackets(c, closer);
      this.pushImage(endType, this.pos, this.pos, '');
      return;
    }
    this.pos++;
    this.depth += valueWeight;
    const whole = this.bracketCloses(closer);
    const limit = this.limit;
    if (!whole) this.limit = this.unclosedEnd();
    this.logic('bracket', false, asks);
    const closed = this.at(this.pos) === closer;
    this.limit = limit;
    this.depth -= valueWeight;
    if (closed) {
      this.push(endType, this.pos, this.pos + 1);
      this.pos++;
      return;
    }
    const end = this.lastEnd();
    this.pushImage(endType, end, end, '');
    this.reportUnclosed(open, String.fromCharCode(c));
  }

  protected reportUnclosed(open: number, bracket: string): void {
    if (this.#bracketLine === this.lineStart || this.unclosedTextLine === this.lineStart) return;
    this.#bracketLine = this.lineStart;
    this.reports.add(catalogue.unclosedBracket, { start: open, end: open + 1 }, { bracket });
  }

  /** A mark that stands free ends a segment, and so does what follows its own block. */
  #endsSegment(layout: Layout, c: number, run: Run): boolean {
    if (layout !== 'segment') return false;
    if (c === code.tilde) return true;
    if (c === code.hash || c === code.at) return true;
    if (c === code.minus && this.at(this.pos + 1) === code.greater) return this.lastType !== t.reserved.else;
    return run.closed && c !== code.semicolon && c !== code.comma;
  }

  #sign(run: Run, layout: Layout, c: number): void {
    const ends = c === code.semicolon || (c === code.comma && layout === 'clauses');
    if (c === code.equal && run.asks) this.askedSign();
    else if (c === code.percent && this.atShare()) {
      this.push(t.Percent, this.pos, this.pos + 1);
      this.pos++;
    } else this.sign(c);
    if (ends) Object.assign(run, newRun());
    else run.fresh = false;
  }

  /** Whether `amount`, `exists`, `new`, `ask`, `draw` and `offer` stand before what they are about; else they are names. */
  #takesOperand(word: string, end: number): boolean {
    const next = this.afterBlanks(end);
    if (next === end) return false;
    if (word === 'advance' && isDigit(this.at(next))) return true;
    if (word === 'checkpoint' && this.at(next) === code.quote) return true;
    if (!startsName(this.text, next)) return false;
    const nextEnd = nameEnd(this.text, next, this.limit);
    const following = this.text.slice(next, nextEnd);
    if (word === 'amount') return following === 'of';
    // A deck or a scene may be called as a clause is.
    if (word === 'draw' || word === 'offer') return !t.isReserved(following);
    // So may a refusal.
    if (word === 'refuse') return !t.isReserved(following);
    // What is called may have the name of a clause: `run count(words)`.
    if (word === 'run' && this.at(nextEnd) === code.lparen) return !t.isReserved(following);
    return !t.isReserved(following) && !notUnits.has(following);
  }

  /** Whether a word that could open a statement is being assigned to or reached into: then it is a name. */
  #isTarget(end: number, onlyAssigned = false): boolean {
    const pos = this.afterBlanks(end);
    const c = this.at(pos);
    const next = this.at(pos + 1);
    if (c === code.equal) return next !== code.equal;
    if (c === code.plus || c === code.minus) return next === code.equal;
    return !onlyAssigned && pos === end && (c === code.lparen || c === code.dot);
  }

  /** Reads an edge of a query's pattern, where one opens. */
  protected abstract edgePattern(c: number): boolean;
  /** The offset behind a tag, or -1. */
  protected abstract tagEnd(pos: number): number;
  protected abstract inkTemp(start: number, end: number): TokenType;
  protected abstract takesFields(): boolean;
  /** Whether the head being read may go on with `=` and what its name stands for. */
  protected abstract givesValue(): boolean;
}

const clockTime = /(?:[01]?\d|2[0-3]):[0-5]\d(?![\d:])/y;

/** What opens a clause of a query. */
const queryWords: ReadonlySet<TokenType> = new Set([
  t.contextual.ignoring,
  t.contextual.where,
  t.contextual.group,
  t.contextual.having,
  t.contextual.select,
  t.contextual.order,
  t.contextual.limit,
]);

/** Whether a bracket behind a token is a call's or an index's. */
function endsOperand(type: TokenType): boolean {
  return type === t.Identifier || type === t.RParen || type === t.RBracket || isContextual(type);
}

function isContextual(type: TokenType): boolean {
  return type.CATEGORIES?.includes(t.AnyName) === true;
}

/** A duration is a whole number of milliseconds. */
function isTooLarge(type: TokenType, image: string): boolean {
  if (type === t.Int) return !Number.isSafeInteger(Number(image.replaceAll('_', '')));
  return type === t.Duration && (millisecondsOf(image) ?? 0) >= Number.MAX_SAFE_INTEGER;
}
