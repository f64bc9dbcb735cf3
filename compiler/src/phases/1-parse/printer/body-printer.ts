import type { TokenType } from 'chevrotain';
import * as t from '../tokens/tokens.js';
import { RunPrinter, step } from './run-printer.js';
import { blocks, isContextual } from './token-classes.js';

/** Lays out what stands in braces and brackets over several lines. */
export abstract class BodyPrinter extends RunPrinter {
  /** The brace of the body of the declaration that is being printed, or -1, and the declaration's word. */
  protected body = -1;
  protected keyword = '';

  protected block(open: number, base: number): void {
    const close = this.closeOf(open);
    const inQuery = open === this.body && (this.keyword === 'query' || this.keyword === 'pattern');
    // The steps of a pattern stand one a line; behind its first clause a `then` is a value's.
    const clause = inQuery ? this.#firstClause(open, close) : close;
    // Opened up, statements of one line stand one a line and need no `;`.
    const splits = this.pieces[open]?.type === t.LogicOpen && !this.hardWithin(open, close + 1);
    this.out.write('{');
    for (let i = open + 1; i < close; ) {
      let end = this.after(i);
      while (end < close && !this.#opensItem(end, inQuery, clause) && !(splits && this.#endsStatement(end)))
        end = this.after(end);
      this.breakTo(i, base + step, i > open + 1);
      this.run(i, splits && this.#endsStatement(end) ? end - 1 : end, base + step);
      i = end;
    }
    this.closeOn(close, base);
  }

  protected arms(open: number, base: number): void {
    const close = this.closeOf(open);
    this.out.write('{');
    for (let i = open + 1; i < close; ) {
      let end = i;
      let isArm = false;
      while (end < close && !isArm) {
        const type = this.pieces[end]?.type;
        isArm = type !== undefined && blocks.has(type);
        end = this.after(end);
      }
      this.breakTo(i, base + step, i > open + 1);
      this.run(i, end, base + step);
      i = end;
    }
    this.closeOn(close, base);
  }

  protected rows(open: number): void {
    const close = this.closeOf(open);
    const outer = this.out.indent;
    const inner = outer + step;
    const hard = this.hardWithin(open, close + 1);
    const starts = this.#entryStarts(open, close);
    // Entries made of clauses read better long than with a call in them broken.
    const isRigid = open === this.body && this.keyword !== 'pack' && entryWords.has(this.keyword);
    this.out.write(this.pieces[open]?.text ?? '');
    for (let i = open + 1; i < close; ) {
      let end = this.after(i);
      while (end < close && !this.#opensRow(end, hard, starts)) end = this.after(end);
      this.breakTo(i, inner, i > open + 1);
      // Entries that the author put on one line stay there as long as they fit.
      if (this.hardWithin(i, end) || this.fits(i, end)) this.run(i, end, inner, isRigid);
      else this.through(i, end, inner, isRigid, starts);
      i = end;
    }
    this.closeOn(close, outer);
  }

  #endsStatement(behind: number): boolean {
    return this.pieces[behind - 1]?.type === t.Semicolon;
  }

  #opensItem(at: number, inQuery: boolean, firstClause: number): boolean {
    const piece = this.pieces[at];
    if (piece === undefined) return false;
    if (inQuery && this.keyword === 'pattern' && piece.type === t.reserved.then) return at < firstClause;
    return piece.opensLine || (inQuery && this.isHard(at) && this.#isQueryClause(at));
  }

  #isQueryClause(at: number): boolean {
    const text = this.pieces[at]?.text ?? '';
    return queryClauses.has(text) || (text === 'in' && this.pieces[at + 1]?.text === 'last');
  }

  #firstClause(open: number, close: number): number {
    for (let i = this.after(open + 1); i < close; i = this.after(i)) {
      if (queryClauses.has(this.pieces[i]?.text ?? '')) return i;
    }
    return close;
  }

  #opensRow(at: number, hard: boolean, starts: ReadonlySet<number>): boolean {
    if (!hard) return starts.has(at);
    const before = this.pieces[at - 1]?.type;
    return this.isHard(at) && (this.pieces[at]?.opensLine === true || before === t.Comma || before === t.Semicolon);
  }

  /** Where an entry begins: behind a comma, unless it parts what one entry lists. */
  #entryStarts(open: number, close: number): ReadonlySet<number> {
    const starts = new Set<number>();
    const isRecord = this.pieces[open]?.type === t.RecordOpen;
    const words = open === this.body ? entryWords.get(this.keyword) : undefined;
    const isPack = words !== undefined && this.keyword === 'pack';
    const moves = isRecord && this.#lists(open, close, movesBetween);
    let entry = open + 1;
    for (let i = this.after(open + 1); i < close; i = this.after(i)) {
      const before = this.pieces[i - 1]?.type;
      const type = this.pieces[i]?.type;
      if (before === undefined || type === undefined) continue;
      const mayOpen = words === undefined || words.has(this.pieces[i]?.text ?? '');
      const opens = isPack
        ? mayOpen && !listsOn.has(before) && !words.has(this.pieces[i - 1]?.text ?? '')
        : before === t.Semicolon || (before === t.Comma && mayOpen && !moves && this.#opensField(entry, i, isRecord));
      if (!opens) continue;
      starts.add(i);
      entry = i;
    }
    return starts;
  }

  /** In `has Voice, Body, mood: Mood` only what has a colon behind its name goes on to another entry. */
  #opensField(entry: number, at: number, isRecord: boolean): boolean {
    if (!isRecord || this.pieces[entry]?.type !== t.reserved.has) return true;
    const type = this.pieces[at]?.type;
    const next = this.pieces[at + 1]?.type;
    if (type === undefined || next === undefined) return false;
    return type === t.reserved.has || next === t.Colon || (isContextual(type) && isName(next));
  }

  #lists(open: number, close: number, types: ReadonlySet<TokenType>): boolean {
    for (let i = open + 1; i < close; i = this.after(i)) {
      const type = this.pieces[i]?.type;
      if (type !== undefined && types.has(type)) return true;
    }
    return false;
  }
}

function isName(type: TokenType): boolean {
  return type === t.Identifier || isContextual(type);
}

/** What a clause goes on behind. Behind a clause's own word stands a name, whatever it is. */
const listsOn: ReadonlySet<TokenType> = new Set([t.Comma, t.Dot, t.Minus, t.contextual.as]);
const movesBetween: ReadonlySet<TokenType> = new Set([t.Arrow]);

/** The words that open an entry of a body; in other bodies any word may behind a comma. A pack's need no comma. */
const entryWords: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['pack', new Set(['title', 'version', 'use', 'start', 'languages', 'cast', 'moved'])],
  ['mission', new Set(['objective', 'optional', 'hidden', 'clock', 'fail', 'twist', 'reward'])],
  ['deck', new Set(['card'])],
  ['workflow', new Set(['step', 'done'])],
  [
    'prompt',
    new Set([
      ...['route', 'budget', 'fallback', 'context', 'tools', 'require', 'system', 'user', 'late', 'seed', 'screened'],
      ...['rights', 'streams'],
    ]),
  ],
  ['context', new Set(['stable', 'fresh', 'cut'])],
  ['model', new Set(['input', 'output', 'budget', 'fallback'])],
  ['memory', new Set(['lexical', 'vector', 'decay', 'keep'])],
  ['goal', new Set(['given', 'within', 'always', 'eventually', 'beat', 'evidence'])],
  ['experiment', new Set(['arm', 'compare'])],
  ['director', new Set(['beat', 'recap', 'adjust'])],
]);

const queryClauses: ReadonlySet<string> = new Set([
  ...['match', 'ignoring', 'where', 'group', 'having', 'select', 'order', 'limit'],
]);
