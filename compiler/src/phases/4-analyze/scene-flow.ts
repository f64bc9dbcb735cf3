import type { Span } from '../../base/index.js';
import type {
  Choice,
  Divert,
  DrawStatement,
  OfferStatement,
  ProseBlock,
  ProseItem,
  Statement,
} from '../1-parse/index.js';
import { isChoicePart, type PlaceIds, proseBlocksOf } from '../2-bind/index.js';
import { type CheckedDraw, type CheckedScene, mayRunDry, sceneOfCard } from '../3-check/index.js';
import type { FlowKind, FlowNode, PointChoice, PointFlow, SceneFlow } from './flow-graph.js';

/** Lays out the flow of one scene, whose nodes are numbered from `first`. */
export function sceneFlow(scene: CheckedScene, ids: PlaceIds, first: number): SceneFlow {
  return new SceneFlowBuilder(scene, ids, first).build();
}

/** `undefined` is flow that has ended: what follows a divert is not reached by it. */
type Ends = readonly FlowNode[];

class SceneFlowBuilder {
  readonly #scene: CheckedScene;
  readonly #ids: PlaceIds;
  readonly #first: number;
  readonly #nodes: FlowNode[] = [];
  readonly #labels = new Map<string, FlowNode>();
  readonly #points = new Map<FlowNode, PointFlow>();

  constructor(scene: CheckedScene, ids: PlaceIds, first: number) {
    this.#scene = scene;
    this.#ids = ids;
    this.#first = first;
  }

  build(): SceneFlow {
    const { declaration } = this.#scene.symbol;
    const entry = this.#node('entry', declaration.name.span);
    const ends = this.#block(declaration.body, [entry]);
    const exit = this.#node('exit', declaration.name.span);
    link(ends, exit);
    return { scene: this.#scene, entry, exit, labels: this.#labels, points: this.#points, nodes: this.#nodes };
  }

  #node(kind: FlowKind, span: Span): FlowNode {
    const index = this.#first + this.#nodes.length;
    const node: FlowNode = { index, scene: this.#scene, span, kind, next: [], leaves: [] };
    this.#nodes.push(node);
    return node;
  }

  /** Adds a node after what came before; answers what goes on from it. */
  #step(kind: FlowKind, span: Span, before: Ends): FlowNode {
    const node = this.#node(kind, span);
    link(before, node);
    return node;
  }

  #block(block: ProseBlock, before: Ends): Ends {
    let ends = before;
    const { items } = block;
    for (let i = 0; i < items.length; i++) {
      const item = items[i];
      if (!item) continue;
      if (!isChoicePart(item)) {
        ends = this.#item(item, ends);
        continue;
      }
      let end = i + 1;
      for (let next = items[end]; next && isChoicePart(next); next = items[end]) end += 1;
      ends = this.#point(items.slice(i, end), ends);
      i = end - 1;
    }
    return ends;
  }

  #item(item: ProseItem, before: Ends): Ends {
    switch (item.kind) {
      case 'line': {
        let ends: Ends = [this.#step('step', item.span, before)];
        for (const statement of item.effects) ends = this.#statement(statement, ends);
        if (item.divert) ends = this.#divert(item.divert, ends);
        // A guarded line may be passed over with all that stands on it.
        return item.guard || item.once ? [...ends, ...before] : ends;
      }
      case 'label':
        return [this.#label(this.#ids.idOf(item), item.span, before)];
      case 'divert':
        return this.#divert(item, before);
      case 'logicLine': {
        let ends = before;
        for (const statement of item.statements) ends = this.#statement(statement, ends);
        return item.divert ? this.#divert(item.divert, ends) : ends;
      }
      case 'tagLine':
        return before;
      case 'choice':
        return this.#point([item], before);
    }
  }

  #label(id: string, span: Span, before: Ends): FlowNode {
    // A divert further up may have named the label already.
    const node = this.#labels.get(id) ?? this.#node('label', span);
    this.#labels.set(id, node);
    link(before, node);
    return node;
  }

  #divert(divert: Divert, before: Ends): Ends {
    const { target } = divert;
    if (target.kind === 'end' || target.kind === 'back') {
      this.#step(target.kind, divert.span, before);
      return [];
    }
    const node = this.#step('divert', divert.span, before);
    const draw = this.#scene.draws.get(divert);
    if (draw) {
      this.#leadToCards(node, draw, 'divert');
      return mayRunDry(draw.deck) ? this.#otherwise(divert, node) : [];
    }
    const checked = this.#scene.targets.get(divert);
    if (checked?.local && checked.label !== undefined) {
      const label = this.#labels.get(checked.label) ?? this.#node('label', divert.span);
      this.#labels.set(checked.label, label);
      node.next.push(label);
    } else if (checked) {
      node.leaves.push({
        by: 'divert',
        scene: typeof checked.scene === 'string' ? checked.scene : undefined,
        label: checked.label,
      });
    }
    // A shut gate without an `else` is refused, and flow goes on.
    return checked?.gate ? this.#otherwise(divert, node) : [];
  }

  #otherwise({ otherwise }: Divert, node: FlowNode): Ends {
    if (otherwise?.kind === 'divert') return this.#divert(otherwise, [node]);
    return otherwise ? this.#block(otherwise, [node]) : [node];
  }

  #leadToCards(node: FlowNode, { deck }: CheckedDraw, by: 'divert' | 'visit'): void {
    for (const card of deck.declaration.cards) {
      const scene = sceneOfCard(deck, card)?.id;
      if (scene !== undefined) node.leaves.push({ by, scene, label: undefined });
    }
  }

  /** A draw visits a card, or comes to nothing; its arms stand behind the one or the other. */
  #draw(statement: DrawStatement, before: Ends): Ends {
    const head = this.#step('step', statement.span, before);
    const draw = this.#scene.draws.get(statement);
    if (!draw) return [head];
    const visit = this.#step('visit', statement.span, [head]);
    this.#leadToCards(visit, draw, 'visit');
    const dry = mayRunDry(draw.deck) ? [head] : [];
    const ends = statement.arms.flatMap((arm) => {
      const kinds = arm.patterns.map((pattern) => pattern.kind);
      const ofCard = kinds.some((kind) => kind !== 'nonePattern');
      const ofNone = kinds.some((kind) => kind !== 'casePattern');
      const from = [...(ofCard ? [visit] : []), ...(ofNone ? dry : [])];
      return arm.body.kind === 'proseBlock' ? this.#block(arm.body, from) : from;
    });
    return draw.others ? ends : [...ends, visit, ...(draw.none ? [] : dry)];
  }

  #statement(statement: Statement, before: Ends): Ends {
    switch (statement.kind) {
      case 'if': {
        const test = this.#step('step', statement.condition.span, before);
        const then = statement.then.kind === 'proseBlock' ? this.#block(statement.then, [test]) : [test];
        const { otherwise } = statement;
        if (!otherwise) return [...then, test];
        if (otherwise.kind === 'if') return [...then, ...this.#statement(otherwise, [test])];
        return [...then, ...(otherwise.kind === 'proseBlock' ? this.#block(otherwise, [test]) : [test])];
      }
      case 'match':
        // Matches over enums and variants are exhaustive, so one of the arms is taken.
        return this.#arms(
          statement.arms.map((arm) => arm.body),
          statement.span,
          before,
          false,
        );
      case 'callStatement': {
        const covered = statement.arms.some((arm) =>
          arm.patterns.some((pattern) => pattern.kind === 'otherwisePattern'),
        );
        return this.#arms(
          statement.arms.map((arm) => arm.body),
          statement.span,
          before,
          !covered,
        );
      }
      case 'for': {
        const head = this.#step('step', statement.span, before);
        const ends = statement.body.kind === 'proseBlock' ? this.#block(statement.body, [head]) : [head];
        // A loop is bounded by its collection: its way back is no cycle of diverts.
        return [...ends, head];
      }
      case 'pick': {
        const head = this.#step('step', statement.span, before);
        return [...statement.items.flatMap((item) => this.#block(item.body, [head])), head];
      }
      case 'once': {
        const head = this.#step('step', statement.span, before);
        const first = this.#block(statement.body, [head]);
        return [...first, ...(statement.otherwise ? this.#block(statement.otherwise, [head]) : [head])];
      }
      case 'to':
        return this.#block(statement.body, before);
      case 'let': {
        const ends = [this.#step('step', statement.span, before)];
        return statement.otherwise?.kind === 'proseBlock' ? [...ends, ...this.#block(statement.otherwise, ends)] : ends;
      }
      case 'hear':
        return [this.#step('hear', statement.span, before)];
      case 'visit': {
        const node = this.#step('visit', statement.span, before);
        const checked = this.#scene.targets.get(statement);
        if (checked) {
          const scene = typeof checked.scene === 'string' ? checked.scene : undefined;
          node.leaves.push({ by: 'visit', scene, label: checked.label });
        }
        return [node];
      }
      case 'draw':
        return this.#draw(statement, before);
      default:
        return [this.#step('step', statement.span, before)];
    }
  }

  #arms(bodies: readonly { readonly kind: string }[], span: Span, before: Ends, mayPass: boolean): Ends {
    const head = this.#step('step', span, before);
    const ends = bodies.flatMap((body) => (isProse(body) ? this.#block(body, [head]) : [head]));
    return mayPass || bodies.length === 0 ? [...ends, head] : ends;
  }

  #point(items: readonly ProseItem[], before: Ends): Ends {
    const found = choicesOf(items, false);
    const first = found[0];
    const node = this.#step('point', first?.choice.span ?? this.#scene.symbol.declaration.name.span, before);
    const gather = this.#node('step', node.span);
    const choices: PointChoice[] = [];
    let fallback: FlowNode | undefined;
    for (const { choice, guarded } of found) {
      const body = this.#step('choice', choice.span, [node]);
      if (choice.kind === 'offer') {
        const mayLack = this.#offer(choice, body, gather);
        const hidden = guarded || mayLack;
        choices.push({ span: choice.span, body, sticky: true, guarded: hidden, guard: undefined });
        continue;
      }
      link(this.#body(choice, body), gather);
      if (choice.fallback) {
        fallback ??= body;
        continue;
      }
      const guard = choice.guard && this.#scene.expressions.get(choice.guard)?.ir;
      choices.push({
        span: choice.span,
        body,
        sticky: choice.sticky,
        guarded: guarded || choice.guard !== undefined,
        guard,
      });
    }
    const without = fallback ?? gather;
    this.#points.set(node, { node, choices, without, hasFallback: fallback !== undefined });
    return [gather];
  }

  /** What is offered is visited. Whether it may not be on offer. */
  #offer(offer: OfferStatement, body: FlowNode, gather: FlowNode): boolean {
    const visit = this.#step('visit', offer.span, [body]);
    link([visit], gather);
    const draw = this.#scene.draws.get(offer);
    if (draw) {
      this.#leadToCards(visit, draw, 'visit');
      return mayRunDry(draw.deck);
    }
    const target = this.#scene.targets.get(offer);
    if (typeof target?.scene === 'string') visit.leaves.push({ by: 'visit', scene: target.scene, label: undefined });
    return target?.gate ?? true;
  }

  #body(choice: Choice, body: FlowNode): Ends {
    let ends: Ends = [body];
    if (choice.label) ends = [this.#label(this.#ids.idOf(choice), choice.label.span, ends)];
    if (choice.body) ends = this.#block(choice.body, ends);
    return choice.divert ? this.#divert(choice.divert, ends) : ends;
  }
}

function link(before: Ends, node: FlowNode): void {
  for (const each of before) if (!each.next.includes(node)) each.next.push(node);
}

function isProse(body: { readonly kind: string }): body is ProseBlock {
  return body.kind === 'proseBlock';
}

/** The choices of a point, with whether something around them may hide them. */
function choicesOf(
  items: readonly ProseItem[],
  guarded: boolean,
): { choice: Choice | OfferStatement; guarded: boolean }[] {
  return items.flatMap((item) => {
    if (item.kind === 'choice') return [{ choice: item, guarded }];
    if (item.kind !== 'logicLine') return [];
    return item.statements.flatMap((statement) =>
      statement.kind === 'offer'
        ? [{ choice: statement, guarded }]
        : proseBlocksOf(statement).flatMap((block) => choicesOf(block.items, true)),
    );
  });
}
