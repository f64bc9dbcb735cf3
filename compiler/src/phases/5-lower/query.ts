import type { FieldIr, LeadsToIr } from '@fabula/runtime/bundle';
import type { Symbol } from '../2-bind/index.js';
import type { CheckedScene } from '../3-check/index.js';

type Lead = LeadsToIr['edges'][number];

/**
 * The narrative graph: an edge for each divert that leaves a scene for another, in the order written, once each; then
 * what else was declared. A divert leads there whatever stands before it: whether it can be taken now is a matter of where
 * the reader is. A scene that is reckoned can be any, and is left out.
 */
export function lowerLeadsTo(
  scenes: readonly CheckedScene[],
  cards: (deck: Symbol) => readonly string[],
  declared: readonly Lead[],
  fields: readonly FieldIr[],
): LeadsToIr {
  const own = scenes.filter(({ symbol }) => !symbol.deck);
  const names = new Set(own.map(({ symbol }) => symbol.id));
  const edges: Lead[] = [];
  const taken = new Set<Lead>();
  for (const scene of own) {
    const from = scene.symbol.id;
    const met = new Set<string>();
    for (const to of targetsOf(scene, cards)) {
      if (met.has(to) || !names.has(to)) continue;
      met.add(to);
      // What is declared of a divert's edge without a guard is that edge's own.
      const said = declared.find((each) => !each.when && each.from === from && each.to === to);
      if (said) taken.add(said);
      edges.push(said ?? { from, to });
    }
  }
  const rest = declared.filter((each) => !taken.has(each));
  return { scenes: [...names], edges: [...edges, ...rest], ...(fields.length > 0 && { fields }) };
}

function targetsOf({ targets, draws }: CheckedScene, cards: (deck: Symbol) => readonly string[]): readonly string[] {
  const found: { readonly at: number; readonly to: string }[] = [];
  for (const [node, { scene, local }] of targets) {
    if (node.kind === 'divert' && !local && typeof scene === 'string') found.push({ at: node.span.start, to: scene });
  }
  for (const [node, { deck }] of draws) {
    if (node.kind === 'divert') for (const to of cards(deck)) found.push({ at: node.span.start, to });
  }
  return found.sort((a, b) => a.at - b.at).map(({ to }) => to);
}
