import type { IToken, TokenType } from 'chevrotain';
import { catalogue } from '../../../diagnostics/index.js';
import * as t from '../tokens/tokens.js';
import type {
  Divert,
  ExplicitId,
  Expression,
  HearStatement,
  Inline,
  Label,
  Line,
  LogicLine,
  ProseBlock,
  ProseItem,
  Speaker,
  Statement,
  Tag,
  TagLine,
} from '../tree/index.js';
import { DivertGrammar } from './diverts.js';
import { unescapedProse } from './escapes.js';
import type { Rule } from './token-reader.js';
import { normal } from './token-reader.js';

/** What a `~` after a line's or a choice's text says. */
export interface Mark {
  readonly guard?: Expression;
  readonly elseShown?: readonly Inline[];
  readonly once?: boolean;
  readonly hear?: HearStatement;
  readonly statements: readonly Statement[];
}

/** Bodies of prose and their lines. */
export abstract class ProseGrammar extends DivertGrammar {
  protected abstract readonly choice: Rule<ProseItem>;

  protected readonly proseBlock: Rule<ProseBlock> = this.rule('proseBlock', () => {
    const start = this.start();
    const items: ProseItem[] = [];
    this.CONSUME(t.ProseOpen);
    this.enter(1);
    this.items(() => this.SUBRULE(this.proseItem, { ARGS: [items] }));
    this.CONSUME(t.Close);
    this.depth--;
    return { kind: 'proseBlock', items, span: this.from(start) };
  });

  /** One line, or one choice with its body. A fault costs its line and nothing else. */
  protected readonly proseItem: Rule<void, [ProseItem[]]> = this.rule('proseItem', (items: ProseItem[]) => {
    this.recovering(
      () => {
        const { tokenType } = this.LA(1);
        if (tokenType === t.LineEnd) return;
        // The most common ones are asked for by hand: it is faster, and saves stack where blocks nest.
        if (tokenType === t.Text || tokenType === t.Speaker) items.push(this.SUBRULE2(this.line));
        else if (tokenType === t.ChoiceMark) items.push(this.SUBRULE2(this.choice));
        else if (tokenType === t.LogicMark) items.push(this.SUBRULE2(this.logicLine));
        else
          this.OR({
            DEF: [
              { ALT: () => this.keep(items, this.SUBRULE(this.line)) },
              { ALT: () => this.keep(items, this.SUBRULE(this.choice)) },
              { ALT: () => this.keep(items, this.SUBRULE(this.logicLine)) },
              { ALT: () => this.keep(items, this.SUBRULE(this.divertLine)) },
              { ALT: () => this.keep(items, this.SUBRULE(this.label)) },
              { ALT: () => this.keep(items, this.SUBRULE(this.tagLine)) },
              { ALT: () => this.#looseBlock(items) },
            ],
            ERR_MSG: 'a line of the story',
          });
        if (!this.RECORDING_PHASE && !itemEnds.has(this.LA(1).tokenType)) this.fail('the end of the line');
      },
      () => undefined,
    );
    this.OPTION(() => this.CONSUME(t.LineEnd));
  });

  protected readonly line: Rule<Line> = this.rule('line', () => {
    const start = this.start();
    let glueBefore = false;
    let said: IToken | undefined;
    const text = this.OR<readonly Inline[]>([
      { ALT: () => this.SUBRULE(this.someInlines) },
      {
        ALT: () => {
          said = this.CONSUME(t.Speaker);
          return this.SUBRULE(this.inlines);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.GlueBefore);
          glueBefore = true;
          said = this.OPTION(() => this.CONSUME2(t.Speaker));
          return this.SUBRULE2(this.inlines);
        },
      },
    ]);
    const glueAfter = this.OPTION3(() => this.CONSUME(t.GlueAfter)) !== undefined;
    const tags: Tag[] = [];
    const effects: Statement[] = [];
    let guard: Expression | undefined;
    let once = false;
    let id: ExplicitId | undefined;
    let divert: Divert | undefined;
    // Most lines end here.
    const trailing = this.RECORDING_PHASE || !this.at(t.LineEnd);
    if (trailing)
      this.MANY(() => {
        this.OR2([
          { ALT: () => tags.push(this.SUBRULE(this.tag)) },
          {
            ALT: () => {
              id = this.SUBRULE(this.explicitId);
            },
          },
          {
            ALT: () => {
              const mark = this.SUBRULE(this.mark);
              guard = mark.guard ?? guard;
              once ||= mark.once === true;
              if (!this.RECORDING_PHASE) effects.push(...mark.statements, ...(mark.hear ? [mark.hear] : []));
            },
          },
          {
            ALT: () => {
              divert = this.SUBRULE(this.divert);
            },
          },
        ]);
      });
    const rest = { tags, guard, id, glueBefore, glueAfter, once, effects, divert, span: this.from(start) };
    if (!said || this.RECORDING_PHASE) return { kind: 'line', speaker: undefined, text, whole: text, ...rest };
    return {
      kind: 'line',
      speaker: this.#speaker(said.image, said.startOffset),
      text,
      whole: this.#whole(said, text),
      ...rest,
    };
  });

  /** `~` and what it says. */
  protected readonly mark: Rule<Mark> = this.rule('mark', () => {
    const start = this.start();
    this.CONSUME(t.LogicMark);
    return this.OR<Mark>({
      DEF: [
        { ALT: () => this.SUBRULE(this.guard) },
        {
          GATE: () => !this.at(t.ProseOpen, 2),
          IGNORE_AMBIGUITIES: true,
          ALT: () => {
            this.CONSUME(t.contextual.once);
            return { once: true, statements: [] };
          },
        },
        { ALT: () => ({ hear: this.SUBRULE(this.hear), statements: [] }), IGNORE_AMBIGUITIES: true },
        { ALT: () => ({ statements: this.SUBRULE(this.segment, { ARGS: [start] }) }), IGNORE_AMBIGUITIES: true },
      ],
      ERR_MSG: 'a statement after `~`',
    });
  });

  /** `when c`, and for a choice `else shown "…"`. */
  protected readonly guard: Rule<Mark> = this.rule('guard', () => {
    this.CONSUME(t.contextual.when);
    const guard = this.recovering<Expression>(
      () => {
        const condition = this.SUBRULE(this.expression);
        if (!this.RECORDING_PHASE && !guardEnds.has(this.LA(1).tokenType)) this.fail('the end of the condition');
        return condition;
      },
      (start) => ({ kind: 'error', span: this.from(start) }),
      [t.ProseOpen, t.LogicMark, t.Arrow, t.Tag, t.ChoiceLabel, t.ExplicitId, t.reserved.else],
    );
    const shown = this.OPTION(() => {
      this.CONSUME(t.reserved.else);
      this.CONSUME(t.contextual.shown);
      return this.SUBRULE(this.textLiteral);
    });
    return shown && !this.RECORDING_PHASE
      ? { guard, elseShown: shown.parts, statements: [] }
      : { guard, statements: [] };
  });

  protected readonly segment: Rule<readonly Statement[], [number]> = this.rule('segment', (tilde: number) =>
    this.#statements(tilde),
  );

  protected readonly logicLine: Rule<LogicLine> = this.rule('logicLine', () => {
    const start = this.start();
    this.CONSUME2(t.LogicMark);
    const statements = [...this.#statements(start)];
    this.MANY2(() => {
      const tilde = this.start();
      this.CONSUME3(t.LogicMark);
      const given = this.SUBRULE(this.segment, { ARGS: [tilde] });
      if (!this.RECORDING_PHASE) statements.push(...given);
    });
    const divert = this.OPTION(() => this.SUBRULE(this.divert));
    return { kind: 'logicLine', statements, divert, span: this.from(start) };
  });

  protected readonly divertLine: Rule<Divert> = this.rule('divertLine', () => this.SUBRULE(this.divert));

  protected readonly label: Rule<Label> = this.rule('label', () => {
    const start = this.start();
    this.CONSUME(t.LabelMark);
    const name = this.SUBRULE(this.name);
    const id = this.OPTION(() => this.SUBRULE(this.explicitId));
    return { kind: 'label', name, id, span: this.from(start) };
  });

  protected readonly tagLine: Rule<TagLine> = this.rule('tagLine', () => {
    const start = this.start();
    const tags: Tag[] = [];
    this.AT_LEAST_ONE(() => tags.push(this.SUBRULE(this.tag)));
    return { kind: 'tagLine', tags, span: this.from(start) };
  });

  protected readonly tag: Rule<Tag> = this.rule('tag', () => {
    const token = this.CONSUME(t.Tag);
    const colon = token.image.indexOf(':');
    const word = colon < 0 ? token.image.slice(1) : token.image.slice(1, colon);
    const start = token.startOffset + 1;
    const name = { kind: 'name' as const, text: normal(word), span: { start, end: start + word.length } };
    const value = colon < 0 ? undefined : normal(token.image.slice(colon + 1));
    const of = this.OPTION(() => {
      this.CONSUME(t.ValueOpen);
      const expression = this.SUBRULE(this.inlineExpression);
      this.CONSUME(t.InlineClose, { ERR_MSG: 'the `}` that ends the value' });
      return expression;
    });
    return { kind: 'tag', name, value: of ? undefined : value, of, span: this.from(token.startOffset) };
  });

  protected readonly explicitId: Rule<ExplicitId> = this.rule('explicitId', () => {
    const token = this.CONSUME(t.ExplicitId);
    return { kind: 'explicitId', text: token.image.slice(1), span: this.spanOf(token) };
  });

  /** Statements between `;`s. In prose a bare value is no statement: most likely its `~` was meant as text. */
  #statements(tilde: number): Statement[] {
    const statements: Statement[] = [this.SUBRULE(this.statement)];
    this.MANY(() => {
      this.CONSUME(t.Semicolon);
      statements.push(this.SUBRULE2(this.statement));
    });
    this.ACTION(() => {
      for (const statement of statements) this.#checkDoes(statement, tilde);
    });
    return statements;
  }

  /** A block that belongs to nothing: its lines are read as if its braces were not there. */
  #looseBlock(items: ProseItem[]): void {
    const brace = this.spanOf(this.LA(1));
    const block = this.SUBRULE(this.proseBlock);
    if (this.RECORDING_PHASE) return;
    this.reports?.add(catalogue.blockOfNothing, brace, {});
    items.push(...block.items);
  }

  #speaker(image: string, start: number): Speaker {
    const words = image.slice(0, -1).trimEnd();
    const span = { start, end: start + words.length };
    const isPath = /^[\p{L}_][\p{L}\p{M}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{M}\p{N}_]*)*$/u.test(words);
    if (!isPath) return { kind: 'speaker', text: normal(words.replace(/\s+/g, ' ')), path: undefined, span };
    let at = start;
    const names = words.split('.').map((word) => {
      const name = { kind: 'name' as const, text: normal(word), span: { start: at, end: at + word.length } };
      at += word.length + 1;
      return name;
    });
    return { kind: 'speaker', text: normal(words), path: { kind: 'path', local: false, names, span }, span };
  }

  /** The line without a speaker: the words before the colon join the first run of text. */
  #whole(said: { readonly startOffset: number; readonly image: string }, text: readonly Inline[]): readonly Inline[] {
    const [first, ...rest] = text;
    const start = said.startOffset;
    const joins = first?.kind === 'textRun';
    const end = joins ? first.span.end : (first?.span.start ?? start + said.image.length);
    const run: Inline = { kind: 'textRun', text: unescapedProse(this.text.slice(start, end)), span: { start, end } };
    return joins ? [run, ...rest] : [run, ...text];
  }

  #checkDoes(statement: Statement, tilde: number): void {
    if (statement.kind !== 'expressionStatement') return;
    const { expression } = statement;
    if (mayDo(expression)) return;
    const span = { start: statement.span.start, end: statement.span.end };
    const fix = this.reports?.fix('Make it text', { start: tilde, end: tilde, text: '\\' });
    this.reports?.add(catalogue.doesNothing, span, {}, fix);
  }
}

/** Whether a value alone may do something: `if c then f() else g()` calls one of two. */
function mayDo(value: Expression): boolean {
  if (value.kind === 'conditional') return mayDo(value.then) || mayDo(value.otherwise);
  return value.kind === 'new' || value.kind === 'call' || value.kind === 'run' || value.kind === 'error';
}

const itemEnds: ReadonlySet<TokenType> = new Set([t.LineEnd, t.Close]);
const guardEnds: ReadonlySet<TokenType> = new Set([
  ...[t.LineEnd, t.Close, t.ProseOpen, t.LogicMark, t.Arrow, t.Tag, t.ChoiceLabel, t.ExplicitId, t.reserved.else],
]);
