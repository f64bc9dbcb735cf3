import * as t from '../tokens/tokens.js';
import type { TestDeclaration, TestStep } from '../tree/index.js';
import type { Rule } from './token-reader.js';
import { WalkStepGrammar } from './walk-steps.js';

/** Tests: what a reader does, and what must come of it. */
export abstract class TestGrammar extends WalkStepGrammar {
  protected readonly test: Rule<TestDeclaration> = this.rule('test', () => {
    const start = this.start();
    const steps: TestStep[] = [];
    this.CONSUME(t.declaring.test);
    const title = this.SUBRULE(this.textLiteral);
    this.CONSUME(t.RecordOpen);
    this.entries('a step', [
      {
        ALT: () => {
          steps.push(this.SUBRULE(this.stepLine));
        },
      },
    ]);
    this.CONSUME(t.Close);
    return { kind: 'test', title, steps, doc: this.doc(start), span: this.from(start) };
  });

  protected readonly stepLine: Rule<TestStep> = this.rule('stepLine', () =>
    this.recovering<TestStep>(
      () => {
        const step = this.SUBRULE(this.step);
        this.endEntry();
        return step;
      },
      (start) => ({ kind: 'errorStep', span: this.from(start) }),
    ),
  );

  protected readonly step: Rule<TestStep> = this.rule('step', () => {
    const start = this.start();
    return this.OR<TestStep>({
      DEF: [
        { ALT: () => this.SUBRULE(this.startStep) },
        { ALT: () => this.SUBRULE(this.inputStep) },
        { ALT: () => this.SUBRULE(this.seatStep) },
        { ALT: () => this.SUBRULE(this.walkStep) },
        { ALT: () => this.SUBRULE(this.transcriptStep) },
        {
          ALT: () => {
            this.CONSUME(t.contextual.given);
            const target = this.SUBRULE(this.operand);
            this.CONSUME(t.Assign);
            const value = this.SUBRULE(this.expression);
            return { kind: 'given', target, value, span: this.from(start) };
          },
        },
        { ALT: () => this.SUBRULE(this.simulateStep) },
        { ALT: () => this.SUBRULE(this.pursueStep) },
        { ALT: () => this.SUBRULE(this.expectStep) },
        {
          ALT: () => {
            this.CONSUME(t.contextual.wait);
            const by = this.SUBRULE3(this.expression);
            return { kind: 'wait', by, span: this.from(start) };
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.contextual.models);
            this.CONSUME(t.reserved.none, { ERR_MSG: '`none`' });
            return { kind: 'modelsNone', span: this.from(start) };
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.contextual.answer);
            const of = this.SUBRULE(this.path);
            this.CONSUME(t.contextual.with, { ERR_MSG: '`with` and what it answers' });
            const value = this.SUBRULE2(this.expression);
            return { kind: 'answer', of, value, span: this.from(start) };
          },
        },
        {
          ALT: () =>
            this.meaning(this.CONSUME(t.contextual.replay), {
              kind: 'command',
              name: 'replay',
              span: this.from(start),
            }),
        },
        {
          ALT: () =>
            this.meaning(this.CONSUME(t.contextual.restart), {
              kind: 'command',
              name: 'restart',
              span: this.from(start),
            }),
        },
      ],
      ERR_MSG:
        'a step (`start`, `choose`, `say`, `given`, `answer`, `models none`, `expect`, `wait`, `simulate`, `pursue`, `replay`, `restart`)',
    });
  });

  protected readonly startStep: Rule<TestStep> = this.rule('startStep', () => {
    const start = this.start();
    this.CONSUME(t.contextual.start);
    const scene = this.SUBRULE(this.path);
    const given = this.OPTION(() => this.SUBRULE(this.arguments)) ?? [];
    const seed = this.OPTION2(() => {
      this.CONSUME(t.contextual.with);
      this.CONSUME(t.contextual.seed);
      return this.SUBRULE(this.expression);
    });
    return { kind: 'start', scene, arguments: given, seed, span: this.from(start) };
  });

  /** The words after `expect` are its own only where what belongs to them follows; else they are names in a condition. */
  protected readonly expectStep: Rule<TestStep> = this.rule('expectStep', () => {
    const start = this.start();
    this.CONSUME(t.contextual.expect);
    return this.OR<TestStep>({
      DEF: [
        {
          GATE: () => this.at(t.PlainText, 2) || this.atName(2),
          IGNORE_AMBIGUITIES: true,
          ALT: () => {
            this.CONSUME(t.contextual.says);
            const speaker = this.OPTION(() => this.SUBRULE(this.path));
            const text = this.SUBRULE(this.textLiteral);
            return { kind: 'expectSays', speaker, text, span: this.from(start) };
          },
        },
        {
          GATE: () => this.at(t.PlainText, 2) || (this.at(t.contextual.no) && this.at(t.contextual.choice, 2)),
          IGNORE_AMBIGUITIES: true,
          ALT: () => {
            const negated = this.OPTION2(() => this.CONSUME(t.contextual.no)) !== undefined;
            this.CONSUME(t.contextual.choice);
            const text = this.SUBRULE2(this.textLiteral);
            return { kind: 'expectChoice', text, negated, seat: undefined, span: this.from(start) };
          },
        },
        {
          GATE: () => this.atSeatExpectation(),
          IGNORE_AMBIGUITIES: true,
          ALT: () => this.SUBRULE(this.seatExpectation),
        },
        {
          GATE: () => this.at(t.LineEnd, 2) || this.at(t.Close, 2) || this.at(t.Comma, 2),
          IGNORE_AMBIGUITIES: true,
          ALT: () => {
            this.CONSUME(t.contextual.end);
            return { kind: 'expectEnd', span: this.from(start) };
          },
        },
        {
          IGNORE_AMBIGUITIES: true,
          ALT: () => {
            const condition = this.SUBRULE(this.expression);
            return { kind: 'expect', condition, span: this.from(start) };
          },
        },
      ],
      ERR_MSG: 'what is expected',
    });
  });
}
