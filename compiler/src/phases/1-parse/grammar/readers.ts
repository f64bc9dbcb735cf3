import * as t from '../tokens/tokens.js';
import type { ChoiceManner, ChoicesClause, Expression, Name, PackDeclaration, ToStatement } from '../tree/index.js';
import { InterpretGrammar } from './interpret.js';
import { plainSetting, type Rule } from './token-reader.js';

/** What there is to say about several readers: who is there, who is told, who decides and how long that takes. */
export abstract class ReaderGrammar extends InterpretGrammar {
  /** `players 1..50`, `players 4`. */
  protected readonly seatCount: Rule<PackDeclaration['players']> = this.rule('seatCount', () => {
    const start = this.start();
    this.CONSUME(t.contextual.players);
    const least = this.SUBRULE(this.operand);
    const most = this.OPTION(() => {
      this.CONSUME(t.RangeDots);
      return this.SUBRULE2(this.operand);
    });
    return { kind: 'seatCount', least, most: most ?? least, span: this.from(start) };
  });

  /** `roles gm, moderator`. */
  protected readonly roleList: Rule<readonly Name[]> = this.rule('roleList', () => {
    const roles: Name[] = [];
    this.CONSUME(t.contextual.roles);
    roles.push(this.SUBRULE(this.name));
    this.MANY({
      GATE: () => this.atName(2) && this.setting.listEnds?.has(this.LA(2).tokenType) !== true,
      DEF: () => {
        this.CONSUME(t.Comma);
        roles.push(this.SUBRULE2(this.name));
      },
    });
    return roles;
  });

  /** `choices by vote within 60s`. */
  protected readonly choicesClause: Rule<ChoicesClause> = this.rule('choicesClause', () => {
    const start = this.start();
    this.CONSUME(t.contextual.choices);
    this.CONSUME(t.contextual.by, { ERR_MSG: '`by` and how they are come to (`choices by vote`)' });
    const by = this.OR<ChoiceManner>({
      DEF: [
        { ALT: () => this.meaning(this.CONSUME(t.contextual.first), 'first') },
        { ALT: () => this.meaning(this.CONSUME(t.contextual.vote), 'vote') },
        { ALT: () => this.meaning(this.CONSUME(t.contextual.each), 'each') },
        { ALT: () => this.meaning(this.CONSUME(t.contextual.leader), 'leader') },
        {
          ALT: () => {
            this.CONSUME(t.reserved.in);
            this.CONSUME(t.contextual.order, { ERR_MSG: '`order` (`choices by in order`)' });
            return 'in order';
          },
        },
      ],
      ERR_MSG: '`first`, `vote`, `each`, `leader` or `in order`',
    });
    const within = this.OPTION(() => this.SUBRULE(this.window));
    return { kind: 'choicesClause', by, within, span: this.from(start) };
  });

  /** `within 60s`, `for config.window`. */
  protected readonly window: Rule<Expression> = this.rule('window', () => {
    this.OR([{ ALT: () => this.CONSUME(t.contextual.within) }, { ALT: () => this.CONSUME(t.reserved.for) }]);
    return this.under({ ...plainSetting, bare: true }, () => this.SUBRULE(this.operand));
  });

  /** `each player as`: the word after `player` is optional where nothing is named, as in `to each player`. */
  protected readonly eachPlayer: Rule<true> = this.rule('eachPlayer', () => {
    this.CONSUME(t.contextual.each);
    this.onePlayer();
    this.CONSUME(t.contextual.as, { ERR_MSG: '`as` and a name for what they say' });
    return true;
  });

  /** Whom a `to` is for: `gm, first(players)`, `each player`. */
  protected readonly readers: Rule<Pick<ToStatement, 'who' | 'each'>> = this.rule('readers', () =>
    this.OR<Pick<ToStatement, 'who' | 'each'>>([
      {
        GATE: () => this.atName(2),
        IGNORE_AMBIGUITIES: true,
        ALT: () => {
          this.CONSUME(t.contextual.each);
          this.onePlayer();
          return { who: [], each: true };
        },
      },
      { IGNORE_AMBIGUITIES: true, ALT: () => ({ who: this.SUBRULE(this.who), each: false }) },
    ]),
  );

  protected readonly who: Rule<readonly Expression[]> = this.rule('who', () => {
    const who: Expression[] = [];
    who.push(this.SUBRULE(this.expression));
    this.MANY(() => {
      this.CONSUME(t.Comma);
      who.push(this.SUBRULE2(this.expression));
    });
    return who;
  });

  /** `to gm`, behind an event's name. */
  protected readonly eventReaders: Rule<readonly Expression[]> = this.rule('eventReaders', () => {
    this.CONSUME(t.contextual.to);
    return this.under({ ...plainSetting, bare: true }, () => this.SUBRULE(this.who));
  });

  /** `player` opens declarations, and is a name anywhere else. */
  private onePlayer(): void {
    const { image } = this.LA(1);
    if (!this.RECORDING_PHASE && image !== 'player') this.fail('`player`');
    this.CONSUME(t.AnyName);
  }
}
