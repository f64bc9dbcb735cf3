import type { IToken, TokenType } from 'chevrotain';
import * as t from '../tokens/tokens.js';

/** Braces that hold lines, statements, arms or entries. */
export const braces: ReadonlySet<TokenType> = new Set([t.ProseOpen, t.LogicOpen, t.ArmsOpen, t.RecordOpen]);
/** Braces that hold the story or logic, and belong to the statement before them. */
export const blocks: ReadonlySet<TokenType> = new Set([t.ProseOpen, t.LogicOpen]);
export const brackets: ReadonlySet<TokenType> = new Set([t.LParen, t.LBracket]);

export const closers: ReadonlySet<TokenType> = new Set([t.Close, t.RParen, t.RBracket]);

/** What a line's text is made of. */
export const inline: ReadonlySet<TokenType> = new Set([
  ...[t.Text, t.ValueOpen, t.IfOpen, t.SequenceOpen, t.MarkupTag, t.SplitOpen, t.SplitClose],
  ...[t.Speaker, t.GlueBefore, t.GlueAfter],
]);

/** What opens a value in text. */
export const valueOpens: ReadonlySet<TokenType> = new Set([t.ValueOpen, t.IfOpen, t.SequenceOpen]);

/** What parts a value in text: none of it is logic. */
export const valueParts: ReadonlySet<TokenType> = new Set([
  ...[
    t.InlineClose,
    t.ArmColon,
    t.PluralMark,
    t.SelectMark,
    t.ListMark,
    t.StyleMark,
    t.ArmBar,
    t.ArmElse,
    t.ArmElseIf,
    t.ArmKey,
  ],
]);

/** A word that is a name unless the grammar asks for it. */
export function isContextual(type: TokenType): boolean {
  return type !== t.Identifier && type.CATEGORIES?.includes(t.AnyName) === true;
}

export function startOf(token: IToken): number {
  return token.startOffset;
}

export function endOf(token: IToken): number {
  return (token.endOffset ?? token.startOffset) + 1;
}
