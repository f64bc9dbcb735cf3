import type { TokenType } from 'chevrotain';
import { catalogue } from '../../../diagnostics/index.js';
import { valueWeight } from '../nesting.js';
import * as t from '../tokens/tokens.js';
import type { ContextDeclaration, ContextPart, Expression, Name, Parameter, PromptDeclaration } from '../tree/index.js';
import { PromptClauseGrammar, type PromptParts } from './prompt-clauses.js';
import type { Rule } from './token-reader.js';

type Head = Pick<PromptDeclaration, 'name' | 'parameters' | 'result'>;

/** Contexts and prompts. */
export abstract class ModelGrammar extends PromptClauseGrammar {
  /** `context talk(who: Person) tokens 1200 { … }`. */
  protected readonly context: Rule<ContextDeclaration> = this.rule('context', () => {
    const start = this.start();
    let parameters: readonly Parameter[] = [];
    let tokens: Expression | undefined;
    const parts: ContextPart[] = [];
    const cut: Name[] = [];
    this.CONSUME(t.declaring.context);
    const name = this.SUBRULE(this.declaredName);
    this.OPTION(() => {
      parameters = this.SUBRULE(this.parameters);
    });
    this.OPTION2(() => {
      this.CONSUME(t.contextual.tokens);
      tokens = this.under({ ...this.setting, bare: true }, () => this.SUBRULE(this.operand));
    });
    this.CONSUME(t.RecordOpen, { ERR_MSG: '`{` and what the context is made of' });
    this.enter(valueWeight);
    this.untilClose(() => {
      this.OR({
        DEF: [
          { ALT: () => this.CONSUME(t.LineEnd) },
          { ALT: () => this.CONSUME(t.Comma) },
          { ALT: () => this.keep(parts, this.SUBRULE(this.contextPart)) },
          { ALT: () => this.SUBRULE(this.cuts, { ARGS: [cut] }) },
        ],
        ERR_MSG: 'a part of the context (`stable`, `fresh`) or `cut`',
      });
    });
    this.CONSUME(t.Close);
    this.depth -= valueWeight;
    return { kind: 'context', name, parameters, tokens, parts, cut, doc: this.doc(start), span: this.from(start) };
  });

  /** `cut turns, memories`. */
  protected readonly cuts: Rule<void, [Name[]]> = this.rule('cuts', (cut: Name[]) => {
    this.CONSUME(t.contextual.cut);
    this.keep(cut, this.SUBRULE(this.name));
    this.MANY({
      GATE: () => this.atName(2) && !partWords.has(this.LA(2).tokenType),
      DEF: () => {
        this.CONSUME(t.Comma);
        this.keep(cut, this.SUBRULE2(this.name));
      },
    });
  });

  /** `stable persona 200 { … }`, `fresh memories 500 from recall(…)`. */
  protected readonly contextPart: Rule<ContextPart> = this.rule('contextPart', () => {
    const start = this.start();
    const stable = this.OR<boolean>([
      { ALT: () => this.meaning(this.CONSUME(t.contextual.stable), true) },
      { ALT: () => this.meaning(this.CONSUME(t.contextual.fresh), false) },
    ]);
    const name = this.SUBRULE(this.name);
    const tokens = this.OPTION(() => this.SUBRULE(this.figure));
    const source = this.SUBRULE(this.promptSource);
    return { kind: 'contextPart', stable, name, tokens, source, span: this.from(start) };
  });

  protected readonly prompt: Rule<PromptDeclaration> = this.rule('prompt', () => {
    const start = this.start();
    let faulty = false;
    this.CONSUME(t.declaring.prompt);
    const head = this.recovering<Head>(() =>
      this.under({ ...this.setting, bare: true, caseless: true }, () => this.SUBRULE(this.signature)), () => {
      faulty = true;
      return { name: this.declaredOrMissing(), parameters: [], result: undefined };
    }, [t.RecordOpen]);
    const parts: PromptParts = {
      routes: [],
      budget: [],
      fallback: [],
      contexts: [],
      tools: [],
      requires: [],
      texts: [],
      late: [],
      seed: [],
      screened: [],
      rights: [],
      streams: [],
    };
    const body = this.OPTION(() => {
      this.SUBRULE(this.promptBody, { ARGS: [parts] });
      return true;
    });
    if (!body && !faulty && !this.RECORDING_PHASE) {
      const holes = { expected: '`{` and the prompt’s clauses', found: 'the end of the prompt' };
      this.reports?.add(catalogue.unexpectedText, this.spanOf(this.LA(0)), holes);
    }
    return {
      kind: 'prompt',
      ...head,
      routes: parts.routes,
      budget: parts.budget[0],
      fallback: parts.fallback[0],
      contexts: parts.contexts,
      tools: parts.tools,
      requires: parts.requires,
      texts: parts.texts,
      late: parts.late[0],
      seed: parts.seed[0],
      screened: parts.screened[0],
      rights: parts.rights[0],
      streams: parts.streams.length > 0,
      doc: this.doc(start),
      span: this.from(start),
    };
  });
}

const partWords: ReadonlySet<TokenType> = new Set([t.contextual.stable, t.contextual.fresh, t.contextual.cut]);
