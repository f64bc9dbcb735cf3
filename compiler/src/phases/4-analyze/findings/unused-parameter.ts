import { catalogue, type Diagnostic, diagnostic } from '../../../diagnostics/index.js';
import type { CheckedDeclaration } from '../../3-check/index.js';
import type { AnalyzeInput } from '../input.js';
import { nodesIn } from '../syntax.js';
import { isNode } from '../within.js';

/**
 * Parameters that what they are given to never reads. Functions of the host and prompts have theirs for others, actions
 * `by` a role and those of simulations are called from outside, cards and scenes that stand as values share their
 * parameters with others, and so do functions that a clause names: a recap, a judge, a report, a fallback.
 */
export function unusedParameter({ program, declarations, uses }: AnalyzeInput): Diagnostic[] {
  const { main } = program;
  const candidates = declarations.filter(({ uses: { unreadParameters } }) => unreadParameters);
  if (candidates.length === 0) return [];
  const asValues = new Set<string>();
  for (const { reads } of uses) for (const read of reads) if (read.startsWith('scene:')) asValues.add(read);
  const inClauses = namedInClauses(main.symbols.map(({ declaration }) => declaration));
  return candidates.flatMap((checked) => {
    const symbol = symbolOf(checked);
    if (symbol?.chapter.unit !== main || asValues.has(`scene:${symbol.id}`) || inClauses.has(symbol.name)) return [];
    return (checked.uses.unreadParameters ?? []).flatMap(({ name, place }) =>
      name.startsWith('_') ? [] : [diagnostic(catalogue.unusedParameter, place, { name, of: symbol.name })],
    );
  });
}

/** What it is the parameter of, where that alone says what it takes. */
function symbolOf({ function: fn, action, query, scene }: CheckedDeclaration) {
  if (scene) return scene.symbol.deck ? undefined : scene.symbol;
  const symbol = fn?.symbol ?? action?.symbol ?? query?.symbol;
  if (!symbol || symbol.simulation) return undefined;
  const { declaration } = symbol;
  return declaration.kind === 'action' && declaration.by.length > 0 ? undefined : symbol;
}

const haveClauses: ReadonlySet<string> = new Set([
  'deck',
  'director',
  'experiment',
  'goal',
  'memory',
  'model',
  'prompt',
  'simulation',
]);

/** All names in declarations whose clauses name functions, such as a fallback: what those are given is not theirs to say. */
function namedInClauses(declarations: readonly { readonly kind: string }[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const declaration of declarations) {
    if (!haveClauses.has(declaration.kind)) continue;
    for (const node of nodesIn(declaration)) {
      const parts: { readonly [key: string]: unknown } = { ...node };
      const { names, name } = parts;
      const last: unknown = node.kind === 'path' && Array.isArray(names) ? names.at(-1) : name;
      if ((node.kind === 'path' || node.kind === 'nameExpression') && isNode(last) && typeof last['text'] === 'string')
        found.add(last['text']);
    }
  }
  return found;
}
