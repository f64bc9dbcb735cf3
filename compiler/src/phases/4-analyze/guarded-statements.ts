import type { Choice, Expression, ProseBlock, SceneDeclaration, Statement } from '../1-parse/index.js';
import { proseBlocksOf } from '../2-bind/index.js';

/** A statement of a scene's prose, with the conditions that hold when it is come to from the scene's start. */
export interface Guarded {
  readonly statement: Statement;
  readonly under: readonly Expression[];
}

/**
 * The statements of a scene with what is asked around them: guards of choices and lines, `if`, `match` and its arms. Behind
 * an `else` nothing is known to hold, but something was asked, which counts as well.
 */
export function guardedStatements({ body, opens }: SceneDeclaration): readonly Guarded[] {
  const found: Guarded[] = [];
  inBlock(body, opens ? [opens] : [], found);
  return found;
}

function inBlock(block: ProseBlock, under: readonly Expression[], found: Guarded[]): void {
  for (const item of block.items) {
    switch (item.kind) {
      case 'line':
        for (const statement of item.effects) inStatement(statement, withGuard(under, item.guard), found);
        break;
      case 'choice':
        inChoice(item, under, found);
        break;
      case 'logicLine':
        for (const statement of item.statements) inStatement(statement, under, found);
        break;
      case 'divert':
        if (item.otherwise?.kind === 'proseBlock') inBlock(item.otherwise, under, found);
        break;
      default:
        break;
    }
  }
}

function inChoice({ guard, body }: Choice, under: readonly Expression[], found: Guarded[]): void {
  if (body) inBlock(body, withGuard(under, guard), found);
}

function inStatement(statement: Statement, under: readonly Expression[], found: Guarded[]): void {
  found.push({ statement, under });
  const asked = askedBy(statement);
  const inside = asked.length > 0 ? [...under, ...asked] : under;
  for (const block of proseBlocksOf(statement)) inBlock(block, inside, found);
}

function askedBy(statement: Statement): readonly Expression[] {
  switch (statement.kind) {
    case 'if':
      return [statement.condition, ...(statement.otherwise?.kind === 'if' ? askedBy(statement.otherwise) : [])];
    case 'match':
      return [statement.subject, ...statement.arms.flatMap(({ guard }) => guard ?? [])];
    case 'for':
      return statement.condition ? [statement.condition] : [];
    case 'pick':
      return statement.items.flatMap(({ guard }) => guard ?? []);
    default:
      return [];
  }
}

function withGuard(under: readonly Expression[], guard: Expression | undefined): readonly Expression[] {
  return guard ? [...under, guard] : under;
}
