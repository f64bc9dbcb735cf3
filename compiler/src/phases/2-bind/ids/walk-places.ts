import type { SourceFile } from '../../../base/index.js';
import type {
  Arm,
  Block,
  DeckDeclaration,
  Declaration,
  Divert,
  Migration,
  MissionDeclaration,
  Node,
  PromptDeclaration,
  ProseBlock,
  ProseItem,
  SimulationDeclaration,
  SourceTree,
  Statement,
  WorkflowDeclaration,
} from '../../1-parse/index.js';
import type { PlaceNode } from '../place-ids.js';
import { ExactHasher } from './exact-hash.js';
import { nodeKey } from './node-ids.js';
import { feedOwnText, placeLetters } from './own-text.js';
import { findValueMatches } from './value-matches.js';

/** The places of one declaration in reading order, in columns: a large story has hundreds of thousands. */
export interface OwnerPlaces {
  /** `scene arrival`, `action gather`: its section in `fabula.ids`. */
  readonly key: string;
  readonly source: SourceFile;
  readonly nodes: readonly PlaceNode[];
  /** The index of the place each one stands in; −1 at the top. */
  readonly parents: Int32Array;
  /** The character code of each one's kind letter. */
  readonly letters: Int32Array;
  /** The 30-bit hash of each one's own text. */
  readonly exacts: Int32Array;
  /** The `nodeKey` of each one. */
  readonly keys: Int32Array;
}

/** A tree's places depend on nothing else, so an unchanged file is walked once however often the program is built. */
const walked = new WeakMap<SourceTree, readonly OwnerPlaces[]>();
/** Nor does a declaration's, and an edited file's tree keeps most of them. */
const walkedDeclarations = new WeakMap<Declaration, readonly OwnerPlaces[]>();

/** The places of a file, a list a declaration that has any, in reading order. */
export function placesOf(source: SourceFile, tree: SourceTree): readonly OwnerPlaces[] {
  const known = walked.get(tree);
  if (known) return known;
  const places = new Walker(source).walk(tree);
  walked.set(tree, places);
  return places;
}

/** What the walk writes to before it knows how much there is; one for all walks, so that none allocates as it grows. */
class Columns {
  parents = new Int32Array(1024);
  letters = new Int32Array(1024);
  exacts = new Int32Array(1024);
  keys = new Int32Array(1024);

  grow(): void {
    this.parents = doubled(this.parents);
    this.letters = doubled(this.letters);
    this.exacts = doubled(this.exacts);
    this.keys = doubled(this.keys);
  }
}

function doubled(column: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(column.length * 2);
  larger.set(column);
  return larger;
}

const columns = new Columns();

class Walker {
  readonly #source: SourceFile;
  readonly #hasher: ExactHasher;
  /** Where the word `match` stands: only there can a value hold statements, in its arms. */
  readonly #matches: readonly number[];
  #nodes: PlaceNode[] = [];

  constructor(source: SourceFile) {
    this.#source = source;
    this.#hasher = new ExactHasher(source.text);
    this.#matches = occurrences(source.text, 'match');
  }

  walk(tree: SourceTree): readonly OwnerPlaces[] {
    return tree.declarations.flatMap((declaration) => {
      const known = walkedDeclarations.get(declaration);
      if (known) return known;
      const owners = this.#walkOne(declaration);
      walkedDeclarations.set(declaration, owners);
      return owners;
    });
  }

  #walkOne(declaration: Declaration): readonly OwnerPlaces[] {
    const owners: OwnerPlaces[] = [];
    this.#declaration(declaration);
    this.#close(ownerKey(declaration), owners);
    if (declaration.kind !== 'deck') return owners;
    for (const { prose } of declaration.cards) {
      if (!prose) continue;
      this.#prose(prose.body, -1);
      this.#close(`card ${declaration.name.text}.${prose.name.text}`, owners);
    }
    return owners;
  }

  /** Takes what was walked since as one owner's places. */
  #close(key: string, owners: OwnerPlaces[]): void {
    const count = this.#nodes.length;
    if (count === 0) return;
    owners.push({
      key,
      source: this.#source,
      nodes: this.#nodes,
      parents: columns.parents.slice(0, count),
      letters: columns.letters.slice(0, count),
      exacts: columns.exacts.slice(0, count),
      keys: columns.keys.slice(0, count),
    });
    this.#nodes = [];
  }

  #declaration(declaration: Declaration): void {
    if (declaration.kind === 'scene') this.#prose(declaration.body, -1);
    else if (declaration.kind === 'action' || declaration.kind === 'rule')
      this.#statements(declaration.body.statements, -1);
    else if (declaration.kind === 'function' && declaration.body.kind === 'logicBlock')
      this.#statements(declaration.body.statements, -1);
    else if (declaration.kind === 'deck') this.#heads(declaration);
    else if (declaration.kind === 'mission') this.#mission(declaration);
    else if (declaration.kind === 'prompt') this.#prompt(declaration);
    else if (declaration.kind === 'workflow') this.#workflow(declaration);
    else if (declaration.kind === 'simulation') this.#simulation(declaration);
    else {
      this.#values(declaration, -1);
      // What a migration sets is no place, since nothing of it is ever counted; what stands in its values may be one.
      for (const { body } of migrationsOf(declaration))
        for (const statement of body.statements) this.#values(statement, -1);
    }
  }

  /** The conditions and weights of a deck's cards; their prose has sections of its own. */
  #heads({ cards }: DeckDeclaration): void {
    for (const { span, weight, when } of cards) {
      const head = { span, weight, when };
      this.#values(head, -1);
    }
  }

  /** What a mission's clauses ask, and the blocks of its clocks and rewards. */
  #mission({ span, starts, objectives, clocks, fails, rewards }: MissionDeclaration): void {
    const head = { span, starts };
    this.#values(head, -1);
    for (const objective of objectives) this.#values(objective, -1);
    for (const clock of clocks) {
      this.#values(clock, -1);
      this.#statements(clock.body?.statements ?? [], -1);
    }
    for (const fail of fails) this.#values(fail, -1);
    for (const reward of rewards) this.#statements(reward.statements, -1);
  }

  /** What is done in its phases and by its actions; what its other clauses ask. */
  #simulation(declaration: SimulationDeclaration): void {
    const { steps, actions, populations, agents, invariants, stops, measures } = declaration;
    for (const clause of [...populations, ...agents, ...invariants, ...stops, ...measures]) this.#values(clause, -1);
    for (const { body } of steps) this.#statements(body.statements, -1);
    for (const { action } of actions) this.#statements(action.body.statements, -1);
  }

  /** The blocks of a workflow's steps. */
  #workflow({ span, occasion, when, key, steps, done }: WorkflowDeclaration): void {
    const head = { span, occasion, when, key };
    this.#values(head, -1);
    for (const step of steps) {
      const { when: condition, each } = step;
      const own = { span: step.span, condition, each };
      this.#values(own, -1);
      this.#statements(step.body.statements, -1);
    }
    this.#statements(done?.statements ?? [], -1);
  }

  /** What its clauses ask, and the block of its late answer. */
  #prompt({ span, late, ...clauses }: PromptDeclaration): void {
    const head = { span, ...clauses };
    this.#values(head, -1);
    this.#statements(late?.body.statements ?? [], -1);
  }

  #add(node: PlaceNode, parent: number): number {
    const letter = placeLetters[node.kind].charCodeAt(0);
    this.#hasher.start(letter);
    feedOwnText(node, this.#hasher);
    const index = this.#nodes.length;
    if (index === columns.parents.length) columns.grow();
    this.#nodes.push(node);
    columns.parents[index] = parent;
    columns.letters[index] = letter;
    columns.exacts[index] = this.#hasher.finish();
    columns.keys[index] = nodeKey(node);
    return index;
  }

  #prose(block: ProseBlock, parent: number): void {
    for (const item of block.items) this.#item(item, parent);
  }

  #item(item: ProseItem, parent: number): void {
    switch (item.kind) {
      case 'line': {
        const place = this.#add(item, parent);
        this.#values(item, place);
        this.#statements(item.effects, place);
        if (item.divert) this.#divert(item.divert, place);
        return;
      }
      case 'choice': {
        const place = this.#add(item, parent);
        this.#values(item, place);
        if (item.hear) this.#statement(item.hear, place);
        if (item.divert) this.#divert(item.divert, place);
        if (item.body) this.#prose(item.body, place);
        return;
      }
      case 'label':
        this.#add(item, parent);
        return;
      case 'logicLine':
        this.#statements(item.statements, parent);
        if (item.divert) this.#divert(item.divert, parent);
        return;
      case 'divert':
        this.#divert(item, parent);
        return;
      case 'tagLine':
        return;
    }
  }

  /** A divert is no place of its own, but its `else` may hold some. */
  #divert(divert: Divert, parent: number): void {
    this.#values(divert, parent);
    if (divert.otherwise?.kind === 'proseBlock') this.#prose(divert.otherwise, parent);
    else if (divert.otherwise) this.#divert(divert.otherwise, parent);
  }

  #block(block: Block, parent: number): void {
    if (block.kind === 'proseBlock') this.#prose(block, parent);
    else this.#statements(block.statements, parent);
  }

  #arms(arms: readonly Arm[], parent: number): void {
    for (const arm of arms) this.#block(arm.body, parent);
  }

  #statements(statements: readonly Statement[], parent: number): void {
    for (const statement of statements) this.#statement(statement, parent);
  }

  #statement(statement: Statement, parent: number): void {
    const place = this.#add(statement, parent);
    this.#values(statement, place);
    switch (statement.kind) {
      case 'if':
        this.#block(statement.then, place);
        if (statement.otherwise?.kind === 'if') this.#statement(statement.otherwise, place);
        else if (statement.otherwise) this.#block(statement.otherwise, place);
        return;
      case 'match':
      case 'callStatement':
      case 'draw':
        this.#arms(statement.arms, place);
        return;
      case 'for':
      case 'to':
        this.#block(statement.body, place);
        return;
      case 'once':
        this.#prose(statement.body, place);
        if (statement.otherwise) this.#prose(statement.otherwise, place);
        return;
      case 'pick':
        for (const item of statement.items) this.#prose(item.body, place);
        return;
      case 'let':
        if (statement.otherwise) this.#block(statement.otherwise, place);
        return;
      case 'expressionStatement':
      case 'assign':
      case 'transfer':
      case 'issue':
      case 'retire':
      case 'link':
      case 'unlink':
      case 'grant':
      case 'revoke':
      case 'emit':
      case 'visit':
      case 'offer':
      case 'hear':
      case 'return':
      case 'refuse':
      case 'advance':
      case 'checkpoint':
      case 'remember':
      case 'errorStatement':
        return;
    }
  }

  /** Statements inside values: `let x = match mood { calm { 1 } otherwise { … } }`. */
  #values(node: Node, parent: number): void {
    if (this.#matches.length === 0 || !anyWithin(this.#matches, node.span.start, node.span.end)) return;
    for (const match of findValueMatches(node)) this.#arms(match.arms, parent);
  }
}

function migrationsOf(declaration: Declaration): readonly Migration[] {
  if (declaration.kind === 'migrate') return [declaration.migration];
  return 'migrations' in declaration ? (declaration.migrations ?? []) : [];
}

/** The section of `fabula.ids` that a declaration's places stand in. */
function ownerKey(declaration: Declaration): string {
  switch (declaration.kind) {
    case 'function':
      return `fn ${declaration.name.text}`;
    case 'kindDeclaration':
      return `kind ${declaration.name.text}`;
    case 'recordDeclaration':
      return `record ${declaration.name.text}`;
    case 'scope':
      return declaration.scope;
    case 'migrate':
      return `migrate ${declaration.of.names.map((name) => name.text).join('.')}`;
    case 'markupDeclaration':
      return `markup ${declaration.name.text}`;
    case 'tagDeclaration':
      return `tag ${declaration.name.text}`;
    case 'pack':
    case 'useDeclaration':
    case 'castDeclaration':
    case 'edge':
    case 'test':
    case 'shared':
      return declaration.kind;
    case 'unsupported':
      return `${declaration.keyword} ${declaration.name?.text ?? ''}`.trimEnd();
    case 'scene':
    case 'deck':
    case 'query':
    case 'action':
    case 'type':
    case 'enum':
    case 'variant':
    case 'component':
    case 'relation':
    case 'entity':
    case 'entityRow':
    case 'resource':
    case 'event':
    case 'rule':
    case 'table':
    case 'audience':
    case 'extern':
    case 'workflow':
    case 'mission':
    case 'director':
    case 'simulation':
    case 'goal':
    case 'experiment':
    case 'provider':
    case 'model':
    case 'context':
    case 'prompt':
    case 'memory':
      return `${declaration.kind} ${declaration.name.text}`;
  }
}

function occurrences(text: string, word: string): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) found.push(at);
  return found;
}

function anyWithin(sorted: readonly number[], start: number, end: number): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return (sorted[low] ?? Number.POSITIVE_INFINITY) < end;
}
