import { catalogue } from '../../../diagnostics/index.js';
import * as t from '../tokens/tokens.js';
import type {
  ActionDeclaration,
  Expression,
  FunctionDeclaration,
  LogicBlock,
  Parameter,
  Path,
  Requirement,
  Type,
} from '../tree/index.js';
import { DeckGrammar } from './decks.js';
import type { Rule } from './token-reader.js';

/** Functions and actions. */
export abstract class FunctionGrammar extends DeckGrammar {
  /** `fn f(x: int) -> int = expr`, or with a body. */
  protected readonly fn: Rule<FunctionDeclaration> = this.rule('fn', () => {
    const start = this.start();
    this.CONSUME(t.declaring.fn);
    let faulty = false;
    const head = this.recovering(() => this.SUBRULE(this.signature), () => {
      faulty = true;
      return this.#noSignature();
    }, [t.LogicOpen, t.Assign]);
    const body = this.OPTION(() =>
      this.OR<LogicBlock | Expression>([
        {
          ALT: () => {
            this.CONSUME(t.Assign);
            return this.SUBRULE(this.expression);
          },
        },
        { ALT: () => this.SUBRULE(this.logicBlock) },
      ]),
    );
    const found = body ?? this.noBody(faulty, '`=` and a value, or `{` and a body');
    return { kind: 'function', ...head, body: found, doc: this.doc(start), span: this.from(start) };
  });

  /** `action gather(by: Villager) -> T by moderator requires c else nothing_left { … }`. */
  protected readonly action: Rule<ActionDeclaration> = this.rule('action', () => {
    const start = this.start();
    let by: readonly Path[] = [];
    let faulty = false;
    const requires: Requirement[] = [];
    this.CONSUME(t.declaring.action);
    const head = this.recovering(() => {
      const signature = this.SUBRULE(this.signature);
      this.clauses('action', ['by', 'requires'], () => {
        this.OR([
          {
            ALT: () => {
              this.CONSUME(t.contextual.by);
              by = this.SUBRULE(this.paths);
            },
          },
          { ALT: () => requires.push(this.SUBRULE(this.requirement)) },
        ]);
      });
      return signature;
    }, () => {
      faulty = true;
      return this.#noSignature();
    }, [t.LogicOpen]);
    const body = this.OPTION(() => this.SUBRULE(this.logicBlock)) ?? this.noBody(faulty, '`{` and the action’s body');
    return { kind: 'action', ...head, by, requires, body, doc: this.doc(start), span: this.from(start) };
  });

  protected readonly requirement: Rule<Requirement> = this.rule('requirement', () => {
    const start = this.start();
    this.CONSUME(t.contextual.requires);
    const condition = this.SUBRULE(this.expression);
    this.CONSUME(t.reserved.else, { ERR_MSG: '`else` and the refusal’s name' });
    const refusal = this.SUBRULE(this.name);
    return { kind: 'requirement', condition, refusal, span: this.from(start) };
  });

  protected readonly signature: Rule<Pick<FunctionDeclaration, 'name' | 'parameters' | 'result'>> = this.rule(
    'signature',
    () => {
      let parameters: readonly Parameter[] = [];
      let result: Type | undefined;
      const name = this.SUBRULE(this.declaredName);
      this.OPTION(() => {
        parameters = this.SUBRULE(this.parameters);
      });
      this.OPTION2(() => {
        this.CONSUME(t.Arrow);
        result = this.SUBRULE(this.type);
      });
      return { name, parameters, result };
    },
  );

  #noSignature(): Pick<FunctionDeclaration, 'name' | 'parameters' | 'result'> {
    return { name: this.declaredOrMissing(), parameters: [], result: undefined };
  }

  /** Where a body is missing: reported, unless the head was broken already. */
  protected noBody(faulty: boolean, expected: string): LogicBlock {
    if (!faulty && !this.RECORDING_PHASE) {
      if (!this.at(t.DeclarationEnd)) this.fail(expected);
      this.reports?.add(catalogue.unexpectedText, this.spanOf(this.LA(1)), {
        expected,
        found: 'the end of the declaration',
      });
    }
    return { kind: 'logicBlock', statements: [], span: this.here() };
  }
}
