import type { IToken } from 'chevrotain';
import { valueWeight } from '../nesting.js';
import * as t from '../tokens/tokens.js';
import type {
  Expression,
  Inline,
  InlineArm,
  InlineIf,
  InlineList,
  InlinePlural,
  InlineSelect,
  InlineSequence,
  Interpolation,
  TextRun,
} from '../tree/index.js';
import { unescapedPrompt, unescapedProse, unescapedString } from './escapes.js';
import { closeMarkup, type Piece } from './markup.js';
import { NameGrammar } from './names.js';
import type { Rule } from './token-reader.js';

/** Text with what is live in it. */
export abstract class InlineGrammar extends NameGrammar {
  protected abstract readonly expression: Rule<Expression>;
  #unescaped: (raw: string) => string = unescapedProse;

  /** Text that may be empty. */
  protected readonly inlines: Rule<readonly Inline[]> = this.rule('inlines', () => {
    const plain = this.#plain();
    if (plain) return plain;
    const pieces: Piece[] = [];
    this.MANY(() => pieces.push(this.SUBRULE(this.piece)));
    return this.ACTION(() => paired(pieces));
  });

  protected readonly someInlines: Rule<readonly Inline[]> = this.rule('someInlines', () => {
    const plain = this.#plain();
    if (plain) return plain;
    const pieces: Piece[] = [];
    this.AT_LEAST_ONE(() => pieces.push(this.SUBRULE(this.piece)));
    return this.ACTION(() => paired(pieces));
  });

  protected readonly piece: Rule<Piece> = this.rule('piece', () =>
    this.OR<Piece>([
      { ALT: () => this.textRun(this.CONSUME(t.Text)) },
      { ALT: () => this.SUBRULE(this.value) },
      { ALT: () => this.SUBRULE(this.inlineIf) },
      { ALT: () => this.SUBRULE(this.sequence) },
      { ALT: () => markupTag(this.CONSUME(t.MarkupTag)) },
    ]),
  );

  /** `{expr}`, `{n, plural: …}`, `{who, select: …}`, `{names, list}`. */
  protected readonly value: Rule<Interpolation | InlinePlural | InlineSelect | InlineList> = this.rule('value', () => {
    const start = this.start();
    this.CONSUME(t.ValueOpen);
    this.enter(valueWeight);
    const subject = this.SUBRULE(this.inlineExpression);
    const form = this.OPTION(() =>
      this.OR<
        | { kind: 'inlinePlural' | 'inlineSelect' | 'inlineList'; arms: InlineArm[] }
        | { kind: 'interpolation'; arms: InlineArm[]; style: Interpolation['style'] }
      >([
        {
          ALT: () => {
            this.CONSUME(t.PluralMark);
            return { kind: 'inlinePlural', arms: this.SUBRULE(this.categories) };
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.SelectMark);
            return { kind: 'inlineSelect', arms: this.SUBRULE2(this.categories) };
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.ListMark);
            return { kind: 'inlineList', arms: [] };
          },
        },
        {
          ALT: () => {
            const mark = this.CONSUME(t.StyleMark);
            return { kind: 'interpolation', arms: [], style: styleOf(mark.image) };
          },
        },
      ]),
    );
    this.CONSUME(t.InlineClose, { ERR_MSG: 'the `}` that ends the value' });
    this.depth -= valueWeight;
    const span = this.from(start);
    if (!form) return { kind: 'interpolation', expression: subject, span };
    if (form.kind === 'inlineList') return { kind: 'inlineList', subject, span };
    if (form.kind === 'interpolation') return { kind: 'interpolation', expression: subject, style: form.style, span };
    return { kind: form.kind, subject, arms: form.arms, span };
  });

  protected readonly categories: Rule<InlineArm[]> = this.rule('categories', () => {
    const arms: InlineArm[] = [];
    this.AT_LEAST_ONE_SEP({
      SEP: t.ArmBar,
      DEF: () => {
        const start = this.start();
        const key = this.CONSUME(t.ArmKey, { ERR_MSG: 'a category and a colon (`one:`, `other:`)' });
        const word = key.image.slice(0, -1).trimEnd();
        const keySpan = { start: key.startOffset, end: key.startOffset + word.length };
        const text = this.SUBRULE(this.inlines);
        arms.push({ key: word, keySpan, text, span: this.from(start) });
      },
      ERR_MSG: 'a category and a colon (`one:`, `other:`)',
    });
    return arms;
  });

  /** `{if a: x | else if b: y | else: z}`. */
  protected readonly inlineIf: Rule<InlineIf> = this.rule('inlineIf', () => {
    const start = this.start();
    this.CONSUME(t.IfOpen);
    this.enter(valueWeight);
    const arms: { condition: Expression | undefined; text: readonly Inline[] }[] = [];
    const condition = this.SUBRULE(this.inlineExpression);
    this.CONSUME(t.ArmColon, { ERR_MSG: 'a colon after the condition' });
    arms.push({ condition, text: this.SUBRULE(this.inlines) });
    this.MANY(() => {
      this.OR([
        {
          ALT: () => {
            this.CONSUME(t.ArmElseIf);
            const next = this.SUBRULE2(this.inlineExpression);
            this.CONSUME2(t.ArmColon, { ERR_MSG: 'a colon after the condition' });
            arms.push({ condition: next, text: this.SUBRULE2(this.inlines) });
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.ArmElse);
            arms.push({ condition: undefined, text: this.SUBRULE3(this.inlines) });
          },
        },
      ]);
    });
    this.CONSUME(t.InlineClose);
    this.depth -= valueWeight;
    return { kind: 'inlineIf', arms, span: this.from(start) };
  });

  /** `{cycle: a | b}` and its kin. */
  protected readonly sequence: Rule<InlineSequence> = this.rule('sequence', () => {
    const start = this.start();
    const open = this.CONSUME(t.SequenceOpen);
    this.enter(valueWeight);
    const items: (readonly Inline[])[] = [this.SUBRULE(this.inlines)];
    this.MANY(() => {
      this.CONSUME(t.ArmBar);
      items.push(this.SUBRULE2(this.inlines));
    });
    this.CONSUME(t.InlineClose);
    this.depth -= valueWeight;
    return { kind: 'inlineSequence', strategy: strategyOf(open), items, span: this.from(start) };
  });

  /** An expression in text. A fault in it is reported, and the text around it is still read. */
  protected readonly inlineExpression: Rule<Expression> = this.rule('inlineExpression', () =>
    this.recovering(
      () => {
        const expression = this.SUBRULE(this.expression);
        if (!this.RECORDING_PHASE && !endsInlineExpression.has(this.LA(1).tokenType))
          this.fail('the `}` that ends the value');
        return expression;
      },
      (start) => ({ kind: 'error', span: this.from(start) }),
      [t.InlineClose, t.ArmColon, t.PluralMark, t.SelectMark, t.ListMark, t.StyleMark, t.ArmElse, t.ArmElseIf],
    ),
  );

  /** Texts in quotes know more escapes than prose. */
  protected asString<T>(read: () => T): T {
    return this.#escaped(unescapedString, read);
  }

  /** Prompt text knows fewer: a backslash in it is mostly one. */
  protected asPrompt<T>(read: () => T): T {
    return this.#escaped(unescapedPrompt, read);
  }

  #escaped<T>(unescaped: (raw: string) => string, read: () => T): T {
    const before = this.#unescaped;
    this.#unescaped = unescaped;
    try {
      return read();
    } finally {
      this.#unescaped = before;
    }
  }

  /** Text in which nothing is live: the most common by far, read without asking for what else might come. */
  #plain(): readonly Inline[] | undefined {
    if (!this.at(t.Text) || livePieces.has(this.LA(2).tokenType)) return undefined;
    return [this.textRun(this.CONSUME9(t.Text))];
  }

  protected textRun(token: IToken): TextRun {
    return { kind: 'textRun', text: this.#unescaped(token.image), span: this.spanOf(token) };
  }
}

/** Most text has no markup, and is passed on as it is. */
function paired(pieces: readonly Piece[]): readonly Inline[] {
  const inline = pieces.filter((piece) => piece.kind !== 'markupTag');
  return inline.length === pieces.length ? inline : closeMarkup(pieces);
}

function markupTag(token: IToken): Piece {
  const span = { start: token.startOffset, end: token.startOffset + token.image.length };
  return { kind: 'markupTag', image: token.image, span };
}

function strategyOf(open: IToken): InlineSequence['strategy'] {
  const words = open.image.slice(1, -1).trim().split(/\s+/).join(' ');
  return strategies.find((strategy) => strategy === words) ?? 'stop';
}

const strategies = ['cycle', 'once', 'shuffle', 'shuffle once', 'stop'] as const;

const livePieces: ReadonlySet<unknown> = new Set([t.Text, t.ValueOpen, t.IfOpen, t.SequenceOpen, t.MarkupTag]);

const endsInlineExpression: ReadonlySet<unknown> = new Set([
  t.InlineClose,
  t.ArmColon,
  t.PluralMark,
  t.SelectMark,
  t.ListMark,
  t.StyleMark,
]);

/** `, date: long` in one word. */
function styleOf(mark: string): Interpolation['style'] {
  const word = /[a-z]+[ \t]*$/.exec(mark)?.[0].trimEnd();
  return word === 'long' || word === 'short' || word === 'time' || word === 'rough' ? word : undefined;
}
