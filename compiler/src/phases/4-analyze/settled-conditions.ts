import type { Expression } from '../1-parse/index.js';
import type { AnalyzeInput } from './input.js';

/** A condition whose answer its types decide. */
export interface SettledCondition {
  readonly file: string;
  /** The declaration it stands in. */
  readonly declaration: object;
  readonly expression: Expression;
  readonly answer: boolean;
}

/**
 * The conditions of the pack whose answer is known: in prose, in decks, and in logic wherever it stands. What a mission
 * or a workflow's beat waits for has findings of its own, and the literals `true` and `false` are how something is tried
 * out or put aside for a while.
 */
export function settledConditions({ program, declarations, decks }: AnalyzeInput): readonly SettledCondition[] {
  const { main } = program;
  const files = new Set(main.files.map(({ source }) => source.path));
  const found: SettledCondition[] = [];
  for (const { conditions, mission, scene } of declarations) {
    if (!conditions || !files.has(conditions.file)) continue;
    const { file, declaration, settled } = conditions;
    for (const [expression, answer] of settled)
      if (!mission?.conditions.has(expression)) add({ file, declaration, expression, answer });
    for (const [expression, { type }] of scene?.expressions ?? [])
      if (type.kind === 'bool' && type.value !== undefined && !settled.has(expression))
        add({ file, declaration, expression, answer: type.value });
  }
  for (const { symbol, expressions } of decks) {
    if (symbol.chapter.unit !== main) continue;
    const { file, declaration } = symbol;
    for (const [expression, { type }] of expressions)
      if (type.kind === 'bool' && type.value !== undefined)
        add({ file: file.path, declaration, expression, answer: type.value });
  }
  return found;

  function add(condition: SettledCondition): void {
    if (condition.expression.kind !== 'bool') found.push(condition);
  }
}
