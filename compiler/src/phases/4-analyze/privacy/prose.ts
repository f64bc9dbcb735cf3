import type { AudienceIr, ExprIr } from '@fabula/runtime/bundle';
import type { Span } from '../../../base/index.js';
import type { Arm, Choice, Divert, Expression, Line, ProseBlock, Statement, Tag } from '../../1-parse/index.js';
import type { CheckedScene } from '../../3-check/index.js';
import type { Body } from './body.js';
import { type Label, noLabel } from './label.js';
import { bindOutcome, bindPatterns, callAct, labelOf, show, walk } from './logic.js';
import type { Sink, SinkReader } from './sink.js';

const player: ExprIr = { op: 'player' };
export const thePlayer: readonly SinkReader[] = [{ who: player }];
export const everybody: readonly SinkReader[] = [{ who: undefined }];

/** Goes through the prose of a scene. */
export function walkScene(b: Body, scene: CheckedScene): void {
  for (const { default: value } of scene.parameters) if (value) labelOf(b, value);
  if (scene.opens) labelOf(b, scene.opens);
  const walker = new ProseWalk(b, scene);
  if (scene.title) show(b, scene.title, walker.sink('title', scene.symbol.declaration.name.span, undefined));
  walker.block(scene.symbol.declaration.body);
}

class ProseWalk {
  readonly #b: Body;
  readonly #scene: CheckedScene;
  /** Who reads what is told now: the one who plays, or everybody. */
  #readers: readonly SinkReader[];

  constructor(b: Body, scene: CheckedScene) {
    this.#b = b;
    this.#scene = scene;
    this.#readers = b.summaries.severalPlay ? everybody : thePlayer;
  }

  block(block: ProseBlock): void {
    for (const item of block.items) {
      this.#here(item.span);
      switch (item.kind) {
        case 'line':
          this.#line(item);
          break;
        case 'choice':
          this.#choice(item);
          break;
        case 'divert':
          this.#divert(item);
          break;
        case 'logicLine':
          for (const statement of item.statements) this.#statement(statement);
          if (item.divert) this.#divert(item.divert);
          break;
        case 'tagLine':
          this.#tags(item.tags, this.sink('narration', item.span, undefined, this.#readers));
          break;
        case 'label':
          break;
      }
    }
  }

  sink(into: Sink['into'], span: Span, knower: ExprIr | undefined, readers?: readonly SinkReader[]): Sink {
    const place = { file: this.#scene.symbol.file.path, span };
    return { into, name: '', place, knower, ...(readers && { readers }), keeping: undefined, calls: [] };
  }

  #here(span: Span): void {
    this.#b.at = { file: this.#scene.symbol.file.path, span };
  }

  #line(line: Line): void {
    const b = this.#b;
    this.#condition(line.guard);
    const found = this.#scene.lines.get(line);
    if (found) {
      const { speaker, text } = found;
      const sink = speaker
        ? this.sink('speech', line.span, b.term(speaker))
        : this.sink('narration', line.span, undefined, this.#readers);
      show(b, text, sink);
      this.#tags(line.tags, sink);
    }
    for (const statement of line.effects) this.#statement(statement);
    if (line.divert) this.#divert(line.divert);
  }

  #choice(choice: Choice): void {
    const b = this.#b;
    this.#condition(choice.guard);
    const sink = this.sink('choice', choice.span, player);
    const texts = this.#scene.choices.get(choice);
    if (texts) {
      show(b, texts.label, sink);
      // It is shown to who may take it, and told to all who read.
      if (texts.echo) show(b, texts.echo, this.sink('choice', choice.span, undefined, this.#readers));
    }
    const reason = choice.elseShown && this.#scene.texts.get(choice.elseShown);
    if (reason) show(b, reason, sink);
    this.#tags(choice.tags, sink);
    if (choice.hear) this.#statement(choice.hear);
    if (choice.body) this.block(choice.body);
    if (choice.divert) this.#divert(choice.divert);
  }

  /** A tag's value goes to the same hosts as the text it stands by. */
  #tags(tags: readonly Tag[], sink: Sink): void {
    for (const tag of tags) {
      const of = this.#scene.tags.get(tag)?.of;
      if (of) this.#b.flow(labelOf(this.#b, of), { ...sink, place: { ...sink.place, span: tag.span } });
    }
  }

  #divert(divert: Divert): void {
    this.#goTo(divert);
    const { otherwise } = divert;
    if (otherwise?.kind === 'divert') this.#divert(otherwise);
    else if (otherwise) this.block(otherwise);
  }

  /** What a scene is given goes where it puts it. Of a scene that is computed none takes anything. */
  #goTo(from: Parameters<CheckedScene['targets']['get']>[0]): void {
    const target = this.#scene.targets.get(from);
    if (!target) return;
    const b = this.#b;
    if (typeof target.scene !== 'string') labelOf(b, target.scene);
    const labels = target.arguments.map((each) => labelOf(b, each));
    const span = from.kind === 'divert' ? from.target.span : from.span;
    const place = { file: this.#scene.symbol.file.path, span };
    if (typeof target.scene === 'string') b.call(target.scene, target.arguments, labels, place);
  }

  #readersOf(to: AudienceIr | undefined): readonly SinkReader[] {
    if (to === undefined || typeof to === 'string') return everybody;
    if ('op' in to) {
      labelOf(this.#b, to);
      return [{ who: this.#b.term(to) }];
    }
    return 'role' in to ? [to] : to.any.flatMap((each) => this.#readersOf(each));
  }

  #condition(expression: Expression | undefined): Label {
    const found = expression && this.#scene.expressions.get(expression);
    return found ? labelOf(this.#b, found.ir) : noLabel;
  }

  #arms(arms: readonly Arm[], label: Label): void {
    for (const arm of arms) {
      const head = this.#scene.arms.get(arm);
      if (head) {
        bindPatterns(this.#b, head.patterns, label);
        if (head.guard) labelOf(this.#b, head.guard);
      }
      if (arm.body.kind === 'proseBlock') this.block(arm.body);
    }
  }

  #statement(statement: Statement): void {
    const b = this.#b;
    this.#here(statement.span);
    const ir = this.#scene.statements.get(statement);
    if (ir) walk(b, ir);
    switch (statement.kind) {
      case 'if':
        this.#condition(statement.condition);
        if (statement.then.kind === 'proseBlock') this.block(statement.then);
        if (statement.otherwise?.kind === 'if') this.#statement(statement.otherwise);
        else if (statement.otherwise?.kind === 'proseBlock') this.block(statement.otherwise);
        return;
      case 'match':
        this.#arms(statement.arms, this.#condition(statement.subject));
        return;
      case 'callStatement':
        this.#call(statement);
        return;
      case 'for': {
        const label = this.#condition(statement.source);
        const slot = this.#scene.loops.get(statement)?.slot;
        if (slot !== undefined) b.bind(statement, slot, label);
        this.#condition(statement.condition);
        if (statement.body.kind === 'proseBlock') this.block(statement.body);
        return;
      }
      case 'let':
        if (statement.otherwise?.kind === 'proseBlock') this.block(statement.otherwise);
        return;
      case 'once':
        this.block(statement.body);
        if (statement.otherwise) this.block(statement.otherwise);
        return;
      case 'pick':
        for (const item of statement.items) {
          this.#condition(item.guard);
          this.block(item.body);
        }
        return;
      case 'to': {
        const outer = this.#readers;
        const audience = this.#scene.audiences.get(statement);
        this.#readers = audience?.each === undefined ? this.#readersOf(audience?.to) : thePlayer;
        this.block(statement.body);
        this.#readers = outer;
        return;
      }
      case 'hear': {
        const hear = this.#scene.hears.get(statement);
        if (hear) b.bind(statement, hear.slot, noLabel);
        return;
      }
      case 'draw':
        this.#arms(statement.arms, noLabel);
        return;
      case 'visit':
      case 'offer':
        this.#goTo(statement);
        return;
      default:
        return;
    }
  }

  #call(statement: Statement & { readonly kind: 'callStatement' }): void {
    const b = this.#b;
    const found = this.#scene.calls.get(statement);
    if (!found) {
      this.#arms(statement.arms, noLabel);
      return;
    }
    if ('subject' in found) {
      this.#arms(statement.arms, labelOf(b, found.subject));
      return;
    }
    const result = callAct(b, found.act);
    statement.arms.forEach((arm, index) => {
      const outcome = found.outcomes[index];
      if (outcome) bindOutcome(b, outcome, result);
      if (arm.body.kind === 'proseBlock') this.block(arm.body);
    });
  }
}
