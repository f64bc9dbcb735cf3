import type { Choice, Label, Name, ProseBlock, SceneDeclaration, Statement } from '../1-parse/index.js';

/** A label of a scene: one of its own line, or one on a choice's body. */
export interface LabelPlace {
  readonly name: Name;
  readonly node: Label | Choice;
}

/** The labels of a scene at any depth, in reading order; a name declared twice stands twice. */
export function labelsOf(scene: SceneDeclaration): readonly LabelPlace[] {
  const known = labels.get(scene.body);
  if (known) return known;
  const found: LabelPlace[] = [];
  inBlock(scene.body, found);
  labels.set(scene.body, found);
  return found;
}

/** Several phases ask, and looking means reading the whole scene. */
const labels = new WeakMap<ProseBlock, readonly LabelPlace[]>();

function inBlock(block: ProseBlock, found: LabelPlace[]): void {
  for (const item of block.items) {
    switch (item.kind) {
      case 'label':
        found.push({ name: item.name, node: item });
        break;
      case 'choice':
        if (item.label) found.push({ name: item.label, node: item });
        if (item.body) inBlock(item.body, found);
        break;
      case 'logicLine':
        for (const statement of item.statements) inStatement(statement, found);
        break;
      case 'line':
        for (const statement of item.effects) inStatement(statement, found);
        break;
      case 'divert':
        if (item.otherwise?.kind === 'proseBlock') inBlock(item.otherwise, found);
        break;
      case 'tagLine':
        break;
    }
  }
}

function inStatement(statement: Statement, found: LabelPlace[]): void {
  for (const block of proseBlocksOf(statement)) inBlock(block, found);
}

/** The blocks of prose that a statement holds, in reading order. */
export function proseBlocksOf(statement: Statement): readonly ProseBlock[] {
  const blocks: ProseBlock[] = [];
  const add = (block: { readonly kind: string } | undefined): void => {
    if (isProse(block)) blocks.push(block);
  };
  switch (statement.kind) {
    case 'if': {
      add(statement.then);
      const { otherwise } = statement;
      if (otherwise?.kind === 'if') blocks.push(...proseBlocksOf(otherwise));
      else add(otherwise);
      break;
    }
    case 'match':
    case 'callStatement':
    case 'draw':
      for (const arm of statement.arms) add(arm.body);
      break;
    case 'for':
    case 'to':
      add(statement.body);
      break;
    case 'once':
      add(statement.body);
      add(statement.otherwise);
      break;
    case 'pick':
      for (const item of statement.items) add(item.body);
      break;
    case 'let':
      add(statement.otherwise);
      break;
    default:
      break;
  }
  return blocks;
}

function isProse(block: { readonly kind: string } | undefined): block is ProseBlock {
  return block?.kind === 'proseBlock';
}
