import { catalogue, type Diagnostic, diagnostic } from '../../../diagnostics/index.js';
import type { Expression } from '../../1-parse/index.js';
import type { AnalyzeInput } from '../input.js';
import { nodesIn } from '../syntax.js';

/**
 * Conditions in prose that hold whatever the state is: what is behind them could stand without. The checker computes
 * bounds by intervals and follows what conditions around them have settled; that a value happens never to be otherwise
 * in this story is left to exploration. An `else if` may say what is left over, which reads better than `else`; and whoever
 * asks whether something is `none` makes sure, which does no harm.
 */
export function alwaysTrue(input: AnalyzeInput): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const { symbol, expressions } of [...input.scenes, ...input.decks]) {
    if (symbol.chapter.unit !== input.program.main) continue;
    let spelledOut: ReadonlySet<unknown> | undefined;
    for (const [expression, { type }] of expressions) {
      // The literal `true` is how something is tried out for a while.
      if (type.kind !== 'bool' || type.value !== true || expression.kind === 'bool' || makesSure(expression)) continue;
      spelledOut ??= laterConditions(symbol.declaration);
      if (spelledOut.has(expression)) continue;
      found.push(diagnostic(catalogue.alwaysTrue, { file: symbol.file.path, span: expression.span }, {}));
    }
  }
  return found;
}

function makesSure(expression: Expression): boolean {
  return expression.kind === 'binary' && (expression.left.kind === 'none' || expression.right.kind === 'none');
}

/** The conditions of `else if`, on lines of their own and within a line. */
function laterConditions(declaration: object): ReadonlySet<unknown> {
  const later = new Set<unknown>();
  for (const node of nodesIn(declaration)) {
    if (isIf(node) && node.otherwise?.kind === 'if') later.add(node.otherwise.condition);
    if (isInlineIf(node)) for (const { condition } of node.arms.slice(1)) later.add(condition);
  }
  return later;
}

interface If {
  readonly otherwise?: { readonly kind: string; readonly condition?: Expression };
}
function isIf(node: { readonly kind: string }): node is { readonly kind: string } & If {
  return node.kind === 'if';
}
interface InlineIf {
  readonly arms: readonly { readonly condition: Expression | undefined }[];
}
function isInlineIf(node: { readonly kind: string }): node is { readonly kind: string } & InlineIf {
  return node.kind === 'inlineIf';
}
