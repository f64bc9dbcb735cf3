import type { ParameterIr, TypeIr, Value } from '../../bundle/index.js';
import { readTyped } from '../../engine/index.js';
import { Draft, livingEntities } from '../../world/index.js';
import type { LiveBranch } from '../live-branch.js';
import { kindsIn } from './given-input.js';

export interface StrayThing {
  readonly parameter: string;
  readonly given: string;
  /** What there is, for who slipped in typing. */
  readonly things: readonly string[];
}

/** A parameter that was given a thing which is not there, or is of another kind: it would match nothing, and nobody would know why. */
export function strayThing(
  { story, state }: LiveBranch,
  parameters: readonly ParameterIr[],
  given: { readonly [name: string]: Value },
): StrayThing | undefined {
  const { schema } = story.bundle.program;
  const kindOf = kindsIn(story, state);
  for (const { name, type } of parameters) {
    const of = refIn(type);
    const value = given[name];
    if (!of || typeof value !== 'string' || readTyped(schema, of, value, kindOf).ok) continue;
    const things = thereNow({ story, state }).filter((id) => readTyped(schema, of, id, kindOf).ok);
    return { parameter: name, given: value, things };
  }
  return undefined;
}

function refIn(type: TypeIr): TypeIr | undefined {
  if (type.type === 'optional') return refIn(type.of);
  return type.type === 'ref' ? type : undefined;
}

function thereNow({ story: { projector, bundle }, state }: Pick<LiveBranch, 'story' | 'state'>): readonly string[] {
  if (!projector) return bundle.program.schema.entities.map(({ id }) => id);
  return livingEntities(projector.world, new Draft(projector.hashing, state.cells, state.turn));
}
