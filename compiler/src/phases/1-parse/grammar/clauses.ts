import type { TokenType } from 'chevrotain';
import { distance } from 'fastest-levenshtein';
import { catalogue } from '../../../diagnostics/index.js';
import * as t from '../tokens/tokens.js';
import { FieldGrammar } from './fields.js';
import { plainSetting } from './token-reader.js';

/** What the clauses of headers and of a pack share: order is free, each stands once, and a wrong word is named. */
export abstract class ClauseGrammar extends FieldGrammar {
  /** Reads clauses up to a header's or a body's end. `words` are those that open one here; `ends` end them besides. */
  protected clauses(
    declaration: string,
    words: readonly string[],
    read: () => void,
    ends: readonly TokenType[] = [],
  ): void {
    const seen = new Set<string>();
    const setting = { ...plainSetting, listEnds: new Set(words.flatMap(tokenOf)) };
    const clause = (): void => {
      if (this.RECORDING_PHASE) {
        read();
        return;
      }
      const token = this.LA(1);
      if (separators.has(token.tokenType)) {
        this.SKIP_TOKEN();
        return;
      }
      const word = token.image;
      if (!words.includes(word) && token.tokenType !== t.Tag) {
        this.#unknown(declaration, words);
        return;
      }
      if (seen.has(word) && word !== 'use' && word !== 'requires' && token.tokenType !== t.Tag) {
        this.reports?.add(catalogue.clauseTwice, this.spanOf(token), { clause: word, declaration });
      }
      seen.add(word);
      const others = words.filter((other) => other !== word);
      this.recovering(read, () => undefined, [...others.flatMap(tokenOf), ...bodies]);
    };
    this.under(setting, () =>
      this.untilClose(clause, ends.length === 0 ? clauseEnds : new Set([...clauseEnds, ...ends])),
    );
  }

  #unknown(declaration: string, words: readonly string[]): void {
    const token = this.LA(1);
    const span = this.spanOf(token);
    if (!this.atName()) {
      this.recovering(
        () => this.fail(`a clause (${words.map((word) => `\`${word}\``).join(', ')})`),
        () => undefined,
        [...words.flatMap(tokenOf), ...bodies],
      );
      return;
    }
    const word = token.image;
    const nearest = nearestOf(word, words);
    const hint = nearest === undefined ? '' : `; did you mean \`${nearest}\``;
    const fix =
      nearest === undefined ? undefined : this.reports?.fix(`Write \`${nearest}\``, { ...span, text: nearest });
    if (!this.reports?.lexedWithin(span.start, span.end)) {
      this.reports?.add(catalogue.unknownClause, span, { clause: word, declaration, hint }, fix);
    }
    this.SKIP_TOKEN();
    const stopAt = [...words.flatMap(tokenOf), ...bodies, t.Identifier];
    for (;;) {
      this.passLine(stopAt);
      // A name that is near to a clause is the next slip; any other belongs to this one.
      if (!this.at(t.Identifier) || nearestOf(this.LA(1).image, words) !== undefined) return;
      this.SKIP_TOKEN();
    }
  }
}

const bodies: readonly TokenType[] = [t.ProseOpen, t.LogicOpen, t.RecordOpen];
const separators: ReadonlySet<TokenType> = new Set([t.Comma, t.LineEnd]);
const clauseEnds: ReadonlySet<TokenType> = new Set([...bodies, t.Close, t.DeclarationEnd, t.FileEnd]);

function tokenOf(word: string): TokenType[] {
  const type = t.tokenOfWord.get(word);
  return type ? [type] : [];
}

function nearestOf(word: string, words: readonly string[]): string | undefined {
  return words.find((candidate) => distance(word, candidate) <= (candidate.length > 4 ? 2 : 1));
}
