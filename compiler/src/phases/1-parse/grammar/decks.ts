import { catalogue } from '../../../diagnostics/index.js';
import { valueWeight } from '../nesting.js';
import * as t from '../tokens/tokens.js';
import type {
  CardDeclaration,
  DeckDeclaration,
  DrawStrategy,
  Draws,
  Expression,
  Name,
  Path,
  ProseBlock,
  Tag,
  TextLiteral,
} from '../tree/index.js';
import { SceneGrammar } from './scenes.js';
import type { Rule } from './token-reader.js';

type DeckHead = Pick<DeckDeclaration, 'name' | 'was' | 'title' | 'draws' | 'bias' | 'signed'>;
type CardHead = Pick<
  CardDeclaration,
  'name' | 'title' | 'weight' | 'when' | 'payoff' | 'payoffBy' | 'scene' | 'was'
> & {
  readonly cast: readonly Path[];
  readonly tags: readonly Tag[];
};

const deckClauses = ['draws', 'bias', 'from', 'key', 'may', 'was'] as const;
const cardClauses = ['scene', 'weight', 'when', 'payoff', 'cast', 'was'] as const;
const plainDraws: Draws = { strategy: 'weighted', replacement: true, reshuffles: false };

/** Decks and their cards. */
export abstract class DeckGrammar extends SceneGrammar {
  protected readonly deck: Rule<DeckDeclaration> = this.rule('deck', () => {
    const start = this.start();
    this.CONSUME(t.declaring.deck);
    let faulty = false;
    const head = this.recovering<DeckHead>(() => this.SUBRULE(this.deckHead), () => {
      faulty = true;
      return {
        name: this.declaredOrMissing(),
        title: undefined,
        draws: plainDraws,
        bias: undefined,
        signed: undefined,
      };
    }, [t.RecordOpen]);
    const cards = this.OPTION(() => this.SUBRULE(this.cards));
    if (cards && head.signed && !this.RECORDING_PHASE) {
      const holes = { expected: 'the end of the deck, whose cards are in its file', found: '`{`' };
      this.reports?.add(catalogue.unexpectedText, head.signed.span, holes);
    }
    if (!cards && !faulty && !head.signed && !this.RECORDING_PHASE)
      this.#missing('`{` and the deck’s cards', 'the end of the deck');
    return { kind: 'deck', ...head, cards: cards ?? [], doc: this.doc(start), span: this.from(start) };
  });

  protected readonly deckHead: Rule<DeckHead> = this.rule('deckHead', () => {
    let title: TextLiteral | undefined;
    let draws = plainDraws;
    let bias: Expression | undefined;
    let file: TextLiteral | undefined;
    let key: TextLiteral | undefined;
    let may: readonly Path[] = [];
    let was: Path | undefined;
    const name = this.SUBRULE(this.declaredName);
    this.OPTION(() => {
      title = this.SUBRULE(this.textLiteral);
    });
    this.clauses('deck', deckClauses, () => {
      this.OR([
        {
          ALT: () => {
            was = this.SUBRULE(this.wasClause);
          },
        },
        {
          ALT: () => {
            draws = this.SUBRULE(this.draws);
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.contextual.from);
            file = this.SUBRULE2(this.textLiteral);
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.contextual.key);
            key = this.SUBRULE3(this.textLiteral);
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.contextual.may);
            this.OPTION2({ GATE: () => this.atName(2), DEF: () => this.CONSUME(t.contextual.change) });
            may = this.SUBRULE(this.paths);
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.contextual.bias);
            // The brace behind it opens the cards.
            bias = this.under({ ...this.setting, bare: true }, () => this.SUBRULE(this.expression));
          },
        },
      ]);
    });
    const parts = this.RECORDING_PHASE ? [] : [file, key, ...may].flatMap((part) => part?.span ?? []);
    const span = {
      start: Math.min(...parts.map((part) => part.start)),
      end: Math.max(...parts.map((part) => part.end)),
    };
    return { name, was, title, draws, bias, signed: file && { kind: 'signedDeck', file, key, may, span } };
  });

  /** `draws weighted without replacement reshuffles`: each part may be left out. */
  protected readonly draws: Rule<Draws> = this.rule('draws', () => {
    this.CONSUME(t.contextual.draws);
    const strategy = this.OPTION(() => this.SUBRULE(this.drawStrategy)) ?? plainDraws.strategy;
    let replacement = true;
    let reshuffles = false;
    this.OPTION2(() => {
      this.OR([
        { ALT: () => this.CONSUME(t.contextual.with) },
        {
          ALT: () => {
            replacement = false;
            return this.CONSUME(t.contextual.without);
          },
        },
      ]);
      this.CONSUME(t.contextual.replacement);
    });
    this.OPTION3(() => {
      const word = this.CONSUME(t.contextual.reshuffles);
      reshuffles = true;
      if (!replacement || this.RECORDING_PHASE) return;
      // Where every card goes back at once there is nothing to shuffle back.
      const expected = '`without replacement` before it';
      this.reports?.add(catalogue.unexpectedText, this.spanOf(word), { expected, found: '`reshuffles`' });
    });
    return { strategy, replacement, reshuffles };
  });

  protected readonly drawStrategy: Rule<DrawStrategy> = this.rule('drawStrategy', () =>
    this.OR<DrawStrategy>([
      { ALT: () => this.meaning(this.CONSUME(t.contextual.weighted), 'weighted') },
      { ALT: () => this.meaning(this.CONSUME(t.contextual.first), 'first') },
      { ALT: () => this.meaning(this.CONSUME(t.contextual.best), 'best') },
      {
        ALT: () => {
          this.CONSUME(t.contextual.least);
          return this.meaning(this.CONSUME(t.contextual.seen), 'least seen');
        },
      },
      { ALT: () => this.meaning(this.CONSUME(t.contextual.shuffle), 'shuffle') },
    ]),
  );

  protected readonly cards: Rule<readonly CardDeclaration[]> = this.rule('cards', () => {
    const cards: CardDeclaration[] = [];
    this.CONSUME(t.RecordOpen);
    this.enter(valueWeight);
    this.untilClose(() => {
      this.OR({
        DEF: [
          { ALT: () => this.CONSUME(t.LineEnd) },
          { ALT: () => this.CONSUME(t.Comma) },
          { ALT: () => this.keep(cards, this.SUBRULE(this.card)) },
        ],
        ERR_MSG: '`card` and its name',
      });
    });
    this.CONSUME(t.Close);
    this.depth -= valueWeight;
    return cards;
  });

  /** A card: its prose, or the scene it stands for. A fault in the head leaves the prose. */
  protected readonly card: Rule<CardDeclaration> = this.rule('card', () => {
    const start = this.start();
    this.CONSUME(t.contextual.card);
    let faulty = false;
    const head = this.recovering<CardHead>(() => this.SUBRULE(this.cardHead), () => {
      faulty = true;
      return {
        name: this.missingName(),
        title: undefined,
        weight: undefined,
        when: undefined,
        payoff: undefined,
        payoffBy: undefined,
        scene: undefined,
        cast: [],
        tags: [],
      };
    }, [t.ProseOpen]);
    const brace = this.spanOf(this.LA(1));
    const body = this.OPTION(() => this.SUBRULE(this.proseBlock));
    const { cast, tags, ...rest } = head;
    const span = this.from(start);
    const doc = this.doc(start);
    if (!faulty && !this.RECORDING_PHASE) this.#checkBody(head, body, brace);
    const { name, title, when } = head;
    return {
      kind: 'card',
      ...rest,
      prose: body && {
        kind: 'scene',
        name,
        parameters: [],
        title,
        at: undefined,
        cast,
        mass: undefined,
        opens: when,
        tags,
        body,
        doc,
        span,
      },
      doc,
      span,
    };
  });

  protected readonly cardHead: Rule<CardHead> = this.rule('cardHead', () => {
    let title: TextLiteral | undefined;
    let weight: Expression | undefined;
    let when: Expression | undefined;
    let payoff: Path | undefined;
    let payoffBy: Name | undefined;
    let scene: Path | undefined;
    let cast: readonly Path[] = [];
    let was: Path | undefined;
    const tags: Tag[] = [];
    const name = this.OR({ DEF: [{ ALT: () => this.SUBRULE(this.name) }], ERR_MSG: 'the card’s name' });
    this.OPTION(() => {
      title = this.SUBRULE(this.textLiteral);
    });
    this.clauses(
      'card',
      cardClauses,
      () => {
        this.OR2([
          {
            ALT: () => {
              this.CONSUME(t.contextual.scene);
              scene = this.SUBRULE(this.path);
            },
          },
          {
            ALT: () => {
              this.CONSUME(t.contextual.weight);
              weight = this.SUBRULE(this.expression);
            },
          },
          {
            ALT: () => {
              this.CONSUME(t.contextual.when);
              when = this.SUBRULE2(this.expression);
            },
          },
          {
            ALT: () => {
              this.CONSUME(t.contextual.payoff);
              payoff = this.SUBRULE2(this.path);
              payoffBy = this.OPTION2(() => {
                this.CONSUME(t.contextual.by);
                return this.SUBRULE2(this.name);
              });
            },
          },
          {
            ALT: () => {
              this.CONSUME(t.contextual.cast);
              cast = this.SUBRULE(this.paths);
            },
          },
          {
            ALT: () => {
              was = this.SUBRULE(this.wasClause);
            },
          },
          { ALT: () => tags.push(this.SUBRULE(this.tag)) },
        ]);
      },
      [t.LineEnd],
    );
    return { name, was, title, weight, when, payoff, payoffBy, scene, cast, tags };
  });

  /** A card has prose of its own or a scene that has it. */
  #checkBody(head: CardHead, body: ProseBlock | undefined, brace: { start: number; end: number }): void {
    if (body && head.scene) {
      this.reports?.add(catalogue.unexpectedText, brace, {
        expected: 'the end of the card, whose text is the scene’s',
        found: '`{`',
      });
    }
    if (!body && !head.scene) this.#missing('`{` and the card’s text, or `scene` and a scene', 'the end of the card');
  }

  #missing(expected: string, found: string): void {
    this.reports?.add(catalogue.unexpectedText, this.spanOf(this.LA(0)), { expected, found });
  }
}
