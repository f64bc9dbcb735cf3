import * as t from '../tokens/tokens.js';
import type {
  FieldValue,
  HearStatement,
  LinkStatement,
  Name,
  PickItem,
  PickStatement,
  PickStrategy,
  Statement,
  TextLiteral,
} from '../tree/index.js';
import { ReaderGrammar } from './readers.js';
import { plainSetting, type Rule } from './token-reader.js';

/** Statements that open with a word of their own: they change the world, or lead what the reader meets. */
export abstract class EffectGrammar extends ReaderGrammar {
  protected abstract readonly pickItems: Rule<readonly PickItem[]>;

  protected readonly effect: Rule<Statement> = this.rule('effect', () => {
    // Those that hold blocks are asked for by hand: each call saved is stack for more of them.
    if (this.at(t.contextual.once)) return this.SUBRULE2(this.once);
    if (this.at(t.contextual.pick)) return this.SUBRULE2(this.pick);
    return this.OR<Statement>([
      { ALT: () => this.SUBRULE(this.transfer) },
      { ALT: () => this.SUBRULE(this.issue) },
      { ALT: () => this.SUBRULE(this.retire) },
      { ALT: () => this.SUBRULE(this.link) },
      { ALT: () => this.SUBRULE(this.grant) },
      { ALT: () => this.SUBRULE(this.emit) },
      { ALT: () => this.SUBRULE(this.visit) },
      { ALT: () => this.SUBRULE(this.draw) },
      { ALT: () => this.SUBRULE(this.offer) },
      { ALT: () => this.SUBRULE(this.hear) },
      { ALT: () => this.SUBRULE(this.pick) },
      { ALT: () => this.SUBRULE(this.once) },
      { ALT: () => this.SUBRULE(this.to) },
      { ALT: () => this.SUBRULE(this.interpret) },
      { ALT: () => this.SUBRULE(this.remember) },
      { ALT: () => this.SUBRULE(this.advance) },
      { ALT: () => this.SUBRULE(this.checkpoint) },
      { ALT: () => this.SUBRULE(this.refuse) },
    ]);
  });

  protected readonly transfer: Rule<Statement> = this.rule('transfer', () => {
    const start = this.start();
    this.CONSUME(t.contextual.transfer);
    const amount = this.SUBRULE(this.expression);
    this.CONSUME(t.contextual.from);
    const from = this.SUBRULE2(this.expression);
    this.CONSUME(t.contextual.to);
    const to = this.SUBRULE3(this.expression);
    const because = this.OPTION(() => this.SUBRULE(this.because));
    return { kind: 'transfer', amount, from, to, because, span: this.from(start) };
  });

  protected readonly issue: Rule<Statement> = this.rule('issue', () => {
    const start = this.start();
    this.CONSUME(t.contextual.issue);
    const amount = this.SUBRULE(this.expression);
    this.CONSUME(t.contextual.to);
    const to = this.SUBRULE2(this.expression);
    const because = this.OPTION(() => this.SUBRULE(this.because));
    return { kind: 'issue', amount, to, because, span: this.from(start) };
  });

  protected readonly retire: Rule<Statement> = this.rule('retire', () => {
    const start = this.start();
    this.CONSUME(t.contextual.retire);
    const entity = this.SUBRULE(this.expression);
    const because = this.OPTION(() => this.SUBRULE(this.because));
    return { kind: 'retire', entity, because, span: this.from(start) };
  });

  /** `link a -[trusts]-> b { … }`, `unlink a -[trusts]-> b`. */
  protected readonly link: Rule<Statement> = this.rule('link', () => {
    const start = this.start();
    const unlink = this.OR<boolean>([
      { ALT: () => this.meaning(this.CONSUME(t.contextual.link), false) },
      { ALT: () => this.meaning(this.CONSUME(t.contextual.unlink), true) },
    ]);
    const from = this.SUBRULE(this.operand);
    this.CONSUME(t.EdgeOpen, { ERR_MSG: '`-[relation]->`' });
    const relation = this.SUBRULE(this.path);
    this.CONSUME(t.EdgeClose);
    const to = this.under({ ...plainSetting, bare: true }, () => this.SUBRULE2(this.operand));
    const fields = this.OPTION({ GATE: () => !unlink, DEF: () => this.SUBRULE(this.fieldValues) }) ?? [];
    const because = this.OPTION2(() => this.SUBRULE(this.because));
    const ends: Pick<LinkStatement, 'relation' | 'from' | 'to' | 'because' | 'span'> = {
      relation,
      from,
      to,
      because,
      span: this.from(start),
    };
    return unlink ? { kind: 'unlink', ...ends } : { kind: 'link', ...ends, fields };
  });

  /** `grant Voice { … } to stone`, `revoke Voice from stone`. */
  protected readonly grant: Rule<Statement> = this.rule('grant', () => {
    const start = this.start();
    return this.OR<Statement>([
      {
        ALT: () => {
          this.CONSUME(t.contextual.grant);
          const component = this.SUBRULE(this.path);
          const fields = this.SUBRULE(this.maybeFields);
          this.CONSUME(t.contextual.to);
          const to = this.SUBRULE(this.expression);
          const because = this.OPTION(() => this.SUBRULE(this.because));
          return { kind: 'grant', component, fields, to, because, span: this.from(start) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.contextual.revoke);
          const component = this.SUBRULE2(this.path);
          this.CONSUME(t.contextual.from);
          const from = this.SUBRULE2(this.expression);
          const because = this.OPTION2(() => this.SUBRULE2(this.because));
          return { kind: 'revoke', component, from, because, span: this.from(start) };
        },
      },
    ]);
  });

  protected readonly maybeFields: Rule<readonly FieldValue[]> = this.rule(
    'maybeFields',
    () => this.OPTION(() => this.SUBRULE(this.fieldValues)) ?? [],
  );

  protected readonly emit: Rule<Statement> = this.rule('emit', () => {
    const start = this.start();
    this.CONSUME(t.contextual.emit);
    const event = this.SUBRULE(this.path);
    const fields = this.SUBRULE(this.maybeFields);
    return { kind: 'emit', event, fields, span: this.from(start) };
  });

  /** `advance 1h`. */
  protected readonly advance: Rule<Statement> = this.rule('advance', () => {
    const start = this.start();
    this.CONSUME(t.contextual.advance);
    const by = this.SUBRULE(this.expression);
    return { kind: 'advance', by, span: this.from(start) };
  });

  /** `checkpoint after_storm`, `checkpoint "after {scene}"`. */
  protected readonly checkpoint: Rule<Statement> = this.rule('checkpoint', () => {
    const start = this.start();
    this.CONSUME(t.contextual.checkpoint);
    const label = this.OR<Name | TextLiteral>({
      DEF: [{ ALT: () => this.SUBRULE(this.name) }, { ALT: () => this.SUBRULE(this.textLiteral) }],
      ERR_MSG: 'the checkpoint’s name',
    });
    return { kind: 'checkpoint', label, span: this.from(start) };
  });

  /** `refuse too_late`. */
  protected readonly refuse: Rule<Statement> = this.rule('refuse', () => {
    const start = this.start();
    this.CONSUME(t.contextual.refuse);
    const refusal = this.SUBRULE(this.name);
    return { kind: 'refuse', refusal, span: this.from(start) };
  });

  protected readonly visit: Rule<Statement> = this.rule('visit', () => {
    const start = this.start();
    this.CONSUME(t.contextual.visit);
    const scene = this.SUBRULE(this.placePath);
    const given = this.OPTION(() => this.SUBRULE(this.arguments)) ?? [];
    return { kind: 'visit', scene, arguments: given, span: this.from(start) };
  });

  protected readonly hear: Rule<HearStatement> = this.rule('hear', () => {
    const start = this.start();
    this.CONSUME(t.contextual.hear);
    const each = this.OPTION({ GATE: () => this.atName(2), DEF: () => this.SUBRULE(this.eachPlayer) }) ?? false;
    const name = this.SUBRULE(this.name);
    this.CONSUME(t.Colon);
    const type = this.SUBRULE(this.type);
    const within = this.OPTION2(() => this.SUBRULE(this.window));
    return { kind: 'hear', name, type, each, within, span: this.from(start) };
  });

  protected readonly pick: Rule<PickStatement> = this.rule('pick', () => {
    const start = this.start();
    this.CONSUME(t.contextual.pick);
    const strategy = this.OR<PickStrategy>({
      DEF: [
        {
          ALT: () => {
            this.CONSUME(t.contextual.shuffle);
            let once = false;
            this.OPTION(() => {
              this.CONSUME(t.contextual.once);
              once = true;
            });
            return once ? 'shuffle once' : 'shuffle';
          },
        },
        { ALT: () => this.meaning(this.CONSUME(t.contextual.cycle), 'cycle') },
        { ALT: () => this.meaning(this.CONSUME(t.contextual.stop), 'stop') },
        { ALT: () => this.meaning(this.CONSUME(t.contextual.first), 'first') },
        { ALT: () => this.meaning(this.CONSUME2(t.contextual.once), 'once') },
      ],
      ERR_MSG: '`shuffle`, `cycle`, `stop`, `first` or `once`',
    });
    this.enter(1);
    const items = this.SUBRULE(this.pickItems);
    this.depth--;
    return { kind: 'pick', strategy, items, span: this.from(start) };
  });

  /** `once { … } else { … }`. */
  protected readonly once: Rule<Statement> = this.rule('once', () => {
    const start = this.start();
    this.CONSUME(t.contextual.once);
    // Statements of their own rule cost more stack than `if` does, and count as one block more.
    this.enter(1);
    const body = this.SUBRULE(this.proseBlock);
    const otherwise = this.OPTION(() => {
      this.CONSUME(t.reserved.else);
      return this.SUBRULE2(this.proseBlock);
    });
    this.depth--;
    return { kind: 'once', body, otherwise, span: this.from(start) };
  });

  /** `to p { … }`. */
  protected readonly to: Rule<Statement> = this.rule('to', () => {
    const start = this.start();
    this.CONSUME(t.contextual.to);
    const { who, each } = this.SUBRULE(this.readers);
    this.enter(1);
    const body = this.SUBRULE(this.proseBlock);
    this.depth--;
    return { kind: 'to', who, each, body, span: this.from(start) };
  });
}
