import type { Span } from '../../../base/index.js';
import { catalogue } from '../../../diagnostics/index.js';
import * as t from '../tokens/tokens.js';
import type {
  Column,
  EventsClause,
  Expression,
  MatchClause,
  OrderKey,
  QueryBody,
  QueryDeclaration,
} from '../tree/index.js';
import { RowGrammar } from './row-clauses.js';
import type { Rule } from './token-reader.js';

const queryWords = ['events', 'match', 'ignoring', 'where', 'group', 'having', 'select', 'order', 'limit'] as const;
const patternWords = ['where', 'group', 'having', 'select', 'order', 'limit'] as const;

/** Queries and patterns: what is looked for in the world and in the past, and what is made of what is found. */
export abstract class QueryGrammar extends RowGrammar {
  protected readonly query: Rule<QueryDeclaration> = this.rule('query', () => {
    const start = this.start();
    let faulty = false;
    this.CONSUME(t.declaring.query);
    const head = this.recovering(() => this.SUBRULE(this.signature), () => {
      faulty = true;
      return { name: this.declaredOrMissing(), parameters: [], result: undefined };
    }, [t.LogicOpen]);
    const body = this.OPTION(() => this.SUBRULE(this.queryBody)) ?? this.#noQuery(faulty);
    return { kind: 'query', isPattern: false, ...head, body, doc: this.doc(start), span: this.from(start) };
  });

  /** `pattern forgiven() -> list<{ a: Person }> { betrayed { whom: a } then forgave { who: a } within 10 turns }`. */
  protected readonly patternDeclaration: Rule<QueryDeclaration> = this.rule('patternDeclaration', () => {
    const start = this.start();
    let faulty = false;
    this.CONSUME(t.declaring.pattern);
    const head = this.recovering(() => this.SUBRULE(this.signature), () => {
      faulty = true;
      return { name: this.declaredOrMissing(), parameters: [], result: undefined };
    }, [t.LogicOpen]);
    const body = this.OPTION(() => this.SUBRULE(this.patternBody)) ?? this.#noQuery(faulty);
    return { kind: 'query', isPattern: true, ...head, body, doc: this.doc(start), span: this.from(start) };
  });

  protected readonly queryBody: Rule<QueryBody> = this.rule('queryBody', () => {
    const start = this.start();
    this.CONSUME(t.LogicOpen);
    const clauses = this.SUBRULE(this.queryClauses, { ARGS: ['query'] });
    if (!this.RECORDING_PHASE && !clauses.said) this.#noMatch('`match` and what is looked for');
    this.CONSUME(t.Close);
    return this.ACTION(() => bodyOf(clauses, clauses.events, this.from(start)));
  });

  protected readonly patternBody: Rule<QueryBody> = this.rule('patternBody', () => {
    const start = this.start();
    this.CONSUME(t.LogicOpen);
    const events = this.recovering<EventsClause | undefined>(
      () => this.SUBRULE(this.eventSequence),
      () => undefined,
      [...patternWords.map((word) => t.contextual[word]), t.Close],
    );
    const clauses = this.SUBRULE(this.queryClauses, { ARGS: ['pattern'] });
    this.CONSUME(t.Close);
    return this.ACTION(() => bodyOf(clauses, events, this.from(start)));
  });

  protected readonly queryClauses: Rule<Clauses, ['query' | 'pattern']> = this.rule(
    'queryClauses',
    (declaration: 'query' | 'pattern') => {
      let match: MatchClause | undefined;
      let events: EventsClause | undefined;
      let where: Expression | undefined;
      let group: readonly Column[] | undefined;
      let having: Expression | undefined;
      let select: readonly Column[] | undefined;
      let order: readonly OrderKey[] = [];
      let limit: Expression | undefined;
      let ignoringGuards = false;
      let said = false;
      const words = declaration === 'pattern' ? patternWords : queryWords;
      this.clauses(declaration, words, () => {
        this.OR([
          {
            ALT: () => {
              said = true;
              this.CONSUME(t.contextual.events);
              events = this.SUBRULE(this.eventSequence);
            },
          },
          {
            ALT: () => {
              said = true;
              match = this.SUBRULE(this.matchClause);
            },
          },
          {
            ALT: () => {
              this.CONSUME(t.contextual.ignoring);
              this.CONSUME(t.contextual.guards, { ERR_MSG: '`guards`' });
              ignoringGuards = true;
            },
          },
          {
            ALT: () => {
              this.CONSUME(t.contextual.where);
              where = this.SUBRULE(this.expression);
            },
          },
          {
            ALT: () => {
              this.CONSUME(t.contextual.group);
              this.CONSUME(t.contextual.by, { ERR_MSG: '`by`' });
              group = this.SUBRULE(this.groupKeys);
            },
          },
          {
            ALT: () => {
              this.CONSUME(t.contextual.having);
              having = this.SUBRULE2(this.expression);
            },
          },
          {
            ALT: () => {
              this.CONSUME(t.contextual.select);
              select = this.SUBRULE(this.columns);
            },
          },
          {
            ALT: () => {
              this.CONSUME(t.contextual.order);
              this.CONSUME2(t.contextual.by, { ERR_MSG: '`by`' });
              order = this.SUBRULE(this.orderKeys);
            },
          },
          {
            ALT: () => {
              this.CONSUME(t.contextual.limit);
              limit = this.SUBRULE3(this.expression);
            },
          },
        ]);
      });
      return { match, events, where, group, having, order, limit, select, ignoringGuards, said };
    },
  );

  #noMatch(expected: string): void {
    const span = this.spanOf(this.LA(1));
    if (this.reports?.lexedWithin(span.start, span.end)) return;
    this.reports?.add(catalogue.unexpectedText, span, { expected, found: 'the end of the query' });
  }

  #noQuery(faulty: boolean): QueryBody {
    const { span } = this.noBody(faulty, '`{` and what the query matches');
    return bodyOf(nothing, undefined, span);
  }
}

interface Clauses extends Omit<QueryBody, 'kind' | 'span'> {
  readonly said: boolean;
}

const nothing: Clauses = {
  events: undefined,
  match: undefined,
  where: undefined,
  group: undefined,
  having: undefined,
  order: [],
  limit: undefined,
  select: undefined,
  ignoringGuards: false,
  said: false,
};

function bodyOf({ said: _, ...clauses }: Clauses, events: EventsClause | undefined, span: Span): QueryBody {
  return { kind: 'queryBody', ...clauses, events, span };
}
