import { catalogue } from '../../../diagnostics/index.js';
import * as t from '../tokens/tokens.js';
import type { Divert, DivertTarget, Path, ProseBlock } from '../tree/index.js';
import { EffectGrammar } from './effects.js';
import type { Rule } from './token-reader.js';

/** Diverts: where the story goes on. */
export abstract class DivertGrammar extends EffectGrammar {
  protected readonly divert: Rule<Divert> = this.rule('divert', () => {
    const start = this.start();
    this.CONSUME(t.Arrow);
    this.enter(1);
    const target = this.SUBRULE(this.divertTarget);
    const otherwise = this.OPTION(() => {
      this.CONSUME(t.reserved.else);
      return this.OR<Divert | ProseBlock>({
        DEF: [{ ALT: () => this.SUBRULE(this.divert) }, { ALT: () => this.SUBRULE(this.proseBlock) }],
        ERR_MSG: '`->` and another place, or `{`',
      });
    });
    this.depth--;
    return { kind: 'divert', target, otherwise, span: this.from(start) };
  });

  protected readonly divertTarget: Rule<DivertTarget> = this.rule('divertTarget', () => {
    const start = this.start();
    if (!this.RECORDING_PHASE && this.#nowhere()) this.stop();
    const path = this.SUBRULE(this.placePath);
    const given = this.OPTION(() => this.SUBRULE(this.arguments));
    const deck = this.OPTION2({
      GATE: () => given === undefined && onlyWord(path) === 'best',
      DEF: () => {
        this.CONSUME(t.contextual.of);
        return this.SUBRULE(this.path);
      },
    });
    const span = this.from(start);
    if (deck) return { kind: 'best', deck, span };
    const word = this.RECORDING_PHASE || given ? undefined : onlyWord(path);
    if (word === 'end') return { kind: 'end', span };
    if (word === 'back') return { kind: 'back', span };
    if (word === 'DONE' || word === 'END') {
      const fix = this.reports?.fix('Write `end`', { ...span, text: 'end' });
      this.reports?.add(catalogue.inkEnd, span, { written: word }, fix);
      return { kind: 'end', span };
    }
    return { kind: 'place', path, arguments: given ?? [], span };
  });

  /** An arrow with nothing behind it. */
  #nowhere(): boolean {
    if (!this.at(t.LineEnd) && !this.at(t.Close)) return false;
    const span = this.spanOf(this.LA(0));
    const fix = this.reports?.fix('Make it a plain arrow', { start: span.start, end: span.start, text: '\\' });
    this.reports?.add(catalogue.arrowToNowhere, span, {}, fix);
    return true;
  }
}

function onlyWord(path: Path): string | undefined {
  return path.local || path.names.length !== 1 ? undefined : path.names[0]?.text;
}
