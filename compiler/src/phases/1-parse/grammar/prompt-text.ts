import type { IToken } from 'chevrotain';
import * as t from '../tokens/tokens.js';
import type { Inline, PromptText } from '../tree/index.js';
import { DirectorGrammar } from './directors.js';
import { joinLines, type PromptPiece } from './prompt-lines.js';
import { normal, type Rule } from './token-reader.js';

/** Text that a model is sent: of prompts, contexts and shots. */
export abstract class PromptTextGrammar extends DirectorGrammar {
  protected readonly promptText: Rule<PromptText> = this.rule('promptText', () => {
    const start = this.start();
    this.CONSUME(t.PromptOpen, { ERR_MSG: '`{` and the text' });
    this.enter(1);
    const pieces = this.SUBRULE(this.promptPieces);
    this.OPTION(() => this.CONSUME(t.LineEnd));
    this.CONSUME(t.Close);
    this.depth -= 1;
    return { kind: 'promptText', text: this.ACTION(() => joinLines(pieces)), span: this.from(start) };
  });

  protected readonly promptPieces: Rule<PromptPiece[]> = this.rule('promptPieces', () =>
    this.asPrompt(() => {
      const pieces: PromptPiece[] = [];
      this.MANY(() => pieces.push(this.SUBRULE(this.promptPiece)));
      return pieces;
    }),
  );

  protected readonly promptPiece: Rule<PromptPiece> = this.rule('promptPiece', () =>
    this.OR<PromptPiece>([
      { ALT: () => this.textRun(this.CONSUME(t.Text)) },
      { ALT: () => this.#raw(this.CONSUME(t.RawText)) },
      { ALT: () => ({ kind: 'indent', blanks: this.CONSUME(t.LineIndent).image }) },
      { ALT: () => ({ kind: 'break', span: this.spanOf(this.CONSUME(t.TextBreak)) }) },
      { ALT: () => this.SUBRULE(this.value) },
      { ALT: () => this.SUBRULE(this.inlineIf) },
      { ALT: () => this.SUBRULE(this.sequence) },
    ]),
  );

  /** A file of prompt text. */
  protected readonly promptAlone: Rule<readonly Inline[]> = this.rule('promptAlone', () => {
    const pieces = this.SUBRULE(this.promptPieces);
    if (!this.RECORDING_PHASE) while (!this.at(t.FileEnd)) this.SKIP_TOKEN();
    this.CONSUME(t.FileEnd);
    return this.ACTION(() => joinLines(pieces));
  });

  #raw(token: IToken): PromptPiece {
    return { kind: 'textRun', text: normal(token.image), span: this.spanOf(token) };
  }
}
