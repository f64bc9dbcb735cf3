import { catalogue, type Diagnostic, diagnostic } from '../../../diagnostics/index.js';
import type { Expression } from '../../1-parse/index.js';
import type { CheckedGoal, CheckedSimulation } from '../../3-check/index.js';
import type { AnalyzeInput } from '../input.js';
import { prospectsIn } from '../never-holds.js';
import type { ProgramFlow } from '../program-flow.js';

/** Stops that never come, invariants and claims that never hold, things agents never do. */
export function neverHolds(input: AnalyzeInput, flow: ProgramFlow): Diagnostic[] {
  const prospects = prospectsIn(input, flow);
  return input.declarations.flatMap(({ simulation, goal }) => {
    const checked = simulation ?? goal;
    if (!checked || checked.symbol.chapter.unit !== input.program.main) return [];
    const asked = simulation ? ofSimulation(simulation) : goal ? ofGoal(goal) : [];
    return asked.flatMap(([what, expression]) => {
      const never = prospects(expression, checked.conditions.get(expression));
      if (!never) return [];
      const place = { file: checked.symbol.file.path, span: expression.span };
      return [diagnostic(catalogue.neverHolds, place, { what })];
    });
  });
}

type Asked = readonly (readonly [what: string, expression: Expression])[];

function ofSimulation({ symbol: { declaration } }: CheckedSimulation): Asked {
  return [
    ...declaration.invariants.map(({ name, holds }) => [`The invariant \`${name.text}\``, holds] as const),
    ...declaration.stops.map(
      ({ name, when }) => [name ? `The condition of \`stop as ${name.text}\`` : 'What it stops at', when] as const,
    ),
    ...declaration.agents.flatMap(({ decisions }) =>
      decisions.flatMap(
        (each): Asked => (each.kind === 'agentRule' && each.when ? [['What the agent waits for', each.when]] : []),
      ),
    ),
  ];
}

function ofGoal({ symbol: { declaration } }: CheckedGoal): Asked {
  return [
    ...declaration.given.map((each) => ['What is given', each] as const),
    ...declaration.claims.flatMap(
      (claim): Asked =>
        claim.kind === 'witnessed'
          ? claim.cue
            ? [['The cue', claim.cue]]
            : []
          : [[claim.kind === 'always' ? 'What is claimed of every tick' : 'What is claimed', claim.holds]],
    ),
  ];
}
