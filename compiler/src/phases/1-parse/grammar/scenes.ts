import { catalogue } from '../../../diagnostics/index.js';
import * as t from '../tokens/tokens.js';
import type {
  ChoicesClause,
  Expression,
  Parameter,
  Path,
  ProseBlock,
  SceneDeclaration,
  Tag,
  TextLiteral,
} from '../tree/index.js';
import { EntityGrammar } from './entities.js';
import type { Rule } from './token-reader.js';

type Head = Omit<SceneDeclaration, 'kind' | 'doc' | 'span' | 'body'>;
const sceneClauses = ['at', 'cast', 'mass', 'opens', 'choices', 'was'] as const;

/** Scenes. */
export abstract class SceneGrammar extends EntityGrammar {
  protected readonly scene: Rule<SceneDeclaration> = this.rule('scene', () => {
    const start = this.start();
    let faulty = false;
    this.CONSUME(t.declaring.scene);
    const head = this.recovering<Head>(() => this.SUBRULE(this.sceneHead), () => {
      faulty = true;
      const name = this.declaredOrMissing();
      return {
        name,
        parameters: [],
        title: undefined,
        at: undefined,
        cast: [],
        mass: undefined,
        opens: undefined,
        choices: undefined,
        tags: [],
      };
    }, [t.ProseOpen]);
    const body = this.OPTION(() => this.SUBRULE(this.proseBlock)) ?? this.#noBody(faulty);
    return { kind: 'scene', ...head, body, doc: this.doc(start), span: this.from(start) };
  });

  protected readonly sceneHead: Rule<Head> = this.rule('sceneHead', () => {
    let parameters: readonly Parameter[] = [];
    let title: TextLiteral | undefined;
    let at: Path | undefined;
    let cast: readonly Path[] = [];
    let mass: Expression | undefined;
    let opens: Expression | undefined;
    let was: Path | undefined;
    let choices: ChoicesClause | undefined;
    const tags: Tag[] = [];
    const name = this.SUBRULE(this.declaredName);
    this.OPTION(() => {
      parameters = this.SUBRULE(this.parameters);
    });
    this.OPTION2(() => {
      title = this.SUBRULE(this.textLiteral);
    });
    this.clauses('scene', sceneClauses, () => {
      this.OR([
        {
          ALT: () => {
            this.CONSUME(t.contextual.at);
            at = this.SUBRULE(this.path);
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
            this.CONSUME(t.contextual.mass);
            mass = this.SUBRULE(this.expression);
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.contextual.opens);
            this.CONSUME(t.contextual.when);
            opens = this.SUBRULE2(this.expression);
          },
        },
        {
          ALT: () => {
            choices = this.SUBRULE(this.choicesClause);
          },
        },
        {
          ALT: () => {
            was = this.SUBRULE(this.wasClause);
          },
        },
        { ALT: () => tags.push(this.SUBRULE(this.tag)) },
      ]);
    });
    if (!this.RECORDING_PHASE && !this.at(t.ProseOpen) && !this.at(t.DeclarationEnd))
      this.fail('`{` and the scene’s text');
    return { name, was, parameters, title, at, cast, mass, opens, choices, tags };
  });

  #noBody(faulty: boolean): ProseBlock {
    if (!faulty && !this.RECORDING_PHASE) {
      const span = this.spanOf(this.LA(1));
      this.reports?.add(catalogue.unexpectedText, span, {
        expected: '`{` and the scene’s text',
        found: 'the end of the scene',
      });
    }
    return { kind: 'proseBlock', items: [], span: this.here() };
  }
}
