import type { PartIr, TextIr } from '@fabula/runtime/bundle';
import type { Span } from '../base/index.js';
import type {
  Arm,
  Block,
  Choice,
  Divert,
  DrawStatement,
  OfferStatement,
  ProseBlock,
  ProseItem,
  Statement,
  VisitStatement,
} from '../phases/1-parse/index.js';
import { labelsOf, proseBlocksOf } from '../phases/2-bind/index.js';
import { type CheckedScene, sceneOfCard } from '../phases/3-check/index.js';
import type { ProgramFlow } from '../phases/4-analyze/index.js';
import type { GraphWay } from './story-graph.js';

/** What stands around a divert. */
interface Around {
  readonly conditions: readonly string[];
  readonly choices: readonly string[];
}

/** Every divert and visit of a scene that leaves it, in reading order. */
export function waysOut(scene: CheckedScene, flow: ProgramFlow): readonly GraphWay[] {
  const walk = new Walk(scene, flow);
  walk.block(scene.symbol.declaration.body, { conditions: [], choices: [] });
  return walk.ways;
}

const firstTime = 'the first time';

class Walk {
  readonly ways: GraphWay[] = [];
  readonly #scene: CheckedScene;
  readonly #flow: ProgramFlow;

  constructor(scene: CheckedScene, flow: ProgramFlow) {
    this.#scene = scene;
    this.#flow = flow;
  }

  block(block: ProseBlock, around: Around): void {
    for (const item of block.items) this.#item(item, around);
  }

  #item(item: ProseItem, around: Around): void {
    switch (item.kind) {
      case 'line': {
        const guarded = item.guard ? this.#when(around, item.guard.span) : item.once ? when(around, firstTime) : around;
        for (const statement of item.effects) this.#statement(statement, guarded);
        if (item.divert) this.#divert(item.divert, guarded);
        return;
      }
      case 'choice': {
        const guarded = item.guard ? this.#when(around, item.guard.span) : around;
        const inside = { ...guarded, choices: [...guarded.choices, this.#labelOf(item)] };
        if (item.body) this.block(item.body, inside);
        if (item.divert) this.#divert(item.divert, inside);
        return;
      }
      case 'divert':
        this.#divert(item, around);
        return;
      case 'logicLine':
        for (const statement of item.statements) this.#statement(statement, around);
        if (item.divert) this.#divert(item.divert, around);
        return;
      case 'label':
      case 'tagLine':
        return;
    }
  }

  #statement(statement: Statement, around: Around): void {
    switch (statement.kind) {
      case 'if': {
        const { condition, otherwise } = statement;
        this.#inner(statement.then, this.#when(around, condition.span));
        const not = when(around, `not (${this.#source(condition.span)})`);
        if (otherwise?.kind === 'if') this.#statement(otherwise, not);
        else this.#inner(otherwise, not);
        return;
      }
      case 'match':
        this.#arms(statement.arms, this.#source(statement.subject.span), around);
        return;
      case 'callStatement':
        this.#arms(statement.arms, this.#source(statement.callee.span), around);
        return;
      case 'for':
        this.#inner(
          statement.body,
          when(around, `for ${statement.binder.text} in ${this.#source(statement.source.span)}`),
        );
        return;
      case 'pick':
        for (const { body, guard } of statement.items)
          this.block(body, guard ? this.#when(around, guard.span) : when(around, statement.strategy));
        return;
      case 'once':
        this.block(statement.body, when(around, firstTime));
        if (statement.otherwise) this.block(statement.otherwise, when(around, `not ${firstTime}`));
        return;
      case 'to':
        this.block(statement.body, around);
        return;
      case 'let':
        this.#inner(statement.otherwise, when(around, `no ${statement.name.text}`));
        return;
      case 'visit':
        this.#leave(statement, 'visit', around);
        return;
      case 'draw':
        this.#cards(statement, 'visit', around);
        this.#arms(statement.arms, `draw ${this.#source(statement.deck.span)}`, around);
        return;
      case 'offer':
        this.#cards(statement, 'visit', around);
        this.#leave(statement, 'visit', around);
        return;
      default:
        for (const block of proseBlocksOf(statement)) this.block(block, around);
        return;
    }
  }

  #inner(block: Block | undefined, around: Around): void {
    if (block?.kind === 'proseBlock') this.block(block, around);
  }

  #arms(arms: readonly Arm[], subject: string, around: Around): void {
    for (const arm of arms) {
      const patterns = arm.patterns.map((pattern) => this.#source(pattern.span)).join(' | ');
      const guard = arm.guard ? ` if ${this.#source(arm.guard.span)}` : '';
      this.#inner(arm.body, when(around, `${subject}: ${patterns}${guard}`));
    }
  }

  #divert(divert: Divert, around: Around): void {
    if (divert.target.kind !== 'place' && divert.target.kind !== 'best') return;
    this.#cards(divert, 'divert', around);
    const gate = this.#leave(divert, 'divert', around);
    const { otherwise } = divert;
    const shut = when(around, gate ?? 'shut');
    if (otherwise?.kind === 'divert') this.#divert(otherwise, shut);
    else this.#inner(otherwise, shut);
  }

  /** Adds the ways to the cards of a deck. */
  #cards(node: Divert | DrawStatement | OfferStatement, by: GraphWay['by'], around: Around): void {
    const draw = this.#scene.draws.get(node);
    if (!draw) return;
    const { declaration, file } = draw.deck;
    for (const card of declaration.cards) {
      const to = sceneOfCard(draw.deck, card)?.id;
      if (to === undefined) continue;
      const condition = card.when && oneLine(file.text.slice(card.when.span.start, card.when.span.end));
      const within = condition === undefined ? around : when(around, condition);
      this.ways.push({ from: this.#scene.symbol.id, to, by, computed: false, ...within });
    }
  }

  /** Adds the way; answers what is true where its gate is shut. */
  #leave(node: Divert | VisitStatement | OfferStatement, by: GraphWay['by'], around: Around): string | undefined {
    const target = this.#scene.targets.get(node);
    if (!target || target.local) return undefined;
    const { id } = this.#scene.symbol;
    if (typeof target.scene !== 'string') {
      const from = this.#flow.scenes.get(id)?.nodes.find((each) => each.kind === by && each.span === node.span);
      for (const { to } of from ? this.#flow.arrivals(from) : [])
        this.ways.push({ from: id, to: to.scene.symbol.id, by, computed: true, ...around });
      return undefined;
    }
    const to = this.#flow.scenes.get(target.scene)?.scene;
    const opens = to?.symbol.declaration.opens;
    const open = to && opens ? oneLine(to.symbol.file.text.slice(opens.span.start, opens.span.end)) : undefined;
    const label = target.label === undefined || !to ? undefined : this.#labelName(node, to);
    this.ways.push({
      from: id,
      to: target.scene,
      ...(label !== undefined && { label }),
      by,
      computed: false,
      ...(open === undefined ? around : when(around, open)),
    });
    return open === undefined ? undefined : `not (${open})`;
  }

  /** The last name of the written path, where the scene it leads to has a label of this name. */
  #labelName(node: Divert | VisitStatement | OfferStatement, to: CheckedScene): string | undefined {
    if (node.kind === 'offer') return undefined;
    const path = node.kind === 'visit' ? node.scene : node.target.kind === 'place' ? node.target.path : undefined;
    const name = path?.names.at(-1)?.text;
    return labelsOf(to.symbol.declaration).some((label) => label.name.text === name) ? name : undefined;
  }

  #labelOf(choice: Choice): string {
    const label = this.#scene.choices.get(choice)?.label;
    return choice.fallback || !label ? '(no other choice)' : plain(label);
  }

  #when(around: Around, span: Span): Around {
    return when(around, this.#source(span));
  }

  #source(span: Span): string {
    return oneLine(this.#scene.symbol.file.text.slice(span.start, span.end));
  }
}

function when(around: Around, condition: string): Around {
  return { ...around, conditions: [...around.conditions, condition] };
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** A text without its values: `Pay {price}` is `Pay …`. */
function plain(text: TextIr): string {
  const flat = (parts: readonly PartIr[]): string =>
    parts
      .map((part) => (typeof part === 'string' ? part : part.part === 'markup' ? flat(part.text ?? []) : '…'))
      .join('');
  return oneLine(flat(text.template));
}
