import type { TokenType } from 'chevrotain';

/** A `//` or `///` comment, without the blanks behind it. */
export interface Comment {
  readonly text: string;
  /** Line ends before it: none where it trails what stands on its line. */
  readonly breaks: number;
}

/** What a sign is where its token does not tell. */
export type Role = 'plain' | 'sign' | 'typeOpen' | 'typeClose' | 'hops';

/**
 * A token as it is printed, and what stood before it. A line's whole text is one piece, and so is a text in quotes:
 * nothing in them may be moved. Only the blanks between pieces are decided.
 */
export class Piece {
  readonly type: TokenType;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Line ends before it, behind the comments. */
  breaks = 0;
  comments: Comment[] | undefined;
  /** A line, statement or entry ended before it. */
  opensLine = false;
  opensDeclaration = false;
  /** Something stood before it that is neither blank nor comment. */
  strange = false;
  /** A choice's text says something that is echoed. */
  echoes = false;

  role: Role = 'plain';
  /** The index of the bracket or brace it pairs with. */
  match = -1;
  /** A blank stands before it where it does not open a line. */
  blank = false;
  /** How wide everything up to its end would be on one line, from the file's start. */
  flat = 0;
  /** How many line ends that must stay there are up to it, from the file's start. */
  hard = 0;

  constructor(type: TokenType, text: string, start: number, end: number) {
    this.type = type;
    this.text = text;
    this.start = start;
    this.end = end;
  }
}
