import type { TokenType } from 'chevrotain';
import { catalogue } from '../../../diagnostics/index.js';
import * as t from '../tokens/tokens.js';
import type {
  Choice,
  Divert,
  ExplicitId,
  Expression,
  HearStatement,
  Inline,
  Name,
  PickItem,
  ProseBlock,
  ProseItem,
  Tag,
} from '../tree/index.js';
import { ProseGrammar } from './prose.js';
import type { Rule } from './token-reader.js';

/** Choices, and the items of `~ pick`. */
export abstract class ChoiceGrammar extends ProseGrammar {
  protected readonly choice: Rule<Choice> = this.rule('choice', () => {
    const start = this.start();
    const mark = this.CONSUME(t.ChoiceMark);
    const before = this.SUBRULE(this.inlines);
    const split = this.OPTION(() => {
      this.CONSUME(t.SplitOpen);
      const bracket = this.SUBRULE2(this.inlines);
      this.CONSUME(t.SplitClose);
      return { bracket, after: this.SUBRULE3(this.inlines) };
    });
    const tags: Tag[] = [];
    let guard: Expression | undefined;
    let elseShown: readonly Inline[] | undefined;
    let hear: HearStatement | undefined;
    let label: Name | undefined;
    let id: ExplicitId | undefined;
    let divert: Divert | undefined;
    let body: ProseBlock | undefined;
    this.MANY({
      GATE: () => !(body !== undefined && opensAnother.has(this.LA(1).tokenType)),
      DEF: () => {
        this.OR([
          { ALT: () => tags.push(this.SUBRULE(this.tag)) },
          {
            ALT: () => {
              id = this.SUBRULE(this.explicitId);
            },
          },
          {
            ALT: () => {
              const token = this.CONSUME(t.ChoiceLabel);
              const name = this.nameOf(token);
              label = { ...name, text: name.text.slice(1), span: { start: name.span.start + 1, end: name.span.end } };
            },
          },
          {
            ALT: () => {
              const tilde = this.start();
              const said = this.SUBRULE(this.mark);
              guard = said.guard ?? guard;
              elseShown = said.elseShown ?? elseShown;
              hear = said.hear ?? hear;
              if (!this.RECORDING_PHASE && (said.statements.length > 0 || said.once)) this.#effectAfterChoice(tilde);
            },
          },
          {
            ALT: () => {
              divert = this.SUBRULE(this.divert);
            },
          },
          {
            ALT: () => {
              body = this.SUBRULE(this.proseBlock);
            },
          },
        ]);
      },
    });
    const span = this.from(start);
    const sticky = mark.image === '+';
    const texts = { before, bracket: split?.bracket, after: split?.after ?? [] };
    const fallback = before?.length === 0 && !split;
    return { kind: 'choice', sticky, fallback, ...texts, tags, guard, id, elseShown, hear, label, divert, body, span };
  });

  /** The body of `~ pick`: each line or block is an item. */
  protected readonly pickItems: Rule<readonly PickItem[]> = this.rule('pickItems', () => {
    const items: PickItem[] = [];
    this.CONSUME(t.ProseOpen);
    this.enter(1);
    this.items(() => this.SUBRULE(this.pickItem, { ARGS: [items] }));
    this.CONSUME(t.Close);
    this.depth--;
    return items;
  });

  protected readonly pickItem: Rule<void, [PickItem[]]> = this.rule('pickItem', (items: PickItem[]) =>
    this.recovering(
      () => this.#pickItem(items),
      () => undefined,
    ),
  );

  #pickItem(items: PickItem[]): void {
    this.OR({
      DEF: [
        { ALT: () => this.keep(items, this.SUBRULE(this.pickBlock)), IGNORE_AMBIGUITIES: true },
        {
          GATE: () => this.at(t.contextual.when, 2) || this.at(t.contextual.once, 2),
          ALT: () => this.keep(items, this.SUBRULE(this.guardedBlock)),
          IGNORE_AMBIGUITIES: true,
        },
        {
          ALT: () => {
            const lines: ProseItem[] = [];
            this.SUBRULE(this.proseItem, { ARGS: [lines] });
            this.ACTION(() => items.push(...lines.map(asPickItem)));
          },
        },
      ],
      ERR_MSG: 'a line or a block',
    });
  }

  /** `{ … }`, with `~ when` or `~ once` behind it. */
  protected readonly pickBlock: Rule<PickItem> = this.rule('pickBlock', () => {
    const start = this.start();
    const body = this.SUBRULE(this.proseBlock);
    const mark = this.OPTION(() => this.SUBRULE(this.mark));
    const span = this.from(start);
    this.OPTION2(() => this.CONSUME(t.LineEnd));
    return { kind: 'pickItem', guard: mark?.guard, once: mark?.once === true, body, span };
  });

  /** `~ when c { … }`, `~ once { … }`. */
  protected readonly guardedBlock: Rule<PickItem> = this.rule('guardedBlock', () => {
    const start = this.start();
    let guard: Expression | undefined;
    let once = false;
    this.CONSUME(t.LogicMark);
    this.OR([
      {
        ALT: () => {
          guard = this.SUBRULE(this.guard).guard;
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.contextual.once);
          once = true;
        },
      },
    ]);
    const body = this.SUBRULE(this.proseBlock);
    const span = this.from(start);
    this.OPTION(() => this.CONSUME(t.LineEnd));
    return { kind: 'pickItem', guard, once, body, span };
  });

  #effectAfterChoice(tilde: number): void {
    this.reports?.add(catalogue.effectAfterChoice, this.from(tilde), {});
  }
}

/** What begins a new item once a choice has its body. */
const opensAnother: ReadonlySet<TokenType> = new Set([t.LogicMark, t.Arrow, t.ProseOpen]);

/** A line's own guard guards the item, so it is taken off the line. */
function asPickItem(item: ProseItem): PickItem {
  const guarded = item.kind === 'line' || item.kind === 'choice' ? item.guard : undefined;
  const once = item.kind === 'line' && item.once;
  const bare: ProseItem =
    item.kind === 'line'
      ? { ...item, guard: undefined, once: false }
      : item.kind === 'choice'
        ? { ...item, guard: undefined }
        : item;
  return {
    kind: 'pickItem',
    guard: guarded,
    once,
    body: { kind: 'proseBlock', items: [bare], span: item.span },
    span: item.span,
  };
}
