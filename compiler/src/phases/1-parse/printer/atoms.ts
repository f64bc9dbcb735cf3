import type { IToken, TokenType } from 'chevrotain';
import * as t from '../tokens/tokens.js';
import { layOutPrompt } from './prompt-layout.js';
import { blankBetween, isSign, type Spaced } from './spacing.js';
import { braces, endOf, inline, startOf, valueOpens, valueParts } from './token-classes.js';

/**
 * Reads tokens into what is printed in one go: a line's text, a text in quotes, a word, a sign. What people read is
 * copied from the source; in a `{…}` of it the blanks around logic and the typographic signs are set right.
 */
export class AtomReader {
  /** The index behind the atom read last. */
  next = 0;
  /** Where the atom read last ends in the source. */
  end = 0;
  /** The text read last is a choice's, and some of it stands outside its brackets. */
  echoes = false;
  /** A value held what is neither token nor blank; it is then copied whole. */
  #strange = false;
  readonly #source: string;
  readonly #tokens: readonly IToken[];

  constructor(source: string, tokens: readonly IToken[]) {
    this.#source = source;
    this.#tokens = tokens;
  }

  /** The text of the atom that begins at a token. */
  read(at: number): string {
    const token = this.#tokens[at];
    if (token === undefined) return '';
    if (inline.has(token.tokenType)) return this.#text(at, startOf(token));
    this.echoes = false;
    if (token.tokenType === t.TextOpen) return this.#quoted(at);
    if (token.tokenType === t.PromptOpen) return this.#prompt(at);
    if (token.tokenType === t.Tag && this.#hasValue(at)) return token.image + this.#value(at + 1);
    this.next = at + 1;
    this.end = endOf(token);
    if (token.tokenType === t.PlainText) return `"${token.image.slice(1, -1)}"`;
    return twins.get(token.tokenType) ?? token.image;
  }

  /** `#cites:{expr}`: a blank before the brace would end the tag. */
  #hasValue(at: number): boolean {
    const [tag, open] = [this.#tokens[at], this.#tokens[at + 1]];
    return tag !== undefined && open?.tokenType === t.ValueOpen && endOf(tag) === startOf(open);
  }

  #text(at: number, from: number): string {
    let index = at;
    let cursor = from;
    let out = '';
    let splits = 0;
    for (let token = this.#tokens[index]; token && inline.has(token.tokenType); token = this.#tokens[index]) {
      if (valueOpens.has(token.tokenType)) {
        out += this.#source.slice(cursor, startOf(token)) + this.#value(index);
        cursor = this.end;
        index = this.next;
        continue;
      }
      if (token.tokenType === t.SplitOpen) splits++;
      this.end = Math.max(endOf(token), startOf(token));
      index++;
    }
    this.next = index;
    this.echoes =
      splits > 0 &&
      (this.#tokens[at]?.tokenType !== t.SplitOpen || this.#tokens[index - 1]?.tokenType !== t.SplitClose);
    return cursor < this.end ? out + this.#source.slice(cursor, this.end) : out;
  }

  #quoted(at: number): string {
    const open = this.#tokens[at];
    const from = open ? endOf(open) : 0;
    this.end = from;
    const inside = this.#text(at + 1, from);
    const close = this.#tokens[this.next];
    this.echoes = false;
    if (close?.tokenType === t.TextClose) {
      this.end = endOf(close);
      this.next++;
    }
    return `"${inside}"`;
  }

  /** Prompt text is sent as it stands, so nothing in it is touched but the indent of all its lines. */
  #prompt(at: number): string {
    let index = at;
    let open = 0;
    for (let token = this.#tokens[index]; token; token = this.#tokens[index]) {
      const { tokenType: type } = token;
      this.end = endOf(token);
      index++;
      if (type === t.PromptOpen || braces.has(type)) open++;
      else if (type === t.Close && --open === 0) break;
    }
    this.next = index;
    const from = this.#tokens[at];
    return from ? layOutPrompt(this.#source.slice(startOf(from), this.end)) : '';
  }

  /** A `{…}` in text. */
  #value(at: number): string {
    const open = this.#tokens[at];
    if (open === undefined) return '';
    const before = this.#strange;
    this.#strange = false;
    let out = headOf(open);
    let index = at + 1;
    let lead = open.tokenType === t.ValueOpen ? '' : ' ';
    for (let token = this.#tokens[index]; token; token = this.#tokens[index]) {
      const { tokenType: type } = token;
      if (type === t.InlineClose) {
        this.next = index + 1;
        this.end = endOf(token);
        break;
      }
      if (valueParts.has(type)) {
        out += partText(token);
        lead = ' ';
        index++;
      } else {
        out += lead + (inline.has(type) ? this.#text(index, startOf(token)) : this.#logic(index));
        lead = '';
        index = this.next;
      }
    }
    const text = this.#strange || out.length > longestValue ? this.#source.slice(startOf(open), this.end) : `${out}}`;
    this.#strange = before;
    return text;
  }

  /** Logic on one line, up to what parts or ends the value it stands in. */
  #logic(at: number): string {
    let out = '';
    let before: Spaced | undefined;
    let index = at;
    for (let token = this.#tokens[index]; token; token = this.#tokens[index]) {
      const { tokenType: type } = token;
      if (valueParts.has(type)) break;
      if (type === t.LineEnd) {
        index++;
        continue;
      }
      const start = startOf(token);
      if (before && !onlyBlanks(this.#source, before.end, start)) this.#strange = true;
      const text = this.read(index);
      const plain: Spaced = { type: type === t.TextOpen ? t.PlainText : type, role: 'plain', start, end: this.end };
      const piece: Spaced =
        type === t.Minus && isSign(before, plain, this.#source) ? { ...plain, role: 'sign' } : plain;
      if (before && blankBetween(before, piece)) out += ' ';
      out += text;
      before = piece;
      index = this.next;
    }
    const part = this.#tokens[index];
    if (before && part && !onlyBlanks(this.#source, before.end, startOf(part))) this.#strange = true;
    this.next = index;
    return out;
  }
}

/** A value this long holds brackets that blanks could push out of the lexer's reach; it is copied whole. */
const longestValue = 3000;

function headOf(open: IToken): string {
  if (open.tokenType === t.IfOpen) return '{if';
  if (open.tokenType === t.ValueOpen) return '{';
  return `{${open.image.slice(1, -1).trim().split(/\s+/).join(' ')}:`;
}

function partText({ tokenType: type, image }: IToken): string {
  switch (type) {
    case t.ArmColon:
      return ':';
    case t.PluralMark:
      return ', plural:';
    case t.SelectMark:
      return ', select:';
    case t.ListMark:
      return ', list';
    case t.StyleMark:
      return image.replace(/^,[ \t]*/, ', ').replace(/[ \t]*:[ \t]*/, ': ');
    case t.ArmElse:
      return image.endsWith(':') ? ' | else:' : ' |';
    case t.ArmElseIf:
      return ' | else if';
    case t.ArmKey:
      return ` ${image.slice(0, -1).trimEnd()}:`;
    default:
      return ' |';
  }
}

function onlyBlanks(source: string, from: number, to: number): boolean {
  return from >= to || source.slice(from, to).trim() === '';
}

/** Signs that word processors write in their own way; `≥` is two tokens, the second without a text. */
const twins: ReadonlyMap<TokenType, string> = new Map<TokenType, string>([
  [t.Arrow, '->'],
  [t.Minus, '-'],
  [t.LessEqual, '<='],
  [t.NotEqual, '!='],
  [t.Greater, '>'],
  [t.Assign, '='],
]);
