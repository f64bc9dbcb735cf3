import * as t from '../tokens/tokens.js';
import type {
  CastDeclaration,
  Name,
  Node,
  PackDeclaration,
  Path,
  TextLiteral,
  Use,
  UseDeclaration,
} from '../tree/index.js';
import { ClauseGrammar } from './clauses.js';
import type { Rule } from './token-reader.js';

const packClauses = ['title', 'version', 'use', 'start', 'languages', 'cast', 'players', 'roles', 'moved'] as const;

/** The pack, and what a chapter says at column 0 about names: `use` and `cast`. */
export abstract class PackGrammar extends ClauseGrammar {
  protected readonly pack: Rule<PackDeclaration> = this.rule('pack', () => {
    const start = this.start();
    let title: TextLiteral | undefined;
    let version: PackDeclaration['version'];
    let first: Path | undefined;
    const uses: Use[] = [];
    const languages: (Node & { readonly text: string })[] = [];
    const cast: Path[] = [];
    let players: PackDeclaration['players'];
    let roles: readonly Name[] = [];
    let moved: PackDeclaration['moved'];
    this.CONSUME(t.declaring.pack);
    const path = this.SUBRULE(this.path);
    this.CONSUME(t.RecordOpen);
    this.clauses('pack', packClauses, () => {
      this.OR([
        {
          ALT: () => {
            this.CONSUME(t.contextual.title);
            title = this.SUBRULE(this.textLiteral);
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.contextual.version);
            const token = this.CONSUME(t.Version, { ERR_MSG: 'a version of three figures (`1.0.0`)' });
            version = { text: token.image, span: this.spanOf(token) };
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.contextual.use);
            this.SUBRULE(this.uses, { ARGS: [uses] });
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.contextual.start);
            first = this.SUBRULE2(this.path);
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.contextual.languages);
            this.SUBRULE(this.languages, { ARGS: [languages] });
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.contextual.cast);
            const paths = this.SUBRULE(this.paths);
            if (!this.RECORDING_PHASE) cast.push(...paths);
          },
        },
        {
          ALT: () => {
            players = this.SUBRULE(this.seatCount);
          },
        },
        {
          ALT: () => {
            roles = this.SUBRULE(this.roleList);
          },
        },
        {
          ALT: () => {
            moved = this.SUBRULE(this.movedClause);
          },
        },
      ]);
    });
    this.CONSUME(t.Close);
    return {
      kind: 'pack',
      path,
      doc: this.doc(start),
      title,
      version,
      uses,
      start: first,
      languages,
      cast,
      players,
      roles,
      moved,
      span: this.from(start),
    };
  });

  /** `moved nearest "The story has changed here."` */
  protected readonly movedClause: Rule<PackDeclaration['moved']> = this.rule('movedClause', () => {
    const start = this.start();
    this.CONSUME(t.contextual.moved);
    this.CONSUME(t.contextual.nearest, { ERR_MSG: '`nearest` and what readers are told' });
    const note = this.OPTION(() => this.SUBRULE(this.textLiteral));
    return { kind: 'movedPolicy', to: 'nearest', note, span: this.from(start) };
  });

  /** `de, pt-BR, es-419`: a language's code reads as names and figures with `-` between. */
  protected readonly languages: Rule<void, [(Node & { readonly text: string })[]]> = this.rule(
    'languages',
    (languages: (Node & { readonly text: string })[]) => {
      this.AT_LEAST_ONE_SEP({
        SEP: t.Comma,
        DEF: () => {
          const start = this.start();
          this.SUBRULE(this.name);
          this.MANY(() => {
            this.CONSUME(t.Minus);
            this.OR([{ ALT: () => this.SUBRULE2(this.name) }, { ALT: () => this.CONSUME(t.Int) }]);
          });
          if (this.RECORDING_PHASE) return;
          const span = this.from(start);
          languages.push({ text: this.text.slice(span.start, span.end), span });
        },
        ERR_MSG: 'a language’s code (`de`)',
      });
    },
  );

  protected readonly uses: Rule<void, [Use[]]> = this.rule('uses', (uses: Use[]) => {
    this.AT_LEAST_ONE_SEP({
      SEP: t.Comma,
      DEF: () => {
        const start = this.start();
        const path = this.SUBRULE(this.path);
        const alias = this.OPTION(() => {
          this.CONSUME(t.contextual.as);
          return this.SUBRULE(this.name);
        });
        uses?.push({ kind: 'use', path, alias, span: this.from(start) });
      },
      ERR_MSG: 'a pack’s name (`std.d20`)',
    });
  });

  protected readonly useDeclaration: Rule<UseDeclaration> = this.rule('useDeclaration', () => {
    const start = this.start();
    const uses: Use[] = [];
    this.CONSUME(t.declaring.use);
    this.SUBRULE(this.uses, { ARGS: [uses] });
    return { kind: 'useDeclaration', uses, span: this.from(start) };
  });

  protected readonly castDeclaration: Rule<CastDeclaration> = this.rule('castDeclaration', () => {
    const start = this.start();
    this.CONSUME(t.declaring.cast);
    const cast = this.SUBRULE(this.paths);
    return { kind: 'castDeclaration', cast, span: this.from(start) };
  });
}
