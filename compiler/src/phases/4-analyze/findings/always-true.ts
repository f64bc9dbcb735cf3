import { catalogue, type Diagnostic, diagnostic } from '../../../diagnostics/index.js';
import type { Expression } from '../../1-parse/index.js';
import type { AnalyzeInput } from '../input.js';
import { settledConditions } from '../settled-conditions.js';
import { nodesIn } from '../syntax.js';

/**
 * Conditions, in prose and in logic, that hold whatever the state is: what is behind them could stand without. The checker
 * computes bounds by intervals and follows what conditions around them have settled; that a value happens never to be
 * otherwise in this story is left to exploration. An `else if` may say what is left over, which reads better than `else`;
 * and whoever asks whether something is `none` makes sure, which does no harm.
 */
export function alwaysTrue(input: AnalyzeInput): Diagnostic[] {
  const spelledOut = new Map<object, ReadonlySet<unknown>>();
  return settledConditions(input).flatMap(({ file, declaration, expression, answer }) => {
    if (!answer || makesSure(expression)) return [];
    const later = spelledOut.get(declaration) ?? laterConditions(declaration);
    spelledOut.set(declaration, later);
    return later.has(expression) ? [] : [diagnostic(catalogue.alwaysTrue, { file, span: expression.span }, {})];
  });
}

function makesSure(expression: Expression): boolean {
  return expression.kind === 'binary' && (expression.left.kind === 'none' || expression.right.kind === 'none');
}

/** The conditions of `else if`: of blocks, of values, and within a line. */
function laterConditions(declaration: object): ReadonlySet<unknown> {
  const later = new Set<unknown>();
  for (const node of nodesIn(declaration)) {
    if (isIf(node) && node.otherwise?.kind === node.kind) later.add(node.otherwise.condition);
    if (isInlineIf(node)) for (const { condition } of node.arms.slice(1)) later.add(condition);
  }
  return later;
}

interface If {
  readonly otherwise?: { readonly kind: string; readonly condition?: Expression };
}
function isIf(node: { readonly kind: string }): node is { readonly kind: string } & If {
  return node.kind === 'if' || node.kind === 'conditional';
}
interface InlineIf {
  readonly arms: readonly { readonly condition: Expression | undefined }[];
}
function isInlineIf(node: { readonly kind: string }): node is { readonly kind: string } & InlineIf {
  return node.kind === 'inlineIf';
}
