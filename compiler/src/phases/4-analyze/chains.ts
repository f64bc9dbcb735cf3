import type { Arm, Choice, Expression, Inline, ProseBlock, Statement } from '../1-parse/index.js';
import { proseBlocksOf } from '../2-bind/index.js';
import type { AskedCondition, CheckedScene } from '../3-check/index.js';

/** The rows of conditions in a scene's prose: `if … else if`, `match` with guards, `pick first`, `{if …: | else if …: }`. */
export function chainsIn(scene: CheckedScene): readonly (readonly AskedCondition[])[] {
  const chains = new Chains(scene);
  chains.block(scene.symbol.declaration.body);
  return chains.found;
}

class Chains {
  readonly found: (readonly AskedCondition[])[] = [];
  readonly #scene: CheckedScene;

  constructor(scene: CheckedScene) {
    this.#scene = scene;
  }

  block(block: ProseBlock): void {
    for (const item of block.items) {
      switch (item.kind) {
        case 'line':
          // Of its two readings one was checked.
          this.#texts(this.#scene.texts.has(item.text) ? item.text : item.whole);
          for (const statement of item.effects) this.#statement(statement);
          break;
        case 'choice':
          this.#choice(item);
          break;
        case 'logicLine':
          for (const statement of item.statements) this.#statement(statement);
          break;
        case 'divert':
          if (item.otherwise?.kind === 'proseBlock') this.block(item.otherwise);
          break;
        default:
          break;
      }
    }
  }

  #choice(choice: Choice): void {
    for (const text of [choice.before, choice.bracket, choice.after]) if (text) this.#texts(text);
    if (choice.body) this.block(choice.body);
  }

  #statement(statement: Statement): void {
    switch (statement.kind) {
      case 'if': {
        const row: AskedCondition[] = [];
        for (let at: Statement | undefined = statement; at?.kind === 'if'; ) {
          this.#ask(row, at.condition);
          at = at.otherwise?.kind === 'if' ? at.otherwise : undefined;
        }
        this.#keep(row);
        break;
      }
      case 'match':
      case 'callStatement':
        this.#arms(statement.arms);
        break;
      case 'pick':
        if (statement.strategy === 'first') {
          const row: AskedCondition[] = [];
          for (const { guard, once } of statement.items) if (guard && !once) this.#ask(row, guard);
          this.#keep(row);
        }
        break;
      default:
        break;
    }
    for (const block of proseBlocksOf(statement)) this.block(block);
  }

  #arms(arms: readonly Arm[]): void {
    const row: AskedCondition[] = [];
    for (const arm of arms) {
      const checked = this.#scene.arms.get(arm);
      if (!arm.guard || !checked?.guard) continue;
      const patterns = JSON.stringify(checked.patterns);
      row.push({ span: arm.guard.span, ir: checked.guard, never: false, patterns });
    }
    this.#keep(row);
  }

  #texts(text: readonly Inline[]): void {
    for (const inline of text) {
      if (inline.kind === 'inlineIf') {
        const row: AskedCondition[] = [];
        for (const { condition } of inline.arms) if (condition) this.#ask(row, condition);
        this.#keep(row);
      }
      if (inline.kind === 'inlineIf') for (const arm of inline.arms) this.#texts(arm.text);
      if (inline.kind === 'inlineSequence') for (const item of inline.items) this.#texts(item);
      if (inline.kind === 'markup' && inline.text) this.#texts(inline.text);
    }
  }

  #ask(row: AskedCondition[], expression: Expression): void {
    const known = this.#scene.expressions.get(expression);
    if (!known) return;
    const { type, ir } = known;
    row.push({ span: expression.span, ir, never: type.kind === 'bool' && type.value === false, patterns: '' });
  }

  #keep(row: readonly AskedCondition[]): void {
    if (row.length > 1) this.found.push(row);
  }
}
