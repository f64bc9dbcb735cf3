import type { IToken, TokenType } from 'chevrotain';
import { catalogue } from '../../../diagnostics/index.js';
import { clauseWords } from '../tokens/index.js';
import * as t from '../tokens/tokens.js';
import { code, isBlank, isLineEnd, nameEnd, startsName } from './characters.js';
import type { Lexed } from './cursor.js';
import { declarationAt, declarationWordAt } from './declaration-shape.js';
import { nearestDeclaration } from './nearest-declaration.js';
import { PromptTextLexer } from './prompt-text-lexer.js';

/** Reads a whole file: declarations at column 0, and what must not stand between them. */
export class FileLexer extends PromptTextLexer {
  #keyword = '';

  read(from: number): Lexed {
    this.pos = from;
    this.lineStart = from;
    return { pieces: this.#pieces(), docs: this.docs };
  }

  *#pieces(): Generator<IToken[]> {
    while (this.pos < this.limit) {
      this.#outside();
      if (this.tokens.length > 0) yield this.#piece();
    }
    this.pos = this.limit;
  }

  #piece(): IToken[] {
    const end = this.lastEnd();
    this.pushImage(t.FileEnd, end, end, '');
    const { tokens } = this;
    this.tokens = [];
    return tokens;
  }

  /** Reads a text that stands for itself, as a translator's cell does: no marks, tags or comments are in it. */
  readText(): Lexed {
    this.runs('arm');
    return { pieces: [this.#piece()], docs: this.docs };
  }

  /** Reads a file of prompt text. */
  readPrompt(): Lexed {
    this.promptFile();
    return { pieces: [this.#piece()], docs: this.docs };
  }

  /** In the head of an action, function, table or host's function a brace may open fields. */
  protected takesFields(): boolean {
    return withFields.has(this.#keyword);
  }

  /** `user {` in a prompt, `stable persona 200 {` in a context, `shot {` in a goal. */
  protected opensPromptText(word: string, end: number): boolean {
    if (!promptTexts.has(word)) return false;
    const next = this.afterBlanks(end);
    switch (this.#keyword) {
      case 'prompt':
        return (word === 'system' || word === 'user') && this.at(next) === code.lbrace;
      case 'context':
        return (word === 'stable' || word === 'fresh') && next > end && startsName(this.text, next);
      case 'goal':
        return word === 'shot' && this.at(next) === code.lbrace;
      default:
        return false;
    }
  }

  protected opensInClause(type: TokenType): 'record' | 'block' | undefined {
    if (this.#keyword !== 'prompt') return undefined;
    if (type === t.contextual.late) return 'block';
    return type === t.contextual.fallback || type === t.contextual.require ? 'record' : undefined;
  }

  /** The clauses of these share a line as they please: `dims 384 decay …`, `fps 8 fault …`. */
  protected takesUnit(word: string): boolean {
    if (this.#keyword === 'provider') return false;
    return !modelDeclarations.has(this.#keyword) || !clauseWords.has(word);
  }

  protected atShare(): boolean {
    return (
      this.#keyword === 'prompt' &&
      (this.lastType === t.Int || this.lastType === t.Float) &&
      this.text.slice(this.lastEnd(), this.pos).trim() === ''
    );
  }

  protected givesValue(): boolean {
    return this.#keyword === 'fn' || this.#keyword === 'type';
  }

  /** A header goes on over deeper lines that open with a clause word, and over a lone `{`. */
  protected headerGoesOn(): boolean {
    let pos = this.pos;
    let lineStart = this.lineStart;
    while (pos < this.limit) {
      const c = this.text.charCodeAt(pos);
      if (isLineEnd(c)) {
        pos += c === code.cr && this.at(pos + 1) === code.lf ? 2 : 1;
        lineStart = pos;
      } else if (isBlank(c)) pos++;
      else if (c === code.slash && this.at(pos + 1) === code.slash) pos = this.lineEndFrom(pos);
      else break;
    }
    if (pos >= this.limit) return false;
    if (this.at(pos) === code.lbrace) return !bodiless.has(this.#keyword);
    if (pos === lineStart || !startsName(this.text, pos)) return false;
    if (this.inCardHead && this.atCard(pos)) return false;
    const word = this.text.slice(pos, nameEnd(this.text, pos, this.limit));
    return clauseWords.has(word) || declarationAt(this.text, pos) === undefined;
  }

  /** One step where no body is open. */
  #outside(): void {
    const c = this.text.charCodeAt(this.pos);
    if (isBlank(c)) this.pos++;
    else if (isLineEnd(c)) this.passLineEnd();
    else if (c === code.slash && this.at(this.pos + 1) === code.slash) this.passComment();
    else {
      const atColumn0 = this.pos === this.lineStart;
      const word = atColumn0 ? declarationWordAt(this.text, this.pos) : declarationAt(this.text, this.pos);
      if (word !== undefined) {
        if (!atColumn0) this.#indented(word);
        this.#declaration(word);
      } else this.#astray(c);
    }
  }

  #indented(word: string): void {
    const span = { start: this.pos, end: this.pos + word.length };
    const alone = this.firstOnLine(this.pos);
    const fix = alone
      ? this.reports.fix('Move it to the line’s start', { start: this.lineStart, end: this.pos, text: '' })
      : this.reports.fix('Put it on a line of its own', { ...span, end: this.pos, text: this.lineEnding() });
    this.reports.add(catalogue.indentedDeclaration, span, { keyword: word }, fix);
  }

  /** What is no declaration: reported once, and passed over up to the next one. */
  #astray(c: number): void {
    this.dropDoc();
    const start = this.pos;
    if (this.foreignLine()) {
      if (this.tokens.length > 0) this.tokens.splice(this.tokens.findLastIndex(isDeclarationEnd) + 1);
      this.#passToDeclaration();
      return;
    }
    if (c === code.rbrace) {
      const fix = this.reports.fix('Take it out', { start, end: start + 1, text: '' });
      this.reports.add(catalogue.strayBrace, { start, end: start + 1 }, {}, fix);
      this.pos++;
      return;
    }
    const end = this.lineEndFrom(start);
    const wordEnd = startsName(this.text, start) ? nameEnd(this.text, start, end) : end;
    const found = this.text.slice(start, Math.min(wordEnd, start + 40)).trim();
    const nearest = nearestDeclaration(found);
    const span = { start, end: Math.max(wordEnd, start + 1) };
    if (nearest === undefined) this.reports.add(catalogue.noDeclaration, span, { found, hint: '' });
    else {
      const fix = this.reports.fix(`Write \`${nearest}\``, { ...span, text: nearest });
      this.reports.add(catalogue.noDeclaration, span, { found, hint: `; did you mean \`${nearest}\`` }, fix);
    }
    this.#passToDeclaration();
  }

  #passToDeclaration(): void {
    while (this.pos < this.limit) {
      this.pos = this.lineEndFrom(this.pos);
      if (this.pos >= this.limit) return;
      this.passLineEnd();
      if (this.atDeclaration()) return;
    }
  }

  #declaration(word: string): void {
    this.forgetSuspects();
    this.#keyword = word;
    const type = t.declaringOfWord.get(word) ?? t.Identifier;
    this.push(type, this.pos, this.pos + word.length);
    this.pos += word.length;
    this.logic('header', false);
    if (this.at(this.pos) === code.lbrace) this.#body(word);
    this.dropDoc();
    const end = this.lastEnd();
    this.pushImage(t.DeclarationEnd, end, end, '');
    this.#restOfLine();
  }

  #body(word: string): void {
    const type = word === 'scene' ? t.ProseOpen : logicBodies.has(word) ? t.LogicOpen : t.RecordOpen;
    if (!this.openBrace(type)) return;
    for (;;) {
      if (type === t.ProseOpen) this.prose();
      else if (word === 'deck') this.cards();
      else if (word === 'query' || word === 'pattern') this.logic('query', false);
      else if (simulationBodies.has(word)) this.logic('simulation', false);
      else
        this.logic(
          type === t.LogicOpen ? 'body' : word === 'mission' || word === 'workflow' ? 'mission' : 'clauses',
          false,
        );
      if (!this.#closesTooEarly()) break;
      const span = { start: this.pos, end: this.pos + 1 };
      this.reports.add(catalogue.strayBrace, span, {}, this.reports.fix('Take it out', { ...span, text: '' }));
      this.pos++;
      this.pushLineEnd();
    }
    this.closeBrace();
  }

  /**
   * Whether the `}` at `pos` can't be the body's: more of it follows, indented, before the next declaration. The lines
   * are then read as the body's, so that one brace too many is one error.
   */
  #closesTooEarly(): boolean {
    if (this.at(this.pos) !== code.rbrace) return false;
    let pos = this.pos + 1;
    let lineStart = this.lineStart;
    while (pos < this.limit) {
      const c = this.text.charCodeAt(pos);
      if (isBlank(c)) pos++;
      else if (isLineEnd(c)) {
        pos++;
        lineStart = pos;
      } else if (c === code.slash && this.at(pos + 1) === code.slash) pos = this.lineEndFrom(pos);
      else break;
    }
    if (pos >= this.limit || pos === lineStart || this.at(pos) === code.rbrace) return false;
    return declarationAt(this.text, pos) === undefined;
  }

  /** Signs that hang on a declaration's end. */
  #restOfLine(): void {
    this.pos = this.afterBlanks(this.pos);
    const c = this.at(this.pos);
    if (this.atLineEnd(this.pos) || c === code.rbrace || c === code.slash || startsName(this.text, this.pos)) return;
    const end = this.lineEndFrom(this.pos);
    const found = this.text.slice(this.pos, Math.min(end, this.pos + 20)).trim();
    const span = { start: this.pos, end };
    this.reports.add(catalogue.unexpectedText, span, { expected: 'the end of the line', found: `\`${found}\`` });
    this.pos = end;
  }
}

const modelDeclarations: ReadonlySet<string> = new Set(['model', 'context', 'prompt', 'memory']);
/** The words whose brace opens prompt text. */
const promptTexts: ReadonlySet<string> = new Set(['system', 'user', 'stable', 'fresh', 'shot']);
const logicBodies: ReadonlySet<string> = new Set(['fn', 'action', 'rule', 'migrate', 'query', 'pattern']);
const simulationBodies: ReadonlySet<string> = new Set(['simulation', 'goal', 'experiment']);
/** Heads in which a type may be a record, or have cases with fields. */
const withFields: ReadonlySet<string> = new Set(['action', 'fn', 'query', 'pattern', 'prompt', 'table', 'extern']);
const bodiless: ReadonlySet<string> = new Set(['use', 'cast', 'table', 'extern', 'tag']);

function isDeclarationEnd(token: { readonly tokenType: unknown }): boolean {
  return token.tokenType === t.DeclarationEnd;
}
