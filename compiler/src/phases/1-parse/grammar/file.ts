import type { Lexed } from '../lexer/index.js';
import type { Reports } from '../reports.js';
import * as t from '../tokens/tokens.js';
import type { Declaration, Inline, SourceTree } from '../tree/index.js';
import { TestGrammar } from './tests.js';
import { plainSetting, type Rule } from './token-reader.js';

/** The whole grammar; its chain of classes runs from tokens to files. */
export class FabulaGrammar extends TestGrammar {
  constructor(skipValidations = true) {
    super(skipValidations);
    this.performSelfAnalysis();
  }

  /** Reads what the lexer made of a text. The instance is used again for each file: making one costs 100 ms. */
  read(text: string, lexed: Lexed, reports: Reports, budget: number): SourceTree {
    this.#begin(text, lexed, reports, budget);
    const declarations: Declaration[] = [];
    for (const tokens of lexed.pieces) {
      reports.lexingDone();
      this.input = tokens;
      this.oneDeclaration(declarations);
      reports.parsingDone();
    }
    this.#end();
    return { kind: 'sourceTree', declarations, span: { start: 0, end: text.length } };
  }

  /** The same for a text by itself. */
  readText(text: string, lexed: Lexed, reports: Reports, budget: number): readonly Inline[] {
    this.#begin(text, lexed, reports, budget);
    let read: readonly Inline[] = [];
    for (const tokens of lexed.pieces) {
      reports.lexingDone();
      this.input = tokens;
      read = this.textAlone();
    }
    this.#end();
    return read;
  }

  /** The same for a file of prompt text. */
  readPrompt(text: string, lexed: Lexed, reports: Reports, budget: number): readonly Inline[] {
    this.#begin(text, lexed, reports, budget);
    let read: readonly Inline[] = [];
    for (const tokens of lexed.pieces) {
      reports.lexingDone();
      this.input = tokens;
      read = this.promptAlone();
    }
    this.#end();
    return read;
  }

  #begin(text: string, lexed: Lexed, reports: Reports, budget: number): void {
    this.text = text;
    this.docs = lexed.docs;
    this.reports = reports;
    this.depth = 0;
    this.budget = budget;
    this.parts = 0;
    this.inExpression = false;
    this.setting = plainSetting;
  }

  #end(): void {
    this.reports = undefined;
    this.docs = new Map();
    this.text = '';
    this.input = [];
  }

  protected readonly textAlone: Rule<readonly Inline[]> = this.rule('textAlone', () => {
    const text = this.recovering(
      () => {
        const inlines = this.SUBRULE(this.inlines);
        if (!this.RECORDING_PHASE && !this.at(t.FileEnd)) this.fail('the end of the text');
        return inlines;
      },
      (): readonly Inline[] => [],
    );
    if (!this.RECORDING_PHASE) while (!this.at(t.FileEnd)) this.SKIP_TOKEN();
    this.CONSUME(t.FileEnd);
    return text;
  });

  /** The tokens of one declaration. */
  protected readonly oneDeclaration: Rule<void, [Declaration[]]> = this.rule(
    'oneDeclaration',
    (declarations: Declaration[]) => {
      const read = (): void => this.SUBRULE(this.declarationOrFault, { ARGS: [declarations] });
      this.items(read, read, fileEnd);
      this.CONSUME(t.FileEnd);
    },
  );

  /** A declaration up to its end, which the lexer has marked. A fault costs what of it could not be read. */
  protected readonly declarationOrFault: Rule<void, [Declaration[]]> = this.rule(
    'declarationOrFault',
    (declarations: Declaration[]) => {
      const keyword = this.LA(1).image;
      this.declared = undefined;
      this.recovering(
        () => {
          this.keep(declarations, this.SUBRULE(this.declaration));
          if (!this.RECORDING_PHASE && !this.at(t.DeclarationEnd)) this.fail('the end of the declaration');
        },
        (start) => this.#passDeclaration(declarations, start, keyword),
      );
      this.OPTION(() => this.CONSUME(t.DeclarationEnd));
    },
  );

  protected readonly declaration: Rule<Declaration> = this.rule('declaration', () =>
    this.OR<Declaration>({
      DEF: [
        { ALT: () => this.SUBRULE(this.scene) },
        { ALT: () => this.SUBRULE(this.entity) },
        { ALT: () => this.SUBRULE(this.deck) },
        { ALT: () => this.SUBRULE(this.pack) },
        { ALT: () => this.SUBRULE(this.useDeclaration) },
        { ALT: () => this.SUBRULE(this.castDeclaration) },
        { ALT: () => this.SUBRULE(this.typeDeclaration) },
        { ALT: () => this.SUBRULE(this.enumDeclaration) },
        { ALT: () => this.SUBRULE(this.variantDeclaration) },
        { ALT: () => this.SUBRULE(this.recordDeclaration) },
        { ALT: () => this.SUBRULE(this.componentDeclaration) },
        { ALT: () => this.SUBRULE(this.kindDeclaration) },
        { ALT: () => this.SUBRULE(this.relationDeclaration) },
        { ALT: () => this.SUBRULE(this.eventDeclaration) },
        { ALT: () => this.SUBRULE(this.edge) },
        { ALT: () => this.SUBRULE(this.resource) },
        { ALT: () => this.SUBRULE(this.scope) },
        { ALT: () => this.SUBRULE(this.fn) },
        { ALT: () => this.SUBRULE(this.action) },
        { ALT: () => this.SUBRULE(this.ruleDeclaration) },
        { ALT: () => this.SUBRULE(this.query) },
        { ALT: () => this.SUBRULE(this.patternDeclaration) },
        { ALT: () => this.SUBRULE(this.mission) },
        { ALT: () => this.SUBRULE(this.director) },
        { ALT: () => this.SUBRULE(this.table) },
        { ALT: () => this.SUBRULE(this.extern) },
        { ALT: () => this.SUBRULE(this.workflow) },
        { ALT: () => this.SUBRULE(this.sharedDeclaration) },
        { ALT: () => this.SUBRULE(this.audience) },
        { ALT: () => this.SUBRULE(this.markupDeclaration) },
        { ALT: () => this.SUBRULE(this.tagDeclaration) },
        { ALT: () => this.SUBRULE(this.migrateDeclaration) },
        { ALT: () => this.SUBRULE(this.simulation) },
        { ALT: () => this.SUBRULE(this.goal) },
        { ALT: () => this.SUBRULE(this.experiment) },
        { ALT: () => this.SUBRULE(this.test) },
        { ALT: () => this.SUBRULE(this.provider) },
        { ALT: () => this.SUBRULE(this.model) },
        { ALT: () => this.SUBRULE(this.context) },
        { ALT: () => this.SUBRULE(this.prompt) },
        { ALT: () => this.SUBRULE(this.memory) },
      ],
      ERR_MSG: 'a declaration',
    }),
  );

  /**
   * Passes over the rest of a declaration. Its name is kept where it has one, as that of something which can't be
   * built: so that those who use the name are not told that it doesn't exist.
   */
  #passDeclaration(declarations: Declaration[], start: number, keyword: string): void {
    while (!this.at(t.DeclarationEnd) && !this.at(t.FileEnd)) this.SKIP_TOKEN();
    const name = this.declared;
    if (name && name.span.start >= start) {
      declarations.push({ kind: 'unsupported', keyword, name, span: this.from(start) });
    }
  }
}

const fileEnd = new Set([t.FileEnd]);
