import { catalogue } from '../../../diagnostics/index.js';
import * as t from '../tokens/tokens.js';
import type {
  Column,
  EdgeLength,
  EdgePattern,
  Expression,
  MatchClause,
  Name,
  NodePattern,
  OrderKey,
  Path,
  PatternChain,
  QueryBody,
  QueryDeclaration,
  TypeArgument,
} from '../tree/index.js';
import { RuleGrammar } from './rules.js';
import type { Rule } from './token-reader.js';

const clauseWords = ['match', 'ignoring', 'where', 'group', 'having', 'select', 'order', 'limit'] as const;

/** Queries: patterns over the graph, and what is made of what they find. */
export abstract class QueryGrammar extends RuleGrammar {
  protected readonly query: Rule<QueryDeclaration> = this.rule('query', () => {
    const start = this.start();
    let faulty = false;
    this.CONSUME(t.declaring.query);
    const head = this.recovering(() => this.SUBRULE(this.signature), () => {
      faulty = true;
      return { name: this.declaredOrMissing(), parameters: [], result: undefined };
    }, [t.LogicOpen]);
    const body = this.OPTION(() => this.SUBRULE(this.queryBody)) ?? this.#noQuery(faulty);
    return { kind: 'query', ...head, body, doc: this.doc(start), span: this.from(start) };
  });

  protected readonly queryBody: Rule<QueryBody> = this.rule('queryBody', () => {
    const start = this.start();
    let match: MatchClause | undefined;
    let where: Expression | undefined;
    let group: readonly Column[] | undefined;
    let having: Expression | undefined;
    let select: readonly Column[] | undefined;
    let order: readonly OrderKey[] = [];
    let limit: Expression | undefined;
    let ignoringGuards = false;
    this.CONSUME(t.LogicOpen);
    let said = this.#passEvents();
    this.clauses('query', clauseWords, () => {
      this.OR([
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
    if (!said && !this.RECORDING_PHASE) this.#noMatch();
    this.CONSUME(t.Close);
    const span = this.from(start);
    return { kind: 'queryBody', match, where, group, having, order, limit, select, ignoringGuards, span };
  });

  protected readonly matchClause: Rule<MatchClause> = this.rule('matchClause', () => {
    const start = this.start();
    let mode: MatchClause['mode'] = 'fits';
    let allPaths = false;
    const chains: PatternChain[] = [];
    this.CONSUME(t.reserved.match);
    this.OPTION(() => {
      mode = this.OR<MatchClause['mode']>([
        { ALT: () => this.meaning(this.CONSUME(t.contextual.shortest), 'shortest') },
        { ALT: () => this.meaning(this.CONSUME(t.contextual.cheapest), 'cheapest') },
      ]);
    });
    this.OPTION2(() => {
      this.CONSUME(t.contextual.all);
      this.CONSUME(t.contextual.paths, { ERR_MSG: '`paths`' });
      allPaths = true;
    });
    this.AT_LEAST_ONE_SEP({
      SEP: t.Comma,
      DEF: () => chains.push(this.SUBRULE(this.patternChain)),
      ERR_MSG: 'what is looked for in brackets (`(x: Kind)`)',
    });
    const by = this.OPTION3(() => {
      this.CONSUME(t.contextual.by);
      return this.SUBRULE(this.expression);
    });
    return { kind: 'matchClause', mode, allPaths, chains, by, span: this.from(start) };
  });

  protected readonly patternChain: Rule<PatternChain> = this.rule('patternChain', () => {
    const start = this.start();
    const steps: { readonly edge: EdgePattern; readonly node: NodePattern }[] = [];
    const first = this.SUBRULE(this.nodePattern);
    this.MANY(() => {
      const edge = this.SUBRULE(this.edgePattern);
      const node = this.SUBRULE2(this.nodePattern);
      steps.push({ edge, node });
    });
    return { kind: 'patternChain', first, steps, span: this.from(start) };
  });

  protected readonly nodePattern: Rule<NodePattern> = this.rule('nodePattern', () => {
    const start = this.start();
    let name: Name | undefined;
    let type: TypeArgument | undefined;
    let where: Expression | undefined;
    this.CONSUME(t.LParen, { ERR_MSG: 'a thing in brackets (`(x)`)' });
    this.bracketed(() => {
      this.OPTION(() => {
        name = this.SUBRULE(this.name);
      });
      this.OPTION2(() => {
        this.CONSUME(t.Colon);
        type = this.SUBRULE(this.typeArgument);
      });
      this.OPTION3(() => {
        this.CONSUME(t.contextual.where);
        where = this.SUBRULE(this.expression);
      });
    });
    this.CONSUME(t.RParen, { ERR_MSG: '`:` and a kind, `where` and a condition, or `)`' });
    return { kind: 'nodePattern', name: this.#named(name), type, where, span: this.from(start) };
  });

  protected readonly edgePattern: Rule<EdgePattern> = this.rule('edgePattern', () => {
    const start = this.start();
    const relations: Path[] = [];
    const back = this.OR([
      { ALT: () => this.meaning(this.CONSUME(t.EdgeOpen), false) },
      { ALT: () => this.meaning(this.CONSUME(t.EdgeBack), true) },
    ]);
    let name: Name | undefined;
    let length: EdgeLength | undefined;
    let where: Expression | undefined;
    this.bracketed(() => {
      this.OPTION({
        GATE: () => this.at(t.Colon, 2),
        DEF: () => {
          name = this.SUBRULE(this.name);
          this.CONSUME(t.Colon);
        },
      });
      relations.push(this.SUBRULE(this.path, { LABEL: 'a relation' }));
      this.MANY(() => {
        this.CONSUME(t.Bar);
        relations.push(this.SUBRULE2(this.path));
      });
      this.OPTION2(() => {
        length = this.SUBRULE(this.edgeLength);
      });
      this.OPTION3(() => {
        this.CONSUME(t.contextual.where);
        where = this.SUBRULE(this.expression);
      });
    });
    const out = this.OR2({
      DEF: [
        { ALT: () => this.meaning(this.CONSUME(t.EdgeClose), true) },
        { ALT: () => this.meaning(this.CONSUME(t.EdgeEnd), false) },
      ],
      ERR_MSG: '`*` and a length, `where` and a condition, or `]->`',
    });
    const direction = back === out ? 'either' : back ? 'in' : 'out';
    return {
      kind: 'edgePattern',
      name: this.#named(name),
      relations,
      direction,
      length,
      where,
      span: this.from(start),
    };
  });

  protected readonly edgeLength: Rule<EdgeLength> = this.rule('edgeLength', () => {
    const start = this.start();
    let open = false;
    this.CONSUME(t.Star);
    const low = this.OPTION(() => this.CONSUME(t.Int).image);
    this.OPTION2(() => {
      this.CONSUME(t.RangeDots);
      open = true;
    });
    const high = this.OPTION3({ GATE: () => open, DEF: () => this.CONSUME2(t.Int).image });
    return this.ACTION(() => {
      const least = low === undefined ? undefined : figureOf(low);
      const most = high === undefined ? undefined : figureOf(high);
      return { kind: 'edgeLength', least, most: open ? most : least, span: this.from(start) };
    });
  });

  /** `a, t.who as who`. */
  protected readonly groupKeys: Rule<readonly Column[]> = this.rule('groupKeys', () => {
    const keys: Column[] = [];
    this.AT_LEAST_ONE_SEP({
      SEP: t.Comma,
      DEF: () => {
        const start = this.start();
        const value = this.#item();
        const name = this.OPTION(() => {
          this.CONSUME(t.contextual.as);
          return this.SUBRULE(this.name);
        });
        keys.push({ kind: 'column', name, value, span: this.from(start) });
      },
      ERR_MSG: 'what to group by',
    });
    return keys;
  });

  /** `a, n = count(t)`. */
  protected readonly columns: Rule<readonly Column[]> = this.rule('columns', () => {
    const columns: Column[] = [];
    this.AT_LEAST_ONE_SEP({
      SEP: t.Comma,
      DEF: () => {
        const start = this.start();
        let name: Name | undefined;
        this.OPTION({
          GATE: () => this.at(t.Assign, 2),
          DEF: () => {
            name = this.SUBRULE(this.name);
            this.CONSUME(t.Assign);
          },
        });
        const value = this.#item();
        columns.push({ kind: 'column', name, value, span: this.from(start) });
      },
      ERR_MSG: 'what to select',
    });
    return columns;
  });

  protected readonly orderKeys: Rule<readonly OrderKey[]> = this.rule('orderKeys', () => {
    const keys: OrderKey[] = [];
    this.AT_LEAST_ONE_SEP({
      SEP: t.Comma,
      DEF: () => {
        const start = this.start();
        const value = this.#item();
        const descending =
          this.OPTION(() =>
            this.OR([
              { ALT: () => this.meaning(this.CONSUME(t.contextual.asc), false) },
              { ALT: () => this.meaning(this.CONSUME(t.contextual.desc), true) },
            ]),
          ) ?? false;
        keys.push({ kind: 'orderKey', value, descending, span: this.from(start) });
      },
      ERR_MSG: 'what to order by',
    });
    return keys;
  });

  /** A value in a list: a comma behind it is the list's. */
  #item(): Expression {
    return this.under({ ...this.setting, inBrackets: true }, () => this.SUBRULE(this.expression));
  }

  /** `_` names nothing. */
  #named(name: Name | undefined): Name | undefined {
    return name?.text === '_' ? undefined : name;
  }

  /** `events (t: took) in last 240 ticks`: queries over the ledger are not built yet, and read over. */
  #passEvents(): boolean {
    if (this.RECORDING_PHASE || this.LA(1).image !== 'events') return false;
    this.sayNotYet('events', this.spanOf(this.LA(1)));
    this.passLine([]);
    return true;
  }

  #noMatch(): void {
    const span = this.spanOf(this.LA(1));
    const expected = '`match` and what is looked for';
    if (this.reports?.lexedWithin(span.start, span.end)) return;
    this.reports?.add(catalogue.unexpectedText, span, { expected, found: 'the end of the query' });
  }

  #noQuery(faulty: boolean): QueryBody {
    const { span } = this.noBody(faulty, '`{` and what the query matches');
    return {
      kind: 'queryBody',
      match: undefined,
      where: undefined,
      group: undefined,
      having: undefined,
      order: [],
      limit: undefined,
      select: undefined,
      ignoringGuards: false,
      span,
    };
  }
}

function figureOf(image: string): number {
  return Number(image.replaceAll('_', ''));
}
