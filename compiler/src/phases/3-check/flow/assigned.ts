import type { Block, Expression, IfStatement, ProseBlock, Statement } from '../../1-parse/index.js';

/** What running a block again and again may change. */
export interface Assigned {
  /** The first names of what is assigned to. */
  readonly names: ReadonlySet<string>;
  /** Anything else that changes state: then only variables keep what is known of them. */
  readonly acts: boolean;
}

/** Looks through a loop's body for what it assigns, before the body is checked. */
export function assignedIn(block: Block): Assigned {
  const walk = new Walk();
  walk.block(block);
  return { names: walk.names, acts: walk.acts };
}

class Walk {
  readonly names = new Set<string>();
  acts = false;

  block(block: Block | IfStatement): void {
    if (block.kind === 'logicBlock') for (const statement of block.statements) this.#statement(statement);
    else if (block.kind === 'proseBlock') this.#prose(block);
    else this.#statement(block);
  }

  #prose(block: ProseBlock): void {
    for (const item of block.items) {
      switch (item.kind) {
        case 'line':
          for (const statement of item.effects) this.#statement(statement);
          break;
        case 'logicLine':
          for (const statement of item.statements) this.#statement(statement);
          break;
        case 'choice':
          this.acts = true;
          if (item.body) this.#prose(item.body);
          break;
        case 'divert':
          if (item.otherwise?.kind === 'proseBlock') this.#prose(item.otherwise);
          break;
        case 'label':
        case 'tagLine':
          break;
      }
    }
  }

  #statement(statement: Statement): void {
    switch (statement.kind) {
      case 'assign':
        this.#target(statement.target);
        break;
      case 'if':
        this.block(statement.then);
        if (statement.otherwise) this.block(statement.otherwise);
        break;
      case 'match':
        for (const arm of statement.arms) this.block(arm.body);
        break;
      case 'callStatement':
      case 'draw':
        this.acts = true;
        for (const arm of statement.arms) this.block(arm.body);
        break;
      case 'for':
      case 'to':
        this.block(statement.body);
        break;
      case 'once':
        this.#prose(statement.body);
        if (statement.otherwise) this.#prose(statement.otherwise);
        break;
      case 'pick':
        for (const item of statement.items) this.#prose(item.body);
        break;
      case 'let':
        // A value may be an action's.
        this.acts ||= statement.value.kind === 'call';
        if (statement.otherwise) this.block(statement.otherwise);
        break;
      case 'expressionStatement':
      case 'return':
      case 'refuse':
      case 'checkpoint':
      case 'errorStatement':
        break;
      case 'transfer':
      case 'issue':
      case 'retire':
      case 'link':
      case 'unlink':
      case 'grant':
      case 'revoke':
      case 'emit':
      case 'advance':
      case 'remember':
      case 'visit':
      case 'offer':
      case 'hear':
        this.acts = true;
        break;
    }
  }

  #target(target: Expression): void {
    let at = target;
    while (at.kind === 'member' || at.kind === 'index') at = at.object;
    if (at.kind === 'nameExpression') this.names.add(at.name.text);
    // State may be meant by the name; a variable's own facts are dropped by name alone.
    this.acts = true;
  }
}
