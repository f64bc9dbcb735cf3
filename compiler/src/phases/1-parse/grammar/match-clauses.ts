import * as t from '../tokens/tokens.js';
import type {
  EdgeLength,
  EdgePattern,
  Expression,
  MatchClause,
  Name,
  NodePattern,
  Path,
  PatternChain,
  TypeArgument,
} from '../tree/index.js';
import { EventQueryGrammar, figureOf } from './event-queries.js';
import type { Rule } from './token-reader.js';

/** Patterns over the graph: `match (a) -[t: trusts]-> (b: Person)`. */
export abstract class MatchGrammar extends EventQueryGrammar {
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

  /** `_` names nothing. */
  #named(name: Name | undefined): Name | undefined {
    return name?.text === '_' ? undefined : name;
  }
}
