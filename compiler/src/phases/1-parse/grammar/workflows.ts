import type { TokenType } from 'chevrotain';
import { catalogue } from '../../../diagnostics/index.js';
import { valueWeight } from '../nesting.js';
import * as t from '../tokens/tokens.js';
import type {
  Expression,
  LogicBlock,
  Name,
  Parameter,
  SharedDeclaration,
  SharedDocument,
  TextLiteral,
  Type,
  WorkflowDeclaration,
  WorkflowStep,
} from '../tree/index.js';
import { OccasionGrammar } from './occasions.js';
import type { Rule } from './token-reader.js';

type Head = Pick<
  WorkflowDeclaration,
  'name' | 'title' | 'parameters' | 'result' | 'inline' | 'occasion' | 'when' | 'key' | 'settings'
>;
interface Body {
  readonly steps: WorkflowStep[];
  readonly done: LogicBlock[];
}

/** Workflows, and documents that readers share. */
export abstract class WorkflowGrammar extends OccasionGrammar {
  protected readonly workflow: Rule<WorkflowDeclaration> = this.rule('workflow', () => {
    const start = this.start();
    let faulty = false;
    this.CONSUME(t.declaring.workflow);
    const head = this.recovering<Head>(() => this.SUBRULE(this.workflowHead), () => {
      faulty = true;
      return noHead(this.declaredOrMissing());
    }, [t.RecordOpen]);
    const body: Body = { steps: [], done: [] };
    const found = this.OPTION(() => {
      this.SUBRULE(this.workflowBody, { ARGS: [body] });
      return true;
    });
    if (!found && !faulty && !this.RECORDING_PHASE) {
      this.reports?.add(catalogue.unexpectedText, this.spanOf(this.LA(0)), {
        expected: '`{` and its steps',
        found: 'the end of the workflow',
      });
    }
    const { steps } = body;
    return {
      kind: 'workflow',
      ...head,
      steps,
      done: body.done[0],
      doc: this.doc(start),
      span: this.from(start),
    };
  });

  protected readonly workflowHead: Rule<Head> = this.rule('workflowHead', () => {
    let parameters: readonly Parameter[] = [];
    let title: TextLiteral | undefined;
    let result: Type | undefined;
    let inline = false;
    let occasion: Head['occasion'];
    let when: Expression | undefined;
    let key: readonly Expression[] = [];
    const settings = this.newSettings();
    const name = this.SUBRULE(this.declaredName);
    this.OPTION(() => {
      parameters = this.SUBRULE(this.parameters);
    });
    this.OPTION2(() => {
      title = this.SUBRULE(this.textLiteral);
    });
    this.clauses('workflow', headWords, () => {
      // The brace behind a condition or a type opens the workflow.
      this.under({ ...this.setting, bare: true, caseless: true }, () =>
        this.OR([
          {
            ALT: () => {
              this.CONSUME(t.Arrow);
              result = this.SUBRULE(this.type);
            },
          },
          {
            ALT: () => {
              this.CONSUME(t.contextual.inline);
              inline = true;
            },
          },
          {
            ALT: () => {
              occasion = this.SUBRULE(this.occasion);
            },
          },
          {
            ALT: () => {
              this.CONSUME(t.contextual.when);
              when = this.SUBRULE(this.expression);
            },
          },
          {
            ALT: () => {
              this.CONSUME(t.contextual.key);
              key = this.SUBRULE(this.listedValues);
            },
          },
          { ALT: () => this.SUBRULE(this.workflowSetting, { ARGS: [settings] }) },
        ]),
      );
    });
    return { name, parameters, title, result, inline, occasion, when, key, settings };
  });

  protected readonly workflowBody: Rule<void, [Body]> = this.rule('workflowBody', (body: Body) => {
    this.CONSUME(t.RecordOpen);
    this.enter(valueWeight);
    this.entries('a part of the workflow (`step`, `done`)', [
      { ALT: () => this.keep(body?.steps, this.SUBRULE(this.workflowStep)) },
      { ALT: () => this.keep(body?.done, this.SUBRULE(this.workflowDone, { ARGS: [body] })) },
    ]);
    this.CONSUME(t.Close);
    this.depth -= valueWeight;
  });

  protected readonly workflowDone: Rule<LogicBlock, [Body]> = this.rule('workflowDone', (body: Body) => {
    this.ACTION(() => {
      if (body.done.length === 0) return;
      this.reports?.add(catalogue.clauseTwice, this.spanOf(this.LA(1)), { clause: 'done', declaration: 'workflow' });
    });
    this.CONSUME(t.contextual.done);
    const block = this.SUBRULE(this.logicBlock);
    this.#endPart();
    return block;
  });

  protected readonly workflowStep: Rule<WorkflowStep> = this.rule('workflowStep', () => {
    const start = this.start();
    const after: Name[] = [];
    let result: Type | undefined;
    let when: Expression | undefined;
    let each: WorkflowStep['each'];
    let worker: TextLiteral | undefined;
    const settings = this.newSettings();
    this.CONSUME(t.contextual.step);
    const name = this.OR1({ DEF: [{ ALT: () => this.SUBRULE(this.name) }], ERR_MSG: 'the step’s name' });
    const title = this.OPTION(() => this.SUBRULE(this.textLiteral));
    this.clauses(
      'step',
      stepWords,
      () => {
        this.under({ ...this.setting, bare: true, caseless: true }, () =>
          this.OR([
            {
              ALT: () => {
                this.CONSUME(t.contextual.after);
                const names = this.SUBRULE(this.listedNames);
                if (!this.RECORDING_PHASE) after.push(...names);
              },
            },
            {
              ALT: () => {
                this.CONSUME(t.Arrow);
                result = this.SUBRULE(this.type);
              },
            },
            {
              ALT: () => {
                this.CONSUME(t.contextual.when);
                when = this.SUBRULE(this.expression);
              },
            },
            {
              ALT: () => {
                this.CONSUME(t.contextual.each);
                const binder = this.SUBRULE2(this.name);
                this.CONSUME(t.reserved.in, { ERR_MSG: '`in` and a list' });
                each = { binder, source: this.SUBRULE2(this.expression) };
              },
            },
            {
              ALT: () => {
                this.CONSUME(t.contextual.on);
                this.CONSUME(t.contextual.worker, { ERR_MSG: '`worker` and its name in quotes' });
                worker = this.SUBRULE2(this.textLiteral);
              },
            },
            { ALT: () => this.SUBRULE(this.workflowSetting, { ARGS: [settings] }) },
          ]),
        );
      },
      [t.contextual.step, t.contextual.done],
    );
    const body = this.OPTION2(() => this.SUBRULE(this.logicBlock));
    if (!body && !this.RECORDING_PHASE) this.fail('`{` and what the step does');
    this.#endPart();
    const span = this.from(start);
    const nothing: LogicBlock = { kind: 'logicBlock', statements: [], span: this.here() };
    return {
      kind: 'workflowStep',
      name,
      title,
      after,
      result,
      when,
      each,
      worker,
      settings,
      body: body ?? nothing,
      span,
    };
  });

  /** `shared { notes: doc }`. */
  protected readonly sharedDeclaration: Rule<SharedDeclaration> = this.rule('sharedDeclaration', () => {
    const start = this.start();
    const documents: SharedDocument[] = [];
    this.CONSUME(t.declaring.shared);
    this.CONSUME(t.RecordOpen);
    this.untilClose(() => {
      this.OR({
        DEF: [
          { ALT: () => this.CONSUME(t.LineEnd) },
          { ALT: () => this.CONSUME(t.Comma) },
          { ALT: () => this.keep(documents, this.SUBRULE(this.sharedDocument)) },
        ],
        ERR_MSG: 'a document (`notes: doc`)',
      });
    });
    this.CONSUME(t.Close);
    return { kind: 'shared', documents, doc: this.doc(start), span: this.from(start) };
  });

  protected readonly sharedDocument: Rule<SharedDocument> = this.rule('sharedDocument', () => {
    const start = this.start();
    const name = this.SUBRULE(this.name);
    this.CONSUME(t.Colon, { ERR_MSG: 'a colon and `doc`' });
    const type = this.SUBRULE2(this.name);
    this.endEntry();
    return { kind: 'sharedDocument', name, type, doc: this.doc(start), span: this.from(start) };
  });

  /** A part ends with its line, a comma, or where the next one opens. */
  #endPart(): void {
    if (this.RECORDING_PHASE || partEnds.has(this.LA(1).tokenType)) return;
    this.fail('the end of the line');
  }
}

function noHead(name: Name): Head {
  return {
    name,
    title: undefined,
    parameters: [],
    result: undefined,
    inline: false,
    occasion: undefined,
    when: undefined,
    key: [],
    settings: { retry: [], backoff: undefined, lease: undefined, budget: undefined },
  };
}

const settingWords = ['retry', 'backoff', 'lease', 'budget'];
const headWords = ['->', 'inline', 'on', 'every', 'at', 'when', 'key', ...settingWords];
const stepWords = ['after', '->', 'when', 'each', 'on', ...settingWords];

const partEnds: ReadonlySet<TokenType> = new Set([
  ...[t.LineEnd, t.Comma, t.Semicolon, t.Close, t.contextual.step, t.contextual.done],
]);
