import type { TokenType } from 'chevrotain';
import * as t from '../tokens/tokens.js';
import type { Role } from './piece.js';
import { braces, isContextual } from './token-classes.js';

/** What must be known of two neighbours to tell whether a blank stands between them. */
export interface Spaced {
  readonly type: TokenType;
  readonly role: Role;
  readonly start: number;
  readonly end: number;
}

/** Whether a blank stands between two pieces of logic on one line. */
export function blankBetween(before: Spaced, piece: Spaced): boolean {
  const { type } = piece;
  // `-[` would open an edge.
  if (before.role === 'sign' && type === t.LBracket) return true;
  if (tightAfter.has(before.type) || tightRolesAfter.has(before.role)) return false;
  if (tightBefore.has(type) || tightRolesBefore.has(piece.role)) return false;
  if (type === t.Close) return !braces.has(before.type);
  if (type === t.Assign) return !isOrEqual(before, piece);
  if (type === t.LParen || type === t.LBracket || type === t.Dot) {
    // Behind a word of the language the blank has a meaning: `visit .aside` goes, `visit.aside` is a field.
    if (isContextual(before.type)) return before.end < piece.start;
    return !endsOperand.has(before.type) && before.role !== 'typeClose';
  }
  return true;
}

/** Whether a minus is a sign: nothing that could be subtracted from stands before it. */
export function isSign(before: Spaced | undefined, minus: Spaced, source: string): boolean {
  if (before === undefined) return true;
  if (!isContextual(before.type)) return !endsValue.has(before.type);
  return before.end < minus.start && /\S/.test(source.charAt(minus.end));
}

/** `>=` comes as two signs that touch. */
function isOrEqual(before: Spaced, piece: Spaced): boolean {
  return before.type === t.Greater && before.role !== 'typeClose' && before.end === piece.start;
}

const tightAfter: ReadonlySet<TokenType> = new Set([
  ...[t.LParen, t.LBracket, t.Dot, t.RangeDots, t.OpenRangeDots, t.EdgeOpen, t.EdgeBack],
]);
const tightRolesAfter: ReadonlySet<Role> = new Set(['sign', 'typeOpen', 'hops']);
const tightRolesBefore: ReadonlySet<Role> = new Set(['typeOpen', 'typeClose', 'hops']);
const tightBefore: ReadonlySet<TokenType> = new Set([
  ...[t.Comma, t.Semicolon, t.Colon, t.RParen, t.RBracket, t.RangeDots, t.OpenRangeDots, t.Question, t.EdgeClose],
  ...[t.EdgeEnd, t.Percent],
]);

/** Behind these a bracket calls or indexes, and a dot reaches in. */
const endsOperand: ReadonlySet<TokenType> = new Set([t.Identifier, t.RParen, t.RBracket]);

const endsValue: ReadonlySet<TokenType> = new Set([
  ...[t.Identifier, t.RParen, t.RBracket, t.Close, t.UnitWord, t.Int, t.Float, t.Version, t.Dice, t.Duration],
  ...[t.PlainText, t.Question, t.reserved.true, t.reserved.false, t.reserved.none],
]);
